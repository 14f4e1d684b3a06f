import type { CoefficientPlan, LinearPlan } from "../compile/program.ts";
import type { Block, MemoryPlan } from "../kernels/workspace.ts";
import type { Engine } from "./engine.ts";
import type { EngineOptions } from "./engine-options.ts";
import { cellProgram } from "./network.ts";

/** Which columns a Jacobian has: those of the concatenated state, or those of the input. */
export type JacobianColumns = "state" | "input";

/** Scratch memory for assembling Jacobians; float64. */
export interface JacobianBlocks {
  /** The finished Jacobian of one trial, [D, D] or [D, I]. */
  readonly result: Block;
  /** Jacobians of computed arguments, [N, columns]. */
  readonly computed: ReadonlyMap<string, Block>;
  readonly packed: Block;
  readonly product: Block;
}

/** Reserves what `assembleJacobian` needs, and the coefficient planes. */
export function reserveJacobian(plan: MemoryPlan, options: EngineOptions, addPlane: (name: string, slots: number) => Block): JacobianBlocks {
  const program = cellProgram(options.cell);
  for (const { plane } of program.coefficients.blocks) addPlane(plane, 1);
  const dimension = options.units * program.states.length;
  const widest = Math.max(dimension, options.inputs);
  const matrix = (): Block => plan.reserve(options.units * widest, 8);
  const computed = new Set(program.linears.flatMap(({ terms }) => terms.flatMap(({ source }) => (source.kind === "computed" ? [source.plane] : []))));
  return {
    result: plan.reserve(dimension * widest, 8),
    computed: new Map([...computed].map((plane) => [plane, matrix()])),
    packed: plan.reserve(options.units * (Math.ceil(widest / 4) * 4), 8),
    product: matrix(),
  };
}

/**
 * Assembles the Jacobian of one trial, after a forward step at t = 0 and the `coefficients` kernel.
 *
 * Each elementwise expression contributes diag(c)·(identity or the Jacobian of a linear map); a linear map of the
 * state contributes its weights, and one of a computed argument the product of its weights with that argument's
 * Jacobian. Returns the address of the result.
 */
export function assembleJacobian(engine: Engine, blocks: JacobianBlocks, trial: number, columns: JacobianColumns): number {
  const { program, units, inputs } = engine;
  const { kernels } = engine.workspace;
  const width = columns === "state" ? units * program.states.length : inputs;
  const linearOf = new Map(program.linears.map((linear) => [linear.plane, linear]));
  const coefficient = (plane: string): number => engine.address(plane, 0) + 8 * trial * units;

  const addBlock = (to: number, block: CoefficientPlan): void => {
    const d = coefficient(block.plane);
    if (block.source.kind === "linear") addLinear(to, d, linearOf.get(block.source.plane)!);
    else if (columns === "state") addDiagonal(engine, to + 8 * units * program.states.indexOf(block.source.name), width, d);
  };
  const addLinear = (to: number, d: number, linear: LinearPlan): void => {
    for (const { weight, source } of linear.terms) {
      const weights = engine.parameterAddress(weight);
      if (source.kind === "computed") {
        multiplyByJacobian(engine, blocks, weights, blocks.computed.get(source.plane)!.address, width);
        kernels.addScaledRowsF64(units, width, to, width, d, blocks.product.address);
      } else if (source.kind === "input" && columns === "input") {
        kernels.addScaledRowsF64(units, width, to, width, d, weights);
      } else if (source.kind === "state" && columns === "state") {
        kernels.addScaledRowsF64(units, units, to + 8 * units * program.states.indexOf(source.name), width, d, weights);
      }
    }
  };
  const fill = (target: string, to: number): void => {
    engine.workspace.float64({ address: to, length: units * width }).fill(0);
    for (const block of program.coefficients.blocks) if (block.target === target) addBlock(to, block);
  };

  for (const [plane, block] of blocks.computed) fill(plane, block.address);
  program.states.forEach((state, index) => fill(`next:${state}`, blocks.result.address + 8 * index * units * width));
  return blocks.result.address;
}

/** product ← W·J for J [N, width]. */
function multiplyByJacobian(engine: Engine, blocks: JacobianBlocks, weights: number, jacobian: number, width: number): void {
  const { units, workspace } = engine;
  workspace.float64({ address: blocks.product.address, length: units * width }).fill(0);
  workspace.kernels.packPanelsF64(blocks.packed.address, jacobian, units, width, width, 1, 4);
  workspace.kernels.gemmF64(units, width, units, weights, units, blocks.packed.address, blocks.product.address, width);
}

function addDiagonal(engine: Engine, to: number, width: number, d: number): void {
  const values = engine.workspace.float64({ address: d, length: engine.units });
  const rows = engine.workspace.float64({ address: to, length: (engine.units - 1) * width + engine.units });
  for (let unit = 0; unit < engine.units; unit++) rows[unit * (width + 1)]! += values[unit]!;
}
