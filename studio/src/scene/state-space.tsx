import { useLaboratory } from "../laboratory/laboratory-store.ts";

/** Trajectories and fixed points on three principal axes. */
export function StateSpace() {
  const view = useLaboratory((laboratory) => laboratory.view);
  return <p className="note">{view === undefined ? "Opening…" : `${view.trials} trajectories`}</p>;
}
