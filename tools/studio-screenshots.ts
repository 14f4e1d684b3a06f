import { mkdirSync, statSync } from "node:fs";
import type { Page } from "playwright-core";
import { startStudio } from "../test/studio/studio-page.ts";

// Pictures of the studio's views for the documentation, light and dark: npx tsx tools/studio-screenshots.ts
// Needs Chromium (NULLCLINE_CHROMIUM, by default /usr/bin/chromium); takes a minute or two, most of it a training.

const FOLDER = "docs/images";
const WIDTH = 1440;
/** Larger pictures make the repository heavy. */
const MOST_BYTES = 400_000;
/** Trains in half a minute, and has the 27 fixed points that three bits need. */
const STEPS = 1500;

async function shoot(page: Page, name: string): Promise<void> {
  for (const scheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
    await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 1500); }));
    const path = `${FOLDER}/studio-${name}-${scheme}.png`;
    await page.screenshot({ path, timeout: 120_000 });
    const { size } = statSync(path);
    if (size > MOST_BYTES) throw new Error(`${path} has ${size} bytes, more than ${MOST_BYTES}`);
    console.log(`${path} (${Math.round(size / 1000)} kB)`);
  }
}

async function laboratory(page: Page): Promise<void> {
  await page.getByText(`0 of ${STEPS} steps`).waitFor();
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await page.getByText(`${STEPS} of ${STEPS} steps`).waitFor({ timeout: 300_000 });
  await shoot(page, "learning");
  await page.getByRole("tab", { name: "Fixed points" }).click();
  await page.getByRole("button", { name: "Find fixed points" }).click();
  await page.getByRole("list", { name: "Fixed points" }).getByRole("button", { name: /1 unstable/u }).first().click({ timeout: 300_000 });
  await page.getByLabel("Mode", { exact: true }).selectOption("0");
  await page.locator(".view").evaluate((view) => view.scrollTo(0, 0));
  await shoot(page, "fixed-points");
  await page.getByRole("button", { name: "Follow the points" }).click();
  await page.getByRole("button", { name: "Follow the points" }).waitFor({ timeout: 300_000 });
  await page.getByRole("region", { name: "Bifurcations" }).scrollIntoViewIfNeeded();
  await shoot(page, "bifurcations");
  await page.getByRole("tab", { name: "Surgery" }).click();
  await page.getByRole("button", { name: /^Rank units/u }).click();
  await page.getByRole("button", { name: /^Lesion unit/u }).first().click({ timeout: 300_000 });
  await page.getByRole("row", { name: /^Criterion/u }).waitFor({ timeout: 60_000 });
  await page.getByText("Computing the operated network").waitFor({ state: "detached", timeout: 60_000 });
  await page.locator(".view").evaluate((view) => view.scrollTo(0, 0));
  await shoot(page, "surgery");
}

mkdirSync(FOLDER, { recursive: true });
const studio = await startStudio();
try {
  const page = await studio.open({ width: WIDTH });
  page.setDefaultTimeout(120_000);
  await laboratory(page);
  for (const [name, hash] of [["population", "#/population?source=example"], ["study", "#/study?source=example"], ["files", "#/files"]] as const) {
    const other = await studio.open({ hash, width: WIDTH });
    await other.locator("main h2:visible, main table:visible").first().waitFor({ timeout: 60_000 });
    await shoot(other, name);
  }
} finally {
  await studio.close();
}
if (studio.problems.length > 0) throw new Error(studio.problems.join("\n"));
