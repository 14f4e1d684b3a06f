import { evaluate } from "../cells/evaluate.ts";
import type { GraphNode } from "../cells/graph.ts";
import type { ElementwiseCode, ElementwiseFunction } from "../kernels/elementwise-code.ts";
import type { Workspace } from "../kernels/workspace.ts";
import { emitKernels, type VectorKernel } from "./emit.ts";
import { encodeKernel } from "./encode-kernel.ts";
import type { CellProgram, KernelPlan } from "./program.ts";
import { recordVectorCode } from "./vector-code.ts";

type Precision = "float32" | "float64";

/** A compiled kernel: its planes in the order of its address table. */
export interface CompiledKernel {
  readonly name: string;
  readonly planes: readonly string[];
  /** The same work for kernel builds that run it themselves. */
  readonly code: ElementwiseCode;
}

/** The elementwise code of a cell in one precision, not yet bound to memory. */
export interface CompiledCell {
  readonly kernels: ReadonlyMap<string, CompiledKernel>;
  /** All kernels as WebAssembly, emitted when first asked for. */
  module(): WebAssembly.Module;
}

/** Every elementwise kernel of a program. */
function kernelPlans(program: CellProgram): readonly KernelPlan[] {
  const readout = "state" in program.readout ? [] : [program.readout.forward, program.readout.reverse];
  const stages = [...program.forward, ...program.tangent].flatMap((stage) => (stage.kernel === undefined ? [] : [stage.kernel]));
  return [...stages, ...program.reverse.map((stage) => stage.kernel), program.coefficients.kernel, ...readout];
}

/** The most planes that one kernel of a program reads and writes: entries of the table of addresses that kernels are given. */
export function mostPlanes(program: CellProgram): number {
  return kernelPlans(program).reduce((most, plan) => Math.max(most, planesOf(plan).length), 0);
}

/** Compiles the kernels of a program. */
export function compileElementwise(program: CellProgram, precision: Precision): CompiledCell {
  const plans = kernelPlans(program);
  let module: WebAssembly.Module | undefined;
  return {
    kernels: new Map(plans.map((plan) => [plan.name, compileKernel(program.nodes, plan, precision)])),
    module: () => (module ??= new WebAssembly.Module(emitKernels(plans.map((plan) => recordKernel(program.nodes, plan, precision)), precision))),
  };
}

function compileKernel(nodes: readonly GraphNode[], plan: KernelPlan, precision: Precision): CompiledKernel {
  const planes = planesOf(plan);
  return { name: plan.name, planes, code: encodeKernel(nodes, plan, planes, precision) };
}

function planesOf(plan: KernelPlan): string[] {
  return [...new Set([...plan.inputs, ...plan.outputs].map(({ plane }) => plane))];
}

function recordKernel(nodes: readonly GraphNode[], plan: KernelPlan, precision: Precision): VectorKernel {
  const planes = planesOf(plan);
  const recorder = recordVectorCode(precision);
  const inputs = new Map(plan.inputs.map(({ plane, node }) => [node, planes.indexOf(plane)]));
  const leaf = (index: number): number | undefined => {
    const plane = inputs.get(index);
    return plane === undefined ? undefined : recorder.load(plane);
  };
  const values = new Map<number, number>();
  const stores = plan.outputs.map(({ plane, node, accumulate }): [number, number] => {
    const value = evaluate(nodes, node, recorder.ops, leaf, values);
    const target = planes.indexOf(plane);
    return [accumulate ? recorder.ops.add(recorder.load(target), value) : value, target];
  });
  return { name: plan.name, planes: planes.length, instructions: recorder.instructions, stores };
}

/** Binds a compiled cell to memory; kernels by name. Both ways of running it give the same bits. */
export function instantiateElementwise(compiled: CompiledCell, { memory, bindElementwise }: Pick<Workspace, "memory" | "bindElementwise">): ReadonlyMap<string, ElementwiseFunction> {
  if (bindElementwise === undefined) return instantiateModule(compiled, memory);
  return new Map([...compiled.kernels.values()].map(({ name, code }) => [name, bindElementwise(code)]));
}

function instantiateModule(compiled: CompiledCell, memory: WebAssembly.Memory): ReadonlyMap<string, ElementwiseFunction> {
  const imports: WebAssembly.Imports = {};
  const module = compiled.module();
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = memory;
  const { exports } = new WebAssembly.Instance(module, imports);
  return new Map([...compiled.kernels.keys()].map((name) => [name, exports[name] as ElementwiseFunction]));
}
