import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { DivergenceError } from "../../numeric/errors.ts";
import { log } from "../../numeric/elementary.ts";
import type { TangentFrame } from "./tangent-algebra.ts";
import { tangentStep } from "./tangent-step.ts";
import type { Walker } from "./walker.ts";

/** Shorter spans of R's diagonal than this cost at most half of a double's digits. */
const COLLAPSE = 1e-8;

/** The steps between two orthonormalisations, done. */
export interface GrowthBlock {
  /** Logarithmic growth of each vector, [k], in nats; a lost one counts as the bound that it fell below. */
  readonly logs: Float64Array;
  /** Whether each vector was annihilated, or shrank below rounding: its growth is −∞ or not to be told from it. */
  readonly lost: readonly boolean[];
  /** Smallest over largest of R's diagonal. */
  readonly ratio: number;
  /** Σ log|det J| over the block, where it was asked for. */
  readonly logDeterminant: number | undefined;
}

/** Makes blocks along one trajectory. */
export interface BlockRunner {
  /** Makes `length` steps and one orthonormalisation; undefined, and everything as before, when the vectors collapsed and the block could be shorter. */
  run(length: number, purpose: "grow" | "grow and check the determinant"): GrowthBlock | undefined;
}

/** Runs blocks of the walker's trajectory with the vectors in `frame`. */
export function blockRunner(map: DynamicalMap, walker: Walker, frame: TangentFrame, columns: number): BlockRunner {
  const { dimension } = map;
  const step = tangentStep(map, frame, columns);
  const [keptState, keptVectors] = [new Float64Array(dimension), new Float64Array(frame.vectors.length)];
  const diagonal = new Float64Array(columns);

  const carry = (length: number, determinant: boolean): number | undefined => {
    let logDeterminant = 0;
    for (let t = 0; t < length; t++) {
      step(walker.state, walker.input());
      if (determinant) logDeterminant += frame.logAbsDeterminant();
      walker.advance();
    }
    return determinant ? logDeterminant : undefined;
  };

  return {
    run: (length, purpose) => {
      const begin = walker.position;
      keptState.set(walker.state);
      if (length > 1) keptVectors.set(frame.vectors);
      const logDeterminant = carry(length, purpose !== "grow");
      frame.orthonormalise(diagonal);
      const ratio = Math.min(...diagonal) / Math.max(...diagonal);
      if (length > 1 && !(ratio >= COLLAPSE)) {
        walker.rewind(begin, keptState);
        frame.vectors.set(keptVectors);
        return undefined;
      }
      if (!diagonal.every(Number.isFinite)) throw notFinite(begin);
      return { ...growth(diagonal, dimension), ratio, logDeterminant };
    },
  };
}

/** A part of R's diagonal below D·ε times its largest is rounding. */
function growth(diagonal: Float64Array, dimension: number): Pick<GrowthBlock, "logs" | "lost"> {
  const floor = dimension * Number.EPSILON * Math.max(...diagonal);
  return {
    logs: diagonal.map((entry) => log(Math.max(entry, floor))),
    lost: Array.from(diagonal, (entry) => !(entry > floor)),
  };
}

function notFinite(step: number): DivergenceError {
  return new DivergenceError({ who: "lyapunovSpectrum", expected: "finite Jacobians", got: `one that is not, at step ${step}`, step });
}
