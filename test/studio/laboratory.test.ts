import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { executeRun } from "../../src/lab/execute-run.ts";
import { parseRunSpec } from "../../src/lab/run-spec.ts";
import { type RunningStudio, startStudio, withoutChromium } from "./studio-page.ts";

/** A network that trains in a moment. */
const small = { task: "flip-flop", units: 16, seed: 3, steps: 150 } as const;

const spec = parseRunSpec({ task: { name: small.task }, cell: { name: "vanilla" }, units: small.units, seed: small.seed, training: { steps: small.steps } });

async function openSmall(page: Page): Promise<void> {
  await page.getByLabel("Units", { exact: true }).fill(String(small.units));
  await page.getByLabel("Seed", { exact: true }).fill(String(small.seed));
  await page.getByLabel("Optimiser steps", { exact: true }).fill(String(small.steps));
  await page.getByRole("button", { name: "Open this network" }).click();
  await page.getByText(`0 of ${small.steps} steps`).waitFor();
}

async function trainSmall(page: Page): Promise<void> {
  await openSmall(page);
  await page.getByRole("button", { name: "Train", exact: true }).click();
  await page.getByText(`${small.steps} of ${small.steps} steps`).waitFor({ timeout: 60_000 });
}

describe.skipIf(withoutChromium)("the laboratory in Chromium", () => {
  let studio: RunningStudio;
  beforeAll(async () => {
    studio = await startStudio();
  }, 120_000);
  afterAll(() => studio.close());

  it("trains to the bits that Node gets, and says so by the same fingerprint", async () => {
    const page = await studio.open();
    await trainSmall(page);
    const { result } = await executeRun(spec);
    expect(await page.getByTestId("fingerprint").textContent()).toBe(result.fingerprint);
    expect(await page.getByTestId("run-id").textContent()).toBe(result.id);
  }, 120_000);

  it("pauses, goes on by single steps and begins again", async () => {
    const page = await studio.open();
    await page.getByRole("button", { name: "Train", exact: true }).click();
    await page.getByRole("button", { name: "Pause" }).click();
    const resume = page.getByRole("button", { name: "Resume" });
    await resume.waitFor();
    const done = async (): Promise<number> => Number((await page.getByTestId("progress").textContent())?.split(" ")[0]);
    const before = await done();
    await page.getByRole("button", { name: "Step" }).click();
    await page.getByText(`${before + 1} of`).waitFor();
    await page.getByRole("button", { name: "Reset" }).click();
    await page.getByText("0 of").waitFor();
  }, 60_000);

  it("finds the fixed points of a trained network, and their modes", async () => {
    const page = await studio.open();
    await trainSmall(page);
    await page.getByRole("tab", { name: "Fixed points" }).click();
    await page.getByRole("button", { name: "Find fixed points" }).click();
    const points = page.getByRole("list", { name: "Fixed points" }).getByRole("button");
    await points.first().waitFor({ timeout: 60_000 });
    expect(await points.count()).toBeGreaterThan(0);
    await points.first().click();
    await page.getByLabel("Mode", { exact: true }).selectOption("0");
    await page.getByText(/Mode 1: λ = /u).waitFor();
    await page.getByText("Driven by").waitFor();
  }, 120_000);

  it("operates on a network, undoes it to what was there, and takes back what cannot be done", async () => {
    const page = await studio.open();
    await trainSmall(page);
    await page.getByRole("tab", { name: "Surgery" }).click();
    await page.getByLabel("Units to lesion, 1 to 16").fill("2, 4-5");
    await page.getByRole("button", { name: "Lesion", exact: true }).click();
    const operations = page.getByRole("list", { name: "Operations" });
    await operations.getByText("Lesion units 2, 4, 5").waitFor();
    const error = page.getByRole("row", { name: /^Mean squared error/u }).getByRole("cell");
    await expect.poll(async () => Number(await error.nth(1).textContent()) > Number(await error.first().textContent()), { timeout: 20_000 }).toBe(true);
    expect(await page.getByRole("button", { name: "Make the movie" }).count()).toBe(0);

    await page.getByLabel("Hold pulse 1").check();
    await operations.getByText("Hold pulse 1 at 0").waitFor();
    await page.getByRole("textbox", { name: "New value" }).fill(`4${"0".repeat(39)}`);
    await page.getByRole("textbox", { name: "New value" }).press("Enter");
    await page.getByText("This operation was taken back").waitFor();
    await page.getByText("expected a finite value in float32's range").waitFor();
    expect(await operations.getByRole("listitem").count()).toBe(2);

    await operations.getByRole("button", { name: "Remove: Lesion units 2, 4, 5" }).click();
    await page.getByRole("button", { name: "Undo" }).click();
    await operations.getByText("Lesion units 2, 4, 5").waitFor();
    await page.getByRole("button", { name: "Remove all" }).click();
    await page.getByText("Nothing is operated").waitFor();
    await page.getByRole("button", { name: "Make the movie" }).waitFor();
  }, 120_000);

  it("outlives a crash of its worker: what is shown stays, and training goes on to the same bits", async () => {
    const page = await studio.open();
    await openSmall(page);
    for (const done of [1, 2]) {
      await page.getByRole("button", { name: "Step" }).click();
      await page.getByText(`${done} of ${small.steps} steps`).waitFor();
      await page.getByRole("button", { name: "Resume" }).waitFor();
    }
    const done = await page.getByTestId("progress").textContent();
    const worker = page.workers().find((each) => each.url().includes("training"))!;
    await worker.evaluate(() => { setTimeout(() => { throw new Error("a crash made by the test"); }); });
    await page.getByText("The training worker crashed and was started again").waitFor();
    await page.getByText("a crash made by the test").waitFor();
    expect(await page.getByTestId("progress").textContent()).toBe(done);
    await page.getByRole("button", { name: "Resume" }).click();
    await page.getByText(`${small.steps} of ${small.steps} steps`).waitFor({ timeout: 60_000 });
    expect(await page.getByTestId("fingerprint").textContent()).toBe((await executeRun(spec)).result.fingerprint);
    studio.problems.splice(0, studio.problems.length, ...studio.problems.filter((problem) => !problem.includes("made by the test")));
  }, 120_000);

  it("did none of this with an error on the page or a request that its policy refuses", () => {
    expect(studio.problems).toEqual([]);
  });
});
