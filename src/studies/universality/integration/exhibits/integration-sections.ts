import type { ReportSection } from "../../../report-record.ts";
import { drawnNetworks } from "../../drawn-networks.ts";
import type { IntegrationPopulation } from "../population.ts";
import { driftCurves } from "./drift-curves.ts";
import { lineSpace } from "./line-space.ts";
import { lineTable } from "./line-table.ts";
import { modeCurves } from "./mode-curves.ts";
import { modesTable } from "./modes-table.ts";
import { spectra } from "./spectra.ts";

/** Everything that is shown of the integration task. */
export function integrationSections(population: IntegrationPopulation): ReportSection[] {
  const { networks } = population;
  const drawn = drawnNetworks(networks);
  const bands = [spectra(population), modeCurves(population)].flatMap((figure) => figure ?? []);
  return [
    {
      title: "Lines that hold the integral",
      text: "With its context input on and both streams silent, a network that integrates should stay wherever it is along a line of states. Trained networks do so approximately: the line is a slow manifold with a few true fixed points on it. It is sampled here at evenly spaced outputs, at each by the state that moves least while the output is held; a search that is free to move slides along the line into the fixed points.",
      columns: 1,
      figures: [...drawn.map(lineSpace), driftCurves(drawn), lineTable(networks)],
    },
    {
      title: "Modes that integrate",
      text: "What the linearised dynamics at the line's slow points predict: how a unit pulse still shows in the output after many steps, and how many modes that takes.",
      columns: 1,
      figures: [...bands, modesTable(networks)],
    },
  ];
}
