import type { PopulationFigure } from "../../figure.ts";
import type { TaskComparison } from "../comparison/task-comparison.ts";
import { taskStudy } from "../task-studies.ts";
import type { StudiedNetwork, TaskFindings } from "../task-study.ts";

/** Canonical correlations of unrelated data stay small with so many samples for each direction of both networks. */
const samplesPerDirection = 50;

/** A warning where chance correlations are not small. */
function samplesText(samples: number, directions: number): string {
  const wanted = 2 * samplesPerDirection * directions;
  return samples >= wanted ? "" : `These are fewer than the ${wanted} samples that would keep chance correlations small. `;
}

/** Maps of one task's networks by geometry and by topology, side by side. */
export function populationFigure({ task, names, factors, views, samples, mostDirections }: TaskComparison, networks: readonly StudiedNetwork<TaskFindings>[]): PopulationFigure {
  const study = taskStudy(task);
  const shown = Object.keys(factors) as (keyof typeof factors)[];
  return {
    kind: "population",
    id: `${task}-population`,
    title: `Networks that learned ${study.title}`,
    caption: `Each dot is one of ${names.length} networks; metric scaling puts networks with small distances close together, and its stress says how badly. Geometry is 1 less the mean canonical correlation of h on the same ${samples} samples, of the first ${study.retained} principal directions and of as many as hold 99 % of the variance (at most ${mostDirections}). ${samplesText(samples, mostDirections)}Topology is ${study.topology}. Axes have no meaning of their own.`,
    factors: shown,
    members: names.map((name, index) => ({
      name,
      factors: shown.map((factor) => factors[factor]![index]),
      detail: study.detail(networks.find((network) => network.name === name)!),
    })),
    maps: views.map(({ title, stress, positions }) => ({ title, stress, positions })),
  };
}
