import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { views, violations } from "./axe-violations.ts";
import { type RunningStudio, startStudio, withoutChromium } from "./studio-page.ts";

describe.skipIf(withoutChromium)("the studio whose theme changes while it is open", () => {
  let studio: RunningStudio;
  beforeAll(async () => {
    studio = await startStudio();
  }, 120_000);
  afterAll(() => studio.close());

  it.each(views)("has no axe violation in %s, wide in the dark, narrow in the light", async (hash, ready) => {
    for (const [from, to, width] of [["light", "dark", 1280], ["dark", "light", 800]] as const) {
      const page = await studio.open({ hash, scheme: from, width });
      await ready(page);
      // Colours must not be judged half-way between the two themes.
      await page.addStyleTag({ content: "* { transition: none !important }" });
      await page.emulateMedia({ colorScheme: to });
      expect(await violations(page)).toEqual([]);
      await page.context().close();
    }
  }, 120_000);
});
