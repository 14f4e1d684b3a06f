import { useEffect, useRef, useState } from "react";
import { routeHash, useRoute } from "../app/route.ts";
import { changedState } from "../server/route-state.ts";
import type { FigureDrawing, FigureOutline } from "../server/source-api.ts";
import { sourceApi } from "../server/sources-actions.ts";
import { SaveButtons } from "./save-buttons.tsx";
import { errorText } from "../app/error-text.ts";

/** A figure of a report, drawn in the worker when it comes near the screen. */
export function StudyFigure({ figure, number, isWanted }: { readonly figure: FigureOutline; readonly number: string; readonly isWanted: boolean }) {
  const { id, kind, title, caption } = figure;
  const frame = useRef<HTMLElement>(null);
  const drawing = useDrawing(id, frame);
  useEffect(() => {
    if (!isWanted) return;
    frame.current?.scrollIntoView({ block: "start" });
    frame.current?.focus({ preventScroll: true });
  }, [isWanted]);
  return (
    <figure ref={frame} id={id} tabIndex={-1} className="study-figure">
      <div className="study-head">
        <h3>{title}</h3>
        {kind === "population" ? <PopulationLink id={id} /> : null}
        {kind === "table" ? null : <SaveButtons name={id} title={title} drawn={() => sourceApi().svgFile(id)} />}
      </div>
      <Drawn drawing={drawing} title={title} />
      <figcaption className="note"><b>{number}.</b> {caption}</figcaption>
    </figure>
  );
}

function Drawn({ drawing, title }: { readonly drawing: FigureDrawing | string | undefined; readonly title: string }) {
  if (drawing === undefined) return <div className="study-waiting" role="status">Drawing…</div>;
  if (typeof drawing === "string") return <p className="note" role="alert">This figure cannot be drawn: {drawing}</p>;
  if (drawing.kind === "image") return <img className="study-picture" alt={title} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(drawing.svg)}`} />;
  // Made by the report's own drawing functions from parsed data; every text in it is escaped.
  return <div className="report-drawing report-table" dangerouslySetInnerHTML={{ __html: drawing.markup }} />;
}

/** The way to the live maps of the same source. */
function PopulationLink({ id }: { readonly id: string }) {
  const { state } = useRoute();
  return <a className="note" href={routeHash("population", changedState(state, { population: id, figure: undefined, verdict: undefined }))}>Explore this population</a>;
}

/** A figure's drawing once its frame has come near the screen; a text says what went wrong. */
function useDrawing(id: string, frame: React.RefObject<HTMLElement | null>): FigureDrawing | string | undefined {
  const [drawing, setDrawing] = useState<FigureDrawing | string>();
  useEffect(() => {
    let isWanted = true;
    const watcher = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watcher.disconnect();
      sourceApi().drawing(id).then(
        (drawn) => { if (isWanted) setDrawing(drawn); },
        (error: unknown) => { if (isWanted) setDrawing(errorText(error)); },
      );
    }, { rootMargin: "600px" });
    if (frame.current !== null) watcher.observe(frame.current);
    return () => {
      isWanted = false;
      watcher.disconnect();
    };
  }, [id, frame]);
  return drawing;
}
