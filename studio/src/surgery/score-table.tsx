import type { TaskScore } from "@nullcline/tasks/task.ts";
import { metricName } from "../laboratory/metric-name.ts";
import { numberText } from "../laboratory/number-text.ts";
import { isOperated, useSurgery } from "./surgery-store.ts";

/** The task's score on fresh trials before and after the operations. */
export function ScoreTable() {
  const before = useSurgery((surgery) => surgery.scoreBefore);
  const now = useSurgery((surgery) => surgery.scoreNow);
  const operated = useSurgery(isOperated);
  if (before === undefined) return <p className="note score-wait">{operated ? "A score needs the network's task; it is not known, or still being computed." : "Operate on the network to compare its score on fresh trials."}</p>;
  return (
    <table className="score">
      <thead><tr><th scope="col">On fresh trials</th><th scope="col">Before</th><th scope="col">Operated</th></tr></thead>
      <tbody>
        {Object.entries(before.metrics).map(([name, value]) => (
          <tr key={name}><th scope="row">{metricName(name)}</th><td>{numberText(value)}</td><td>{now === undefined || !operated ? "–" : numberText(now.metrics[name])}</td></tr>
        ))}
        <tr><th scope="row">Criterion</th><td>{verdict(before)}</td><td>{now === undefined || !operated ? "–" : verdict(now)}</td></tr>
      </tbody>
    </table>
  );
}

function verdict({ passed }: TaskScore): string {
  return passed ? "met" : "missed";
}
