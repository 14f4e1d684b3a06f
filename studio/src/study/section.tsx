import type { FigureNumbers } from "@nullcline/report/figure-numbers.ts";
import { useEffect, useState } from "react";
import type { StudyOutline } from "../server/source-api.ts";
import { StudyFigure } from "./study-figure.tsx";

/** A part of the report; one that starts folded opens when asked for, or when one of its figures is. */
export function Section({ section, index, numbers, wanted }: { readonly section: StudyOutline["sections"][number]; readonly index: number; readonly numbers: FigureNumbers; readonly wanted: string | null }) {
  const { title, text, columns, folded, figures } = section;
  const hasWanted = figures.some(({ id }) => id === wanted);
  const [isOpen, setOpen] = useState(folded !== true);
  useEffect(() => { if (hasWanted) setOpen(true); }, [hasWanted, wanted]);
  const shown = (
    <>
      <p className="note">{text}</p>
      <div className={columns === 2 ? "study-figures two" : "study-figures"}>
        {figures.map((figure) => <StudyFigure key={figure.id} figure={figure} number={numbers.get(figure.id) ?? ""} isWanted={figure.id === wanted} />)}
      </div>
    </>
  );
  if (folded !== true) return <section id={`section-${index + 1}`}><h2>{title}</h2>{shown}</section>;
  return (
    <section id={`section-${index + 1}`}>
      <details open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary><h2>{title}</h2></summary>
        {isOpen ? shown : null}
      </details>
    </section>
  );
}
