import fc from "fast-check";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Worker } from "node:worker_threads";
import { describe, expect, it } from "vitest";
import type { ElementwiseCode, ElementwiseFunction } from "./elementwise-code.ts";
import { wasmBuild } from "./kernel-build.ts";
import type { Kernels } from "./kernels.ts";
import { nativeKernels } from "./native-kernels.node.ts";

const { builds, problem } = nativeKernels();
// A machine without a compiler has nothing to compare; a binary that does not fit the sources would hide a defect.
if (problem?.binary === "unusable") throw new Error(problem.reason);
const skipped = problem === undefined ? "" : ` (skipped: ${problem.reason})`;

const PAGES = 24;
/** Where a kernel's blocks may stand: eight stretches, each large enough for any block of these tests. */
const at = (index: number): number => 1024 + index * 180_224;

type Precision = "float32" | "float64";

/** One call of one kernel on blocks of random numbers. Returns what the kernel returns. */
interface Call {
  readonly precision: Precision;
  readonly run: (kernels: Kernels) => number | void;
}

/** What blocks hold: ordinary numbers, some zeros and subnormals among them; infinities and NaN as well; or mostly zeros. */
type Kind = "ordinary" | "strange" | "sparse";

function pool(precision: Precision, kind: Kind): Float32Array | Float64Array {
  const values = precision === "float32" ? new Float32Array(20_011) : new Float64Array(20_011);
  let state = 2_463_534_242;
  return values.map(() => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    if (kind === "sparse" && (state & 192) !== 0) return (state & 256) === 0 ? 0 : -0;
    return (state & 63) === 0 ? rareValue(state >>> 6, kind === "strange") : state / 2 ** 30;
  });
}

function rareValue(choice: number, strange: boolean): number {
  const tame = [0, -0, 1e-40, -1e-310];
  const wild = [Infinity, -Infinity, Number.NaN, 3e38];
  return strange && (choice & 15) === 0 ? wild[(choice >> 4) & 3] : tame[(choice >> 4) & 3];
}

const kinds: readonly Kind[] = ["ordinary", "strange", "sparse"];
const poolsOf = (precision: Precision) => new Map(kinds.map((kind) => [kind, pool(precision, kind)]));
const pools = { float32: poolsOf("float32"), float64: poolsOf("float64") };

const numbersIn = (memory: WebAssembly.Memory, precision: Precision): Float32Array | Float64Array => (precision === "float32" ? new Float32Array(memory.buffer) : new Float64Array(memory.buffer));

/** Fills a memory from a pool, from the place `seed` on. */
function fill(memory: WebAssembly.Memory, precision: Precision, seed: number, kind: Kind): void {
  const values = numbersIn(memory, precision);
  const source = pools[precision].get(kind)!;
  let from = seed % source.length;
  for (let k = 0; k < values.length; from = 0) {
    const piece = source.subarray(from, from + values.length - k);
    values.set(piece, k);
    k += piece.length;
  }
}

/** Whether two memories hold the same bits; every NaN alike, since neither build fixes the bits of a NaN. */
function same(left: WebAssembly.Memory, right: WebAssembly.Memory, precision: Precision): boolean {
  if (Buffer.from(left.buffer).equals(Buffer.from(right.buffer))) return true;
  const others = numbersIn(right, precision);
  return numbersIn(left, precision).every((value, k) => Object.is(value, others[k]));
}

const memories = [0, 1].map(() => new WebAssembly.Memory({ initial: PAGES, maximum: PAGES }));

/** The result of a kernel whose scratch, block 4, may be left in any state. */
function withoutScratch(of: Kernels, length: number, result: number): number {
  of.fillRowsF64(at(4), at(5), 1, length);
  return result;
}

const edge = fc.oneof(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 70 }));
const depth = fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 100, max: 290 }));
const flat = fc.integer({ min: 0, max: 3000 });
const gap = fc.integer({ min: 0, max: 3 });
const factor = fc.float({ min: -2, max: 2, noNaN: true });
const order = fc.integer({ min: 0, max: 70 });

