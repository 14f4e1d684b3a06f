import { permanova } from "../../../../similarity/permanova.ts";
import { judgedClaim, type Claim, type Measurement } from "../../../claim.ts";
import { numberText } from "../../../number-text.ts";
import { spectra } from "../exhibits/spectra.ts";
import { averageOverContexts } from "../network-means.ts";
import type { IntegrationPopulation } from "../population.ts";

/** Eigenvalues compared: those of the slowest modes, which every network has. */
const ranks = 20;
const level = 0.05;

/** Claim: the spectrum at the line depends on the architecture. */
export function spectrumClaim(population: IntegrationPopulation): Claim {
  return judgedClaim({
    id: "integration-spectrum",
    statement: "The sorted eigenvalue spectrum of the linearised dynamics along the line differs by architecture.",
    source: { kind: "read", where: "Maheswaranathan et al. 2019, caption of Fig. 3e. The distance and the test are proposed here." },
    criterion: `Between the networks that learned the task, distances of the ${ranks} largest mean |λ| (Euclidean; averaged over slow points and contexts) depend on the architecture: at most ${100 * level} % of 999 exchanges of the architectures account for as much of them (PERMANOVA).`,
    figure: spectra(population)?.id ?? "integration-modes-table",
    measurements: [compare(population)],
  });
}

function compare({ networks }: IntegrationPopulation): Measurement {
  const subject = "population";
  const known = networks.filter(({ score }) => score.passed).flatMap(({ architecture, findings }) => {
    const spectrum = averageOverContexts(findings, (linear) => linear.spectrum, ranks);
    return spectrum === undefined ? [] : [{ architecture, spectrum }];
  });
  const labels = known.map(({ architecture }) => architecture);
  const value = `${known.length} networks, ${new Set(labels).size} architectures`;
  if (1 / groupings(labels) > level) return { subject, value, verdict: "undecided", note: "too few networks to tell it from chance" };
  const { r2, p } = permanova(Float64Array.from(known.flatMap((a) => known.map((b) => distance(a.spectrum, b.spectrum)))), labels);
  return { subject, value: `${value}; R² ${numberText(r2, 2)}, p = ${numberText(p)}`, verdict: p <= level ? "holds" : "fails" };
}

/** In how many ways as many networks can be dealt into unnamed groups of the labels' sizes: the most that exchanges can tell apart. */
function groupings(labels: readonly string[]): number {
  const sizes = [...new Set(labels)].map((label) => labels.filter((other) => other === label).length);
  const alike = [...new Set(sizes)].map((size) => sizes.filter((other) => other === size).length);
  return [...sizes, ...alike].reduce((ways, count) => ways / factorial(count), factorial(labels.length));
}

/** n!, infinite for more than 170. */
function factorial(n: number): number {
  return n < 2 ? 1 : n * factorial(n - 1);
}

function distance(a: readonly number[], b: readonly number[]): number {
  const shared = Math.min(a.length, b.length);
  return Math.sqrt(a.slice(0, shared).reduce((sum, value, k) => sum + (value - b[k]) * (value - b[k]), 0));
}
