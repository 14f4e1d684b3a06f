import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningStudio, startStudio, withoutChromium } from "./studio-page.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong on a page, a line each. */
async function violations(page: Page): Promise<string[]> {
  // Evaluated through the debugger, since the page's policy lets no foreign script in.
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() => (globalThis as unknown as { axe: { run(what: Document, options: RunOptions): Promise<AxeResults> } }).axe.run(document, { resultTypes: ["violations"] }));
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
}

/** Each view, and how to tell that it is there. */
const views = [
  ["#/laboratory", (page: Page) => page.getByText("0 of 1500 steps").waitFor()],
  ["#/population?source=example", (page: Page) => page.getByRole("region", { name: "Groups" }).or(page.getByRole("table").first()).first().waitFor()],
  ["#/study?source=example", (page: Page) => page.getByRole("table").first().waitFor()],
  ["#/files", (page: Page) => page.getByRole("main", { name: "Your own" }).locator("section, p").last().waitFor()],
] as const;

/** Presses Tab until what has the focus is called so; the reader of a keyboard has nothing else. */
async function tabTo(page: Page, name: RegExp, key = "Tab"): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press(key);
    const focused = await page.evaluate(() => document.activeElement?.getAttribute("aria-label") ?? document.activeElement?.textContent ?? "");
    if (name.test(focused.trim())) return;
  }
  throw new Error(`nothing called ${String(name)} is reached by ${key}`);
}

describe.skipIf(withoutChromium)("the studio without a mouse or without sight", () => {
  let studio: RunningStudio;
  beforeAll(async () => {
    studio = await startStudio();
  }, 120_000);
  afterAll(() => studio.close());

  it.each(views)("has no axe violation in %s, light and dark, wide and narrow", async (hash, ready) => {
    for (const [scheme, width] of [["light", 1280], ["dark", 800]] as const) {
      const page = await studio.open({ hash, scheme, width });
      await ready(page);
      expect(await violations(page)).toEqual([]);
      // Colours must not be judged half-way between the two themes.
      await page.addStyleTag({ content: "* { transition: none !important }" });
      await page.emulateMedia({ colorScheme: scheme === "light" ? "dark" : "light" });
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    }
  }, 120_000);

  it("is learnt, analysed, played and operated by keyboard alone", async () => {
    const page = await studio.open({ width: 1280 });
    await page.getByText("0 of 1500 steps").waitFor();
    await tabTo(page, /^Skip to the content$/u);
    await page.keyboard.press("Enter");
    const retype = async (label: string, text: string): Promise<void> => {
      for (let presses = 0; presses < 40 && !(await page.getByLabel(label, { exact: true }).evaluate((field) => field === document.activeElement)); presses++) await page.keyboard.press("Tab");
      await page.keyboard.press("Control+A");
      await page.keyboard.type(text);
    };
    await retype("Units", "12");
    await retype("Optimiser steps", "8");
    await page.keyboard.press("Enter");
    await page.getByText("0 of 8 steps").waitFor();
    await tabTo(page, /^Train$/u);
    await page.keyboard.press("Enter");
    await page.getByText("8 of 8 steps").waitFor();

    await tabTo(page, /^Learning$/u);
    await page.keyboard.press("ArrowRight");
    expect(await page.getByRole("tab", { name: "Fixed points" }).getAttribute("aria-selected")).toBe("true");
    await tabTo(page, /^Find fixed points$/u);
    await page.keyboard.press("Enter");
    const first = page.getByRole("list", { name: "Fixed points" }).getByRole("button").first();
    await first.waitFor();
    await tabTo(page, /^Point 1:/u);
    await page.keyboard.press("Space");
    expect(await first.getAttribute("aria-pressed")).toBe("true");
    expect(await violations(page)).toEqual([]);

    await tabTo(page, /^Fixed points$/u, "Shift+Tab");
    await page.keyboard.press("ArrowRight");
    await page.getByText("Nothing is operated").waitFor();
    await page.getByRole("application").waitFor();
    await tabTo(page, /^Factor on the recurrent weights$/u);
    await page.keyboard.press("ArrowRight");
    await page.getByRole("list", { name: "Operations" }).getByText("Recurrence × 1.01").waitFor();
    await page.getByRole("row", { name: /^Criterion/u }).waitFor();
    expect(await page.getByRole("button", { name: "Train", exact: true }).isDisabled()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Control+Z");
    await page.getByText("Nothing is operated").waitFor();
    await page.keyboard.press("Control+Shift+Z");
    await page.getByRole("list", { name: "Operations" }).getByText("Recurrence × 1.01").waitFor();
    await page.keyboard.press("Control+Z");
    await page.getByText("Nothing is operated").waitFor();
    await page.getByText("Computing the operated network").waitFor({ state: "detached" });

    await tabTo(page, /^Make the movie$/u, "Shift+Tab");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Play" }).waitFor({ timeout: 90_000 });
    await tabTo(page, /^Play$/u);
    await page.keyboard.press("Enter");
    await page.getByRole("slider", { name: "Training step shown" }).waitFor();
  }, 180_000);

  it("did none of this with an error on the page", () => {
    expect(studio.problems).toEqual([]);
  });
});
