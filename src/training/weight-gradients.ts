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

/** A row-major factor of a gradient: [rows, width] from `address` on. */
interface Factor {
  readonly address: number;
  readonly width: number;
}

/** Adds adjointᵀ·source, summed over rows, to the gradient [adjoint.width, source.width] at an address. */
type AddProduct = (source: string, gradient: number) => void;

/**
 * Adds the gradients of all weights and biases from steps `from` … `to − 1`, whose `d.linear` planes and output
 * gradients stand in memory. Rows are (time, trial) in ascending order.
 */
export function addWeightGradients(engine: Engine, blocks: GradientBlocks, from: number, to: number): void {
  const { program, units, inputs, outputs, trials, workspace } = engine;
  const rows = (to - from) * trials;
  const gradient = (name: string): number => blocks.gradients.address + 4 * engine.layout.byName.get(name)!.offset;
  const sources = new Map([...blocks.panels.keys()].map((name): [string, Factor] => {
    if (name === "input") return [name, { address: engine.input.address + 4 * from * trials * inputs, width: inputs }];
    return [name, { address: name === "readout" ? rateAddress(engine, from) : engine.address(name, from), width: units }];
  }));
  const productsOf = workspace.kernels.gemmTransposedF32 === undefined ? packedProducts(engine, blocks, rows, sources) : directProducts(engine, rows, sources);
  for (const linear of program.linears) {
    const adjoint = { address: engine.address(`d.${linear.plane}`, from), width: units };
    const add = productsOf(adjoint);
    for (const { weight, source } of linear.terms) add(sourceName(source), gradient(weight));
    if (linear.bias !== undefined) workspace.kernels.addColumnSumsF32(gradient(linear.bias), adjoint.address, rows, units);
  }
  const outputAdjoint = { address: engine.output.address + 4 * from * trials * outputs, width: outputs };
  productsOf(outputAdjoint)("readout", gradient("readout.weight"));
  workspace.kernels.addColumnSumsF32(gradient("readout.bias"), outputAdjoint.address, rows, outputs);
}

/** Products of factors as they stand. */
function directProducts({ workspace }: Engine, rows: number, sources: ReadonlyMap<string, Factor>): (adjoint: Factor) => AddProduct {
  return (adjoint) => (name, gradient) => {
    const source = sources.get(name)!;
    workspace.kernels.gemmTransposedF32!(adjoint.width, source.width, rows, adjoint.address, adjoint.width, source.address, source.width, gradient, source.width);
  };
}

/** Products of packed factors, each packed once. */
function packedProducts({ workspace }: Engine, { panels, tiles }: GradientBlocks, rows: number, sources: ReadonlyMap<string, Factor>): (adjoint: Factor) => AddProduct {
  const { kernels } = workspace;
  for (const [name, { address, width }] of sources) kernels.packPanelsF32(panels.get(name)!.address, address, rows, width, width, 1, 8);
  return (adjoint) => {
    kernels.packPanelsF32(tiles.address, adjoint.address, rows, adjoint.width, adjoint.width, 1, 4);
    return (name, gradient) => {
      const { width } = sources.get(name)!;
      kernels.gemmPackedF32(adjoint.width, width, rows, tiles.address, panels.get(name)!.address, gradient, width);
    };
  };
}

function rateAddress(engine: Engine, t: number): number {
  const { readout } = engine.program;
  return "state" in readout ? engine.address(`next:${readout.state}`, t) : engine.address("rate", t);
}
