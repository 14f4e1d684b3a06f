import type { CellProgram } from "../compile/program.ts";

/** What a parameter is for; decides how it is initialised and whether L2 on weights counts it. */
export type ParameterRole = "recurrent" | "input" | "bias" | "vector" | "initial-state" | "readout" | "readout-bias";

/** Name, shape and place of one parameter in the flat parameter block. */
export interface ParameterSlot {
  readonly name: string;
  readonly role: ParameterRole;
  readonly shape: readonly number[];
  readonly length: number;
  /** Offset into the flat block, in elements. */
  readonly offset: number;
  /** Starting value of vectors. */
  readonly initial: number;
}

/** All parameters of a network, in a fixed order. */
export interface ParameterLayout {
  readonly slots: readonly ParameterSlot[];
  readonly byName: ReadonlyMap<string, ParameterSlot>;
  /** Length of the flat block, a multiple of 16 elements; gaps hold zeros. */
  readonly length: number;
}

/** Sizes of a network: units N, inputs I, outputs O. */
export interface NetworkSizes {
  readonly units: number;
  readonly inputs: number;
  readonly outputs: number;
}

interface Unplaced {
  readonly name: string;
  readonly role: ParameterRole;
  readonly shape: readonly number[];
  readonly initial?: number;
}

/** The parameters of a cell with readout, for given sizes. Matrices are [to, from]. */
export function layoutParameters(program: CellProgram, sizes: NetworkSizes): ParameterLayout {
  let offset = 0;
  const slots = listParameters(program, sizes).map((parameter): ParameterSlot => {
    const length = parameter.shape.reduce((product, extent) => product * extent, 1);
    const slot = { ...parameter, initial: parameter.initial ?? 0, length, offset };
    offset += Math.ceil(length / 4) * 4;
    return slot;
  });
  return { slots, byName: new Map(slots.map((slot) => [slot.name, slot])), length: Math.ceil(offset / 16) * 16 };
}

function listParameters(program: CellProgram, { units, inputs, outputs }: NetworkSizes): Unplaced[] {
  const linears = program.linears.flatMap((linear): Unplaced[] => {
    const weights = linear.terms.map(({ weight, source }): Unplaced =>
      source.kind === "input"
        ? { name: weight, role: "input", shape: [units, inputs] }
        : { name: weight, role: "recurrent", shape: [units, units] },
    );
    return linear.bias === undefined ? weights : [...weights, { name: linear.bias, role: "bias", shape: [units] }];
  });
  return [
    ...linears,
    ...program.parameters.map(({ name, initial }): Unplaced => ({ name, role: "vector", shape: [units], initial })),
    ...program.states.map((state): Unplaced => ({ name: `initial.${state}`, role: "initial-state", shape: [units] })),
    { name: "readout.weight", role: "readout", shape: [outputs, units] },
    { name: "readout.bias", role: "readout-bias", shape: [outputs] },
  ];
}
