import { continueFixedPoint } from "@nullcline/dynamics/continuation/continue-fixed-point.ts";
import type { Branch } from "@nullcline/dynamics/continuation/branch.ts";
import { findFixedPoints, type FixedPointSearch } from "@nullcline/dynamics/find-fixed-points.ts";
import { squaredDistance } from "@nullcline/dynamics/squared-distance.ts";
import { concatenated } from "@nullcline/numeric/concatenated.ts";
import { equationsOf } from "@nullcline/cells/equations.ts";
import { networkFingerprint } from "@nullcline/formats/network-fingerprint.ts";
import { analyseFixedPoints } from "@nullcline/lab/analyse-fixed-points.ts";
import { eventLoopTurn } from "@nullcline/lab/event-loop-turn.ts";
import { freshTrials } from "@nullcline/lab/fresh-trials-score.ts";
import { lesionCosts } from "@nullcline/lab/lesion-costs.ts";
import { runInTurns } from "@nullcline/lab/run-in-turns.ts";
import { taskOf } from "@nullcline/lab/spec-parts.ts";
import { networkAsMap } from "@nullcline/network/as-map.ts";
import type { DynamicalMap } from "@nullcline/numeric/dynamical-map.ts";
import { openSource } from "../laboratory/open-source.ts";
import { projected } from "../laboratory/view-axes.ts";
import { viewNetwork } from "../laboratory/view-network.ts";
import { runNetwork } from "@nullcline/network/run.ts";
import type { AnalysisApi, BranchPointView, BranchView } from "../protocol/analysis.ts";
import type { ViewAxes } from "../protocol/network-view.ts";
import { operatedInput, operatedTrials } from "../surgery/operation.ts";
import { fixedPointView } from "./fixed-point-view.ts";

/** Seeds of a search, as on the command line. */
const SEEDS = 1024;
/** Steps of a followed branch at most: it is drawn at a few hundred pixels. */
const BRANCH_STEPS = 200;
/** A point that moves farther than this, in units of the state's spread, is another one. */
const SAME_POINT = 0.5;

/** The analysis worker without the worker. */
export function createAnalysisSession(): AnalysisApi {
  return {
    describe: async (source) => {
      const { network, spec } = openSource(source);
      const { cell, units, inputs, outputs, parameters } = network;
      return {
        spec, cell: cell.name, equations: equationsOf(cell.graph), units, inputs, outputs,
        dimension: units * cell.graph.next.size,
        parameters: [...parameters.values()].reduce((sum, { data }) => sum + data.length, 0),
        fingerprint: networkFingerprint(network),
      };
    },
    view: async (source, { axes, keepAxes = false } = {}) => {
      const { network, examples } = openSource(source);
      return viewNetwork(network, examples, axes, keepAxes);
    },
    fixedPoints: async (source, { input, axes, seeds = SEEDS }, observe) => {
      const { network, spec } = openSource(source);
      const search = await analyseFixedPoints(network, { spec, input: operatedInput(input, source.surgeries ?? []), seeds, onProgress: observe });
      return {
        input, axes,
        points: search.points.map((point) => fixedPointView(network, point, axes)),
        census: search.census,
        completeness: completenessOf(search),
      };
    },
    trajectory: async (source, { state, input, axes, steps }) => {
      const { network } = openSource(source);
      return projected(pathFrom(networkAsMap(network), state, Float64Array.from(operatedInput(input, source.surgeries ?? [])), steps), axes);
    },
    follow: async (source, { states, input, channel, bounds, axes }, observe) => {
      const { network } = openSource(source);
      const map = networkAsMap(network);
      const start = Float64Array.from(operatedInput(input, source.surgeries ?? []));
      const direction = start.map((_, i) => (i === channel ? 1 : 0));
      for (const [index, state] of states.entries()) {
        for (const towards of ["down", "up"] as const) {
          const reach: [number, number] = [Math.min(0, bounds[0] - input[channel]), Math.max(0, bounds[1] - input[channel])];
          if (reach[towards === "down" ? 0 : 1] === 0) continue;
          const branch = continueFixedPoint(map, { state, input: start }, direction, { bounds: reach, towards, steps: BRANCH_STEPS });
          observe(branchView(branch, input[channel], axes), index);
          await eventLoopTurn();
        }
      }
    },
    track: async (source, { states, input, axes }) => {
      if (states.length === 0) return [];
      const { network } = openSource(source);
      const map = networkAsMap(network);
      const search = findFixedPoints(map, concatenated(Float64Array, states), { input: Float64Array.from(operatedInput(input, source.surgeries ?? [])), descentSteps: 0 });
      return states.map((state, seed) => {
        const { point } = search.attempts[seed];
        if (point === undefined || squaredDistance(search.points[point].state, 0, state, 0, map.dimension) > SAME_POINT * SAME_POINT * map.dimension) return undefined;
        return fixedPointView(network, search.points[point], axes);
      });
    },
    score: async (source) => {
      const { network, spec } = openSource(source);
      if (spec === undefined) return undefined;
      const task = taskOf(spec.task);
      const batch = operatedTrials(freshTrials(spec, task), network.inputs, source.surgeries ?? []);
      return task.score(batch, runNetwork(network, batch).outputs);
    },
    lesionCosts: async (source, observe) => {
      const { network, spec } = openSource(source);
      if (spec === undefined) return undefined;
      const task = taskOf(spec.task);
      return runInTurns(lesionCosts(network, task, operatedTrials(freshTrials(spec, task), network.inputs, source.surgeries ?? [])), { onStep: observe });
    },
    weights: async (source, wanted) => {
      const { parameters, masks } = openSource(source).network;
      const name = parameters.has(wanted) ? wanted : [...parameters.keys()][0];
      const { shape: [rows, columns = 1], data } = parameters.get(name)!;
      return { name, names: [...parameters.keys()], rows, columns, values: data.slice(), mask: masks.get(name)?.slice() };
    },
  };
}

function completenessOf({ inputs: [only] }: FixedPointSearch): string {
  return only === undefined ? "no fixed point was found" : only.completeness.sentence;
}

function pathFrom(map: DynamicalMap, state: Float64Array, input: Float64Array, steps: number): Float64Array {
  const D = map.dimension;
  const path = new Float64Array((steps + 1) * D);
  path.set(state);
  for (let t = 0; t < steps; t++) map.step(path.subarray(t * D, (t + 1) * D), input, path.subarray((t + 1) * D, (t + 2) * D));
  return path;
}

function branchView({ points, events, stopped }: Branch, origin: number, axes: ViewAxes): BranchView {
  const view = ({ parameter, state, unstableDimensions }: Branch["points"][number]): BranchPointView => {
    const [x, y, z] = projected(state, axes);
    return { value: origin + parameter, position: [x, y, z], unstableDimensions };
  };
  return { points: points.map(view), events: events.map((event) => ({ ...view(event), kind: event.kind })), stopped };
}
