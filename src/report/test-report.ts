import { judgedClaim, type Claim, type Measurement } from "../studies/claim.ts";
import type { Figure, SpectrumEigenvalue, StateSpacePoint } from "../studies/figure.ts";
import type { Report } from "../studies/report-record.ts";
import { testDetail, testPopulation } from "./test-population.ts";

const networks = ["vanilla", "ugrnn", "gru", "lstm"] as const;

/** A text that would break the page wherever it were not escaped. */
export const hostileText = `</script><b onclick="x">&'tis</b>`;

/** The 27 labels of three bits, each −1, 0 (undecided) or 1. */
const labels = Array.from({ length: 27 }, (_, code) => [code % 3, Math.floor(code / 3) % 3, Math.floor(code / 9)].map((digit) => digit - 1));

/** An oblique view of the cube of memory states, so that projected points do not coincide. */
function viewed([a, b, c]: readonly number[]): [number, number, number] {
  return [3 * a + 0.8 * b + 0.3 * c, 2.4 * b - 0.7 * a + 0.6 * c, 2 * c - 0.4 * b + 0.2 * a];
}

const axes = [viewed([1, 0, 0]), viewed([0, 1, 0]), viewed([0, 0, 1])].map((axis) => {
  const norm = Math.sqrt(axis.reduce((sum, value) => sum + value * value, 0));
  return axis.map((value) => value / norm) as [number, number, number];
});

const points: StateSpacePoint[] = labels.map((label) => ({
  position: viewed(label),
  unstableDimensions: label.filter((bit) => bit === 0).length,
  unstableDirections: axes.filter((_, bit) => label[bit] === 0),
  visited: true,
}));

/** A walk along edges of the cube, as a network that stores one pulse after the other would make. */
function walk(start: number): number[] {
  const bits = [1, 1, 1];
  const path: number[] = [];
  for (let step = 0; step < 40; step++) {
    if (step % 5 === 0) bits[(start + (step * 7) / 5) % 3] *= -1;
    const lag = 0.12 * ((step % 5) - 4);
    path.push(...viewed(bits.map((bit, index) => bit * (1 + lag * (((start + index) % 3) / 4)))));
  }
  return path;
}

const eigenvalues: SpectrumEigenvalue[] = points.flatMap(({ unstableDimensions }, point) =>
  Array.from({ length: 12 }, (_, mode) => {
    const radius = mode < unstableDimensions ? 1.2 + 0.01 * point : 0.9 / (1 + mode / 3);
    const height = mode % 3 === 0 ? 0 : (mode % 2 === 0 ? 0.4 : -0.4) * radius;
    return { re: Math.sqrt(radius * radius - height * height) - mode / 30, im: height, unstableDimensions };
  }));

function figuresOf(network: string, index: number): Record<"traces" | "space" | "spectrum" | "table", Figure> {
  const target = Array.from({ length: 64 }, (_, step) => (Math.floor((step + 3 * index) / 9) % 2 === 0 ? 1 : -1));
  const rows = ["bit 1", "bit 2", "bit 3"].map((label, bit) => ({
    label,
    target: target.map((value) => (bit === 1 ? -value : value)),
    output: target.map((value, step) => (bit === 1 ? -value : value) * (1 - 0.05 * ((step * 7) % 5) / 5)),
    pulses: [0, 9 - 3 * index % 9, 27].map((step) => ({ step, value: target[step] * (bit === 1 ? -1 : 1) })),
  }));
  return {
    traces: { kind: "traces", id: `trial-${network}`, title: network, caption: "Outputs over targets through one trial.", time: { label: "Time", unit: "steps" }, value: { label: "Output" }, rows },
    space: { kind: "state-space", id: `space-${network}`, network, title: network, caption: "States and fixed points.", varianceShares: [0.41, 0.33, 0.2], trajectories: Array.from({ length: 12 }, (_, trial) => walk(trial)), points },
    spectrum: { kind: "spectrum", id: `spectrum-${network}`, title: network, caption: "Eigenvalues at every fixed point.", eigenvalues },
    table: {
      kind: "table", id: `points-${network}`, title: network, caption: "Fixed points.",
      columns: [{ label: "Index", align: "right" }, { label: "Stability", align: "left" }, { label: "Time constant", unit: "steps", align: "right" }],
      rows: [["1", "stable", "9.49"], ["2", hostileText, "99.5"]],
    },
  };
}

