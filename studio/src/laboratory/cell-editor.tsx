import { checkCell } from "@nullcline/cells/equations/parse-cell.ts";
import type { SourceSpan } from "@nullcline/cells/equations/cell-syntax-error.ts";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { type Diagnostic, linter, lintGutter } from "@codemirror/lint";
import { EditorState, type Text } from "@codemirror/state";
import { drawSelection, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { useEffect, useRef } from "react";

/** Mistakes are shown this long after the last key. */
const PAUSE_MILLISECONDS = 250;

/** A cell's equations as text, with every mistake marked at its line. */
export default function CellEditor({ source, onChange }: { readonly source: string; readonly onChange: (source: string) => void }) {
  const frame = useRef<HTMLDivElement>(null);
  const latest = useRef(onChange);
  latest.current = onChange;
  const first = useRef(source);
  useEffect(() => {
    const view = new EditorView({
      parent: frame.current!,
      state: EditorState.create({
        doc: first.current,
        extensions: [
          lineNumbers(), history(), drawSelection(), keymap.of([...defaultKeymap, ...historyKeymap]), lintGutter(),
          linter((editor) => mistakesIn(editor.state.doc), { delay: PAUSE_MILLISECONDS }),
          EditorView.contentAttributes.of({ "aria-label": "Equations of the cell", "aria-multiline": "true" }),
          EditorView.updateListener.of((update) => { if (update.docChanged) latest.current(update.state.doc.toString()); }),
        ],
      }),
    });
    return () => view.destroy();
  }, []);
  const mistakes = checkCell(source);
  return (
    <div className="cell-editor">
      <div ref={frame} />
      <ul className="note" aria-live="polite">
        {mistakes.map(({ line, message }) => <li key={line}>{`Line ${line}: ${message.replace(/^\S+: /u, "")}`}</li>)}
      </ul>
    </div>
  );
}

function mistakesIn(text: Text): Diagnostic[] {
  return checkCell(text.toString()).map((mistake) => ({ ...placeOf(text, mistake), severity: "error" as const, message: mistake.message }));
}

function placeOf(text: Text, { line, column, length }: SourceSpan): { readonly from: number; readonly to: number } {
  const at = text.line(Math.min(line, text.lines));
  const from = Math.min(at.from + column - 1, at.to);
  return { from, to: Math.min(from + length, at.to) };
}
