/**
 * Where a claim's statement comes from.
 *
 * - `read`: read in the named source. Only such a statement may be presented as a paper's.
 * - `derived`: follows by mathematics from the task or from topology.
 * - `proposed`: a criterion of this study, filling a hole that the paper leaves.
 */
export type SourceKind = "read" | "derived" | "proposed";

/** The source of a claim: its kind and the place to look it up. */
export interface ClaimSource {
  readonly kind: SourceKind;
  /** A citation, or one sentence on the derivation or proposal. */
  readonly where: string;
}

/** What a criterion says of the evidence: it is met, it is missed, or the evidence cannot tell. */
export type Verdict = "holds" | "fails" | "undecided";

/** The evidence of one network, or of one comparison, for a claim. */
export interface Measurement {
  /** What was measured, e.g. a network's name, or `"population"`. */
  readonly subject: string;
  /** The measured value as it is printed, e.g. `"8 / 12 / 6 / 1"`. */
  readonly value: string;
  readonly verdict: Verdict;
  /** Why the verdict is not `holds`, or what qualifies it. */
  readonly note?: string;
}

/** A statement put beside what was measured. */
export interface Claim {
  readonly id: string;
  /** What is claimed, as a sentence. */
  readonly statement: string;
  readonly source: ClaimSource;
  /** The test that decides the verdict, with its thresholds. */
  readonly criterion: string;
  readonly measurements: readonly Measurement[];
  readonly verdict: Verdict;
  /** Identifier of the figure that shows the evidence. */
  readonly figure: string;
}

/**
 * The verdict over several measurements: one that fails makes the whole fail; otherwise one undecided
 * leaves it undecided; without any measurement it is undecided.
 */
export function overallVerdict(measurements: readonly Measurement[]): Verdict {
  const verdicts = measurements.map(({ verdict }) => verdict);
  if (verdicts.includes("fails")) return "fails";
  if (verdicts.includes("undecided") || verdicts.length === 0) return "undecided";
  return "holds";
}

/** Completes a claim with the verdict over its measurements. */
export function judgedClaim(claim: Omit<Claim, "verdict">): Claim {
  return { ...claim, verdict: overallVerdict(claim.measurements) };
}
