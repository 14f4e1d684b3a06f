import type { Measurement } from "./alternate.ts";
import type { SimilarityContest } from "./similarity-contest.ts";

/** The part of the results page about distance matrices, as Markdown paragraphs. */
export function similaritySection({ bench, oneCore, twoCores }: SimilarityContest): string[] {
  const { networks, samples, units, kept } = bench;
  const everyone = [...new Set([...oneCore, ...twoCores].map(({ label }) => label))];
  const rows = everyone.map((label) => {
    const [one, two] = [oneCore, twoCores].map((measurements) => measurements.find((measurement) => measurement.label === label));
    const figures = one?.figures ?? two?.figures ?? {};
    return [label, shown(one, networks), shown(two, networks), seconds(Number(figures["whiteningSeconds"])), distance(figures["meanDistance"])];
  });
  const paragraphs = [
    "## The distance matrix of a population",
    `SVCCA distances between ${networks} networks of ${units} units on ${samples} samples (float32, in memory), ${kept} directions each, whitening included; once each. ` +
      "Ours multiplies in float32 and adds up in float64. NumPy's blocks are products of 16 networks with all later ones and batched singular values, its pairs one product and " +
      "one decomposition a pair. The mean distance says that all computed the same.",
    table(["", "one core", "two cores", "of it whitening, one core", "mean distance"], rows),
  ];
  const extrapolated = oneCore.find(({ figures }) => Number(figures["networks"]) < networks);
  if (extrapolated !== undefined) paragraphs.push(`≈: extrapolated by pairs from ${String(extrapolated.figures["networks"])} networks, whose mean distance is shown; memory for all would be needed besides.`);
  return paragraphs;
}

function shown(measurement: Measurement | undefined, networks: number): string {
  if (measurement === undefined) return "–";
  const { figures, milliseconds, failure } = measurement;
  if (failure !== undefined) return failure;
  if (!(Number(figures["networks"]) < networks)) return seconds(milliseconds / 1e3);
  const pairs = (networks * (networks - 1)) / 2;
  return `≈ ${seconds(networks * Number(figures["secondsPerNetwork"]) + pairs * Number(figures["secondsPerPair"]))}`;
}

const seconds = (value: number): string => (Number.isFinite(value) ? `${value < 99.5 ? value.toPrecision(3) : value.toFixed(0)} s` : "–");

const distance = (value: unknown): string => (typeof value === "number" ? value.toFixed(6) : "–");

const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return [line(head), line(head.map((_, column) => (column === 0 ? "---" : "---:"))), ...rows.map(line)].join("\n");
}
