import "./surgery.css";
import { Panel } from "../app/panel.tsx";
import { TroubleNotice } from "../app/trouble-notice.tsx";
import { ExampleTrials } from "../laboratory/example-trials.tsx";
import { useLaboratory } from "../laboratory/laboratory-store.ts";
import { InputHolds } from "./input-holds.tsx";
import { OperationList } from "./operation-list.tsx";
import { RecurrenceSlider } from "./recurrence-slider.tsx";
import { ScoreTable } from "./score-table.tsx";
import { useSurgery } from "./surgery-store.ts";
import { UnitRanking } from "./unit-ranking.tsx";
import { WeightsPanel } from "./weights-panel.tsx";

/** Operates on the network shown: what is done, what it changes, and the instruments. */
export default function SurgeryTab() {
  const phase = useLaboratory((laboratory) => laboratory.phase);
  const units = useLaboratory((laboratory) => laboratory.opened?.units ?? 0);
  const trouble = useSurgery((surgery) => surgery.trouble);
  const disabled = phase === "training" || phase === "opening" || phase === "failed";
  return (
    <>
      <Panel title="Operations" className="operations-panel">
        {phase === "training" ? <p className="note">Pause training to operate on the network.</p> : <OperationList />}
        <ScoreTable />
        <TroubleNotice trouble={trouble} />
      </Panel>
      <Panel title="Lesion units"><UnitRanking units={units} disabled={disabled} /></Panel>
      <Panel title="Scale the recurrence"><RecurrenceSlider disabled={disabled} /></Panel>
      <Panel title="Hold inputs"><InputHolds disabled={disabled} /></Panel>
      <Panel title="Set weights"><WeightsPanel disabled={disabled} /></Panel>
      <Panel title="Example trial"><ExampleTrials /></Panel>
    </>
  );
}
