/**
 * The public surface of Nullcline: everything here runs in Node and in a browser.
 *
 * @packageDocumentation
 */
export { builtInCells } from "./cells/catalogue.ts";
export type { Cell, CellOptions } from "./cells/cell.ts";
export { type CellContext, type CellDefinition, defineCell } from "./cells/define-cell.ts";
export { absolute, cos, exp, type Expression, log, negate, type Operand, relu, sigmoid, sin, softplus, squareRoot, tanh } from "./cells/expression.ts";
export { gru } from "./cells/gru.ts";
export { leakyRate } from "./cells/leaky-rate.ts";
export { lstm } from "./cells/lstm.ts";
export { cellFromJson, type CellJson, cellToJson } from "./cells/serialise.ts";
export { ugrnn } from "./cells/ugrnn.ts";
export { vanilla } from "./cells/vanilla.ts";
export { defineMap, type PointwiseMap } from "./dynamics/define-map.ts";
export { type FixedPointAttempt, type FixedPointSearch, findFixedPoints, fixedPointSearch, type PointCensus } from "./dynamics/find-fixed-points.ts";
export type { FixedPoint } from "./dynamics/fixed-point.ts";
export { fixedPointSeeds, type SeedOptions } from "./dynamics/fixed-point-seeds.ts";
export { type Complex, type ComplexVector, type Linearisation, linearise } from "./dynamics/linearise.ts";
export type { OutlierFlags } from "./dynamics/distance-outliers.ts";
export type { FixedPointIndex, IndexSum } from "./dynamics/index-sum.ts";
export type { FixedPointOptions } from "./dynamics/search-options.ts";
export type { UnseenPoints } from "./dynamics/unseen-points.ts";
export { type CancelSignal, SearchCancelledError, type SearchProgress } from "./dynamics/search-progress.ts";
export type { Stability } from "./dynamics/stability.ts";
export { findFixedPointsThoroughly, thoroughSearch, type ThoroughSearchOptions } from "./dynamics/thorough-search.ts";
export { type NetworkFile, readNetworkFile } from "./formats/read-network-file.ts";
export { readSafetensors, type SafetensorsFile } from "./formats/read-safetensors.ts";
export type { Tensor, TensorData } from "./formats/tensor.ts";
export { writeNetworkFile } from "./formats/write-network-file.ts";
export { writeSafetensors } from "./formats/write-safetensors.ts";
export { networkAsMap } from "./network/as-map.ts";
export { createNetwork, type Network, type NetworkOptions, type Parameter } from "./network/network.ts";
export { type NetworkRun, type RunOptions, runNetwork } from "./network/run.ts";
export type { DynamicalMap } from "./numeric/dynamical-map.ts";
export { type Complaint, DivergenceError, InvalidInputError, NullclineError } from "./numeric/errors.ts";
export { fingerprint } from "./numeric/fingerprint.ts";
export type { ComplexArray } from "./numeric/linalg/complex.ts";
export { type EigenDecomposition, eigenDecomposition } from "./numeric/linalg/eigen-decomposition.ts";
export { createStream, type RandomStream, type StreamKey } from "./numeric/random.ts";
export { type PrincipalComponentOptions, type PrincipalComponents, principalComponents } from "./similarity/pca.ts";
export { createTask, taskNames } from "./tasks/catalogue.ts";
export { flipFlop, type FlipFlopOptions } from "./tasks/flip-flop.ts";
export { integration, type IntegrationOptions } from "./tasks/integration.ts";
export { sine, type SineOptions } from "./tasks/sine.ts";
export type { Task, TaskScore, TrialBatch } from "./tasks/task.ts";
export { defaultTrainingOptions, type TrainingOptions } from "./training/options.ts";
export { train, type TrainedNetwork, trainSteps } from "./training/train.ts";
export { createTrainer, type Trainer, type TrainerOptions, type TrainingProgress } from "./training/trainer.ts";
