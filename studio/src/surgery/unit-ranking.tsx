import { Button, Group, Progress, TextInput } from "@mantine/core";
import { numberText } from "@nullcline/studies/number-text.ts";
import { type FormEvent, useState } from "react";
import { metricName } from "../laboratory/metric-name.ts";
import { useLaboratory } from "../laboratory/laboratory-store.ts";
import { lesionedUnits, withLesion } from "./operation-lists.ts";
import { cancelRanking, operate, rankUnits } from "./surgery-actions.ts";
import { useSurgery } from "./surgery-store.ts";
import { rankedUnits } from "./ranked-units.ts";
import { unitsFromText } from "./units-from-text.ts";

/** Rows shown; the others cost less. */
const MOST_ROWS = 50;

const operations = () => useSurgery.getState().history.operations;

/** Lesions units by number, or from a list that is sorted by what each one's lesion costs. */
export function UnitRanking({ units, disabled }: { readonly units: number; readonly disabled: boolean }) {
  const ranking = useSurgery((surgery) => surgery.ranking);
  const costs = useSurgery((surgery) => surgery.costs);
  const hasTask = useLaboratory((laboratory) => (laboratory.view?.target.length ?? 0) > 0);
  return (
    <div className="stack">
      <LesionField units={units} disabled={disabled} />
      {ranking === undefined
        ? <Button size="xs" variant="default" disabled={disabled || !hasTask} onClick={() => void rankUnits()}>{costs === undefined ? "Rank units by what their lesion costs" : "Rank again"}</Button>
        : (
          <Group gap="sm" wrap="nowrap">
            <Progress value={(100 * ranking) / units} flex={1} aria-label="Units ranked" />
            <span className="note">{`${ranking} of ${units}`}</span>
            <Button size="xs" variant="default" onClick={cancelRanking}>Cancel</Button>
          </Group>
        )}
      {costs === undefined ? <p className="note">{hasTask ? "Each unit is lesioned alone and the task scored on fresh trials." : "A ranking needs the network's task, which its file does not name."}</p> : <Ranking disabled={disabled} />}
    </div>
  );
}

function LesionField({ units, disabled }: { readonly units: number; readonly disabled: boolean }) {
  const [text, setText] = useState("");
  const named = unitsFromText(text, units);
  const lesion = (event: FormEvent): void => {
    event.preventDefault();
    if (named === undefined) return;
    operate(withLesion(operations(), named));
    setText("");
  };
  return (
    <form className="value-field" onSubmit={lesion}>
      <TextInput size="xs" label={`Units to lesion, 1 to ${units}`} placeholder="3, 7-9" value={text} onChange={(event) => setText(event.currentTarget.value)} disabled={disabled} error={text !== "" && named === undefined} />
      <Button type="submit" size="xs" variant="default" disabled={disabled || named === undefined}>Lesion</Button>
    </form>
  );
}

function Ranking({ disabled }: { readonly disabled: boolean }) {
  const costs = useSurgery((surgery) => surgery.costs);
  const done = useSurgery(({ history }) => history.operations);
  if (costs === undefined) return null;
  const gone = new Set(lesionedUnits(done));
  const ranked = rankedUnits(costs.costs);
  const most = Math.max(...costs.costs.map(Math.abs), 1e-12);
  return (
    <>
      <p className="note">{`Rise of the ${metricName(costs.metric).toLowerCase()} from ${numberText(costs.whole, 4)} by each lesion alone${ranked.length > MOST_ROWS ? `; the ${MOST_ROWS} costliest of ${ranked.length} units` : ""}.${costs.operations === done ? "" : " Ranked before the latest operations."}`}</p>
      <ul className="ranking" aria-label="Units by the cost of their lesion">
        {ranked.slice(0, MOST_ROWS).map((unit) => (
          <li key={unit}>
            <span>{`Unit ${unit + 1}`}</span>
            <span className="cost-bar" aria-hidden><span className={costs.costs[unit] < 0 ? "gain" : undefined} style={{ width: `${(100 * Math.abs(costs.costs[unit])) / most}%` }} /></span>
            <span className="number">{numberText(costs.costs[unit])}</span>
            <Button size="compact-xs" variant="default" disabled={disabled || gone.has(unit)} aria-label={`Lesion unit ${unit + 1}`} onClick={() => operate(withLesion(operations(), [unit]))}>{gone.has(unit) ? "Lesioned" : "Lesion"}</Button>
          </li>
        ))}
      </ul>
    </>
  );
}
