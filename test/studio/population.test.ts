import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Page } from "playwright-core";
import { testPopulation } from "../../src/report/test-population.ts";
import { testReport } from "../../src/report/test-report.ts";
import { storedReport } from "../../src/server/stored-report.ts";
import { type RunningStudio, startStudio, withoutChromium } from "./studio-page.ts";

const NETWORKS = 3000;

/** A store that holds one study's report with a population of 3,000 synthetic networks. */
function storeWithPopulation(): string {
  const store = mkdtempSync(join(tmpdir(), "nullcline-store-"));
  const small = testReport();
  const population = testPopulation(NETWORKS);
  const report = { ...small, sections: small.sections.map((section) => ({ ...section, figures: section.figures.map((figure) => (figure.kind === "population" ? population : figure)) })) };
  mkdirSync(join(store, "reports"), { recursive: true });
  writeFileSync(join(store, "reports", "universality-report.json"), JSON.stringify({ format: "nullcline-study-report/1", study: "universality", profile: "smoke", seed: 1, report: storedReport(report) }));
  return store;
}

/** Draws a rectangle over the middle of the first map. */
async function brush(page: Page): Promise<void> {
  const { x, y, width, height } = (await page.locator("canvas:visible").first().boundingBox())!;
  await page.mouse.move(x + 0.3 * width, y + 0.3 * height);
  await page.mouse.down();
  await page.mouse.move(x + 0.55 * width, y + 0.6 * height, { steps: 8 });
  await page.mouse.move(x + 0.9 * width, y + 0.9 * height, { steps: 8 });
  await page.mouse.up();
}

describe.skipIf(withoutChromium)("the views of a store with 3,000 networks", () => {
  let studio: RunningStudio;
  beforeAll(async () => {
    studio = await startStudio({ store: storeWithPopulation() });
  }, 120_000);
  afterAll(() => studio.close());

  it("brushes one map and marks the same networks in the other, in the groups and in the list", async () => {
    const page = await studio.open({ hash: "#/population" });
    await page.getByText("3,000", { exact: false }).first().waitFor({ timeout: 60_000 });
    await page.locator("canvas:visible").nth(1).waitFor();
    await brush(page);
    const line = page.getByText(/of 3,000 selected/u);
    await page.getByRole("button", { name: "Clear selection" }).waitFor();
    const selected = Number(/[\d,]+/u.exec((await line.textContent())!)![0].replaceAll(",", ""));
    expect(selected).toBeGreaterThan(0);
    expect(selected).toBeLessThan(NETWORKS);
    await page.getByRole("heading", { name: `List of ${selected.toLocaleString("en")} selected` }).waitFor();
    await page.getByRole("button", { name: "Clear selection" }).click();
    await page.getByRole("heading", { name: "List of 3,000 networks" }).waitFor();
  }, 120_000);

  it("shows the study's claims with their verdicts, and its figures", async () => {
    const page = await studio.open({ hash: "#/study" });
    const { claims, title } = testReport();
    await page.getByRole("heading", { name: title }).waitFor({ timeout: 60_000 });
    for (const { statement, verdict } of claims) {
      const row = page.locator("tr, li, article").filter({ hasText: statement }).last();
      expect(await row.textContent()).toContain(verdict);
    }
    await page.locator(".study figure svg").first().waitFor();
  }, 120_000);

  it("says in the empty state how to get a population, and opens the example", async () => {
    const empty = await startStudio();
    const page = await empty.open({ hash: "#/population" });
    await page.getByText("nullcline study universality").first().waitFor();
    await page.getByRole("button", { name: /example/iu }).click();
    await page.locator("canvas:visible").nth(1).waitFor({ timeout: 60_000 });
    expect(empty.problems).toEqual([]);
    await empty.close();
  }, 120_000);

  it("did none of this with an error on the page or a request that its policy refuses", () => {
    expect(studio.problems).toEqual([]);
  });
});
