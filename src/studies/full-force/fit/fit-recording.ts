import type { Network } from "../../../network/network.ts";
import { concatenated } from "../../../numeric/concatenated.ts";
import { InvalidInputError } from "../../../numeric/errors.ts";
import { largestModulus } from "../../../numeric/largest-modulus.ts";
import { createStream } from "../../../numeric/random.ts";
import type { SampleMatrix } from "../../../similarity/sample-matrix.ts";
import { chaosSuppression } from "../../../training/chaos-suppression.ts";
import { fullForce } from "../../../training/full-force.ts";
import { type NeuralHintOptions, neuralHints, type RecordedRates } from "../../../training/neural-hints.ts";
import { explainedVariance } from "../evaluation/explained-variance.ts";
import { type LearnerRun, runLearner } from "../evaluation/run-learner.ts";
import { randomRateNetwork } from "../learner/random-rate-network.ts";
import { normalisedError } from "../normalised-error.ts";
import { ridgeRegression } from "../ridge-regression.ts";
import type { FitOptions } from "./fit-options.ts";
import { recordedCondition, recordedTask } from "./recorded-task.ts";
import type { CircuitRecording } from "./recording.ts";
import { splitRecording } from "./split-recording.ts";

/** How well a network does on some trials. */
export interface FitScores {
  /** Σ(z − f)²/Σf² of the behaviour. */
  readonly behaviour: number;
  /** R² of a linear map from the network to neurons, fitted on the trained trials: of the held-out neurons, and of those that gave hints (null without). */
  readonly heldOutNeurons: number;
  readonly hintNeurons: number | null;
}

/** A fitted network and what it was measured by. */
export interface Fit {
  readonly network: Network;
  /** Indices of neurons and trials that training never saw, and of the neurons that gave hints; ascending. */
  readonly heldOutNeurons: Int32Array;
  readonly heldOutTrials: Int32Array;
  readonly hintNeurons: Int32Array;
  readonly trained: FitScores;
  readonly heldOut: FitScores;
  /** Share of their first difference that two copies of the network that generates targets keep to the end of a trial. */
  readonly chaosLeft: number;
  /** What the network does in each trial. */
  readonly runs: readonly LearnerRun[];
}

const MAP_PENALTY = 0.1;

/**
 * Fits a rate network to a recording by full-FORCE: it learns to put out the behaviour from the inputs, with the rates of recorded neurons as hints.
 * Some neurons are never hints and some trials never trained on; they say how far the fit carries. Each step of the generator learns one trial.
 *
 * Inputs and behaviour are brought to a largest modulus of 1 over the trained trials, and hints are rates less their means over these; the network that is returned takes and gives them as recorded.
 *
 * @throws InvalidInputError for options that do not fit the recording, and when input and hints do not suppress the chaos of the network that generates
 * the targets; without hints, where this is part of what there is to see, it is only measured.
 * @throws DivergenceError when learning diverges, or its matrix P stops being positive definite.
 */
export function* fitRecording(recording: CircuitRecording, options: FitOptions): Generator<{ readonly trial: number; readonly error: number }, Fit> {
  const { heldOutNeurons, hintNeurons, heldOutTrials, trained: trainedTrials } = splitRecording(recording, options);
  const trained = [...trainedTrials];
  const [given, behaviour] = [recording.given, recording.behaviour].map((parts) => largestOf(trained.map((trial) => parts[trial])));
  const scales = { given, behaviour };
  const { learning, chaosLeft } = learn(scaled(recording, scales), trained, hintNeurons, options);
  let turn = learning.next();
  while (turn.done !== true) {
    yield turn.value;
    turn = learning.next();
  }
  const network = unscaled(turn.value.network, scales);
  const runs = runLearner(network, recording.given.map((each) => Float32Array.from(each)));
  const score = scorer(recording, runs, trained, heldOutNeurons, hintNeurons);
  return { network, heldOutNeurons, heldOutTrials, hintNeurons, trained: score(trained), heldOut: score([...heldOutTrials]), chaosLeft, runs };
}

