import type { TrainStepCase } from "./train-step-case.ts";

type Cell = TrainStepCase["cell"];
type Shape = Pick<TrainStepCase, "units" | "steps" | "batch">;

/** What a command line may ask for; what it leaves out is as in the standard shape. */
export interface AskedShapes {
  readonly units?: readonly number[] | undefined;
  readonly steps?: readonly number[] | undefined;
  readonly batch?: readonly number[] | undefined;
}

const STANDARD: Shape = { units: 64, steps: 100, batch: 64 };

/** Sizes at the standard shape, two of them no multiple of a vector; long trials, small and large batches at one size. */
const SELECTION: readonly Shape[] = [
  ...[50, 64, 100, 128, 256].map((units) => ({ ...STANDARD, units })),
  { units: 128, steps: 500, batch: 64 },
  { units: 128, steps: 100, batch: 32 },
  { units: 128, steps: 100, batch: 256 },
];

/** The cases of every cell: the selection, or all combinations of what was asked for. */
export function trainStepCases(cells: readonly Cell[], asked: AskedShapes): TrainStepCase[] {
  const shapes = Object.values(asked).every((values) => values === undefined) ? SELECTION : combinations(asked);
  return cells.flatMap((cell) => shapes.map((shape) => ({ cell, ...shape, inputs: 3, outputs: 3 })));
}

function combinations({ units = [STANDARD.units], steps = [STANDARD.steps], batch = [STANDARD.batch] }: AskedShapes): Shape[] {
  return units.flatMap((n) => steps.flatMap((t) => batch.map((b) => ({ units: n, steps: t, batch: b }))));
}
