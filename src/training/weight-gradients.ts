import type { LinearPlan } from "../compile/program.ts";
import type { Block, MemoryPlan } from "../kernels/workspace.ts";
import type { Engine } from "../network/engine.ts";
import { cellProgram } from "../network/network.ts";
import type { EngineOptions } from "../network/engine-options.ts";

/** Scratch memory for forming weight gradients. */
export interface GradientBlocks {
  /** dL/dparameters, flat. */
  readonly gradients: Block;
  readonly tiles: Block;
  readonly panels: ReadonlyMap<string, Block>;
}

/**
 * Steps whose weight gradients are formed by one matrix product. About 256 rows keep the packed panels in the
 * first two cache levels; the number is part of the summation order, so it may depend on the batch only.
 */
export function gradientChunk(trials: number): number {
  return Math.max(1, Math.round(256 / trials));
}

/** Reserves what `addWeightGradients` needs. */
export function reserveGradients(plan: MemoryPlan, options: EngineOptions, length: number): GradientBlocks {
  const rows = Math.min(options.steps, gradientChunk(options.trials)) * options.trials;
  const widest = Math.max(options.units, options.outputs);
  const panel = (width: number): Block => plan.reserve(Math.ceil(width / 8) * 8 * rows, 4);
  const sources = new Set(cellProgram(options.cell).linears.flatMap(({ terms }) => terms.map(({ source }) => sourceName(source))));
  const panels = new Map([...sources, "readout"].map((name) => [name, panel(name === "input" ? options.inputs : options.units)]));
  return { gradients: plan.reserve(length, 4), tiles: plan.reserve(Math.ceil(widest / 4) * 4 * rows, 4), panels };
}

function sourceName(source: LinearPlan["terms"][number]["source"]): string {
  if (source.kind === "computed") return source.plane;
  return source.kind === "state" ? `state:${source.name}` : "input";
}

/**
 * Adds the gradients of all weights and biases from steps `from` … `to − 1`, whose `d.linear` planes and output
 * gradients stand in memory. Rows are (time, trial) in ascending order.
 */
export function addWeightGradients(engine: Engine, blocks: GradientBlocks, from: number, to: number): void {
  const { program, units, inputs, outputs, trials, workspace } = engine;
  const { kernels } = workspace;
  const rows = (to - from) * trials;
  const gradient = (name: string): number => blocks.gradients.address + 4 * engine.layout.byName.get(name)!.offset;

  const packSource = (name: string, address: number, width: number): void =>
    kernels.packPanelsF32(blocks.panels.get(name)!.address, address, rows, width, width, 1, 8);
  const multiply = (name: string, source: string, height: number, width: number): void =>
    kernels.gemmPackedF32(height, width, rows, blocks.tiles.address, blocks.panels.get(source)!.address, gradient(name), width);

  for (const name of blocks.panels.keys()) {
    if (name === "input") packSource(name, engine.input.address + 4 * from * trials * inputs, inputs);
    else if (name === "readout") packSource(name, rateAddress(engine, from), units);
    else packSource(name, engine.address(name, from), units);
  }
  for (const linear of program.linears) {
    const adjoint = engine.address(`d.${linear.plane}`, from);
    kernels.packPanelsF32(blocks.tiles.address, adjoint, rows, units, units, 1, 4);
    for (const { weight, source } of linear.terms) multiply(weight, sourceName(source), units, source.kind === "input" ? inputs : units);
    if (linear.bias !== undefined) kernels.addColumnSumsF32(gradient(linear.bias), adjoint, rows, units);
  }
  const outputAdjoint = engine.output.address + 4 * from * trials * outputs;
  kernels.packPanelsF32(blocks.tiles.address, outputAdjoint, rows, outputs, outputs, 1, 4);
  multiply("readout.weight", "readout", outputs, units);
  kernels.addColumnSumsF32(gradient("readout.bias"), outputAdjoint, rows, outputs);
}

function rateAddress(engine: Engine, t: number): number {
  const { readout } = engine.program;
  return "state" in readout ? engine.address(`next:${readout.state}`, t) : engine.address("rate", t);
}
