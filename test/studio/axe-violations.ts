import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What axe finds wrong on a page, a line each. */
export async function violations(page: Page): Promise<string[]> {
  // Evaluated through the debugger, since the page's policy lets no foreign script in.
  await page.evaluate(axe);
  const { violations: found } = await page.evaluate(() => (globalThis as unknown as { axe: { run(what: Document, options: RunOptions): Promise<AxeResults> } }).axe.run(document, { resultTypes: ["violations"] }));
  return found.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary}`));
}

/** Each view of the studio, and how to tell that it is there. */
export const views = [
  ["#/laboratory", (page: Page) => page.getByText("0 of 1500 steps").waitFor()],
  ["#/population?source=example", (page: Page) => page.getByRole("region", { name: "Groups" }).or(page.getByRole("table").first()).first().waitFor()],
  ["#/study?source=example", (page: Page) => page.getByRole("table").first().waitFor()],
  ["#/files", (page: Page) => page.getByRole("main", { name: "Your own" }).locator("section, p").last().waitFor()],
] as const;
