import { numberText } from "@nullcline/studies/number-text.ts";
import type { TaskScore } from "@nullcline/tasks/task.ts";
import { metricName } from "../laboratory/metric-name.ts";
import { isOperated, useSurgery } from "./surgery-store.ts";

/** The task's score on fresh trials before and after the operations. */
export function ScoreTable() {
  const before = useSurgery((surgery) => surgery.scoreBefore);
  const now = useSurgery((surgery) => surgery.scoreNow);
  const operated = useSurgery(isOperated);
  const refreshing = useSurgery((surgery) => surgery.refreshing);
  if (!operated) return null;
  if (before === undefined) return refreshing ? <p className="note score-wait">Computing the score on fresh trials…</p> : <p className="note score-wait">A score needs the network's task, which its file does not name.</p>;
  return (
    <table className="score">
      <thead><tr><th scope="col">On fresh trials</th><th scope="col">Before</th><th scope="col">Operated</th></tr></thead>
      <tbody>
        {Object.entries(before.metrics).map(([name, value]) => (
          <tr key={name}><th scope="row">{metricName(name)}</th><td>{numberText(value, 4)}</td><td>{now === undefined ? "–" : numberText(now.metrics[name], 4)}</td></tr>
        ))}
        <tr><th scope="row">Criterion</th><td>{verdict(before)}</td><td>{now === undefined ? "–" : verdict(now)}</td></tr>
      </tbody>
    </table>
  );
}

function verdict({ passed }: TaskScore): string {
  return passed ? "met" : "missed";
}
