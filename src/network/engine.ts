import type { Cell } from "../cells/cell.ts";
import { type CompiledCell, compileElementwise, instantiateElementwise } from "../compile/elementwise.ts";
import type { CellProgram, LinearPlan, StagePlan } from "../compile/program.ts";
import { type Block, type MemoryPlan, planMemory, type Workspace } from "../kernels/workspace.ts";
import { cellProgram, networkLayout } from "./network.ts";
import type { NetworkSizes, ParameterLayout } from "./parameters.ts";
import { kernelsOf, type PrecisionKernels } from "./precision.ts";

/** What an engine is made for. */
export interface EngineOptions extends NetworkSizes {
  readonly cell: Cell;
  readonly precision: "float32" | "float64";
  /** Time steps T that states, inputs and outputs are stored for. */
  readonly steps: number;
  /** Trials B handled at once. */
  readonly trials: number;
  /** Whether values that the reverse step needs are kept for all steps, or overwritten at each. */
  readonly keep: "every step" | "last step";
}

/** Where a plane stands in memory: its address at time t is base + (t mod period)·stride. */
export interface PlanePlace {
  readonly base: number;
  readonly stride: number;
  readonly period: number;
}

/**
 * A network laid out in WebAssembly memory for B trials of T steps. The engine runs single steps; what to do
 * with them (unroll, train, linearise) is the caller's.
 */
