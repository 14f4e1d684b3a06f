import { proxy } from "comlink";
import { analysisApi, nearestTo } from "./dynamics-actions.ts";
import { useDynamics } from "./dynamics-store.ts";
import { networkFileAt } from "./laboratory-actions.ts";
import { useLaboratory } from "./laboratory-store.ts";
import { noMovie, useMovie } from "./movie-store.ts";
import { errorText } from "../app/error-text.ts";

const { getState: state, setState: change } = useMovie;

/** Seeds for the fixed points of one frame: fewer than for an answer by itself, since neighbouring frames check each other. */
const SEEDS = 256;
const FRAME_MILLISECONDS = 140;

useLaboratory.subscribe((now, before) => {
  if (now.opened !== before.opened || (now.phase === "training" && before.phase !== "training")) change(noMovie);
});

/** Computes trajectories and fixed points of every kept network, on the axes of the last one. */
export async function makeMovie(): Promise<void> {
  const { checkpoints, opened, view } = useLaboratory.getState();
  if (view === undefined || opened === undefined) return;
  change({ ...noMovie, making: checkpoints.length });
  const { input } = useDynamics.getState();
  try {
    for (const step of checkpoints) {
      const file = await networkFileAt(step);
      const api = analysisApi();
      const [shown, found] = [await api.view({ file }, { axes: view.axes, keepAxes: true }), await api.fixedPoints({ file }, { input, axes: view.axes, seeds: SEEDS }, proxy(() => {}))];
      if (state().making === 0 || useLaboratory.getState().opened !== opened) return;
      change({ frames: [...state().frames, { step, view: shown, found }] });
    }
    change({ making: 0 });
  } catch (error) {
    change({ making: 0, failure: errorText(error) });
  }
}

/** Ends the making of a movie; the frames there are remain. */
export function stopMovie(): void {
  change({ making: 0 });
}

/** Shows the frame at an index: trajectories, fixed points and spectrum move together. */
export function showFrame(index: number): void {
  const frame = state().frames[index];
  if (frame === undefined) return;
  const { found, selected } = useDynamics.getState();
  const point = selected === undefined ? undefined : found?.points[selected];
  useLaboratory.setState({ view: frame.view, shown: { kind: "checkpoint", step: frame.step } });
  useDynamics.setState({ input: frame.found.input, found: frame.found, vanished: [], branches: [], paths: [], selected: nearestTo(point, frame.found.points) });
}

/** Plays from the frame at an index to the last one. */
export function playMovie(from: number): void {
  change({ playing: true });
  let index = from;
  const advance = (): void => {
    if (!state().playing) return;
    showFrame(index);
    index++;
    if (index < state().frames.length) setTimeout(advance, FRAME_MILLISECONDS);
    else change({ playing: false });
  };
  advance();
}

/** Stops a playing movie where it is. */
export function pauseMovie(): void {
  change({ playing: false });
}
