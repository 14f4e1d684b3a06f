import type { Provenance } from "../studies/report-record.ts";
import { element, type Markup } from "./markup.ts";

function entry(term: string, ...definition: readonly (Markup | string)[]): Markup[] {
  return [element("dt", {}, term), element("dd", {}, ...definition)];
}

/** More fingerprints than this start folded. */
const openFingerprints = 12;

/** The fingerprints one by one; behind a summary when they are many. */
function fingerprintList({ fingerprints }: Provenance): Markup {
  const list = element("ul", {}, fingerprints.map(({ of, value }) => element("li", {}, `${of} `, element("code", {}, value))));
  if (fingerprints.length <= openFingerprints) return list;
  return element("details", {}, element("summary", {}, `${fingerprints.length} fingerprints`), list);
}

/** What was run and how to run it again: command, version, kernel build, seed, fingerprints, specification. */
export function provenanceBlock(provenance: Provenance): Markup {
  return element("section", { id: "provenance" },
    element("h2", {}, "Provenance"),
    element("dl", {},
      entry("Reproduce with", element("code", {}, provenance.command)),
      entry("Version", `Nullcline ${provenance.version}`),
      entry("Kernels", provenance.kernel),
      entry("Seed", String(provenance.seed)),
      entry("Fingerprints", fingerprintList(provenance))),
    element("details", {},
      element("summary", {}, "Specification"),
      element("pre", {}, JSON.stringify(provenance.specification, null, 2) ?? "")));
}