const cube: Figure = {
  kind: "graph", id: "graph", title: "Transitions", caption: "Fixed points and the ways between them.",
  nodes: labels.map((label, index) => ({ label: label.map((bit) => ["−", "0", "+"][bit + 1]).join(""), position: [viewed(label)[0], viewed(label)[1]], unstableDimensions: points[index].unstableDimensions })),
  edges: labels.flatMap((label, from) => label.flatMap((bit, axis) => (bit === 0 ? [-1, 1].map((sign) => ({ from, to: from + sign * [1, 3, 9][axis] })) : []))),
};

const frequencies: Figure = {
  kind: "scatter", id: "frequencies", title: "Frequencies", caption: "Linear against commanded frequency.", x: { label: "Commanded frequency", unit: "Hz" }, y: { label: "Linear frequency", unit: "Hz" }, identity: true,
  groups: networks.map((label, group) => ({ label, x: Array.from({ length: 25 }, (_, k) => k / 4), y: Array.from({ length: 25 }, (_, k) => k / 4 + 0.1 * (group - 1) + 0.05 * ((k * 7) % 5)) })),
};

const spectra: Figure = {
  kind: "bands", id: "spectra", title: "Sorted spectra", caption: "Mean and one standard error over seeds.", x: { label: "Index" }, y: { label: "Eigenvalue", unit: "1" },
  bands: networks.map((label, group) => ({ label, x: Array.from({ length: 40 }, (_, k) => k), mean: Array.from({ length: 40 }, (_, k) => (1 + 0.2 * group) / (1 + k / 8)), spread: Array.from({ length: 40 }, (_, k) => 0.1 / (1 + k / 20)) })),
  thresholds: [{ value: 1, label: "neutral" }],
};

function claim(id: string, statement: string, measurements: readonly Measurement[], kind: Claim["source"]["kind"]): Claim {
  return judgedClaim({ id, statement, source: { kind, where: "A place to look it up." }, criterion: "A threshold in words.", measurements, figure: "space-vanilla" });
}

/** A small hand-made report with every kind of figure and every verdict. */
export function testReport(): Report {
  const figures = networks.map(figuresOf);
  const steps = Array.from({ length: 1500 }, (_, step) => step);
  const perNetwork = (value: string): Measurement[] => networks.map((subject) => ({ subject, value, verdict: "holds" }));
  return {
    title: "Universality of flip-flop networks",
    subject: `A hand-made report. ${hostileText}`,
    summary: ["Four networks were trained on the three-bit flip-flop and their fixed points compared."],
    claims: [
      claim("census", "The fixed points number 8, 12, 6 and 1 by unstable dimensions.", perNetwork("8 / 12 / 6 / 1"), "derived"),
      claim("learned", "Every network learns the task.", [...perNetwork("3.1 × 10⁻⁴").slice(1), { subject: "vanilla", value: "0.02", verdict: "fails", note: "above 5 × 10⁻³" }], "proposed"),
      claim("geometry", "Geometry depends on the architecture.", [{ subject: "population", value: "participation ratios 3.2 to 4.4", verdict: "undecided", note: "one network an architecture" }], "read"),
    ],
    sections: [
      {
        title: "Training", text: "Loss through training.", columns: 1,
        figures: [{
          kind: "curves", id: "training", title: "Training loss", caption: "Mean squared error against optimiser step.",
          x: { label: "Optimiser step" }, y: { label: "Loss", scale: "log" },
          series: networks.map((label, index) => ({ label, x: steps, y: steps.map((step) => (1 + 0.3 * ((step * 31) % 7)) / (1 + step * (index + 1) / 20)) })),
          thresholds: [{ value: 5e-3, label: "pass criterion" }],
        }],
      },
      { title: "Behaviour", text: "One trial.", columns: 2, figures: figures.map(({ traces }) => traces) },
      { title: "State space", text: "Fixed points.", columns: 1, figures: figures.map(({ space }) => space) },
      { title: "Linearisation", text: "Eigenvalues.", columns: 2, figures: figures.map(({ spectrum }) => spectrum) },
      { title: "Population", text: "All networks.", columns: 1, figures: [testPopulation(40, (index) => (index % 2 === 0 ? testDetail(index, { paths: 3, steps: 40, eigenvalues: 60 }) : undefined))] },
      { title: "Further figures", text: "Graph, scatter and bands.", columns: 2, figures: [cube, frequencies] },
      { title: "Spectra", text: "Bands.", columns: 1, figures: [spectra] },
      { title: "Tables", text: "Fixed points one by one.", columns: 1, folded: true, figures: figures.map(({ table }) => table) },
    ],
    provenance: {
      specification: { task: "flip-flop", note: hostileText }, seed: 1, kernel: "wasm-simd128", version: "0.1.0",
      fingerprints: networks.map((of) => ({ of, value: "0123456789abcdef" })), command: "nullcline study universality --profile smoke --seed 1",
    },
  };
}
