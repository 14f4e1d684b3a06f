import { drawingStyle } from "@nullcline/report/drawing-style.ts";
import { useRoute } from "../app/route.ts";
import type { StudyOutline } from "../server/source-api.ts";
import { SourceFrame } from "../server/source-frame.tsx";
import { useSource } from "../server/use-source.ts";
import { Claims } from "./claims.tsx";
import { Provenance } from "./provenance.tsx";
import { Section } from "./section.tsx";
import "./study.css";

/** The reports' rules for their drawings, kept to the elements that hold such. */
const drawnStyle = `.report-drawing{${drawingStyle}}`;

/** The view "Study": a report's claims with their verdicts, and its figures. */
export default function Study() {
  const { state } = useRoute();
  useSource(state);
  return (
    <SourceFrame what="study">
      {({ study, about }) => (study === undefined
        ? <p className="note">The runs of a store are no study: choose a study, or the example, as the source.</p>
        : <OpenStudy study={study} about={about} state={state} />)}
    </SourceFrame>
  );
}

function OpenStudy({ study, about, state }: { readonly study: StudyOutline; readonly about: string | undefined; readonly state: URLSearchParams }) {
  const numbers = new Map(study.numbers);
  return (
    <article className="study">
      <style>{drawnStyle}</style>
      <header>
        <h2>{study.title}</h2>
        <p className="note">{study.subject}</p>
        {about === undefined ? null : <p className="note">{about}</p>}
        {study.summary.map((paragraph) => <p key={paragraph}>{paragraph}</p>)}
      </header>
      <Contents study={study} />
      <Claims study={study} numbers={numbers} state={state} />
      {study.sections.map((section, index) => <Section key={index} section={section} index={index} numbers={numbers} wanted={state.get("figure")} />)}
      <Provenance provenance={study.provenance} />
    </article>
  );
}

function jump(id: string): void {
  document.querySelector(`#${id}`)?.scrollIntoView();
}

function Contents({ study: { sections } }: { readonly study: StudyOutline }) {
  return (
    <nav className="study-contents" aria-label="Parts of the report">
      <ul>
        {sections.map(({ title }, index) => (
          <li key={index}><button type="button" onClick={() => jump(`section-${index + 1}`)}>{title}</button></li>
        ))}
        <li><button type="button" onClick={() => jump("provenance")}>Provenance</button></li>
      </ul>
    </nav>
  );
}
