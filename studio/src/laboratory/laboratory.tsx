import { useEffect } from "react";
import { Panel } from "../app/panel.tsx";
import { TroubleNotice } from "../app/trouble-notice.tsx";
import { BranchPanel } from "./branch-panel.tsx";
import { ExampleTrials } from "./example-trials.tsx";
import { FixedPointsPanel } from "./fixed-points-panel.tsx";
import { openRun } from "./laboratory-actions.ts";
import { firstSpec, useLaboratory } from "./laboratory-store.ts";
import { LossChart } from "./loss-chart.tsx";
import { MoviePanel } from "./movie-panel.tsx";
import { NetworkForm } from "./network-form.tsx";
import { ResultFacts } from "./result-facts.tsx";
import { SpectrumPanel } from "./spectrum-panel.tsx";
import { StateSpace } from "../scene/state-space.tsx";
import { TrainingControls } from "./training-controls.tsx";

/** The laboratory: choose a network, train it, look at how it moves. */
export function Laboratory() {
  const trouble = useLaboratory((laboratory) => laboratory.trouble);
  useEffect(() => { void openRun(firstSpec); }, []);
  return (
    <>
      <TroubleNotice trouble={trouble} />
      <div className="laboratory">
        <div className="settings">
          <Panel title="Network"><NetworkForm /><ResultFacts /></Panel>
          <Panel title="Fixed points"><FixedPointsPanel /></Panel>
        </div>
        <div className="scene">
          <Panel title="State space" actions={<TrainingControls />}><StateSpace /></Panel>
          <Panel title="Training movie"><MoviePanel /></Panel>
        </div>
        <div className="side">
          <Panel title="Loss"><LossChart /></Panel>
          <Panel title="Example trial"><ExampleTrials /></Panel>
          <Panel title="Eigenvalues"><SpectrumPanel /></Panel>
          <Panel title="Bifurcations"><BranchPanel /></Panel>
        </div>
      </div>
    </>
  );
}