export interface Engine extends EngineOptions {
  readonly program: CellProgram;
  readonly layout: ParameterLayout;
  readonly workspace: Workspace;
  readonly kernels: PrecisionKernels;
  /** The flat parameters. */
  readonly parameters: Block;
  /** [T, B, I] */
  readonly input: Block;
  /** [T, B, O] */
  readonly output: Block;
  /** [T + 1, B, N] by state variable. */
  readonly states: ReadonlyMap<string, Block>;
  /** [T, B, N] by noise source. */
  readonly noises: ReadonlyMap<string, Block>;
  /** Bytes of values kept for the reverse step over all time steps, states included. */
  readonly activationBytes: number;
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

/** Extra planes and blocks that a caller adds to an engine's memory before it is allocated. */
export interface EngineExtension<T> {
  /** Reserves memory; `addPlane` names a plane [slots, B, N] that kernels may use, reused modulo its slots. */
  reserve(plan: MemoryPlan, addPlane: (name: string, slots: number) => Block): T;
}

const COMPILED = new WeakMap<CellProgram, Map<string, CompiledCell>>();

function compiledCell(program: CellProgram, precision: "float32" | "float64"): CompiledCell {
  let byPrecision = COMPILED.get(program);
  if (byPrecision === undefined) COMPILED.set(program, (byPrecision = new Map()));
  let compiled = byPrecision.get(precision);
  if (compiled === undefined) byPrecision.set(precision, (compiled = compileElementwise(program, precision)));
  return compiled;
}

/** Lays out a network for running, with an extension for what the caller needs beyond the forward step. */
export function createEngine<T>(options: EngineOptions, extension: EngineExtension<T>): { engine: Engine; extra: T } {
  const program = cellProgram(options.cell);
  const layout = networkLayout(options.cell, options);
  const { units, inputs, outputs, steps, trials } = options;
  const bytes = options.precision === "float32" ? 4 : 8;
  const panel = options.precision === "float32" ? 8 : 4;
  const plan = planMemory();
  const places = new Map<string, PlanePlace>();
  const reserve = (length: number): Block => plan.reserve(length, bytes);
  const addPlane = (name: string, slots: number): Block => {
    const block = reserve(slots * trials * units);
    places.set(name, { base: block.address, stride: trials * units * bytes, period: slots });
    return block;
  };

  const kept = options.keep === "every step" ? steps : 1;
  const parameters = reserve(layout.length);
  const zeros = reserve(Math.max(units, outputs));
  const input = reserve(Math.max(1, steps * trials * inputs));
  const output = reserve(steps * trials * outputs);
  const before = plan.bytes;
  const states = new Map(program.states.map((state) => [state, reserve((steps + 1) * trials * units)]));
  const noises = new Map(program.noises.map((noise) => [noise, addPlane(`noise:${noise}`, steps)]));
  for (const plane of forwardPlanes(program)) {
    const isKept = program.kept.has(plane) || plane.startsWith("computed:");
    addPlane(plane, isKept ? kept : 1);
  }
  const activationBytes = plan.bytes - before;
  for (const [state, block] of states) {
    const stride = trials * units * bytes;
    places.set(`state:${state}`, { base: block.address, stride, period: steps + 1 });
    places.set(`next:${state}`, { base: block.address + stride, stride, period: steps });
  }
  for (const { name } of program.parameters) addPlane(`parameter:${name}`, 1);
  if (!("state" in program.readout)) addPlane("rate", kept);
  const packs = new Map(
    program.linears.flatMap(({ terms }) =>
      terms.map(({ weight, source }) => [weight, reserve(roundUp(units, panel) * (source.kind === "input" ? inputs : units))] as const),
    ),
  );
  const readoutPack = reserve(roundUp(outputs, panel) * units);
  const table = plan.reserve(64, 4);
  const extra = extension.reserve(plan, addPlane);

  const workspace = plan.allocate(`a network of ${units} units for ${steps} steps of ${trials} trials`);
  const kernels = kernelsOf(options.precision, workspace.kernels);
  const compiled = compiledCell(program, options.precision);
  const functions = instantiateElementwise(compiled, workspace.memory);
  const tableView = workspace.int32(table);

  const place = (plane: string): PlanePlace => {
    const found = places.get(plane);
    if (found === undefined) throw new Error(`plane ${plane} is not laid out: this is a defect in Nullcline`);
    return found;
  };
  const bound = new Map<string, (t: number, rows: number) => void>();
  const bind = (name: string): ((t: number, rows: number) => void) => {
    const planes = compiled.kernels.get(name)!.planes.map(place);
    const run = functions.get(name)!;
    return (t, rows) => {
      for (let index = 0; index < planes.length; index++) tableView[index] = addressAt(planes[index]!, t);
      run(rows * units, table.address);
    };
  };
  const addressOf = (name: string): number => parameters.address + layout.byName.get(name)!.offset * bytes;

  const packLinear = (linear: LinearPlan): void => {
    for (const { weight, source } of linear.terms) {
      const from = source.kind === "input" ? inputs : units;
      kernels.pack(packs.get(weight)!.address, addressOf(weight), from, units, 1, from, panel);
    }
  };

  const runLinear = (linear: LinearPlan, t: number, rows: number): void => {
    const to = engine.address(linear.plane, t);
    kernels.fillRows(to, linear.bias === undefined ? zeros.address : addressOf(linear.bias), rows, units);
    for (const { weight, source } of linear.terms) {
      if (source.kind !== "input") continue;
      const from = input.address + t * trials * inputs * bytes;
      kernels.gemm(rows, units, inputs, from, inputs, packs.get(weight)!.address, to, units);
    }
    addRecurrent(linear, "", t, rows);
  };
  const addRecurrent = (linear: LinearPlan, prefix: string, t: number, rows: number): void => {
    for (const { weight, source } of linear.terms) {
      if (source.kind === "input") continue;
      const from = engine.address(prefix + (source.kind === "state" ? `state:${source.name}` : source.plane), t);
      kernels.gemm(rows, units, units, from, units, packs.get(weight)!.address, engine.address(prefix + linear.plane, t), units);
    }
  };

  const runStage = (stage: StagePlan, t: number, rows: number): void => {
    for (const linear of stage.linears) runLinear(linear, t, rows);
    if (stage.kernel !== undefined) engine.runKernel(stage.kernel.name, t, rows);
  };

  const engine: Engine = {
    ...options, program, layout, workspace, kernels, parameters, input, output, states, noises, activationBytes,
    address: (plane, t) => addressAt(place(plane), t),
    parameterAddress: addressOf,
    runKernel: (name, t, rows = trials) => {
      let run = bound.get(name);
      if (run === undefined) bound.set(name, (run = bind(name)));
      run(t, rows);
    },
    refresh: () => {
      program.linears.forEach(packLinear);
      kernels.pack(readoutPack.address, addressOf("readout.weight"), units, outputs, 1, units, panel);
      for (const { name } of program.parameters) kernels.fillRows(engine.address(`parameter:${name}`, 0), addressOf(name), trials, units);
    },
    resetState: () => {
      for (const [state, block] of states) kernels.fillRows(block.address, addressOf(`initial.${state}`), trials, units);
    },
    applyLinear: (linear, prefix, t, rows) => {
      kernels.fillRows(engine.address(prefix + linear.plane, t), zeros.address, rows, units);
      addRecurrent(linear, prefix, t, rows);
    },
    forwardStep: (t, rows = trials) => program.forward.forEach((stage) => runStage(stage, t, rows)),
    readoutStep: (t, rows = trials) => {
      const rate = readoutPlace(engine, t, rows);
      const to = output.address + t * trials * outputs * bytes;
      kernels.fillRows(to, addressOf("readout.bias"), rows, outputs);
      kernels.gemm(rows, outputs, units, rate, units, readoutPack.address, to, outputs);
    },
  };
  return { engine, extra };
}

function addressAt({ base, stride, period }: PlanePlace, t: number): number {
  return base + (t % period) * stride;
}

/** Address of what the readout multiplies after step t, computed first if it is not a plain state. */
function readoutPlace(engine: Engine, t: number, rows: number): number {
  const { readout } = engine.program;
  if ("state" in readout) return engine.address(`next:${readout.state}`, t);
  engine.runKernel(readout.forward.name, t, rows);
  return engine.address("rate", t);
}

/** Planes that forward steps write, other than states. */
function forwardPlanes(program: CellProgram): string[] {
  const written = program.forward.flatMap((stage) => (stage.kernel?.outputs ?? []).map(({ plane }) => plane));
  return [...program.linears.map((linear) => linear.plane), ...written.filter((plane) => !plane.startsWith("next:"))];
}

function roundUp(count: number, multiple: number): number {
  return Math.ceil(count / multiple) * multiple;
}
