import { type Claim, judgedClaim, type Measurement } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import { completeCircuitOptions } from "../circuit/circuit-options.ts";
import { type CircuitFindings, type FullForceFindings, recordsWith, rowName } from "../findings.ts";
import { meanAndSpread } from "../mean-and-spread.ts";
import { stroudCode } from "../sources.ts";

/** The constructed circuit is what the recipe promises. */
export function circuitClaim({ circuits, profile }: FullForceFindings): Claim {
  const options = completeCircuitOptions(profile.circuit);
  const every = (condition: (circuit: CircuitFindings) => boolean) => holdsIf(circuits.every(condition));
  const values = (of: (circuit: CircuitFindings) => string) => circuits.map(of).join("; ");
  return judgedClaim({
    id: "circuit",
    statement: "Optimising inhibition stabilises a random circuit and leaves it strongly non-normal: prepared states start large transients that die away.",
    source: { kind: "read", where: `${stroudCode}: recipe, and statistics of the published matrix (densities 0.101 and 0.395, ratio 2.998, norm ratio 1.50)` },
    criterion: `In every circuit: abscissa at most ${options.abscissa}; densities within 0.02 of those asked for, less the connections of neurons to themselves; inhibition within 2 % of ${options.inhibition} times excitation; norm ratio at least 1.2; rates at least double, then end below half of where they started.`,
    measurements: [
      { subject: "spectral abscissa", value: values(({ weights, steps }) => `${numberText(weights.abscissa, 4)} after ${steps} steps`), verdict: every(({ weights }) => weights.abscissa <= options.abscissa) },
      { subject: "density", value: values(({ weights }) => `${numberText(weights.excitatoryDensity)} and ${numberText(weights.inhibitoryDensity)}`), verdict: every(({ weights }) => Math.abs(weights.excitatoryDensity - options.density) <= 0.02 && Math.abs(weights.inhibitoryDensity + 1 / options.neurons - options.inhibitoryDensity) <= 0.02) },
      { subject: "inhibition over excitation", value: values(({ weights }) => numberText(weights.inhibition, 4)), verdict: every(({ weights }) => Math.abs(weights.inhibition / options.inhibition - 1) <= 0.02) },
      { subject: "norm ratio", value: values(({ weights }) => numberText(weights.nonNormality)), verdict: every(({ weights }) => weights.nonNormality >= 1.2) },
      { subject: "transient", value: values(({ transient }) => `${numberText(transient[0])} Hz → ${numberText(Math.max(...transient))} Hz → ${numberText(transient[transient.length - 1])} Hz`), verdict: every(({ transient }) => Math.max(...transient) >= 2 * transient[0] && transient[transient.length - 1] < transient[0] / 2) },
    ],
    figure: "transient",
  });
}

/** FORCE as a baseline on the reaches. */
export function forceClaim(findings: FullForceFindings): Claim {
  const [row] = findings.profile.rows;
  const records = recordsWith(findings, { ...row, method: "force", recorded: 0 });
  const plain = recordsWith(findings, { ...row, recorded: 0 });
  const [forced, full] = [records, plain].map((each) => meanAndSpread(each.map(({ scores }) => scores.trainedError)).mean);
  return judgedClaim({
    id: "full-force-beats-force",
    statement: "Full-FORCE learns with fewer units than FORCE.",
    source: { kind: "proposed", where: "the published demonstration of full-FORCE has both; bound and comparison at equal size are proposed" },
    criterion: "On the tasks of the demonstration, error below 5 % and below FORCE's at the same size; on the reaches, mean error below FORCE's.",
    measurements: [
      ...findings.unitTests.filter(({ method }) => method === "full-force").map(({ test, error }) => {
        const other = findings.unitTests.find((record) => record.method === "force" && record.test.task === test.task && record.test.units === test.units && record.test.length === test.length)?.error ?? Number.NaN;
        return { subject: `${test.task}, ${test.units} units, ${test.trials} trials`, value: `${numberText(error)} against ${numberText(other)}`, verdict: holdsIf(error < 0.05 && error < other) };
      }),
      { subject: `reaches, ${rowName(row)}`, value: `${numberText(full)} against ${numberText(forced)}`, verdict: records.length === 0 || plain.length === 0 ? "undecided" : holdsIf(full < forced) },
    ],
    figure: "unit-tests",
  });
}

function holdsIf(condition: boolean): Measurement["verdict"] {
  return condition ? "holds" : "fails";
}
