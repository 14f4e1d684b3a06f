import "./laboratory.css";
import { useEffect } from "react";
import { Panel } from "../app/panel.tsx";
import { TroubleNotice } from "../app/trouble-notice.tsx";
import { useLaboratory } from "./laboratory-store.ts";
import { MoviePanel } from "./movie-panel.tsx";
import { NetworkPanel } from "./network-panel.tsx";
import { SideTabs, useIsWide } from "./side-tabs.tsx";
import { useUndoKeys } from "../surgery/use-undo-keys.ts";
import { StateSpace } from "../scene/state-space.tsx";
import { followAddress } from "../share/follow-address.ts";
import { TrainingControls } from "./training-controls.tsx";

/** The laboratory: choose a network, train it, look at how it moves. */
export function Laboratory() {
  const trouble = useLaboratory((laboratory) => laboratory.trouble);
  const isWide = useIsWide();
  useEffect(followAddress, []);
  useUndoKeys();
  return (
    <>
      <TroubleNotice trouble={trouble} />
      <div className="laboratory">
        {isWide ? <div className="settings"><NetworkPanel /></div> : null}
        <div className="scene">
          <Panel title="State space" actions={<TrainingControls />}><StateSpace /></Panel>
          <Panel title="Training movie"><MoviePanel /></Panel>
        </div>
        <div className="side"><SideTabs /></div>
      </div>
    </>
  );
}
