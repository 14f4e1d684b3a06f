import type { Activation, CellName } from "../profile.ts";
import type { TaskName } from "../task-study.ts";
import type { NetworkSetting } from "./network-setting.ts";

type Row = readonly [learningRate: number, finalRatio: number, clip: number, keepGateBias: number, gain: number, recurrent: NetworkSetting["recurrent"]];

/**
 * What the recorded search chose (`search.json`, beside this file, holds every trial; a test holds the two together), by
 * task, cell and nonlinearity.
 */
const chosen: Readonly<Record<TaskName, Readonly<Record<CellName, Readonly<Record<Activation, Row>>>>>> = {
  "flip-flop": {
    vanilla: { tanh: [0.00501, 0.0297, 1, 1, 1, "gaussian"], relu: [0.00725, 0.159, 0.5, 0, 1, "orthogonal"] },
    ugrnn: { tanh: [0.00956, 0.251, 10, 0, 1, "gaussian"], relu: [0.00438, 0.0176, 1, 1, 0.8, "gaussian"] },
    gru: { tanh: [0.00949, 0.0383, 1, 0, 1, "gaussian"], relu: [0.00349, 0.172, 1, 1, 1, "gaussian"] },
    lstm: { tanh: [0.00785, 0.0947, 1, 0, 0.8, "gaussian"], relu: [0.00407, 0.198, 1, 1, 1.2, "orthogonal"] },
  },
  sine: {
    vanilla: { tanh: [0.003, 0.033, 1, 1, 1, "gaussian"], relu: [0.00618, 0.0156, 0.5, 0, 1, "orthogonal"] },
    ugrnn: { tanh: [0.003, 0.033, 1, 1, 1, "gaussian"], relu: [0.00659, 0.241, 1, 1, 1, "orthogonal"] },
    gru: { tanh: [0.00309, 0.282, 10, 0, 1, "gaussian"], relu: [0.00714, 0.0909, 0.5, 1, 0.8, "orthogonal"] },
    lstm: { tanh: [0.00723, 0.0445, 0.5, 1, 1, "gaussian"], relu: [0.003, 0.033, 1, 1, 1, "gaussian"] },
  },
  integration: {
    vanilla: { tanh: [0.00239, 0.127, 10, 0, 1.2, "gaussian"], relu: [0.00437, 0.188, 10, 1, 0.8, "orthogonal"] },
    ugrnn: { tanh: [0.00386, 0.0442, 1, 0, 0.8, "gaussian"], relu: [0.00279, 0.242, 1, 1, 1.2, "orthogonal"] },
    gru: { tanh: [0.00964, 0.255, 0.5, 0, 1, "gaussian"], relu: [0.00648, 0.0188, 0.5, 0, 0.8, "gaussian"] },
    lstm: { tanh: [0.00624, 0.044, 10, 0, 1, "gaussian"], relu: [0.00739, 0.0881, 1, 0, 1, "gaussian"] },
  },
};

/** The setting that networks of a task, cell and nonlinearity are trained with. */
export function chosenSetting(task: TaskName, cell: CellName, activation: Activation): NetworkSetting {
  const [learningRate, finalRatio, clip, keepGateBias, gain, recurrent] = chosen[task][cell][activation];
  return { learningRate, finalRatio, clip, keepGateBias, gain, recurrent };
}
