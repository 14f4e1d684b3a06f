import { judgedClaim, type Claim } from "../../../claim.ts";
import { numberText } from "../../../number-text.ts";
import { measureEach, type NetworkMeasurement } from "../../measure-each.ts";
import type { CycleFinding, MeasuredCycle, SineFindings } from "../findings.ts";
import type { SinePopulation } from "../population.ts";

/** Largest relative change of the amplitude, and of the frequency from the commanded one. */
const tolerance = 0.02;
/** Periods that must be seen. */
const fewestPeriods = 10;
/** Largest distance from 1 of the multiplier along the cycle. */
const nearOne = 0.02;

/** Claim: what is learned is a lasting oscillation of the commanded frequency. */
export function limitCycleClaim({ networks }: SinePopulation): Claim {
  return judgedClaim({
    id: "sine-limit-cycle",
    statement: "Under each command the network settles in a limit cycle of the commanded frequency, which outlasts training trials tenfold.",
    source: { kind: "proposed", where: "A criterion of this study: training ends after one to eight periods, so that a transient would do; the paper's own criterion could not be read." },
    criterion: `After 500 steps, over ten times the training length and at least ${fewestPeriods} periods: the amplitude changes by less than ${100 * tolerance} %, and the output's frequency by zero crossings is within ${100 * tolerance} % of the commanded one.`,
    figure: "sine-cycles",
    measurements: measureEach(networks, measureCycles),
  });
}

/** Claim: the cycle attracts. */
export function floquetClaim({ networks }: SinePopulation): Claim {
  return judgedClaim({
    id: "sine-floquet",
    statement: "The limit cycles attract: one Floquet multiplier is 1, along the cycle, and all others are smaller.",
    source: { kind: "derived", where: "The multiplier along a smooth invariant circle is 1, and its neighbourhood shrinks if the others are below 1; the threshold is proposed here. A ReLU network's cycle has corners, where the argument does not hold." },
    criterion: `Of the product of Jacobians over the cycle's nearest return, one eigenvalue is within ${nearOne} of 1 and the rest are below 1 in modulus.`,
    figure: "sine-cycles",
    measurements: measureEach(networks, measureMultipliers),
  });
}

function measureCycles({ cycles }: SineFindings): NetworkMeasurement {
  const lasting = cycles.filter(isLasting).length;
  const offs = cycles.map(frequencyOff).filter((off) => off !== null);
  const farthest = offs.length === 0 ? "" : `; frequency off by up to ${numberText(100 * Math.max(...offs.map(Math.abs)), 2)} %`;
  return { value: `${lasting} of ${cycles.length} cycles${farthest}`, verdict: lasting === cycles.length ? "holds" : "fails" };
}

function measureMultipliers({ cycles }: SineFindings): NetworkMeasurement {
  const attracting = cycles.filter(({ measured }) => measured !== null && attracts(measured)).length;
  return { value: `${attracting} of ${cycles.length} cycles`, verdict: attracting === cycles.length ? "holds" : "fails" };
}

/** Whether a cycle meets the criterion of a lasting oscillation of the commanded frequency. */
export function isLasting(cycle: CycleFinding): boolean {
  const { measured } = cycle;
  const off = frequencyOff(cycle);
  return measured !== null && off !== null && Math.abs(off) < tolerance && measured.drift < tolerance && measured.periods >= fewestPeriods && measured.persisted >= measured.steps;
}

/** Relative difference of the output's frequency from the commanded one; null where nothing oscillates. */
export function frequencyOff({ frequency, measured }: CycleFinding): number | null {
  return measured === null || measured.frequency === null ? null : measured.frequency / frequency - 1;
}

function attracts({ fromOne, transverse }: MeasuredCycle): boolean {
  return fromOne < nearOne && transverse < 1;
}
