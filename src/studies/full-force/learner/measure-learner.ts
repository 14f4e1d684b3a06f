import { networkFingerprint } from "../../../formats/network-fingerprint.ts";
import { createStream } from "../../../numeric/random.ts";
import { chaosSuppression } from "../../../training/chaos-suppression.ts";
import { neuralHints } from "../../../training/neural-hints.ts";
import { recordReaches, type Teacher } from "../circuit/teacher.ts";
import { evaluateLearner, type LearnerScores } from "../evaluation/evaluate-learner.ts";
import { type LearnerPictures, picturesOf } from "../evaluation/learner-pictures.ts";
import { type LearnerMechanism, measureLearnerMechanism } from "../mechanism/learner-mechanism.ts";
import { type SpikesUsed, spikesUsed } from "../spikes/spike-record.ts";
import type { SpikeSettings } from "../spikes/spike-settings.ts";
import { spikingReaches } from "../spikes/spiking-reaches.ts";
import type { LearnerSettings } from "./learner-settings.ts";
import { reachTask } from "./reach-task.ts";
import { type Lesson, lessonOf, trainLearner, untrainedNetwork } from "./train-learner.ts";

/** A network to train, and what it is to learn from. */
export interface LearnerJob {
  readonly kind: "learner";
  readonly teacher: Teacher;
  /** Trained directions. */
  readonly angles: readonly number[];
  readonly settings: LearnerSettings;
  /** Whether to measure how the network computes, and not only what it does. */
  readonly mechanism: boolean;
  /** Whether to keep what figures of single networks are drawn from, and with the mechanism its fixed points. */
  readonly pictures: boolean;
  /** Where hints come from spikes; otherwise they are the circuit's own rates. */
  readonly spikes?: SpikeSettings;
}

/** How two copies of the network that generates targets, started apart, differ at the end of a trial. */
export interface ApartAtEnd {
  readonly start: number;
  readonly end: number;
  readonly suppressed: boolean;
}

/** Everything measured of one trained network; plain data. */
export interface LearnerRecord {
  readonly settings: LearnerSettings;
  /** Σ(z − m)²/Σm² of the circuit's readout over the movements: how well it can make the muscles' activity at all. */
  readonly readoutError: number;
  /** Only where hints came from spikes. */
  readonly spikes?: SpikesUsed;
  /** Error of the output while learning holds it, one value a pass over all directions. */
  readonly trainingErrors: readonly number[];
  /** Frobenius norm of all learned weights. */
  readonly weightNorm: number;
  /** How often P was started again, and whether it is positive definite at the end. */
  readonly restarts: number;
  readonly positiveDefinite: boolean;
  /** Missing for FORCE, which has no network that generates targets. */
  readonly chaos?: ApartAtEnd;
  readonly scores: LearnerScores;
  readonly fingerprint: string;
  readonly mechanism?: LearnerMechanism;
  readonly pictures?: LearnerPictures;
}

/**
 * Trains a network and measures it.
 *
 * @throws DivergenceError as the learning rule does.
 */
export function measureLearner({ teacher, angles, settings, mechanism, pictures, spikes }: LearnerJob): LearnerRecord {
  const reaches = recordReaches(teacher, angles);
  const seen = spikes === undefined ? reaches : spikingReaches(teacher, angles, spikes, createStream({ study: "full-force", purpose: "spikes", seed: settings.seed }));
  const lesson = lessonOf(teacher, seen, settings);
  const learning = trainLearner(teacher, reaches, settings, lesson);
  let turn = learning.next();
  while (turn.done !== true) turn = learning.next();
  const { network, progress, positiveDefinite } = turn.value;
  const last = progress[progress.length - 1];
  const evaluated = { teacher, reaches, network, recorded: lesson.recorded, seed: settings.seed };
  return {
    settings,
    readoutError: teacher.readoutError,
    ...(spikes === undefined ? {} : { spikes: spikesUsed(spikes, seen, reaches, lesson.recorded, teacher.neurons) }),
    trainingErrors: Array.from({ length: settings.epochs }, (_, epoch) => progress.slice(epoch * angles.length, (epoch + 1) * angles.length).reduce((sum, { error }) => sum + error / angles.length, 0)),
    weightNorm: last.weightNorm,
    restarts: last.restarts,
    positiveDefinite,
    ...(settings.method === "force" ? {} : { chaos: chaosOf(teacher, reaches, settings, lesson) }),
    scores: evaluateLearner(evaluated),
    fingerprint: networkFingerprint(network),
    ...(mechanism ? { mechanism: measureLearnerMechanism(evaluated, pictures) } : {}),
    ...(pictures ? { pictures: picturesOf(evaluated) } : {}),
  };
}

function chaosOf(teacher: Teacher, reaches: ReturnType<typeof recordReaches>, settings: LearnerSettings, { recordings }: Lesson): ApartAtEnd {
  const trial = reachTask(reaches.slice(0, 1), teacher.timing).sample(createStream({ study: "full-force", purpose: "chaos check", seed: settings.seed }), 1);
  const hints = recordings === undefined ? {} : { hints: neuralHints(recordings.rates, { scale: recordings.scale, decaySteps: settings.hintDecay }) };
  const { distance, suppressed } = chaosSuppression(untrainedNetwork(teacher, settings), trial, hints, settings.seed);
  return { start: distance[0], end: distance[distance.length - 1], suppressed };
}
