import { useComputedColorScheme } from "@mantine/core";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { selectPoint, startPath } from "../laboratory/dynamics-actions.ts";
import { useDynamics } from "../laboratory/dynamics-store.ts";
import { useLaboratory } from "../laboratory/laboratory-store.ts";
import type { SceneLabel, SpaceView } from "./create-scene.ts";
import { laboratoryContent } from "./laboratory-content.ts";
import { StabilityKey } from "./stability-key.tsx";

const TURN = 0.12;

/** Camera moves by key: turn about the vertical, raise, change the distance. */
const keys: Readonly<Record<string, readonly [number, number, number]>> = {
  ArrowLeft: [-TURN, 0, 1], ArrowRight: [TURN, 0, 1], ArrowUp: [0, -TURN, 1], ArrowDown: [0, TURN, 1], "+": [0, 0, 0.9], "=": [0, 0, 0.9], "-": [0, 0, 1.1],
};

/** Trajectories, fixed points and branches on three principal axes, to be turned, clicked and started from. */
export function StateSpace() {
  const canvas = useRef<HTMLCanvasElement>(null);
  const space = useRef<SpaceView | undefined>(undefined);
  const [labels, setLabels] = useState<readonly SceneLabel[]>([]);
  const [failure, setFailure] = useState<string>();
  const view = useLaboratory((laboratory) => laboratory.view);
  const dynamics = useDynamics();
  const scheme = useComputedColorScheme("light");
  const content = laboratoryContent(view, dynamics);
  const latest = useRef(content);
  latest.current = content;

  useEffect(() => {
    let alive = true;
    void import("./create-scene.ts").then(({ createScene }) => {
      if (!alive || canvas.current === null) return;
      space.current = createScene(canvas.current, { onMark: selectPoint, onPlace: (place) => void startPath(place), onLabels: setLabels });
      space.current.show(latest.current);
    }).catch((error: unknown) => setFailure(error instanceof Error ? error.message : String(error)));
    return () => {
      alive = false;
      space.current?.dispose();
      space.current = undefined;
    };
  }, []);
  useEffect(() => space.current?.show(latest.current), [view, dynamics]);
  useEffect(() => space.current?.recolour(), [scheme]);

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
        {labels.map(({ text, x, y }) => <span key={text} className="space-label" aria-hidden style={{ transform: `translate(${x}px, ${y}px) translate(-50%, -50%)` }}>{text}</span>)}
      </div>
      <figcaption className="space-caption">
        <StabilityKey />
        <span className="note">Drag or use the arrow keys to turn, + and − for distance; click a point to look at it, empty space to start a trajectory there.</span>
      </figcaption>
    </figure>
  );
}

function describeSpace(points: number | undefined, trials: number | undefined): string {
  const found = points === undefined ? "fixed points not searched for yet" : `${points} fixed points`;
  return `State space on three principal axes: ${trials ?? 0} trajectories, ${found}`;
}
