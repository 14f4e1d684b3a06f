import { useShallow } from "zustand/react/shallow";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useThemeChange } from "../app/use-theme-change.ts";
import { selectPoint, startPath } from "../laboratory/dynamics-actions.ts";
import { useDynamics } from "../laboratory/dynamics-store.ts";
import { useLaboratory } from "../laboratory/laboratory-store.ts";
import { openTab, useSide } from "../laboratory/side-store.ts";
import { OperatedNote } from "../surgery/operated-note.tsx";
import type { SpaceView } from "./create-scene.ts";
import { laboratoryContent } from "./laboratory-content.ts";
import { useSpace } from "./space-store.ts";
import { showLabels } from "./space-labels.ts";
import { StabilityKey } from "./stability-key.tsx";
import { errorText } from "../app/error-text.ts";

const TURN = 0.12;

/** Camera moves by key: turn about the vertical, raise, change the distance. */
const keys: Readonly<Record<string, readonly [number, number, number]>> = {
  ArrowLeft: [-TURN, 0, 1], ArrowRight: [TURN, 0, 1], ArrowUp: [0, -TURN, 1], ArrowDown: [0, TURN, 1], "+": [0, 0, 0.9], "=": [0, 0, 0.9], "-": [0, 0, 1.1],
};

/** Trajectories, fixed points and branches on three principal axes, to be turned, clicked and started from. */
export function StateSpace() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const space = useRef<SpaceView | undefined>(undefined);
  const labels = useRef<HTMLDivElement>(null);
  const [failure, setFailure] = useState<string>();
  const view = useLaboratory((laboratory) => laboratory.view);
  const phase = useLaboratory((laboratory) => laboratory.phase);
  const dynamics = useDynamics(useShallow(({ found, vanished, selected, paths, branches }) => ({ found, vanished, selected, paths, branches })));
  const { space: drawn, wantedCamera } = useSpace();
  const content = laboratoryContent(view, dynamics);
  const latest = useRef(content);
  latest.current = content;

  useEffect(() => {
    let alive = true;
    void import("./create-scene.ts").then(({ createScene }) => {
      if (!alive || canvas.current === null) return;
      space.current = createScene(canvas.current, { onMark: lookAt, onPlace: (place) => void startPath(place), onLabels: (shown) => { if (labels.current !== null) showLabels(labels.current, shown); } });
      space.current.show(latest.current);
      useSpace.setState({ space: space.current });
    }).catch((error: unknown) => setFailure(errorText(error)));
    return () => {
      alive = false;
      space.current?.dispose();
      space.current = undefined;
      useSpace.setState({ space: undefined });
    };
  }, []);
  useEffect(() => space.current?.show(latest.current), [view, dynamics]);
  // After what is opened has been shown, since showing a network of another size places the camera anew.
  useEffect(() => {
    if (wantedCamera === undefined || drawn === undefined) return;
    drawn.setCamera(wantedCamera);
    useSpace.setState({ wantedCamera: undefined });
  }, [wantedCamera, drawn]);
  useThemeChange(() => space.current?.recolour());

  const onKeyDown = (event: KeyboardEvent): void => {
    const move = keys[event.key];
    if (move === undefined) return;
    event.preventDefault();
    space.current?.turn(...move);
  };
  if (failure !== undefined) return <p className="note" role="alert">{`The space cannot be drawn: this browser offers no WebGL 2 (${failure}). Everything else works.`}</p>;
  return (
    <figure className="space">
      <div className="space-frame">
        <canvas ref={canvas} tabIndex={0} role="img" aria-label={describeSpace(dynamics.found?.points.length, view?.trials)} onKeyDown={onKeyDown} />
        <div ref={labels} aria-hidden />
        {view === undefined ? <p className="space-wait" role="status">{phase === "failed" ? "No network is open." : "Opening the network…"}</p> : <OperatedNote />}
      </div>
      <figcaption className="space-caption">
        <StabilityKey />
        <span className="note">Drag or use the arrow keys to turn, + and − for distance; click a point to look at it, empty space to start a trajectory there.</span>
      </figcaption>
    </figure>
  );
}

/** A point chosen in the space is looked at beside it. */
function lookAt(index: number): void {
  selectPoint(index);
  if (useSide.getState().tab !== "surgery") openTab("points");
}

function describeSpace(points: number | undefined, trials: number | undefined): string {
  const found = points === undefined ? "fixed points not searched for yet" : `${points} fixed points`;
  return `State space on three principal axes: ${trials ?? 0} trajectories, ${found}`;
}
