import { Button, Progress, Slider } from "@mantine/core";
import { useLaboratory } from "./laboratory-store.ts";
import { makeMovie, pauseMovie, playMovie, showFrame, stopMovie } from "./movie-actions.ts";
import { useMovie } from "./movie-store.ts";
import { isOperated, useSurgery } from "../surgery/surgery-store.ts";

/** The training movie: a slider over the kept networks. */
export function MoviePanel() {
  const { frames, making, playing, failure } = useMovie();
  const shown = useLaboratory((laboratory) => laboratory.shown);
  const kept = useLaboratory((laboratory) => laboratory.checkpoints.length);
  const phase = useLaboratory((laboratory) => laboratory.phase);
  const operated = useSurgery(isOperated);
  if (operated) return <p className="movie note">The movie shows networks as they were trained: undo the surgery to see it.</p>;
  if (failure !== undefined) return <p className="note" role="alert">{`The movie could not be made: ${failure}`}</p>;
  if (making > 0) {
    return (
      <div className="movie">
        <Progress value={(100 * frames.length) / making} flex={1} aria-label="Progress of the movie" />
        <span className="note">{`${frames.length} of ${making} frames`}</span>
        <Button size="xs" variant="default" onClick={stopMovie}>Stop</Button>
      </div>
    );
  }
  if (frames.length === 0) {
    return (
      <div className="movie">
        <Button size="xs" variant="default" disabled={kept < 2 || phase === "training"} onClick={() => void makeMovie()}>Make the movie</Button>
        <span className="note">{kept < 2 ? "Train first: networks are kept along the way." : `${kept} networks were kept along the training; their fixed points take a moment.`}</span>
      </div>
    );
  }
  const index = shown.kind === "checkpoint" ? Math.max(0, frames.findIndex(({ step }) => step === shown.step)) : frames.length - 1;
  return (
    <div className="movie">
      <Button size="xs" variant="default" onClick={() => (playing ? pauseMovie() : playMovie(index === frames.length - 1 ? 0 : index))}>{playing ? "Pause" : "Play"}</Button>
      <Slider flex={1} min={0} max={frames.length - 1} value={index} onChange={showFrame} label={null} thumbLabel="Training step shown" />
      <span className="note movie-frame">{`step ${frames[index].step}: ${frames[index].found.points.length} fixed points`}</span>
    </div>
  );
}
