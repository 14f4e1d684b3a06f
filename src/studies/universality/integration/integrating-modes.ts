import { meanSpectrum } from "../../../dynamics/line-attractor/mean-spectrum.ts";
import { modeRemoval, modesNeeded } from "../../../dynamics/line-attractor/mode-removal.ts";
import { modulus, type Linearisation } from "../../../dynamics/linearise.ts";
import type { LinearFindings } from "./findings.ts";

/** The pulses and the reading that modes are judged by; D state dimensions, I inputs. */
export interface PulsePair {
  /** Unit pulse on the stream that the context selects, [I]. */
  readonly relevant: Float64Array;
  /** Unit pulse on the other stream, [I]. */
  readonly irrelevant: Float64Array;
  /** Readout weights, [D]. */
  readonly weights: Float64Array;
  /** Steps from the pulse to the reading. */
  readonly steps: number;
}

/** What the linearised slow points of a line say together; null without any. */
export function integratingModes(points: readonly Linearisation[], { relevant, irrelevant, weights, steps }: PulsePair): LinearFindings | null {
  if (points.length === 0) return null;
  const removal = modeRemoval(points, { input: relevant, readout: weights, steps });
  const leading = points.map(({ eigenvalues }) => modulus(eigenvalues[0]));
  return {
    points: points.length,
    spectrum: Array.from(meanSpectrum(points).mean),
    leading: [Math.min(...leading), Math.max(...leading)],
    response: Array.from(removal.curve),
    modesNeeded: removal.modesNeeded,
    medianModesNeeded: upperMedian(removal.curves.map((curve) => modesNeeded(curve))),
    irrelevantResponse: modeRemoval(points, { input: irrelevant, readout: weights, steps }).direct,
    worstCondition: removal.worstCondition,
  };
}

/** The middle of the sorted numbers, the upper of two: a number of modes stays whole. */
function upperMedian(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
}
