import { type Claim, judgedClaim } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import { type FullForceFindings, recordsWith, rowName } from "../findings.ts";
import { REACH_BOUND } from "../learner/reach-task.ts";
import { meanAndSpread } from "../mean-and-spread.ts";
import { paperAbstract } from "../sources.ts";

/** The learner makes the circuit's output. */
export function outputClaim(findings: FullForceFindings): Claim {
  const { rows, recorded } = findings.profile;
  return judgedClaim({
    id: "output",
    statement: "Trained with neural hints, the network makes the muscle output of the circuit.",
    source: { kind: "read", where: `${paperAbstract}; the bound is proposed` },
    criterion: `Error Σ(z − f)²/Σf² over the movement at most ${REACH_BOUND}, mean over the trained directions, for every seed.`,
    measurements: rows.map((row) => {
      const errors = recordsWith(findings, { ...row, recorded }).map(({ scores }) => scores.trainedError);
      const { mean } = meanAndSpread(errors);
      const worst = Math.max(...errors);
      return { subject: rowName(row), value: errors.length === 0 ? "–" : `mean ${numberText(mean)}, largest ${numberText(worst)}`, verdict: errors.length === 0 ? "undecided" : worst <= REACH_BOUND ? "holds" : "fails" };
    }),
    figure: "muscles",
  });
}

/** The output is multiphasic and ends quietly. */
export function oscillationClaim(findings: FullForceFindings): Claim {
  const drawn = findings.learners.filter(({ pictures, settings }) => pictures !== undefined && settings.recorded > 0);
  const { baseline, delay, movement } = findings.profile.timing;
  return judgedClaim({
    id: "oscillatory",
    statement: "Single neurons of the circuit oscillate after the go cue and are quiet at the end of the trial, and a linear map from the network follows them.",
    source: { kind: "read", where: `${paperAbstract} (oscillatory patterns); the numbers are proposed` },
    criterion: "Of the ten neurons drawn, half change sign at least twice; their root mean square over the last tenth of the movement is at most a quarter of that over the first half, in the circuit and in the map.",
    measurements: drawn.map(({ pictures, settings }) => {
      const { neurons } = pictures!;
      const turning = neurons.filter(({ rate }) => signChanges(rate) >= 2).length;
      const [circuit, mapped] = [neurons.map(({ rate }) => rate), neurons.map(({ predicted }) => predicted)].map((traces) => quietness(traces, movement));
      const holds = turning >= neurons.length / 2 && circuit <= 0.25 && mapped <= 0.25;
      return { subject: `${rowName(settings)}, seed ${settings.seed}`, value: `${turning} of ${neurons.length} change sign twice; end over beginning ${numberText(circuit, 2)} (circuit), ${numberText(mapped, 2)} (map)`, verdict: holds ? "holds" : "fails", note: `movement from ${baseline + delay} ms on` };
    }),
    figure: "neurons",
  });
}

function signChanges(values: readonly number[]): number {
  return values.filter((value, k) => k > 0 && value * values[k - 1] < 0).length;
}

/** Root mean square of traces over the last tenth of a movement, over that of its first half. */
function quietness(traces: readonly (readonly number[])[], movement: number): number {
  const over = (from: number, to: number) => Math.sqrt(meanAndSpread(traces.flatMap((trace) => trace.slice(from, to).map((value) => value * value))).mean);
  return over(Math.floor(0.9 * movement), movement) / over(0, Math.floor(movement / 2));
}
