import type { LinearPlan } from "../compile/program.ts";
import { createEngine, type Engine } from "../network/engine.ts";
import { loadParameters } from "../network/load-parameters.ts";
import { cellProgram, type Network } from "../network/network.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import type { RandomStream } from "../numeric/random.ts";
import { addProduct } from "./add-product.ts";

/** One trial of a network whose recurrent drive is given from outside at every step, in float64. */
export interface RateNetwork {
  /** Name of the recurrent weights, e.g. `hidden.h`. */
  readonly recurrentWeight: string;
  /** What the readout and the recurrent weights see after the last step, [N]; overwritten by the next. */
  readonly rates: Float64Array;
  /** Back to the network's initial state, plus `disturbance` [N] where it is given. */
  reset(disturbance?: Float64Array): void;
  /** The network's own recurrent weights times the rates, [N]; overwritten by the next call. */
  recurrentDrive(): Float64Array;
  /** One step: `drive` [N] stands for the recurrent term; bias and input [I] are added as the cell says. Without `noise` the cell's noise is zero. */
  step(input: Float32Array, drive: ArrayLike<number>, noise?: RandomStream): void;
}

/**
 * Opens a network of rates for learners that supply or replace the recurrent drive.
 *
 * A network of rates has one state variable and one linear map, whose recurrent argument is what the readout sees: the leaky
 * rate network in both conventions (W·φ(x) inside the leak, or φ(W·r)), the vanilla network, or a cell of one's own of that shape.
 *
 * @param who the learner, for error messages.
 * @throws InvalidInputError for another kind of cell, and for masks or frozen parameters, which these learners cannot keep.
 */
export function createRateNetwork(who: string, network: Network): RateNetwork {
  const { linear, weight } = recurrentTerm(who, network);
  if (network.masks.size > 0 || network.frozen.size > 0) {
    throw new InvalidInputError({ who, expected: "a network without masks and frozen parameters", got: [...network.masks.keys(), ...network.frozen].join(", ") });
  }
  const { cell, units, inputs, outputs } = network;
  const { engine, extra: own } = createEngine({ cell, units, inputs, outputs, precision: "float64", steps: 1, trials: 1, keep: "last step" }, (plan) => plan.reserve(units, 8));
  loadParameters(engine, network);
  return rateNetworkOf(engine, linear, weight, own.address);
}

function rateNetworkOf(engine: Engine, linear: LinearPlan, recurrentWeight: string, recurrent: number): RateNetwork {
  const { program, workspace, units, inputs } = engine;
  const plane = (address: number, length = units): Float64Array => workspace.float64({ address, length });
  const [state] = program.states;
  const inputWeight = linear.terms.find(({ source }) => source.kind === "input")?.weight;
  const { readout } = program;
  const rateAddress = engine.address("state" in readout ? `next:${state}` : "rate", 0);
  const [before, after] = [plane(engine.address(`state:${state}`, 0)), plane(engine.address(`next:${state}`, 0))];
  const [sum, own] = [plane(engine.address(linear.plane, 0)), plane(recurrent)];
  const bias = linear.bias === undefined ? new Float64Array(units) : plane(engine.parameterAddress(linear.bias));
  const inputWeights = inputWeight === undefined ? new Float64Array() : plane(engine.parameterAddress(inputWeight), units * inputs);
  const findRates = (): void => {
    if (!("state" in readout)) engine.runKernel(readout.forward.name, 0);
  };
  return {
    recurrentWeight,
    rates: plane(rateAddress),
    reset: (disturbance) => {
      engine.resetState();
      after.set(before);
      if (disturbance !== undefined) for (let k = 0; k < units; k++) after[k] += disturbance[k];
      findRates();
    },
    recurrentDrive: () => {
      workspace.kernels.multiplyVectorF64(units, units, engine.parameterAddress(recurrentWeight), units, rateAddress, recurrent);
      return own;
    },
    step: (input, drive, noise) => {
      before.set(after);
      if (noise !== undefined) for (const block of engine.noises.values()) noise.fillNormal(plane(block.address));
      for (let k = 0; k < units; k++) sum[k] = bias[k] + drive[k];
      addProduct(sum, inputWeights, input, 0);
      for (const { kernel } of program.forward) if (kernel !== undefined) engine.runKernel(kernel.name, 0);
      findRates();
    },
  };
}

/** The one linear map of a network of rates, and the name of its recurrent weights. */
function recurrentTerm(who: string, { cell }: Network): { linear: LinearPlan; weight: string } {
  const { states, linears, nodes } = cellProgram(cell);
  const [linear] = linears;
  const recurrent = linear?.terms.filter(({ source }) => source.kind !== "input") ?? [];
  const node = linear === undefined ? undefined : nodes[linear.node];
  const seen = node?.kind === "linear" ? node.arguments.filter((argument) => nodes[argument.node].kind !== "input").map((argument) => argument.node) : [];
  if (states.length === 1 && linears.length === 1 && recurrent.length === 1 && seen[0] === cell.graph.readout) return { linear, weight: recurrent[0].weight };
  throw new InvalidInputError({
    who,
    expected: "a network of rates: one state variable, one linear map, and a readout of what its recurrent weights multiply",
    got: `cell ${cell.name}`,
    remedy: "Use leakyRate or vanilla",
  });
}
