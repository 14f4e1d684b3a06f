import { type CompiledCell, compileElementwise, instantiateElementwise } from "../compile/elementwise.ts";
import type { CellProgram, LinearPlan } from "../compile/program.ts";
import { type MemoryPlan, planMemory, type Workspace } from "../kernels/workspace.ts";
import { type AddPlane, addressAt, type EngineMemory, type PlanePlace, reserveEngine } from "./engine-memory.ts";
import type { EngineOptions } from "./engine-options.ts";
import { cellProgram, networkLayout } from "./network.ts";
import type { ParameterLayout } from "./parameters.ts";
import { kernelsOf, type PrecisionKernels } from "./precision.ts";

/**
 * A network laid out in WebAssembly memory for B trials of T steps. The engine runs single steps; what to do
 * with them (unroll, train, linearise) is the caller's.
 */
export interface Engine extends EngineOptions, Pick<EngineMemory, "parameters" | "input" | "output" | "states" | "noises" | "activationBytes"> {
  readonly program: CellProgram;
  readonly layout: ParameterLayout;
  readonly workspace: Workspace;
  readonly kernels: PrecisionKernels;
  /** Byte address of a plane at time t. */
  address(plane: string, t: number): number;
  /** Byte address of a parameter. */
  parameterAddress(name: string): number;
  /** Runs the elementwise kernel `name` at time t on `rows` trials. */
  runKernel(name: string, t: number, rows?: number): void;
  /** Repacks weights and spreads vectors after the parameters have changed. */
  refresh(): void;
  /** The state at t = 0 becomes the trainable initial state. */
  resetState(): void;
  /** Applies a linear map without its bias to planes whose names carry `prefix`; the input counts as zero. */
  applyLinear(linear: LinearPlan, prefix: string, t: number, rows: number): void;
  /** State and input at t → state at t + 1, for `rows` trials (default all). */
  forwardStep(t: number, rows?: number): void;
  /** Outputs of step t from the state at t + 1. */
  readoutStep(t: number, rows?: number): void;
}

/** What a caller adds to an engine's memory before it is allocated. */
export type EngineExtension<T> = (plan: MemoryPlan, addPlane: AddPlane) => T;

/** Lays out a network for running, with an extension for what the caller needs beyond the forward step. */
export function createEngine<T>(options: EngineOptions, extension: EngineExtension<T>): { engine: Engine; extra: T } {
  const program = cellProgram(options.cell);
  const layout = networkLayout(options.cell, options);
  const plan = planMemory();
  const memory = reserveEngine(plan, options, program, layout);
  const extra = extension(plan, memory.addPlane);
  const workspace = plan.allocate(`a network of ${options.units} units for ${options.steps} steps of ${options.trials} trials`);
  return { engine: engineOf({ options, program, layout, memory, workspace, kernels: kernelsOf(options.precision, workspace.kernels) }), extra };
}

interface Parts {
  readonly options: EngineOptions;
  readonly program: CellProgram;
  readonly layout: ParameterLayout;
  readonly memory: EngineMemory;
  readonly workspace: Workspace;
  readonly kernels: PrecisionKernels;
}

function engineOf(parts: Parts): Engine {
  const { options, program, layout, memory, workspace, kernels } = parts;
  const { trials, units, outputs } = options;
  const address = (plane: string, t: number): number => addressAt(placeOf(memory, plane), t);
  const parameterAddress = (name: string): number => memory.parameters.address + layout.byName.get(name)!.offset * kernels.bytes;
  const runKernel = kernelRunner(parts);
  const { start, addInput, addRecurrent } = linearMaps(parts, address, parameterAddress);
  return {
    ...options, program, layout, workspace, kernels, address, parameterAddress,
    parameters: memory.parameters, input: memory.input, output: memory.output,
    states: memory.states, noises: memory.noises, activationBytes: memory.activationBytes,
    runKernel: (name, t, rows = trials) => runKernel(name, t, rows),
    refresh: () => packWeights(parts, address, parameterAddress),
    resetState: () => {
      for (const [state, block] of memory.states) kernels.fillRows(block.address, parameterAddress(`initial.${state}`), trials, units);
    },
    applyLinear: (linear, prefix, t, rows) => {
      start(linear, prefix, undefined, t, rows);
      addRecurrent(linear, prefix, t, rows);
    },
    forwardStep: (t, rows = trials) => {
      for (const stage of program.forward) {
        for (const linear of stage.linears) {
          start(linear, "", linear.bias, t, rows);
          addInput(linear, t, rows);
          addRecurrent(linear, "", t, rows);
        }
        if (stage.kernel !== undefined) runKernel(stage.kernel.name, t, rows);
      }
    },
    readoutStep: (t, rows = trials) => {
      const { readout } = program;
      if (!("state" in readout)) runKernel(readout.forward.name, t, rows);
      const rate = address("state" in readout ? `next:${readout.state}` : "rate", t);
      const to = memory.output.address + t * trials * outputs * kernels.bytes;
      kernels.fillRows(to, parameterAddress("readout.bias"), rows, outputs);
      kernels.gemm(rows, outputs, units, rate, units, memory.readoutPack.address, to, outputs);
    },
  };
}

