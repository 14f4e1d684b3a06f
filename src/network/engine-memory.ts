import { mostPlanes } from "../compile/elementwise.ts";
import type { CellProgram } from "../compile/program.ts";
import type { Block, MemoryPlan } from "../kernels/workspace.ts";
import type { EngineOptions } from "./engine-options.ts";
import type { ParameterLayout } from "./parameters.ts";
import { precisionLayout } from "./precision.ts";

/** Where a plane stands in memory: its address at time t is base + (t mod period)·stride. */
export interface PlanePlace {
  readonly base: number;
  readonly stride: number;
  readonly period: number;
}

/** Byte address of a plane at time t. */
export function addressAt({ base, stride, period }: PlanePlace, t: number): number {
  return base + (t % period) * stride;
}

/** Reserves a plane [slots, B, N], reused modulo its slots, under a name that kernels may use. */
export type AddPlane = (name: string, slots: number) => Block;

/** The blocks of an engine. */
export interface EngineMemory {
  readonly parameters: Block;
  /** One row of zeros, for linear maps without a bias. */
  readonly zeros: Block;
  /** [T, B, I] */
  readonly input: Block;
  /** [T, B, O] */
  readonly output: Block;
  /** [T + 1, B, N] by state variable. */
  readonly states: ReadonlyMap<string, Block>;
  /** [T, B, N] by noise source. */
  readonly noises: ReadonlyMap<string, Block>;
  /** Packed weights by parameter name. */
  readonly packs: ReadonlyMap<string, Block>;
  readonly readoutPack: Block;
  /** Addresses handed to an elementwise kernel; int32. */
  readonly table: Block;
  readonly places: ReadonlyMap<string, PlanePlace>;
  readonly addPlane: AddPlane;
  readonly activationBytes: number;
}

/** Reserves everything that forward steps need. */
export function reserveEngine(plan: MemoryPlan, options: EngineOptions, program: CellProgram, layout: ParameterLayout): EngineMemory {
  const { units, inputs, outputs, steps, trials } = options;
  const { bytes } = precisionLayout[options.precision];
  const places = new Map<string, PlanePlace>();
  const reserve = (length: number): Block => plan.reserve(length, bytes);
  const stride = trials * units * bytes;
  const addPlane: AddPlane = (name, slots) => {
    const block = reserve(slots * trials * units);
    places.set(name, { base: block.address, stride, period: slots });
    return block;
  };
  const fixed = {
    parameters: reserve(layout.length),
    zeros: reserve(Math.max(units, outputs)),
    input: reserve(Math.max(1, steps * trials * inputs)),
    output: reserve(steps * trials * outputs),
    table: plan.reserve(mostPlanes(program), 4),
  };
  const before = plan.bytes;
  const states = new Map(program.states.map((state) => [state, reserve((steps + 1) * trials * units)]));
  for (const [state, { address }] of states) {
    places.set(`state:${state}`, { base: address, stride, period: steps + 1 });
    places.set(`next:${state}`, { base: address + stride, stride, period: steps });
  }
  const noises = new Map(program.noises.map((noise) => [noise, addPlane(`noise:${noise}`, steps)]));
  const kept = options.keep === "every step" ? steps : 1;
  for (const plane of forwardPlanes(program)) addPlane(plane, isKept(program, plane) ? kept : 1);
  if (!("state" in program.readout)) addPlane("rate", kept);
  const activationBytes = plan.bytes - before;
  for (const { name } of program.parameters) addPlane(`parameter:${name}`, 1);
  return { ...fixed, states, noises, places, addPlane, activationBytes, ...reservePacks(reserve, options, program) };
}

/** Room for every weight matrix, packed in panels. */
function reservePacks(reserve: (length: number) => Block, options: EngineOptions, program: CellProgram): Pick<EngineMemory, "packs" | "readoutPack"> {
  const { units, inputs, outputs } = options;
  const { panel } = precisionLayout[options.precision];
  const packed = (rows: number, columns: number): Block => reserve(Math.ceil(rows / panel) * panel * columns);
  const terms = program.linears.flatMap((linear) => linear.terms);
  return {
    packs: new Map(terms.map(({ weight, source }) => [weight, packed(units, source.kind === "input" ? inputs : units)])),
    readoutPack: packed(outputs, units),
  };
}

/** Planes that forward steps write, other than states. */
function forwardPlanes(program: CellProgram): string[] {
  const written = program.forward.flatMap((stage) => (stage.kernel?.outputs ?? []).map(({ plane }) => plane));
  return [...program.linears.map((linear) => linear.plane), ...written.filter((plane) => !plane.startsWith("next:"))];
}

/** Whether the reverse step or a weight gradient reads the plane later. */
function isKept(program: CellProgram, plane: string): boolean {
  return program.kept.has(plane) || plane.startsWith("computed:");
}
