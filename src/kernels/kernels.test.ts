import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planMemory, type Workspace } from "./workspace.ts";

const size = fc.integer({ min: 1, max: 21 });
const entry = fc.float({ min: -4, max: 4, noNaN: true });

/** Σ in ascending k, one accumulator, multiply then add: the order every GEMM promises. */
function referenceProduct(m: number, n: number, k: number, a: ArrayLike<number>, b: ArrayLike<number>, c: ArrayLike<number>, round: (x: number) => number): number[] {
  return Array.from({ length: m * n }, (_, index) => {
    const [i, j] = [Math.floor(index / n), index % n];
    let sum = c[index]!;
    for (let p = 0; p < k; p++) sum = round(sum + round(a[i * k + p]! * b[p * n + j]!));
    return sum;
  });
}

function matrices(seed: readonly number[], lengths: readonly number[]): number[][] {
  let at = 0;
  return lengths.map((length) => Array.from({ length }, () => seed[at++ % seed.length]! * (1 + (at % 7) / 8)));
}

describe("gemmF32 and gemmPackedF32", () => {
  it("add each product to one accumulator in ascending k, for every shape", () => {
    fc.assert(
      fc.property(size, size, size, fc.array(entry, { minLength: 8, maxLength: 40 }), (m, n, k, seed) => {
        const [a, b, c] = matrices(seed, [m * k, k * n, m * n]).map((values) => Float32Array.from(values)) as [Float32Array, Float32Array, Float32Array];
        const plan = planMemory();
        const blocks = { a: plan.reserve(m * k, 4), b: plan.reserve(k * n, 4), c: plan.reserve(m * n, 4), d: plan.reserve(m * n, 4) };
        const panels = plan.reserve(Math.ceil(n / 8) * 8 * k, 4);
        const tiles = plan.reserve(Math.ceil(m / 4) * 4 * k, 4);
        const workspace = plan.allocate("test");
        const { kernels } = workspace;
        workspace.float32(blocks.a).set(a);
        workspace.float32(blocks.b).set(b);
        workspace.float32(blocks.c).set(c);
        workspace.float32(blocks.d).set(c);
        kernels.packPanelsF32(panels.address, blocks.b.address, k, n, n, 1, 8);
        kernels.packPanelsF32(tiles.address, blocks.a.address, k, m, 1, k, 4);
        kernels.gemmF32(m, n, k, blocks.a.address, k, panels.address, blocks.c.address, n);
        kernels.gemmPackedF32(m, n, k, tiles.address, panels.address, blocks.d.address, n);
        const expected = referenceProduct(m, n, k, a, b, c, Math.fround);
        expect([...workspace.float32(blocks.c)]).toEqual(expected);
        expect([...workspace.float32(blocks.d)]).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });
});

describe("gemmF64", () => {
  it("adds each product to one accumulator in ascending k, for every shape", () => {
    fc.assert(
      fc.property(size, size, size, fc.array(entry, { minLength: 8, maxLength: 40 }), (m, n, k, seed) => {
        const [a, b, c] = matrices(seed, [m * k, k * n, m * n]) as [number[], number[], number[]];
        const plan = planMemory();
        const blocks = { a: plan.reserve(m * k, 8), b: plan.reserve(k * n, 8), c: plan.reserve(m * n, 8) };
        const panels = plan.reserve(Math.ceil(n / 4) * 4 * k, 8);
        const workspace = plan.allocate("test");
        workspace.float64(blocks.a).set(a);
        workspace.float64(blocks.b).set(b);
        workspace.float64(blocks.c).set(c);
        workspace.kernels.packPanelsF64(panels.address, blocks.b.address, k, n, n, 1, 4);
        workspace.kernels.gemmF64(m, n, k, blocks.a.address, k, panels.address, blocks.c.address, n);
        expect([...workspace.float64(blocks.c)]).toEqual(referenceProduct(m, n, k, a, b, c, (x) => x));
      }),
      { numRuns: 60 },
    );
  });
});

describe("luFactorF64 and luInverseF64", () => {
  it("invert every matrix that is safely away from singular", () => {
    fc.assert(
      fc.property(size, fc.array(entry, { minLength: 20, maxLength: 60 }), (n, seed) => {
        const [a] = matrices(seed, [n * n]) as [number[]];
        for (let i = 0; i < n; i++) a[i * n + i]! += 8 * n;
        const { workspace, blocks, sign } = factored(a, n);
        expect(Math.abs(sign)).toBe(1);
        workspace.kernels.luInverseF64(n, blocks.lu.address, blocks.pivots.address, blocks.inverse.address);
        const product = referenceProduct(n, n, n, a, workspace.float64(blocks.inverse), new Float64Array(n * n), (x) => x);
        product.forEach((value, index) => expect(value).toBeCloseTo(index % (n + 1) === 0 ? 1 : 0, 11));
      }),
      { numRuns: 40 },
    );
  });

  it("report a singular matrix by sign 0 and a row exchange by sign −1", () => {
    expect(factored([1, 2, 2, 4], 2).sign).toBe(0);
    expect(factored([0, 1, 1, 0], 2).sign).toBe(-1);
    expect(factored([Number.NaN, 1, 1, 0], 2).sign).toBe(0);
  });
});

function factored(a: readonly number[], n: number): { workspace: Workspace; blocks: ReturnType<typeof reserveFactors>; sign: number } {
  const plan = planMemory();
  const blocks = reserveFactors(plan, n);
  const workspace = plan.allocate("test");
  workspace.float64(blocks.lu).set(a);
  return { workspace, blocks, sign: workspace.kernels.luFactorF64(n, blocks.lu.address, blocks.pivots.address) };
}

function reserveFactors(plan: ReturnType<typeof planMemory>, n: number) {
  return { lu: plan.reserve(n * n, 8), inverse: plan.reserve(n * n, 8), pivots: plan.reserve(n, 4) };
}

describe("adamF32", () => {
  it("makes the steps of the published algorithm", () => {
    const plan = planMemory();
    const [p, g, m, v] = [plan.reserve(5, 4), plan.reserve(5, 4), plan.reserve(5, 4), plan.reserve(5, 4)];
    const workspace = plan.allocate("test");
    const gradients = [0.5, -2, 0, 1e-3, 3];
    const [parameters, first, second] = [gradients.map(() => 1), gradients.map(() => 0), gradients.map(() => 0)];
    workspace.float32(p).fill(1);
    for (let step = 1; step <= 10; step++) {
      workspace.float32(g).set(gradients.map((gradient) => gradient * step));
      workspace.kernels.adamF32(5, p.address, g.address, m.address, v.address, 0.01 / (1 - 0.9 ** step), 0.9, 0.999, 1e-8, 1 / Math.sqrt(1 - 0.999 ** step));
      gradients.forEach((base, index) => {
        const gradient = base * step;
        first[index] = 0.9 * first[index]! + 0.1 * gradient;
        second[index] = 0.999 * second[index]! + 0.001 * gradient ** 2;
        parameters[index]! -= (0.01 * (first[index]! / (1 - 0.9 ** step))) / (Math.sqrt(second[index]! / (1 - 0.999 ** step)) + 1e-8);
      });
    }
    workspace.float32(p).forEach((value, index) => expect(value).toBeCloseTo(parameters[index]!, 5));
    expect(workspace.float32(p)[2]).toBe(1);
  });
});

describe("sumSquaresF32", () => {
  it("adds sixteen interleaved sums pairwise", () => {
    fc.assert(
      fc.property(fc.array(entry, { minLength: 1, maxLength: 100 }), (values) => {
        const plan = planMemory();
        const block = plan.reserve(Math.ceil(values.length / 16) * 16, 4);
        const workspace = plan.allocate("test");
        workspace.float32(block).set(values);
        const sums = new Float64Array(16);
        values.forEach((value, index) => (sums[index % 16]! += value * value));
        for (let width = 8; width >= 1; width /= 2) for (let i = 0; i < width; i++) sums[i]! += sums[i + width]!;
        expect(workspace.kernels.sumSquaresF32(values.length, block.address)).toBe(sums[0]);
      }),
    );
  });
});

describe("planMemory", () => {
  it("refuses a plan beyond 4 GiB, saying how much it needs", () => {
    const plan = planMemory();
    plan.reserve(2 ** 29, 8);
    plan.reserve(2 ** 28, 8);
    expect(() => plan.allocate("a huge network")).toThrow(
      "a huge network: expected a computation that fits in 4 GiB of memory, got one that needs 6.0 GiB. Use a smaller batch, fewer steps or fewer units",
    );
  });
});