function learn(recording: CircuitRecording, trained: readonly number[], hintNeurons: Int32Array, options: FitOptions) {
  const { units, gain, tau, alpha, passes, seed } = options;
  const { inputs, outputs } = recording;
  const task = recordedTask(recording, trained);
  const network = randomRateNetwork({ units, inputs, outputs, gain, tau, seed }, createStream({ study: "fit", purpose: "input weights", seed }));
  const hints = hintNeurons.length === 0 ? {} : { hints: neuralHints(hintRates(recording, trained, hintNeurons), hintOptions(options)) };
  const trial = task.sample(createStream({ study: "fit", purpose: "chaos check", seed }), 1);
  const { distance, suppressed } = chaosSuppression(network, trial, hints, seed);
  const chaosLeft = distance[distance.length - 1] / distance[0];
  if (!suppressed && hintNeurons.length > 0) throw chaotic(chaosLeft);
  const learning = fullForce(network, task, { trials: passes * trained.length, trialsPerPass: trained.length, alpha, onIndefinite: "throw", ...hints }, seed);
  return { learning, chaosLeft };
}

function hintOptions({ hintScale, hintDecay }: FitOptions): NeuralHintOptions {
  return { scale: hintScale, decaySteps: hintDecay };
}

/** Rates of the chosen neurons in the trained trials, less each neuron's mean over these. */
function hintRates({ rates, steps, neurons }: CircuitRecording, trained: readonly number[], chosen: Int32Array): ReadonlyMap<string, RecordedRates> {
  const means = Float64Array.from(chosen, (neuron) => trained.reduce((sum, trial) => sum + columnSum(rates[trial], neurons, neuron), 0) / (trained.length * steps));
  const columns = (data: Float64Array) => Float64Array.from({ length: steps * chosen.length }, (_, at) => data[Math.floor(at / chosen.length) * neurons + chosen[at % chosen.length]] - means[at % chosen.length]);
  return new Map(trained.map((trial) => [recordedCondition(trial), { data: columns(rates[trial]), steps, neurons: chosen.length }]));
}

function columnSum(data: Float64Array, width: number, column: number): number {
  let sum = 0;
  for (let at = column; at < data.length; at += width) sum += data[at];
  return sum;
}

interface Scales {
  readonly given: number;
  readonly behaviour: number;
}

function scaled(recording: CircuitRecording, { given, behaviour }: Scales): CircuitRecording {
  return { ...recording, given: recording.given.map((trial) => trial.map((value) => value / given)), behaviour: recording.behaviour.map((trial) => trial.map((value) => value / behaviour)) };
}

/** The network with the scales in its input weights and readout. */
function unscaled(network: Network, { given, behaviour }: Scales): Network {
  const parameters = new Map(network.parameters);
  for (const [name, factor] of [["hidden.input", 1 / given], ["readout.weight", behaviour], ["readout.bias", behaviour]] as const) {
    const { shape, data } = parameters.get(name)!;
    parameters.set(name, { shape, data: data.map((value) => factor * value) });
  }
  return { ...network, parameters };
}

/** Scores trials by a linear map that was fitted on the trained ones. */
function scorer({ rates, behaviour, steps }: CircuitRecording, runs: readonly LearnerRun[], trained: readonly number[], heldOut: Int32Array, hints: Int32Array): (trials: readonly number[]) => FitScores {
  const samples = (parts: readonly Float64Array[], trials: readonly number[]): SampleMatrix => ({ data: concatenated(Float64Array, trials.map((trial) => parts[trial])), rows: steps * trials.length, columns: parts[0].length / steps });
  const units = runs.map((run) => run.rates);
  const map = ridgeRegression(samples(units, trained), samples(rates, trained), MAP_PENALTY);
  return (trials) => {
    const explained = (chosen: Int32Array) => explainedVariance(map, samples(units, trials), samples(rates, trials), (neuron) => chosen.includes(neuron));
    return {
      behaviour: normalisedError(concatenated(Float64Array, trials.map((trial) => runs[trial].outputs)), concatenated(Float64Array, trials.map((trial) => behaviour[trial]))),
      heldOutNeurons: explained(heldOut),
      hintNeurons: hints.length === 0 ? null : explained(hints),
    };
  };
}

/** Largest |entry| of all trials; 1 where all are zero. */
function largestOf(trials: readonly Float64Array[]): number {
  const largest = largestModulus(trials.map(largestModulus));
  return largest === 0 ? 1 : largest;
}

function chaotic(left: number): InvalidInputError {
  return new InvalidInputError({
    who: "fitRecording",
    expected: "inputs, behaviour and hints that suppress the chaos of the network that generates the targets",
    got: `two copies that started apart and end a trial with ${(100 * left).toFixed(0)} % of the difference`,
    remedy: "Use a smaller gain, or larger or more hints",
  });
}
