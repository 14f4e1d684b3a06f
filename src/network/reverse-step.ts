import type { LinearPlan } from "../compile/program.ts";
import type { Block } from "../kernels/workspace.ts";
import { cellProgram } from "./network.ts";
import { createEngine, type Engine, type EngineExtension } from "./engine.ts";
import type { EngineOptions } from "./engine-options.ts";
import { precisionLayout } from "./precision.ts";

/** An engine that can also run backwards. */
export interface ReverseEngine {
  readonly engine: Engine;
  /** Adjoint of the state after the step about to be reversed, [B, N] by state variable. */
  readonly adjoints: ReadonlyMap<string, Block>;
  /** Packs the weights for reverse use, after the parameters have changed. */
  refresh(): void;
  /** All adjoints become zero. */
  clear(): void;
  /**
   * Adds Wᵀ·d(output at t) + penalty·rate to the adjoint of the state after step t, where rate is what the readout
   * sees; `outputAdjoint` is the byte address of d(output) [B, O]. The penalty needs float32.
   */
  readoutStep(t: number, outputAdjoint: number, penalty?: number): void;
  /** Replaces the adjoint of the state at t + 1 by that at t, leaving `d.linear:…` planes behind. */
  step(t: number, rows?: number): void;
}

/**
 * An engine with the reverse step. Adjoints of linear results are kept in `slots` slots, reused modulo `slots`,
 * so that weight gradients can be formed from several steps at once.
 */
export function createReverseEngine<T>(
  options: EngineOptions,
  slots: number,
  extension: EngineExtension<T>,
): { reverse: ReverseEngine; extra: T } {
  const { engine, extra } = createEngine(options, (plan, addPlane) => {
    const program = cellProgram(options.cell);
    const { bytes, panel } = precisionLayout[options.precision];
    for (const linear of program.linears) addPlane(`d.${linear.plane}`, slots);
    for (const plane of computedPlanes(program.linears)) addPlane(`d.${plane}`, 1);
    for (const { name } of program.parameters) addPlane(`d.parameter:${name}`, 1);
    if (!("state" in program.readout)) addPlane("d.rate", 1);
    const adjoints = new Map(program.states.map((state) => [state, addPlane(`d.next:${state}`, 1)]));
    for (const state of program.states) addPlane(`d.state:${state}`, 1);
    const square = Math.ceil(options.units / panel) * panel * options.units;
    const packs = new Map(recurrentWeights(program.linears).map((weight) => [weight, plan.reserve(square, bytes)]));
    const readoutPack = plan.reserve(Math.ceil(options.units / panel) * panel * options.outputs, bytes);
    const zeros = plan.reserve(options.units, bytes);
    return { adjoints, packs, readoutPack, zeros, own: extension(plan, addPlane) };
  });
  return { reverse: reverseOf(engine, extra), extra: extra.own };
}

interface ReverseBlocks {
  readonly adjoints: ReadonlyMap<string, Block>;
  readonly packs: ReadonlyMap<string, Block>;
  readonly readoutPack: Block;
  readonly zeros: Block;
}

function reverseOf(engine: Engine, { adjoints, packs, readoutPack, zeros }: ReverseBlocks): ReverseEngine {
  const { program, kernels, units, outputs, trials } = engine;
  const computed = computedPlanes(program.linears);
  const clearPlane = (plane: string, rows: number): void => kernels.fillRows(engine.address(plane, 0), zeros.address, rows, units);

  /** target += d(linear)·W for one weight. */
  const multiply = (linear: LinearPlan, weight: string, target: string, t: number, rows: number): void =>
    kernels.gemm(rows, units, units, engine.address(`d.${linear.plane}`, t), units, packs.get(weight)!.address, engine.address(target, 0), units);

  const toComputed = (linear: LinearPlan, t: number, rows: number): void => {
    for (const { weight, source } of linear.terms) if (source.kind === "computed") multiply(linear, weight, `d.${source.plane}`, t, rows);
  };
  const toState = (linear: LinearPlan, t: number, rows: number): void => {
    for (const { weight, source } of linear.terms) if (source.kind === "state") multiply(linear, weight, `d.state:${source.name}`, t, rows);
  };

  return {
    engine,
    adjoints,
    refresh: () => {
      for (const [weight, pack] of packs) kernels.pack(pack.address, engine.parameterAddress(weight), units, units, units, 1, kernels.panel);
      kernels.pack(readoutPack.address, engine.parameterAddress("readout.weight"), outputs, units, units, 1, kernels.panel);
    },
    clear: () => program.states.forEach((state) => clearPlane(`d.next:${state}`, trials)),
    readoutStep: (t, outputAdjoint, penalty = 0) => {
      const { readout } = program;
      const [rate, target] = "state" in readout ? [`next:${readout.state}`, `d.next:${readout.state}`] : ["rate", "d.rate"];
      if (target === "d.rate") clearPlane(target, trials);
      kernels.gemm(trials, units, outputs, outputAdjoint, outputs, readoutPack.address, engine.address(target, 0), units);
      if (penalty !== 0) engine.workspace.kernels.addScaledF32(trials * units, engine.address(target, 0), engine.address(rate, t), penalty);
      if (!("state" in readout)) engine.runKernel(readout.reverse.name, t);
    },
    step: (t, rows = trials) => {
      for (const plane of computed) clearPlane(`d.${plane}`, rows);
      for (const stage of program.reverse) {
        engine.runKernel(stage.kernel.name, t, rows);
        for (const linear of stage.linears) toComputed(linear, t, rows);
      }
      for (const linear of program.linears) toState(linear, t, rows);
      for (const state of program.states) {
        kernels.fillRows(engine.address(`d.next:${state}`, 0), engine.address(`d.state:${state}`, 0), 1, rows * units);
      }
    },
  };
}

function computedPlanes(linears: readonly LinearPlan[]): string[] {
  const planes = linears.flatMap(({ terms }) => terms.flatMap(({ source }) => (source.kind === "computed" ? [source.plane] : [])));
  return [...new Set(planes)];
}

function recurrentWeights(linears: readonly LinearPlan[]): string[] {
  return linears.flatMap(({ terms }) => terms.flatMap(({ weight, source }) => (source.kind === "input" ? [] : [weight])));
}