const calls: Readonly<Record<string, fc.Arbitrary<Call>>> = {
  gemmF32: fc.tuple(edge, edge, depth, gap, gap).map(([m, n, k, x, y]) => ({ precision: "float32", run: (of) => of.gemmF32(m, n, k, at(0), k + x, at(1), at(2), n + y) })),
  gemmPackedF32: fc.tuple(edge, edge, depth, gap).map(([m, n, k, y]) => ({ precision: "float32", run: (of) => of.gemmPackedF32(m, n, k, at(0), at(1), at(2), n + y) })),
  gemmF64: fc.tuple(edge, edge, depth, gap, gap).map(([m, n, k, x, y]) => ({ precision: "float64", run: (of) => of.gemmF64(m, n, k, at(0), k + x, at(1), at(2), n + y) })),
  packPanelsF32: fc.tuple(edge, edge, gap, fc.boolean(), fc.constantFrom(4, 8, 3)).map(([k, n, x, transposed, width]) => ({
    precision: "float32", run: (of) => of.packPanelsF32(at(0), at(1), k, n, transposed ? 1 : n + x, transposed ? k + x : 1, width),
  })),
  packPanelsF64: fc.tuple(edge, edge, gap, fc.boolean(), fc.constantFrom(4, 8, 3)).map(([k, n, x, transposed, width]) => ({
    precision: "float64", run: (of) => of.packPanelsF64(at(0), at(1), k, n, transposed ? 1 : n + x, transposed ? k + x : 1, width),
  })),
  fillRowsF32: fc.tuple(edge, edge).map(([m, n]) => ({ precision: "float32", run: (of) => of.fillRowsF32(at(0), at(1), m, n) })),
  fillRowsF64: fc.tuple(edge, edge).map(([m, n]) => ({ precision: "float64", run: (of) => of.fillRowsF64(at(0), at(1), m, n) })),
  addColumnSumsF32: fc.tuple(edge, edge).map(([m, n]) => ({ precision: "float32", run: (of) => of.addColumnSumsF32(at(0), at(1), m, n) })),
  addColumnSumsF64: fc.tuple(edge, edge).map(([m, n]) => ({ precision: "float64", run: (of) => of.addColumnSumsF64(at(0), at(1), m, n) })),
  adamF32: fc.tuple(flat, factor, factor).map(([count, rate, correction]) => ({ precision: "float32", run: (of) => of.adamF32(count, at(0), at(1), at(2), at(3), rate, 0.9, 0.999, 1e-8, correction) })),
  addScaledF32: fc.tuple(flat, factor).map(([count, by]) => ({ precision: "float32", run: (of) => of.addScaledF32(count, at(0), at(1), by) })),
  multiplyF32: flat.map((count) => ({ precision: "float32", run: (of) => of.multiplyF32(count, at(0), at(1)) })),
  scaleF32: fc.tuple(flat, factor).map(([count, by]) => ({ precision: "float32", run: (of) => of.scaleF32(count, at(0), by) })),
  sumSquaresF32: flat.map((count) => ({ precision: "float32", run: (of) => of.sumSquaresF32(count, at(0)) })),
  squaredErrorF32: fc.tuple(flat, fc.integer({ min: 0, max: 9 }), factor).map(([rows, width, scale]) => ({ precision: "float32", run: (of) => of.squaredErrorF32(rows, width, at(0), at(1), at(2), scale) })),
  addScaledRowsF64: fc.tuple(edge, edge, gap).map(([m, n, x]) => ({ precision: "float64", run: (of) => of.addScaledRowsF64(m, n, at(0), n + x, at(1), at(2)) })),
  luFactorF64: order.map((n) => ({ precision: "float64", run: (of) => of.luFactorF64(n, at(0), at(1)) })),
  luSolveF64: fc.tuple(order, edge).map(([n, columns]) => ({
    precision: "float64", run: (of) => (of.luFactorF64(n, at(0), at(1)) === 0 ? 0 : of.luSolveF64(n, at(0), at(1), at(2), columns)),
  })),
  luInverseF64: order.map((n) => ({ precision: "float64", run: (of) => (of.luFactorF64(n, at(0), at(1)) === 0 ? 0 : of.luInverseF64(n, at(0), at(1), at(2))) })),
  realSchurF64: fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 31, max: 70 })).map((n) => ({ precision: "float64", run: (of) => withoutScratch(of, 2 * n + 8, of.realSchurF64(n, at(0), at(1), at(2), at(3), at(4))) })),
  qrF64: fc.tuple(edge, fc.integer({ min: 0, max: 40 })).map(([k, more]) => ({ precision: "float64", run: (of) => of.qrF64(k + more, k, at(0), at(1), at(2)) })),
  downdateSymmetricF32: order.map((n) => ({ precision: "float32", run: (of) => of.downdateSymmetricF32(n, at(0), at(1), at(2), at(3)) })),
  downdateSymmetricF64: order.map((n) => ({ precision: "float64", run: (of) => of.downdateSymmetricF64(n, at(0), at(1), at(2), at(3)) })),
  multiplyVectorF32: fc.tuple(edge, edge, gap).map(([m, n, x]) => ({ precision: "float32", run: (of) => of.multiplyVectorF32(m, n, at(0), n + x, at(1), at(2)) })),
  multiplyVectorF64: fc.tuple(edge, edge, gap).map(([m, n, x]) => ({ precision: "float64", run: (of) => of.multiplyVectorF64(m, n, at(0), n + x, at(1), at(2)) })),
  subtractOuterMultiplyF32: fc.tuple(edge, edge, gap).map(([m, n, x]) => ({ precision: "float32", run: (of) => of.subtractOuterMultiplyF32(m, n, at(0), n + x, at(1), at(2), at(3), at(4)) })),
  subtractOuterMultiplyF64: fc.tuple(edge, edge, gap).map(([m, n, x]) => ({ precision: "float64", run: (of) => of.subtractOuterMultiplyF64(m, n, at(0), n + x, at(1), at(2), at(3), at(4)) })),
};

