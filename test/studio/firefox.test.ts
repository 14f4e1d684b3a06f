import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { executeRun } from "../../src/lab/execute-run.ts";
import { parseRunSpec } from "../../src/lab/run-spec.ts";
import { startStudioServer } from "../../src/server/studio-server.ts";
import { startFirefox } from "./marionette.ts";
import { buildStudio } from "./studio-page.ts";

const FIREFOX = process.env["NULLCLINE_FIREFOX"] ?? "/usr/bin/firefox-esr";

/** Fills a field as a person's typing does, so that React sees it. */
const fill = (label: string, value: number): string => `
  const label = [...document.querySelectorAll("label")].find((each) => each.textContent === ${JSON.stringify(label)});
  const field = document.getElementById(label.htmlFor);
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, ${JSON.stringify(String(value))});
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("blur", { bubbles: true }));`;

const press = (name: string): string => `[...document.querySelectorAll("button")].find((each) => each.textContent === ${JSON.stringify(name)}).click();`;

// On a developer machine without Firefox the comparison is skipped; continuous integration must have it.
describe.skipIf(!existsSync(FIREFOX) && process.env["CI"] === undefined)("in headless Firefox", () => {
  it("the studio trains to the bits that Node gets", async () => {
    const server = await startStudioServer({ store: mkdtempSync(join(tmpdir(), "nullcline-store-")), assets: await buildStudio(), port: 0 });
    const firefox = await startFirefox(FIREFOX);
    const until = async (body: string): Promise<string> => {
      for (;;) {
        const found = await firefox.evaluate<string | null>(body);
        if (found !== null) return found;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
    };
    try {
      await firefox.goto(server.address);
      await until(`return document.body.textContent.includes("0 of 1500 steps") ? "ready" : null;`);
      await firefox.evaluate(fill("Units", 16));
      await firefox.evaluate(fill("Seed", 3));
      await firefox.evaluate(fill("Optimiser steps", 150));
      await firefox.evaluate(press("Open this network"));
      await until(`return document.body.textContent.includes("0 of 150 steps") ? "open" : null;`);
      await firefox.evaluate(press("Train"));
      const fingerprint = await until(`return document.querySelector("[data-testid=fingerprint]")?.textContent ?? null;`);
      const { result } = await executeRun(parseRunSpec({ task: { name: "flip-flop" }, cell: { name: "vanilla" }, units: 16, seed: 3, training: { steps: 150 } }));
      expect(fingerprint).toBe(result.fingerprint);
    } finally {
      await firefox.close();
      await server.close();
    }
  }, 180_000);
});
