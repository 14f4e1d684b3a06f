import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { renderReport } from "../../src/report/render-report.ts";
import { standaloneSvg } from "../../src/report/standalone-svg.ts";
import { testDetail, testPopulation } from "../../src/report/test-population.ts";
import { testReport } from "../../src/report/test-report.ts";
import type { PopulationFigure } from "../../src/studies/figure.ts";

const CHROMIUM = process.env["NULLCLINE_CHROMIUM"] ?? "/usr/bin/chromium";

const population: PopulationFigure = testPopulation(3000, (index) => (index < 40 ? testDetail(index, { paths: 3, steps: 30, eigenvalues: 40 }) : undefined));
const small = testReport();
const report = {
  ...small,
  sections: small.sections.map((section) => ({ ...section, figures: section.figures.map((figure) => (figure.kind === "population" ? population : figure)) })),
};

// On a developer machine without Chromium the page is not opened; continuous integration must have it.
describe.skipIf(!existsSync(CHROMIUM) && process.env["CI"] === undefined)("a report with 3,000 networks in Chromium", () => {
  const folder = mkdtempSync(join(tmpdir(), "nullcline-report-"));
  const file = join(folder, "report.html");
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    writeFileSync(file, renderReport(report));
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"] });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  /** Opens the report and waits for its maps; every complaint of the page is kept, those of its security policy too. */
  async function open(settings: Parameters<Browser["newPage"]>[0] = {}): Promise<void> {
    page = await browser.newPage({ viewport: { width: 1280, height: 1000 }, ...settings });
    complaints = [];
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    await page.goto(pathToFileURL(file).href);
  }

  const maps = () => page.locator("#population .map");
  const selection = () => page.locator("#population .selection").textContent();
  const painted = () => page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  /** A digest of what a map shows. */
  const dots = (map: number) => maps().nth(map).locator(".dots").evaluate((canvas) => (canvas as HTMLCanvasElement).toDataURL());

  async function drag(map: number, from: readonly [number, number], to: readonly [number, number]): Promise<void> {
    await maps().nth(map).scrollIntoViewIfNeeded();
    const box = (await maps().nth(map).boundingBox())!;
    await page.mouse.move(box.x + from[0] * box.width, box.y + from[1] * box.height);
    await page.mouse.down();
    await page.mouse.move(box.x + to[0] * box.width, box.y + to[1] * box.height, { steps: 4 });
    await page.mouse.up();
    await painted();
  }

  /** Saves what a button offers and reads the file. */
  async function saved(button: string): Promise<{ readonly name: string; readonly text: string }> {
    const [download] = await Promise.all([page.waitForEvent("download"), page.locator(button).click()]);
    const path = join(folder, download.suggestedFilename());
    await download.saveAs(path);
    return { name: download.suggestedFilename(), text: readFileSync(path, "utf8") };
  }

  beforeEach(() => open(), 60_000);
  afterEach(async () => {
    await page.close();
    expect(complaints).toEqual([]);
  });

  it("marks in both maps what is dragged over in one; Shift adds, Escape clears", async () => {
    await painted();
    const before = [await dots(0), await dots(1)];
    await drag(0, [0.5, 0], [1, 1]);
    const right = Number((await selection())?.match(/^([\d,]+) of 3,000 selected/)?.[1].replace(",", ""));
    expect(right).toBeGreaterThan(750);
    expect(right).toBeLessThan(2250);
    expect((await dots(0)) === before[0] || (await dots(1)) === before[1]).toBe(false);
    await page.keyboard.down("Shift");
    await drag(1, [0, 0], [1, 1]);
    await page.keyboard.up("Shift");
    expect(await selection()).toBe("3,000 of 3,000 selected: vanilla 750, ugrnn 750, gru 750, lstm 750");
    await maps().first().press("Escape");
    await painted();
    expect(await selection()).toBe("3,000 networks");
    expect([await dots(0), await dots(1)]).toEqual(before);
  });

  it("marks in both maps what a lasso encloses, by pointer and from network to network by key", async () => {
    await page.locator(".select-by").selectOption("lasso");
    await maps().first().scrollIntoViewIfNeeded();
    const box = (await maps().first().boundingBox())!;
    const at = ([x, y]: readonly [number, number]) => page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: 4 });
    await at([0, 0]);
    await page.mouse.down();
    for (const corner of [[1, 0], [0, 1]] as const) await at(corner);
    await page.mouse.up();
    await painted();
    const half = Number((await selection())?.match(/^([\d,]+) of 3,000 selected/)?.[1].replace(",", ""));
    expect(half).toBeGreaterThan(500);
    expect(half).toBeLessThan(2500);
    await maps().first().press("Escape");
    for (const key of ["ArrowRight", "l", "ArrowRight", "ArrowRight", "l", "ArrowDown", "ArrowDown", "l"]) await maps().first().press(key);
    await painted();
    expect(Number((await selection())?.match(/^(\d+) of 3,000 selected/)?.[1])).toBeGreaterThanOrEqual(3);
  });

  it("selects by keyboard, announces where it stands, and opens a network's details, which page and close", async () => {
    await maps().first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowLeft");
    expect(await page.locator(".announcement").textContent()).toMatch(/^\w+-\w+-\d+, architecture \w+, activation \w+, units \d+$/);
    await page.keyboard.press("Shift+ArrowRight");
    for (let press = 0; press < 5; press++) await page.keyboard.press("Shift+ArrowDown");
    await painted();
    expect(await selection()).toMatch(/^\d+ of 3,000 selected/);
    await page.keyboard.press("Escape");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await painted();
    expect(await selection()).toMatch(/^1 of 3,000 selected/);
    await page.keyboard.press("Enter");
    const panel = page.locator("#population .member");
    expect(await panel.locator("h4").textContent()).toMatch(/^\w+-\w+-\d+$/);
    expect(await panel.getAttribute("aria-label")).toBe("Details of a network");
    expect(await panel.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press("Escape");
    expect(await panel.isHidden()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("map");
  });

  it("names the network under the pointer beside it, and opens it by a click", async () => {
    await maps().nth(1).scrollIntoViewIfNeeded();
    await maps().nth(1).focus();
    await page.keyboard.press("ArrowRight");
    const name = (await page.locator(".announcement").textContent())?.split(",")[0];
    const tip = (await page.locator(".tooltip").boundingBox())!;
    const at = { x: tip.x - 14, y: tip.y - 10 };
    await page.locator("#population h3").click();
    expect(await page.locator(".tooltip").isHidden()).toBe(true);
    await page.mouse.move(at.x, at.y);
    await painted();
    expect(await page.locator(".tooltip b").textContent()).toBe(name);
    await page.mouse.click(at.x, at.y);
    expect(await page.locator(".member h4").textContent()).toBe(name);
  });

  it("filters by the legend, recolours by another factor, and pages through what is left", async () => {
    await page.locator(".filters button", { hasText: "gru750" }).first().click();
    await page.locator(".colour-by").selectOption({ label: "units" });
    await painted();
    expect(await page.locator(".filters button").allTextContents()).toEqual(["641000", "1281000", "1921000"]);
    await drag(0, [0, 0], [1, 1]);
    expect(await selection()).toMatch(/^2,\d{3} of 3,000 selected: /);
    await page.locator(".clear").click();
    await maps().first().focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Enter");
    const first = await page.locator(".member h4").textContent();
    await page.locator(".member .next").click();
    expect(await page.locator(".member h4").textContent()).not.toBe(first);
    await page.locator(".member .previous").click();
    expect(await page.locator(".member h4").textContent()).toBe(first);
    expect(await page.locator(".member .hint").textContent()).toMatch(/^\d+ of \d+ networks$/);
  });

  it("saves the picture that Node draws, and the maps as they are filtered", async () => {
    const figure = report.sections.flatMap(({ figures }) => figures).find(({ kind }) => kind === "graph")!;
    const { name, text } = await saved("#graph > .figure-head .export");
    expect(name).toBe("graph.svg");
    const isSame = await page.evaluate(([one, other]) => {
      const tree = (source: string) => new DOMParser().parseFromString(source, "image/svg+xml").documentElement;
      return tree(one).isEqualNode(tree(other));
    }, [text, standaloneSvg(figure as Exclude<typeof figure, { kind: "table" }>, report.provenance)] as const);
    expect(isSame).toBe(true);
    await page.locator(".filters button", { hasText: "gru750" }).first().click();
    const filtered = await saved("#population > .figure-head .export");
    expect(filtered.text.match(/class="spot category-0"/g)?.length).toBe(2 * 750 + 1);
    expect(filtered.text).not.toContain(`class="spot category-2"`);
    expect((await saved(".rotating .export")).name).toBe("space-vanilla-turned.svg");
  });

  it("hands its data to any script that reads the file, and shows the filtered picture in print", async () => {
    const read = await page.locator("#report-data").evaluate((element) => JSON.parse(element.textContent ?? ""));
    expect(read.provenance).toEqual(JSON.parse(JSON.stringify(report.provenance)));
    await page.locator(".filters button", { hasText: "lstm750" }).first().click();
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    expect(await page.locator("#population .static svg").isVisible()).toBe(true);
    expect(await page.locator("#population .population").isHidden()).toBe(true);
    expect(await page.locator("#population .static .category-3").count()).toBe(0);
  });

  it("shows the static picture and no controls where scripts do not run", async () => {
    await page.close();
    await open({ javaScriptEnabled: false });
    expect(await page.locator("#population .static svg").isVisible()).toBe(true);
    for (const hidden of [".population", ".rotating", ".export"]) expect(await page.locator(hidden).first().isHidden()).toBe(true);
  });
});
