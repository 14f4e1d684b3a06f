import type { Network } from "../../../network/network.ts";
import { createStream, type RandomStream } from "../../../numeric/random.ts";
import type { ForceProgress, ForceTrained } from "../../../training/force-trials.ts";
import { force } from "../../../training/force.ts";
import { fullForceWithNeuralHints } from "../../../training/full-force-with-neural-hints.ts";
import { fullForce } from "../../../training/full-force.ts";
import type { Reach, Teacher } from "../circuit/teacher.ts";
import type { LearnerSettings } from "./learner-settings.ts";
import { randomRateNetwork } from "./random-rate-network.ts";
import { reachTask } from "./reach-task.ts";
import { type Recordings, recordedNeurons, recordingsOf } from "./recorded-hints.ts";

/** What a network is trained on besides its settings. */
export interface Lesson {
  /** The neurons whose rates are given as hints, ascending. */
  readonly recorded: Int32Array;
  /** None without recorded neurons. */
  readonly recordings?: Recordings;
}

/** The lesson of a network: which neurons are recorded, and their rates. Equal seeds record nested sets of neurons. */
export function lessonOf(teacher: Teacher, reaches: readonly Reach[], settings: LearnerSettings): Lesson {
  const stream = learnerStream(settings);
  const recorded = recordedNeurons(teacher.neurons, settings.recorded, stream.fork("recorded neurons"));
  if (recorded.length === 0) return { recorded };
  const shift = settings.method === "shifted-hints" ? stream.fork("shifts") : undefined;
  return { recorded, recordings: recordingsOf(reaches, recorded, teacher.timing, settings.hintScale, shift) };
}

/**
 * Trains a network to reach as the circuit does; each `next()` learns one trial.
 *
 * @param reaches what the circuit does in the directions to learn.
 * @throws DivergenceError as the learning rule does.
 */
export function trainLearner(teacher: Teacher, reaches: readonly Reach[], settings: LearnerSettings, { recordings }: Lesson): Generator<ForceProgress, ForceTrained> {
  const { method, alpha, epochs, seed, hintDecay } = settings;
  const network = untrainedNetwork(teacher, settings);
  const task = reachTask(reaches, teacher.timing);
  const options = { trials: epochs * reaches.length, trialsPerPass: reaches.length, alpha };
  if (method === "force") return force(network, task, options, seed);
  if (recordings === undefined) return fullForce(network, task, options, seed);
  return fullForceWithNeuralHints(network, task, recordings.rates, { ...options, scale: recordings.scale, decaySteps: hintDecay }, seed);
}

/** The network before training. */
export function untrainedNetwork(teacher: Teacher, settings: LearnerSettings): Network {
  return randomRateNetwork({ ...settings, inputs: 3, outputs: teacher.muscles }, learnerStream(settings).fork("input weights"));
}

function learnerStream({ seed }: LearnerSettings): RandomStream {
  return createStream({ study: "full-force", purpose: "learner", seed });
}
