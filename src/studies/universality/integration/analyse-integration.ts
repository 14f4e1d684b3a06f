import type { SlowestState } from "../../../dynamics/line-attractor/slowest-states.ts";
import { linearise } from "../../../dynamics/linearise.ts";
import { kernelAlgebra } from "../../../kernels/kernel-algebra.ts";
import { taskOf } from "../../../lab/spec-parts.ts";
import { networkAsMap } from "../../../network/as-map.ts";
import type { Network } from "../../../network/network.ts";
import type { DynamicalMap } from "../../../numeric/dynamical-map.ts";
import { fingerprint } from "../../../numeric/fingerprint.ts";
import { createStream } from "../../../numeric/random.ts";
import type { AnalysisContext } from "../task-study.ts";
import { contextPictures, type LinearisedState } from "./context-pictures.ts";
import { contextTrials, heldValues, type ContextTrials } from "./context-trials.ts";
import type { ContextFindings, ContextPictures, IntegrationFindings } from "./findings.ts";
import { heldLine, type HoldingTask } from "./held-line.ts";
import { integratingModes, type PulsePair } from "./integrating-modes.ts";
import { lineFixedPoints } from "./line-fixed-points.ts";
import { lineShape } from "./line-shape.ts";
import { outputReading } from "./output-reading.ts";
import { probeFindings, probeRuns } from "./probe-runs.ts";
import type { IntegrationSettings } from "./settings.ts";

/** Streams, and then context inputs, of the task. */
const streams = 2;

/** Everything that the two contexts share. */
interface Workbench {
  readonly network: Network;
  readonly map: DynamicalMap;
  readonly settings: IntegrationSettings;
  readonly values: readonly number[];
  /** Steps of a trial. */
  readonly steps: number;
}

/** One context, analysed. */
interface AnalysedContext {
  readonly findings: ContextFindings;
  readonly pictures: ContextPictures;
  readonly line: readonly SlowestState[];
}

/**
 * Analyses a network trained on context-dependent integration. In each context, its input kept on and the streams silent:
 * the line of slowest states over the range of values to hold, its shape, its slow points' linear dynamics, the true fixed points
 * on it, and what constant inputs do. Yields between pieces of work.
 *
 * @throws InvalidInputError for a network that does not fit the task.
 */
export function* analyseIntegration(network: Network, { run, settings, seed }: AnalysisContext<IntegrationSettings>): Generator<unknown, IntegrationFindings> {
  const stream = createStream({ study: "universality", purpose: "integration analysis", seed });
  const batch = taskOf(run.task).sample(stream.fork("trials"), settings.trials);
  const bench: Workbench = { network, map: networkAsMap(network), settings, values: heldValues(batch, settings.heldValues), steps: batch.steps };
  const analysed: AnalysedContext[] = [];
  for (const [index, trials] of contextTrials(network, batch).entries()) analysed.push(yield* analyseContext(bench, trials, index));
  return {
    fingerprint: fingerprint(...analysed.flatMap(({ line }) => line.map(({ state }) => state))),
    steps: batch.steps,
    contexts: analysed.map(({ findings }) => findings),
    pictures: { contexts: analysed.map(({ pictures }) => pictures) },
  };
}

function* analyseContext({ network, map, settings, values, steps }: Workbench, { context, visited }: ContextTrials, index: number): Generator<unknown, AnalysedContext> {
  const reading = outputReading(network, map.dimension);
  const holding: HoldingTask = { map, input: oneHot(map.inputDimension, streams + index), reading, visited };
  const line = yield* heldLine(holding, values);
  const slow = line.filter(({ q }) => q <= settings.slowTolerance);
  const slowPoints = yield* linearised(holding, slow, settings.linearised);
  const fixedPoints = yield* lineFixedPoints(holding, line);
  const states = line.map(({ state }) => state);
  const shape = lineShape(line, steps);
  const probes = probeRuns(network, holding.input, index, values, { probes: settings.probes, steps });
  const findings: ContextFindings = {
    context,
    values,
    q: line.map(({ q }) => q),
    drift: line.map(({ drift }) => drift),
    shape,
    slowPoints: slow.length,
    linear: integratingModes(slowPoints.map(({ linearisation }) => linearisation), pulsePair(holding, index, settings.responseSteps)),
    fixedPoints: fixedPoints.map(({ finding }) => finding),
    probes: probeFindings(probes, states, values, shape.length),
  };
  const pictures = contextPictures({ units: network.units, visited, trajectories: probes.trajectories, slowPoints, fixedPoints });
  return { findings, pictures, line };
}

/** Linearises slow points, evenly thinned along the line to at most `most`. */
function* linearised({ map, input }: HoldingTask, slow: readonly SlowestState[], most: number): Generator<unknown, LinearisedState[]> {
  const stride = Math.max(1, Math.ceil(slow.length / most));
  const algebra = kernelAlgebra(map.dimension);
  const points: LinearisedState[] = [];
  for (let k = 0; k < slow.length; k += stride) {
    points.push({ state: slow[k].state, linearisation: linearise(map, slow[k].state, input, algebra) });
    yield;
  }
  return points;
}

/** Unit pulses on the stream that a context selects and on the other. */
function pulsePair({ map, reading: { weights } }: HoldingTask, index: number, steps: number): PulsePair {
  return { relevant: oneHot(map.inputDimension, index), irrelevant: oneHot(map.inputDimension, streams - 1 - index), weights, steps };
}

function oneHot(length: number, index: number): Float64Array {
  return Float64Array.from({ length }, (_, i) => (i === index ? 1 : 0));
}
