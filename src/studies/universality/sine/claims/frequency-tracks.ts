import { judgedClaim, type Claim } from "../../../claim.ts";
import { numberText } from "../../../number-text.ts";
import { measureEach, type NetworkMeasurement } from "../../measure-each.ts";
import type { SineFindings } from "../findings.ts";
import type { SinePopulation } from "../population.ts";

/** Least correlation that counts as following the command. */
const leastCorrelation = 0.95;

const source = {
  kind: "proposed",
  where: "Re-implementations of the task plot the oscillatory eigenvalue's imaginary part against the frequency and call the correlation clear, without a number; that it holds in every architecture, and the criterion, are proposed here.",
} as const;

/** Claim: the linearised frequency goes with the command. */
export function frequencyTracks({ networks }: SinePopulation): Claim {
  return judgedClaim({
    id: "sine-frequency",
    statement: "The frequency of the linearised dynamics follows the commanded frequency, in every architecture.",
    source,
    criterion: `Pearson's r of arg λ (the complex eigenvalue of largest modulus at the command's point) and ω exceeds ${leastCorrelation}, with an oscillatory eigenvalue at every command.`,
    figure: "sine-frequencies",
    measurements: measureEach(networks, measureCorrelation),
  });
}

/** Claim: it does so without a step back. */
export function frequencyRises({ networks }: SinePopulation): Claim {
  return judgedClaim({
    id: "sine-monotone",
    statement: "The linearised frequency rises from each command to the next.",
    source: { kind: "proposed", where: "Found in this project's vanilla tanh pilot network; correlation and order are what can be asked for, since the cycle's own frequency differs from the linear one where |λ| > 1. A vanilla ReLU network cannot meet it: its Jacobian is the same for all commands under which the same units respond." },
    criterion: "arg λ rises between every two neighbouring commands.",
    figure: "sine-frequencies",
    measurements: measureEach(networks, measureRises),
  });
}

function measureCorrelation({ tuning, commands }: SineFindings): NetworkMeasurement {
  const silent = commands.length - tuning.oscillating;
  const value = `r = ${tuning.pearson === null ? "–" : numberText(tuning.pearson, 4)}${silent === 0 ? "" : `, no oscillation at ${silent} of ${commands.length}`}`;
  return { value, verdict: silent === 0 && (tuning.pearson ?? 0) > leastCorrelation ? "holds" : "fails" };
}

function measureRises({ tuning, commands }: SineFindings): NetworkMeasurement {
  return { value: `rises ${tuning.rises} of ${commands.length - 1} times`, verdict: tuning.rises === commands.length - 1 ? "holds" : "fails" };
}
