import type { ReportSection } from "../../../report-record.ts";
import { drawnNetworks } from "../../drawn-networks.ts";
import type { SinePopulation } from "../population.ts";
import { cyclesTable } from "./cycles-table.ts";
import { frequencies, growth } from "./frequencies.ts";
import { pointsTable } from "./points-table.ts";
import { stateSpace } from "./state-space.ts";

/** The sine task's part of the report. */
export function sineSections({ networks }: SinePopulation): ReportSection[] {
  const drawn = drawnNetworks(networks);
  return [
    {
      title: "Sine: fixed points along the command",
      text: "A static input commands the frequency, so that every command has fixed points of its own. They were searched for at some commands and followed along the input to all others.",
      columns: 1,
      figures: drawn.map(stateSpace),
    },
    { title: "Sine: linearised frequency", text: "The linear dynamics around a command's fixed point predict that the network oscillates, and about how fast.", columns: 2, figures: [frequencies(networks), growth(networks)] },
    { title: "Sine: all networks", text: "What was counted in every network.", columns: 1, figures: [pointsTable(networks)] },
    { title: "Sine: limit cycles", text: `The oscillations of one network of each architecture and nonlinearity, long after training trials end.`, columns: 1, figures: [cyclesTable(drawn)] },
  ];
}
