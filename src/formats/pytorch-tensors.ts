import type { Parameter } from "../network/network.ts";
import { concatenated } from "../numeric/concatenated.ts";
import type { PytorchGate, PytorchLayout } from "./pytorch-layout.ts";

/** Float32 arrays by name, as they lie in a file. */
export type NamedParameters = ReadonlyMap<string, Parameter>;

/** The four tensors of a one-layer PyTorch recurrent module. */
const WEIGHT_IH = "weight_ih_l0";
const WEIGHT_HH = "weight_hh_l0";
const BIAS_IH = "bias_ih_l0";
const BIAS_HH = "bias_hh_l0";

/** Names of our parameters that PyTorch's tensors stand for. */
export function parametersInLayout({ gates }: PytorchLayout): ReadonlySet<string> {
  return new Set(gates.flatMap(({ recurrent, input, bias, recurrentBias }) => [recurrent, input, bias, ...(typeof recurrentBias === "string" ? [recurrentBias] : [])]));
}

/** Shapes of PyTorch's tensors for N units and I inputs. */
export function pytorchShapes({ gates }: PytorchLayout, units: number, inputs: number): ReadonlyMap<string, readonly number[]> {
  const rows = gates.length * units;
  return new Map([[WEIGHT_IH, [rows, inputs]], [WEIGHT_HH, [rows, units]], [BIAS_IH, [rows]], [BIAS_HH, [rows]]]);
}

/** Stacks our parameters gate by gate into PyTorch's tensors. */
export function toPytorch({ gates }: PytorchLayout, parameters: NamedParameters, units: number): NamedParameters {
  const stack = (pick: (gate: PytorchGate) => string | number): Parameter => {
    const parts = gates.map((gate) => partOf(pick(gate), parameters, units));
    const tail = parts[0].shape.slice(1);
    return { shape: [gates.length * units, ...tail], data: concatenated(Float32Array, parts.map(({ data }) => data)) };
  };
  return new Map([
    [WEIGHT_IH, stack(({ input }) => input)],
    [WEIGHT_HH, stack(({ recurrent }) => recurrent)],
    [BIAS_IH, stack(({ bias }) => bias)],
    [BIAS_HH, stack(({ recurrentBias }) => recurrentBias)],
  ]);
}

/**
 * Takes PyTorch's tensors apart again. Where our equation has a constant in place of PyTorch's second bias, what
 * that bias holds beyond the constant (a network trained on in PyTorch) is added to the learned bias.
 */
export function fromPytorch({ gates }: PytorchLayout, tensors: NamedParameters, units: number): NamedParameters {
  const parameters = new Map<string, Parameter>();
  gates.forEach((gate, index) => {
    const rows = (name: string) => rowsOf(tensors.get(name)!, index, units);
    const recurrentBias = rows(BIAS_HH);
    parameters.set(gate.recurrent, rows(WEIGHT_HH));
    parameters.set(gate.input, rows(WEIGHT_IH));
    if (typeof gate.recurrentBias === "string") parameters.set(gate.recurrentBias, recurrentBias);
    parameters.set(gate.bias, typeof gate.recurrentBias === "string" ? rows(BIAS_IH) : mergedBias(rows(BIAS_IH), recurrentBias, gate.recurrentBias));
  });
  return parameters;
}

function partOf(source: string | number, parameters: NamedParameters, units: number): Parameter {
  return typeof source === "string" ? parameters.get(source)! : { shape: [units], data: new Float32Array(units).fill(source) };
}

function rowsOf({ shape, data }: Parameter, index: number, units: number): Parameter {
  const size = units * shape.slice(1).reduce((product, length) => product * length, 1);
  return { shape: [units, ...shape.slice(1)], data: data.slice(index * size, (index + 1) * size) };
}

/** Adds float32 arrays exactly where the second bias is the constant itself, in float64 before rounding elsewhere. */
function mergedBias(bias: Parameter, recurrentBias: Parameter, constant: number): Parameter {
  const stored = Math.fround(constant);
  return { shape: bias.shape, data: bias.data.map((value, unit) => (recurrentBias.data[unit] === stored ? value : value + (recurrentBias.data[unit] - stored))) };
}
