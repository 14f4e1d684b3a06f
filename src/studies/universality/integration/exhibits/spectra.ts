import type { BandsFigure } from "../../../figure.ts";
import { familyBands } from "../family-bands.ts";
import type { IntegrationPopulation } from "../population.ts";

/** Sorted eigenvalue moduli at the slow points, by architecture; undefined where no network that learned the task has any. */
export function spectra({ networks }: IntegrationPopulation): BandsFigure | undefined {
  const bands = familyBands(networks, ({ spectrum }) => spectrum);
  if (bands.length === 0) return undefined;
  return {
    kind: "bands",
    id: "integration-spectra",
    title: "Eigenvalues along the line",
    caption: "The largest |λ| of the state Jacobian in falling order, averaged over the slow points of both contexts: mean and standard error over the networks that learned the task, their number in brackets. One eigenvalue near 1 integrates; the gap after it says how alone it does.",
    x: { label: "Rank" },
    y: { label: "|λ|" },
    bands,
  };
}
