import type { ReportSection } from "../../../report-record.ts";
import { drawnNetworks } from "../../drawn-networks.ts";
import type { FlipFlopPopulation } from "../population.ts";
import { taskDistance } from "../task-points.ts";
import { exampleTrial } from "./example-trial.ts";
import { fixedPointTable } from "./fixed-point-table.ts";
import { pointsTable } from "./points-table.ts";
import { spectrum } from "./spectrum.ts";
import { stateSpace } from "./state-space.ts";
import { transitionGraphFigure } from "./transition-graph-figure.ts";

/** The flip-flop's part of the report. */
export function flipFlopSections({ networks }: FlipFlopPopulation): ReportSection[] {
  const drawn = drawnNetworks(networks);
  return [
    { title: "Flip-flop: behaviour", text: "One trial that training did not see, the same for all networks. Every channel begins with a pulse.", columns: 2, folded: true, figures: drawn.map(exampleTrial) },
    {
      title: "Flip-flop: fixed points in state space",
      text: `Three independent bits make a cube: memories at its corners, saddles on its edges, faces and at its centre. A search from noisy seeds also finds fixed points that no trial comes near. They are drawn as outlines and counted apart: those farther than ${taskDistance} times the root-mean-square Mahalanobis distance of the states that the network visits in trials and while it holds on for 512 steps afterwards. That border was chosen on networks of this study, where points of the cube lay within 2.3 (tanh) or 4.6 (ReLU) and all others beyond 8.`,
      columns: 1,
      figures: drawn.map(stateSpace),
    },
    { title: "Flip-flop: transitions", text: "From every saddle, trajectories were started along its unstable directions and followed to where they settled.", columns: 2, figures: drawn.map(transitionGraphFigure) },
    { title: "Flip-flop: linearised dynamics", text: "How fast a small displacement from each fixed point grows or shrinks, and whether it turns.", columns: 2, folded: true, figures: drawn.map(spectrum) },
    { title: "Flip-flop: all networks", text: "What was counted in every network.", columns: 1, figures: [pointsTable(networks)] },
    { title: "Flip-flop: fixed points one by one", text: "What the figures above are drawn from.", columns: 1, folded: true, figures: drawn.map(fixedPointTable) },
  ];
}
