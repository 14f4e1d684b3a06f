import { createStream } from "../numeric/random.ts";
import type { MemberDetail, PopulationFigure, PopulationMember } from "../studies/figure.ts";

const architectures = ["vanilla", "ugrnn", "gru", "lstm"] as const;
const activations = ["tanh", "relu"] as const;

/** How much a synthetic detail holds. */
interface DetailSize {
  readonly paths: number;
  readonly steps: number;
  readonly eigenvalues: number;
}

/** A detail with trajectories between nine corners and eigenvalues inside and outside the unit circle. */
export function testDetail(index: number, { paths, steps, eigenvalues }: DetailSize): MemberDetail {
  const stream = createStream({ study: "test", network: index, purpose: "detail", seed: 1 });
  const corners = Array.from({ length: 9 }, (_, at) => [((at % 3) - 1) * 2 + 0.2 * stream.normal(), (Math.floor(at / 3) - 1) * 2 + 0.2 * stream.normal()] as const);
  const trajectories = Array.from({ length: paths }, () => {
    let [x, y] = corners[stream.integer(9)];
    let goal = corners[stream.integer(9)];
    return Array.from({ length: steps }, (_, step) => {
      if (step % 12 === 0) goal = corners[stream.integer(9)];
      [x, y] = [x + 0.35 * (goal[0] - x), y + 0.25 * (goal[1] - y)];
      return [x, y];
    }).flat();
  });
  return {
    facts: [["Final loss", `${(1 + stream.uniform()).toFixed(2)} × 10⁻⁴`], ["Participation ratio", (3 + stream.uniform()).toFixed(2)], ["Fixed points", "9"]],
    trajectories,
    points: corners.map((position, at) => ({ position, unstableDimensions: [0, 1, 0, 1, 2, 1, 0, 1, 0][at] })),
    eigenvalues: Array.from({ length: eigenvalues }, (_, at) => ({ re: 0.55 + 0.25 * stream.normal(), im: 0.2 * stream.normal(), unstableDimensions: at % 3 })),
  };
}

/** A population of any size, its geometry by architecture, its topology by activation. */
export function testPopulation(members: number, detail: (index: number) => MemberDetail | undefined = () => undefined): PopulationFigure {
  const stream = createStream({ study: "test", purpose: "population", seed: 1 });
  const list = Array.from({ length: members }, (_, index): PopulationMember => {
    const known = detail(index);
    const factors = [architectures[index % 4], activations[Math.floor(index / 4) % 2], String(64 * (1 + (Math.floor(index / 8) % 3)))];
    return { name: `${factors[0]}-${factors[1]}-${index}`, factors, ...(known === undefined ? {} : { detail: known }) };
  });
  const around = (kind: number, radius: number): readonly [number, number] => [radius * [1, 0, -1, 0][kind] + 0.4 * stream.normal(), radius * [0, 1, 0, -1][kind] + 0.4 * stream.normal()];
  return {
    kind: "population", id: "population", title: "Geometry and topology of the population", caption: "Each mark is a network. Left: similarity of their states; right: of their fixed points.",
    factors: ["architecture", "activation", "units"],
    members: list,
    maps: [
      { title: "Geometry (SVCCA)", stress: 0.213, positions: list.map((_, index) => around(index % 4, 1.3)) },
      { title: "Topology", stress: 0.0874, positions: list.map((_, index) => around(2 * (Math.floor(index / 4) % 2), 0.8)) },
    ],
  };
}
