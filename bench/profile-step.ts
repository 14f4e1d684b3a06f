/**
 * Where the time of one training step goes: `--cell lstm --units 64 --steps 100 --batch 64`, with the kernels that NULLCLINE_KERNELS
 * names. Prints the rows of the table in `docs/performance.md`. Reading the clock around every call costs a few per cent.
 */
import { parseArgs } from "node:util";
import { builtInCells } from "../src/cells/catalogue.ts";
import { chooseKernels } from "../src/kernels/choose-kernels.node.ts";
import { type KernelBuild, setKernelBuild } from "../src/kernels/kernel-build.ts";
import type { Kernels } from "../src/kernels/kernels.ts";
import { createNetwork } from "../src/network/network.ts";
import { createStream } from "../src/numeric/random.ts";
import { completeTrainingOptions } from "../src/training/options.ts";
import { createTrainer } from "../src/training/trainer.ts";

const size = (value: string) => ({ type: "string", default: value }) as const;
const { values } = parseArgs({ options: { cell: size("lstm"), units: size("64"), steps: size("100"), batch: size("64"), rounds: size("30") } });
const [units, steps, trials, rounds] = [values.units, values.steps, values.batch, values.rounds].map(Number);
const [inputs, outputs] = [3, 3];

type Function = (...numbers: number[]) => unknown;

/** Milliseconds and calls by what was called, in the step under way. */
let spent = new Map<string, { milliseconds: number; calls: number }>();

function timed(part: (numbers: readonly number[]) => string, run: Function): Function {
  return (...numbers) => {
    const started = performance.now();
    const result = run(...numbers);
    const stopped = performance.now();
    const key = part(numbers);
    const entry = spent.get(key) ?? { milliseconds: 0, calls: 0 };
    spent.set(key, { milliseconds: entry.milliseconds + stopped - started, calls: entry.calls + 1 });
    return result;
  };
}

const PARTS: Readonly<Record<string, string>> = {
  gemmF32: "products, one time step", gemmPackedF32: "products, weight gradients", gemmTransposedF32: "products, weight gradients", packPanelsF32: "packing", fillRowsF32: "row fills and copies",
  addColumnSumsF32: "column sums", adamF32: "Adam, norm, loss", sumSquaresF32: "Adam, norm, loss", squaredErrorF32: "Adam, norm, loss",
};

function partOf(name: string, [, , inner]: readonly number[]): string {
  if (name === "gemmF32" && inner <= Math.max(inputs, outputs)) return "products with inputs or outputs";
  return PARTS[name] ?? name;
}

/** An instance's or a binding's functions with a clock around each. */
function clocked(table: object, part: (name: string, numbers: readonly number[]) => string): Record<string, Function> {
  const functions = Object.entries(table).filter((entry): entry is [string, Function] => typeof entry[1] === "function");
  return Object.fromEntries(functions.map(([name, run]) => [name, timed((numbers) => part(name, numbers), run)]));
}

function withClock({ bind, bindElementwise, ...build }: KernelBuild): KernelBuild {
  const clockedBuild = { ...build, bind: (memory: WebAssembly.Memory) => clocked(bind(memory), partOf) as unknown as Kernels };
  if (bindElementwise === undefined) return clockedBuild;
  return { ...clockedBuild, bindElementwise: (...of) => timed(() => "elementwise", bindElementwise(...of) as Function) };
}

/** Emitted elementwise code is instantiated apart from the kernels. */
function clockElementwise(): void {
  const { Instance } = WebAssembly;
  const patched = function (module: WebAssembly.Module, imports?: WebAssembly.Imports): { exports: Record<string, unknown> } {
    const { exports } = new Instance(module, imports);
    return { exports: "gemmF32" in exports ? exports : clocked(exports, () => "elementwise") };
  };
  WebAssembly.Instance = patched as unknown as typeof Instance;
}

function normals(purpose: string, width: number): Float32Array {
  const out = new Float32Array(steps * trials * width);
  createStream({ study: "profile", purpose, seed: 1 }).fillNormal(out);
  return out;
}

clockElementwise();
const { build } = chooseKernels(process.env);
setKernelBuild(withClock(build));
const training = completeTrainingOptions({ schedule: "constant", learningRate: 1e-3, clip: 0, l2Weights: 0, l2Rates: 0 });
const network = createNetwork({ cell: builtInCells.get(values.cell)!, units, inputs, outputs, seed: 1 });
const trainer = createTrainer(network, { steps, trials, loss: "mean-squared-error", training });
const batch = {
  steps, trials, inputs: normals("inputs", inputs), targets: normals("targets", outputs), mask: new Float32Array(steps * trials).fill(1),
  conditions: Array.from({ length: trials }, () => "noise"), epochs: [],
};

/** One step's total and parts. */
function profiledStep(): { total: number; parts: typeof spent } {
  spent = new Map();
  const started = performance.now();
  trainer.step(batch);
  return { total: performance.now() - started, parts: spent };
}

const profiles = Array.from({ length: rounds }, profiledStep);
const quickest = profiles.reduce((best, profile) => (profile.total < best.total ? profile : best));
const inParts = [...quickest.parts.values()].reduce((sum, { milliseconds }) => sum + milliseconds, 0);
const rows = [...quickest.parts, ["the rest: JavaScript, the clock", { milliseconds: quickest.total - inParts, calls: 0 }] as const].toSorted((a, b) => b[1].milliseconds - a[1].milliseconds);
console.log(`${values.cell}, N = ${units}, T = ${steps}, B = ${trials}, ${build.name} ${build.instructionSet}: ${quickest.total.toFixed(2)} ms a step`);
for (const [part, { milliseconds, calls }] of rows) console.log(`| ${part} | ${calls || ""} | ${milliseconds.toFixed(2)} | ${((100 * milliseconds) / quickest.total).toFixed(0)} % |`);
