import type { Verdict } from "../studies/claim.ts";
import { element, type Markup } from "./markup.ts";

const glyphs: Readonly<Record<Verdict, string>> = { holds: "✓", fails: "✕", undecided: "?" };

/** A verdict as a coloured word with a sign, so that neither colour nor sign alone carries it. */
export function verdictMark(verdict: Verdict): Markup {
  return element("span", { class: `verdict ${verdict}` }, element("span", { "aria-hidden": "true" }, glyphs[verdict]), ` ${verdict}`);
}
