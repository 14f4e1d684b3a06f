import { Button } from "@mantine/core";
import { isOperated, useSurgery } from "../surgery/surgery-store.ts";
import { pauseTraining, resetTraining, startTraining, trainOneStep } from "./laboratory-actions.ts";
import { useLaboratory } from "./laboratory-store.ts";

/** Train, pause, one step, from the beginning; and how far it is. */
export function TrainingControls() {
  const phase = useLaboratory((laboratory) => laboratory.phase);
  const training = phase === "training";
  const operated = useSurgery(isOperated);
  const idle = (phase === "ready" || phase === "paused") && !operated;
  return (
    <div className="training-controls">
      <Progress />
      {training
        ? <Button size="xs" onClick={() => void pauseTraining()}>Pause</Button>
        : <Button size="xs" disabled={!idle} onClick={() => void startTraining()}>{phase === "paused" ? "Resume" : "Train"}</Button>}
      <Button size="xs" variant="default" disabled={!idle} onClick={() => void trainOneStep()}>Step</Button>
      <Button size="xs" variant="default" disabled={phase === "opening"} onClick={() => void resetTraining()}>Reset</Button>
    </div>
  );
}

function Progress() {
  const done = useLaboratory((laboratory) => laboratory.done);
  const steps = useLaboratory((laboratory) => laboratory.spec.training.steps);
  const rate = useLaboratory((laboratory) => laboratory.stepsPerSecond);
  const training = useLaboratory((laboratory) => laboratory.phase === "training");
  const left = training && rate > 0 ? ` · ${Math.ceil((steps - done) / rate)} s left` : "";
  return <span className="training-progress" data-testid="progress">{`${done} of ${steps} steps${left}`}</span>;
}
