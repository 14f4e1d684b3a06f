import { Panel } from "../app/panel.tsx";
import { NetworkForm } from "./network-form.tsx";
import { ResultFacts } from "./result-facts.tsx";

/** The network's specification, and what is known of it. */
export function NetworkPanel() {
  return <Panel title="Network"><NetworkForm /><ResultFacts /></Panel>;
}
