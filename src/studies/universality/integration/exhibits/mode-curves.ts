import type { BandsFigure } from "../../../figure.ts";
import { familyBands } from "../family-bands.ts";
import type { IntegrationPopulation } from "../population.ts";

/** Predicted response by the number of modes kept, by architecture; undefined where no network that learned the task has slow points. */
export function modeCurves({ networks }: IntegrationPopulation): BandsFigure | undefined {
  const bands = familyBands(networks, ({ response }) => response.map((value) => value / response[response.length - 1]));
  if (bands.length === 0) return undefined;
  return {
    kind: "bands",
    id: "integration-mode-curves",
    title: "Response by modes kept",
    caption: "Linear prediction of the output after a unit pulse on the relevant stream from the slowest modes alone, complex pairs kept together, as a share of the prediction with all modes; averaged over the slow points of both contexts. Mean and standard error over the networks that learned the task, their number in brackets.",
    x: { label: "Modes kept" },
    y: { label: "Share of the response" },
    bands,
  };
}
