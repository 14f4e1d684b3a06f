import { exp, log } from "../../../numeric/elementary.ts";
import type { RandomStream } from "../../../numeric/random.ts";
import type { Activation } from "../profile.ts";
import type { NetworkSetting } from "./network-setting.ts";

/** The ranges of the random search; those of rates are log-uniform, lists are drawn from evenly. */
export const searchSpace = {
  learningRate: [3e-4, 1e-2],
  finalRatio: [0.01, 0.3],
  clip: [0.5, 1, 10],
  keepGateBias: [0, 1],
  gain: [0.8, 1, 1.2],
  /** With tanh, recurrent weights are Gaussian. */
  recurrentOfRelu: ["gaussian", "orthogonal"],
} as const;

/** Where every search begins, so that drawing at random can only improve on it: what trained this project's pilot networks. */
export const firstSetting: NetworkSetting = { learningRate: 3e-3, finalRatio: 0.033, clip: 1, keepGateBias: 1, gain: 1, recurrent: "gaussian" };

/** Draws a setting, always with the same number of draws. Rates are rounded to three digits, as they are printed. */
export function drawSetting(stream: RandomStream, activation: Activation): NetworkSetting {
  const [learningRate, finalRatio] = [searchSpace.learningRate, searchSpace.finalRatio].map((range) => logUniform(stream, range));
  const [clip, keepGateBias, gain] = [searchSpace.clip, searchSpace.keepGateBias, searchSpace.gain].map((list) => list[stream.integer(list.length)]);
  const recurrent = searchSpace.recurrentOfRelu[stream.integer(2)];
  return { learningRate, finalRatio, clip, keepGateBias, gain, recurrent: activation === "relu" ? recurrent : "gaussian" };
}

function logUniform(stream: RandomStream, [low, high]: readonly [number, number]): number {
  return Number(exp(log(low) + stream.uniform() * (log(high) - log(low))).toPrecision(3));
}
