import { Button } from "@mantine/core";
import type { ArraySummary, AxisSummary } from "@nullcline/formats/recordings/describe-recording.ts";
import { numberText } from "@nullcline/studies/number-text.ts";
import { Panel } from "../app/panel.tsx";
import { useLaboratory } from "../laboratory/laboratory-store.ts";
import type { RecordingFound, RecordingMatch } from "../protocol/files.ts";
import { isOperated, useSurgery } from "../surgery/surgery-store.ts";
import { compareWithLaboratory } from "./files-actions.ts";
import { useFiles } from "./files-store.ts";
import { RecordingPlot } from "./recording-plot.tsx";

/** The recording in a brought file. */
export function RecordingPanel({ recording }: { readonly recording: RecordingFound }) {
  const { summary, axes, problem } = recording;
  const arrays = [{ role: "Activity", array: summary.rates }, ...summary.behaviour.map((array) => ({ role: "Behaviour", array })), ...summary.inputs.map((array) => ({ role: "Input", array }))];
  return (
    <div className="files-columns">
      <div className="stack">
        <Panel title={`Recording (${summary.format})`}>
          <div className="stack">
            <ArrayTable arrays={arrays} />
            <p className="note">{summary.conditions.length === 0 ? "No conditions are named." : `${summary.conditions.length} conditions: ${summary.conditions.slice(0, 12).map(({ condition, trials }) => `${condition} (${trials} trials)`).join(", ")}${summary.conditions.length > 12 ? ", …" : ""}.`}</p>
            {summary.notes.length === 0 ? null : <ul className="files-list" aria-label="Notes">{summary.notes.map((note) => <li key={note}>{note}</li>)}</ul>}
          </div>
        </Panel>
        <Comparison />
      </div>
      <Panel title="Principal components">
        {axes === undefined ? <p className="note">{problem}</p> : (
          <div className="stack">
            <p className="files-lead" data-testid="dimension">{`Participation ratio ${axes.participationRatio.toFixed(2)} of ${axes.neurons} neurons; ${axes.dimensionsFor90} components explain 90 % of the variance.`}</p>
            <RecordingPlot axes={axes} />
          </div>
        )}
      </Panel>
    </div>
  );
}

function ArrayTable({ arrays }: { readonly arrays: readonly { readonly role: string; readonly array: ArraySummary }[] }) {
  return (
    <table>
      <thead><tr><th scope="col">What</th><th scope="col">Array</th><th scope="col">Sizes</th><th scope="col" className="number">Range</th></tr></thead>
      <tbody>
        {arrays.map(({ role, array: { name, axes, least, most, unit } }) => (
          <tr key={`${role} ${name}`}>
            <td>{role}</td><td>{name}</td><td>{axes.map(axisText).join(" × ")}</td>
            <td className="number">{least === null || most === null ? "nothing measured" : `${numberText(least)} to ${numberText(most)}${unit === undefined ? "" : ` ${unit}`}`}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function axisText({ name, size }: AxisSummary): string {
  return `${size} ${name === "time" ? "time step" : name}${size === 1 ? "" : "s"}`;
}

function Comparison() {
  const match = useFiles((files) => files.match);
  const isBusy = useFiles((files) => files.stage !== undefined);
  const name = useLaboratory(({ loaded, spec }) => loaded?.name ?? `${spec.cell.name} with ${spec.units} units on ${spec.task.name}`);
  const operated = useSurgery(isOperated);
  return (
    <Panel title="Beside the laboratory's network" actions={<Button size="xs" variant="default" disabled={isBusy} onClick={() => void compareWithLaboratory()}>Compare</Button>}>
      {match === undefined ? <p className="note">{`How alike this activity and that of ${name} are, beside chance and what each reaches against itself. Trials or conditions and time steps must match.${operated ? " It is taken as it was before the surgery." : ""}`}</p> : <Scores match={match} />}
    </Panel>
  );
}

function Scores({ match: { drive, scores, notes } }: { readonly match: RecordingMatch }) {
  return (
    <div className="stack">
      <p className="note">{`The network ran on ${drive}.`}</p>
      <table>
        <thead><tr><th scope="col">Measure</th><th scope="col" className="number">Score</th><th scope="col" className="number">Chance</th><th scope="col" className="number">Ceiling</th></tr></thead>
        <tbody>
          {scores.map(({ measure, result, problem }) => (
            <tr key={measure}>
              <th scope="row">{measure.toUpperCase()}</th>
              {result === undefined ? <td colSpan={3}>{problem}</td> : (
                <><td className="number">{result.score.toFixed(3)}</td><td className="number">{`${result.chance.mean.toFixed(3)} ± ${result.chance.standardDeviation.toFixed(3)}`}</td><td className="number">{result.sampleCeiling.mean.toFixed(3)}</td></>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {notes.length === 0 ? null : <ul className="files-list">{notes.map((note) => <li key={note}>{note}</li>)}</ul>}
    </div>
  );
}
