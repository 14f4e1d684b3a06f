import { evaluate } from "../cells/evaluate.ts";
import type { GraphNode } from "../cells/graph.ts";
import { type ElementwiseFunction, emitKernels, type VectorKernel } from "./emit.ts";
import type { CellProgram, KernelPlan } from "./program.ts";
import { recordVectorCode } from "./vector-code.ts";

type Precision = "float32" | "float64";

/** A compiled kernel: its planes in the order of its address table. */
export interface CompiledKernel {
  readonly name: string;
  readonly planes: readonly string[];
}

/** The emitted elementwise code of a cell in one precision, not yet bound to memory. */
export interface CompiledCell {
  readonly module: WebAssembly.Module;
  readonly kernels: ReadonlyMap<string, CompiledKernel>;
}

/** Every elementwise kernel of a program. */
function kernelPlans(program: CellProgram): readonly KernelPlan[] {
  const readout = "state" in program.readout ? [] : [program.readout.forward, program.readout.reverse];
  const stages = [...program.forward, ...program.tangent].flatMap((stage) => (stage.kernel === undefined ? [] : [stage.kernel]));
  return [...stages, ...program.reverse.map((stage) => stage.kernel), program.coefficients.kernel, ...readout];
}

/** Records and emits the kernels of a program. */
export function compileElementwise(program: CellProgram, precision: Precision): CompiledCell {
  const recorded = kernelPlans(program).map((plan) => recordKernel(program.nodes, plan, precision));
  const module = new WebAssembly.Module(emitKernels(recorded.map(({ code }) => code), precision));
  return { module, kernels: new Map(recorded.map(({ kernel }) => [kernel.name, kernel])) };
}

function recordKernel(nodes: readonly GraphNode[], plan: KernelPlan, precision: Precision): { code: VectorKernel; kernel: CompiledKernel } {
  const planes = [...new Set([...plan.inputs, ...plan.outputs].map(({ plane }) => plane))];
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
  const code = { name: plan.name, planes: planes.length, instructions: recorder.instructions, stores };
  return { code, kernel: { name: plan.name, planes } };
}

/** Binds a compiled cell to memory; kernels by name. */
export function instantiateElementwise(compiled: CompiledCell, memory: WebAssembly.Memory): ReadonlyMap<string, ElementwiseFunction> {
  const imports: WebAssembly.Imports = {};
  for (const { module, name } of WebAssembly.Module.imports(compiled.module)) (imports[module] ??= {})[name] = memory;
  const { exports } = new WebAssembly.Instance(compiled.module, imports);
  return new Map([...compiled.kernels.keys()].map((name) => [name, exports[name] as ElementwiseFunction]));
}