describe.skipIf(builds.length === 0)(`native kernels${skipped}`, () => {
  it("are compared with WebAssembly's, every one of the table", () => {
    const memory = memories[0];
    expect([...Object.keys(calls), "gemmTransposedF32"].toSorted()).toEqual(Object.keys(builds[0].bind(memory)).toSorted());
    const inWebAssembly = Object.entries(wasmBuild.bind(memory)).filter(([, kernel]) => typeof kernel === "function");
    expect(Object.keys(calls).toSorted()).toEqual(inWebAssembly.map(([name]) => name).toSorted());
  });

  describe.each(builds.map((build) => [build.instructionSet, build] as const))("for %s", (_, build) => {
    it.each(Object.keys(calls))("%s leaves the same memory as in WebAssembly, to the last bit", (name) => {
      fc.assert(
        fc.property(calls[name], fc.nat(), fc.constantFrom(...kinds), (call, seed, kind) => {
          const [reference, other] = memories;
          for (const memory of memories) fill(memory, call.precision, seed, kind);
          const expected = call.run(wasmBuild.bind(reference));
          expect(call.run(build.bind(other))).toBe(expected);
          expect(same(reference, other, call.precision)).toBe(true);
        }),
        { numRuns: 40 },
      );
    });
  });

  it.each(builds.map((build) => [build.instructionSet, build] as const))("for %s multiply by a transpose as WebAssembly does what was packed", (_, build) => {
    const [reference, other] = memories;
    const wasm = wasmBuild.bind(reference);
    fc.assert(
      fc.property(edge, edge, depth, gap, gap, gap, fc.nat(), fc.constantFrom(...kinds), (m, n, k, x, y, z, seed, kind) => {
        for (const memory of memories) fill(memory, "float32", seed, kind);
        build.bind(other).gemmTransposedF32!(m, n, k, at(0), m + x, at(1), n + y, at(2), n + z);
        wasm.packPanelsF32(at(3), at(0), k, m, m + x, 1, 4);
        wasm.packPanelsF32(at(4), at(1), k, n, n + y, 1, 8);
        wasm.gemmPackedF32(m, n, k, at(3), at(4), at(2), n + z);
        for (const memory of memories) new Uint8Array(memory.buffer).fill(0, at(3), at(5));
        expect(same(reference, other, "float32")).toBe(true);
      }),
      { numRuns: 40 },
    );
  });

  describe("refuse, and compute nothing,", () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 4 });
    const kernels = builds[0]?.bind(memory);
    const end = 65_536;

    it.each<readonly [string, () => unknown, RegExp]>([
      ["a block that starts inside the memory and ends outside", () => kernels.scaleF32(5, end - 16, 1), /scaleF32: expected a block that ends inside the memory, got 65552/],
      ["an address past the memory", () => kernels.scaleF32(1, end + 4, 1), /expected an address inside the memory, got 65540/],
      ["a negative address", () => kernels.scaleF32(1, -4, 1), /expected an address inside the memory, got -4/],
      ["an address that no element can have", () => kernels.gemmF64(1, 1, 1, 4, 1, 64, 128, 1), /gemmF64: expected an address that is a multiple of the element's size, got 4/],
      ["an address that is no number", () => kernels.scaleF32(1, Number.NaN, 1), /expected an address inside the memory, got nan/],
      ["a count that is not whole", () => kernels.scaleF32(1.5, 64, 1), /expected a count from 0 to 2147483647, got 1.5/],
      ["a product so large that its size overflows", () => kernels.gemmF32(2 ** 31 - 1, 2 ** 31 - 1, 2 ** 31 - 1, 64, 2 ** 31 - 1, 64, 64, 2 ** 31 - 1), /gemmF32: expected a block that ends inside/],
      ["a leading dimension that leads outside", () => kernels.gemmF32(2, 1, 1, 64, 40_000, 64, 64, 1), /expected a block that ends inside the memory/],
      ["a transposed factor that ends outside", () => kernels.gemmTransposedF32!(2, 1, 3, end - 28, 3, 64, 1, 64, 1), /gemmTransposedF32: expected a block that ends inside the memory, got 65540/],
      ["more columns than rows to orthonormalise", () => kernels.qrF64(3, 4, 64, 1024, 2048), /qrF64: expected no more columns than rows, got 4/],
      ["scratch that is too short by one number", () => kernels.qrF64(1, 1, 64, 128, end - 8 * 432), /qrF64: expected a block that ends inside the memory, got 65544/],
      ["a triangle whose padding leads outside", () => kernels.downdateSymmetricF64(9, end - 8 * 191, 64, 256, 512), /downdateSymmetricF64: expected a block that ends inside the memory, got 65544/],
      ["panels without columns", () => kernels.packPanelsF32(64, 64, 1, 1, 1, 1, 0), /expected panels at least one column wide/],
      ["too few arguments", () => (kernels.scaleF32 as (...values: number[]) => void)(1), /expected the arguments of the kernel table, got 1/],
    ])("%s", (_, call, message) => {
      const before = Buffer.from(memory.buffer.slice(0));
      expect(call).toThrow(message);
      expect(before.equals(Buffer.from(memory.buffer))).toBe(true);
    });

    it("pivots that are not rows of the matrix", () => {
      new Int32Array(memory.buffer, 1024, 2).set([1, 7]);
      expect(() => kernels.luSolveF64(2, 64, 1024, 2048, 1)).toThrow("luSolveF64: expected pivots that are rows of the matrix, got 7");
    });

    it("a memory that grew after they were bound", () => {
      const growing = new WebAssembly.Memory({ initial: 1, maximum: 2 });
      const bound = builds[0].bind(growing);
      growing.grow(1);
      expect(() => bound.scaleF32(4, 64, 1)).toThrow("expected a memory that has not grown since the kernels were bound to it");
      expect(() => builds[0].bind(growing).scaleF32(4, 65_536 + 64, 1)).not.toThrow();
    });
  });

  describe("refuse elementwise code", () => {
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 4 });
    const code = { precision: "float32", planes: 2, constants: Float64Array.of(1), temporaries: 1, instructions: Int32Array.of(0, 1, 0, 0, 0) } as const;
    const bound = (changes: Partial<ElementwiseCode>): ElementwiseFunction => builds[0].bindElementwise!(memory, { ...code, ...changes });

    it.each<readonly [string, Partial<ElementwiseCode>, string]>([
      ["of an unknown operation", { instructions: Int32Array.of(1000, 1, 0, 0, 0) }, "bindElementwise: expected a known operation, got 1000"],
      ["of a negative operation", { instructions: Int32Array.of(-1, 1, 0, 0, 0) }, "expected a known operation, got 4294967295"],
      ["that reads an operand it does not have", { instructions: Int32Array.of(0, 1, 4, 0, 0) }, "expected operands of the code, got 4"],
      ["whose unused operand is none either", { instructions: Int32Array.of(0, 1, 0, 0, -7) }, "expected operands of the code, got 4294967289"],
      ["that writes outside", { instructions: Int32Array.of(0, 4, 0, 0, 0) }, "expected a plane or a temporary as target, got 4"],
      ["that writes a constant", { instructions: Int32Array.of(0, 2, 0, 0, 0) }, "expected a plane or a temporary as target, got 2"],
      ["cut short in an instruction", { instructions: Int32Array.of(0, 1, 0, 0) }, "expected instructions of five numbers, got 4"],
      ["with more temporaries than any needs", { temporaries: 65_536 }, "expected at most 65535 planes, constants and temporaries, got 65539"],
      ["with a number of planes that is none", { planes: -1 }, "expected a count from 0 to 2147483647, got -1"],
      ["whose instructions are of another type", { instructions: Float64Array.of(0, 1, 0, 0, 0) as unknown as Int32Array }, "expected a typed array of the code's type as argument, got 6"],
      ["whose constants are of another type", { constants: [1] as unknown as Float64Array }, "expected a typed array of the code's type as argument, got 5"],
    ])("%s", (_, changes, message) => {
      expect(() => bound(changes)).toThrow(message);
    });

    it.each<readonly [string, readonly [number, number], readonly [number, number], string]>([
      ["whose plane ends outside the memory", [1024, 65_520], [5, 64], "elementwise: expected a block that ends inside the memory, got 65540"],
      ["whose plane starts outside the memory", [1024, 1_000_000], [1, 64], "elementwise: expected an address inside the memory, got 1000000"],
      ["whose plane stands between elements", [1026, 2048], [1, 64], "elementwise: expected an address that is a multiple of the element's size, got 1026"],
      ["whose table of planes is not in the memory", [1024, 2048], [1, 65_532], "elementwise: expected a block that ends inside the memory, got 65540"],
      ["on a number of elements that is none", [1024, 2048], [-1, 64], "elementwise: expected a count from 0 to 2147483647, got -1"],
    ])("%s", (_, planes, [count, table], message) => {
      new Uint32Array(memory.buffer, 64, 2).set(planes);
      const before = Buffer.from(memory.buffer.slice(0));
      const run = bound({});
      expect(() => run(count, table)).toThrow(message);
      expect(before.equals(Buffer.from(memory.buffer))).toBe(true);
    });

    it("that was changed after it was bound, by not looking at it again", () => {
      const instructions = Int32Array.of(0, 1, 0, 0, 0);
      const run = bound({ instructions });
      instructions.fill(1000);
      new Uint32Array(memory.buffer, 64, 2).set([1024, 2048]);
      new Float32Array(memory.buffer, 1024, 300).fill(3);
      run(300, 64);
      expect(new Set(new Float32Array(memory.buffer, 2048, 300))).toEqual(new Set([3]));
    });
  });

  it("keep the memory of elementwise code alive", () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const copying = (): ElementwiseFunction => {
      const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
      return builds[0].bindElementwise!(memory, { precision: "float64", planes: 1, constants: new Float64Array(), temporaries: 0, instructions: Int32Array.of(0, 0, 0, 0, 0) });
    };
    const kept = Array.from({ length: 20 }, copying);
    for (let k = 0; k < 4; k++) collect();
    // The table at 0 says that the plane stands at 0 as well: copied onto itself, it stays as it was.
    expect(() => kept.forEach((run) => run(8192, 0))).not.toThrow();
  });

  it("keep their memory alive, even a single function of them", () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const sumSquares = (): Kernels["sumSquaresF32"] => {
      const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
      new Float32Array(memory.buffer, 64, 16).fill(2);
      return builds[0].bind(memory).sumSquaresF32;
    };
    const kept = Array.from({ length: 20 }, sumSquares);
    for (let k = 0; k < 4; k++) collect();
    expect(kept.map((function_) => function_(16, 64))).toEqual(kept.map(() => 64));
  });

  it("give the same bits in several threads at once, and survive the end of one in the middle of its work", async () => {
    const workers = Array.from({ length: 4 }, (_, index) => new Worker(WORKER, { eval: true, workerData: { endless: index === 3, path: ADDON } }));
    const answers = workers.slice(0, 3).map((worker) => new Promise((resolve, reject) => worker.once("message", resolve).once("error", reject)));
    const digests = await Promise.all(answers);
    expect(await workers[3].terminate()).toBe(1);
    await Promise.all(workers.map((worker) => worker.terminate()));
    expect(digests).toEqual([digests[0], digests[0], digests[0]]);
  });
});

const ADDON = new URL("../../build/nullcline-kernels.node", import.meta.url).pathname;
const WORKER = `
  const { createHash } = require("node:crypto");
  const { parentPort, workerData } = require("node:worker_threads");
  const { bind, instructionSets } = require(workerData.path);
  const memory = new WebAssembly.Memory({ initial: 8, maximum: 8 });
  new Float32Array(memory.buffer).forEach((_, k, values) => (values[k] = ((k * 7919) % 1000) / 1000 - 0.5));
  const { gemmF32 } = bind(memory.buffer, instructionSets[0]);
  for (let k = 0; k < 200 || workerData.endless; k++) gemmF32(64, 64, 64, 1024, 64, 65536, 131072, 64);
  parentPort.postMessage(createHash("sha256").update(new Uint8Array(memory.buffer)).digest("hex"));
`;
