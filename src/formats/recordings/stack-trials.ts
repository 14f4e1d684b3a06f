import { InvalidInputError } from "../../numeric/errors.ts";
import { rowMajorStrides, walkStrided } from "../strided-walk.ts";
import { entryInMemory, sizeOf, type ArrayEntry } from "./array-entry.ts";

/** What to do with trials of different lengths: refuse them, or cut all to the shortest. */
export type UnequalTrials = "refuse" | "shortest";

/** One trial's numbers, row-major, read when they are asked for. */
export interface TrialPiece {
  readonly shape: readonly number[];
  readonly read: () => Float64Array;
}

/**
 * One array [trial, …] of trials that stand apart in a file, such as the cells of a MAT file. Trials that differ do so
 * along one axis, which is time; the entry says so, and reading it refuses or cuts as `unequal` says.
 */
export function stackedTrials(name: string, pieces: readonly TrialPiece[], who: string, unequal: UnequalTrials): ArrayEntry {
  const axes = differingAxes(pieces);
  const shape = pieces[0].shape.map((_, axis) => Math.min(...pieces.map((piece) => piece.shape[axis])));
  const read = (): Float64Array => {
    const sameRank = pieces.every((piece) => piece.shape.length === shape.length);
    if (!sameRank || axes.length > 1 || (axes.length === 1 && unequal === "refuse")) throw differing(name, pieces, who);
    const out = new Float64Array(pieces.length * sizeOf(shape));
    pieces.forEach((piece, trial) => out.set(cut(piece, shape), trial * sizeOf(shape)));
    return out;
  };
  const type = axes.length === 0 ? "float64" : "float64, trials of different lengths";
  return { name, shape: [pieces.length, ...shape], type, content: "numbers", read: (stretch) => entryInMemory(name, [pieces.length, ...shape], type, read()).read(stretch) };
}

function differingAxes(pieces: readonly TrialPiece[]): readonly number[] {
  return pieces[0].shape.map((_, axis) => axis).filter((axis) => pieces.some((piece) => piece.shape[axis] !== pieces[0].shape[axis]));
}

/** The first entries of a piece along every axis. */
function cut(piece: TrialPiece, shape: readonly number[]): Float64Array {
  const data = piece.read();
  if (sizeOf(shape) === data.length) return data;
  const out = new Float64Array(sizeOf(shape));
  walkStrided({ shape, strides: rowMajorStrides(piece.shape) }, (from, to) => {
    out[to] = data[from];
  });
  return out;
}

function differing(name: string, pieces: readonly TrialPiece[], who: string): InvalidInputError {
  const odd = pieces.findIndex((piece) => piece.shape.join() !== pieces[0].shape.join());
  const got = `[${pieces[0].shape.join(", ")}] in trial 0 and [${pieces[odd].shape.join(", ")}] in trial ${odd}`;
  return new InvalidInputError({ who: `${who} (${name})`, expected: "trials of one shape", got, remedy: "Cut or warp the trials to one length, or ask for unequal trials to be cut to the shortest" });
}