function placeOf(memory: EngineMemory, plane: string): PlanePlace {
  const place = memory.places.get(plane);
  if (place === undefined) throw new Error(`plane ${plane} is not laid out: this is a defect in Nullcline`);
  return place;
}

const COMPILED = new WeakMap<CellProgram, Map<string, CompiledCell>>();

/** The elementwise code of a cell, compiled once for each precision. */
function compiledCell(program: CellProgram, precision: "float32" | "float64"): CompiledCell {
  const byPrecision = COMPILED.get(program) ?? new Map<string, CompiledCell>();
  const compiled = byPrecision.get(precision) ?? compileElementwise(program, precision);
  COMPILED.set(program, byPrecision.set(precision, compiled));
  return compiled;
}

/** Runs elementwise kernels by name; where a kernel's planes stand is looked up at its first run. */
function kernelRunner({ options, program, memory, workspace }: Parts): (name: string, t: number, rows: number) => void {
  const compiled = compiledCell(program, options.precision);
  const functions = instantiateElementwise(compiled, workspace);
  const table = workspace.int32(memory.table);
  const bound = new Map<string, { readonly places: readonly PlanePlace[]; readonly run: (count: number, table: number) => void }>();
  const bind = (name: string) => {
    const kernel = { places: compiled.kernels.get(name)!.planes.map((plane) => placeOf(memory, plane)), run: functions.get(name)! };
    bound.set(name, kernel);
    return kernel;
  };
  return (name, t, rows) => {
    const { places, run } = bound.get(name) ?? bind(name);
    for (let index = 0; index < places.length; index++) table[index] = addressAt(places[index]!, t);
    run(rows * options.units, memory.table.address);
  };
}

/** The parts of a linear map: start from the bias, add the input's terms, add the recurrent terms. */
function linearMaps(
  { options, memory, kernels }: Parts,
  address: (plane: string, t: number) => number,
  parameterAddress: (name: string) => number,
): {
  start(linear: LinearPlan, prefix: string, bias: string | undefined, t: number, rows: number): void;
  addInput(linear: LinearPlan, t: number, rows: number): void;
  addRecurrent(linear: LinearPlan, prefix: string, t: number, rows: number): void;
} {
  const { trials, units, inputs } = options;
  const packed = (weight: string): number => memory.packs.get(weight)!.address;
  return {
    start: (linear, prefix, bias, t, rows) =>
      kernels.fillRows(address(prefix + linear.plane, t), bias === undefined ? memory.zeros.address : parameterAddress(bias), rows, units),
    addInput: (linear, t, rows) => {
      const from = memory.input.address + t * trials * inputs * kernels.bytes;
      for (const { weight, source } of linear.terms) {
        if (source.kind === "input") kernels.gemm(rows, units, inputs, from, inputs, packed(weight), address(linear.plane, t), units);
      }
    },
    addRecurrent: (linear, prefix, t, rows) => {
      for (const { weight, source } of linear.terms) {
        if (source.kind === "input") continue;
        const from = address(prefix + (source.kind === "state" ? `state:${source.name}` : source.plane), t);
        kernels.gemm(rows, units, units, from, units, packed(weight), address(prefix + linear.plane, t), units);
      }
    },
  };
}

function packWeights({ options, program, memory, kernels }: Parts, address: (plane: string, t: number) => number, parameterAddress: (name: string) => number): void {
  const { units, inputs, outputs, trials } = options;
  for (const { weight, source } of program.linears.flatMap((linear) => linear.terms)) {
    const from = source.kind === "input" ? inputs : units;
    kernels.pack(memory.packs.get(weight)!.address, parameterAddress(weight), from, units, 1, from, kernels.panel);
  }
  kernels.pack(memory.readoutPack.address, parameterAddress("readout.weight"), units, outputs, 1, units, kernels.panel);
  for (const { name } of program.parameters) kernels.fillRows(address(`parameter:${name}`, 0), parameterAddress(name), trials, units);
}
