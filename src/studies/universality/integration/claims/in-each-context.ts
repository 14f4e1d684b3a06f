import { overallVerdict } from "../../../claim.ts";
import type { NetworkMeasurement } from "../../measure-each.ts";
import type { ContextFindings } from "../findings.ts";

/** Measures both contexts of a network and tells them together: values side by side, and the worse verdict. */
export function inEachContext(contexts: readonly ContextFindings[], measure: (context: ContextFindings) => NetworkMeasurement): NetworkMeasurement {
  const measured = contexts.map((context) => ({ subject: context.context, ...measure(context) }));
  const notes = [...new Set(measured.flatMap(({ note }) => note ?? []))].join("; ");
  return {
    value: measured.map(({ value }) => value).join(" | "),
    verdict: overallVerdict(measured),
    ...(notes === "" ? {} : { note: notes }),
  };
}
