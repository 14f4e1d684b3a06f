import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { vanilla } from "../cells/vanilla.ts";
import { BINARY_OPERATIONS, type GraphNode, UNARY_OPERATIONS } from "../cells/graph.ts";
import { nativeKernels } from "../kernels/native-kernels.node.ts";
import { compileElementwise, instantiateElementwise } from "./elementwise.ts";
import { nativeElementwiseSource } from "./native-elementwise-source.ts";
import { planCell } from "./plan-cell.ts";
import type { KernelPlan } from "./program.ts";

const { builds, problem } = nativeKernels();
const skipped = problem === undefined ? "" : ` (skipped: ${problem.reason})`;

type Precision = "float32" | "float64";

const PLANES = 7;
const MOST = 700;
const TABLE = 64;
/** Planes stand far enough apart for the longest of them; four of them are read. */
const at = (plane: number): number => 1024 + plane * 8192;

/** A kernel of random operations on four planes, which may write new planes, overwrite its own and add to them. */
interface Example {
  readonly nodes: readonly GraphNode[];
  readonly plan: KernelPlan;
}

const NUMBERS = [0, 1, 0.5, -0.75, 2, 1e-20];

const step = fc.tuple(fc.constantFrom(...UNARY_OPERATIONS, ...BINARY_OPERATIONS, ...BINARY_OPERATIONS), fc.nat(), fc.nat());
const output = fc.record({ plane: fc.nat(PLANES - 1), node: fc.nat(), accumulate: fc.boolean() });

const example: fc.Arbitrary<Example> = fc.tuple(fc.array(step, { maxLength: 25 }), fc.uniqueArray(output, { minLength: 1, selector: ({ plane }) => plane })).map(([steps, outputs]) => {
  const nodes: GraphNode[] = [0, 1, 2, 3].map((plane) => ({ kind: "given", name: `plane:${plane}` }));
  nodes.push(...NUMBERS.map((value): GraphNode => ({ kind: "constant", value })));
  for (const [operation, left, right] of steps) nodes.push(nodeOf(operation, left % nodes.length, right % nodes.length));
  const plan = {
    name: "example",
    inputs: [0, 1, 2, 3].map((node) => ({ plane: `plane:${node}`, node })),
    outputs: outputs.map(({ plane, node, accumulate }) => ({ plane: `plane:${plane}`, node: nodes.length - 1 - (node % nodes.length), accumulate })),
  };
  return { nodes, plan };
});

function nodeOf(operation: (typeof UNARY_OPERATIONS)[number] | (typeof BINARY_OPERATIONS)[number], left: number, right: number): GraphNode {
  const unary = UNARY_OPERATIONS.find((name) => name === operation);
  if (unary !== undefined) return { kind: "unary", operation: unary, argument: left };
  return { kind: "binary", operation: BINARY_OPERATIONS.find((name) => name === operation)!, left, right };
}

const ordinary = fc.double({ min: -12, max: 12, noNaN: true });
const values = fc.array(fc.oneof({ weight: 6, arbitrary: ordinary }, fc.double(), fc.constantFrom(0, -0, Infinity, -Infinity, Number.NaN, 1e-42, -1e-310, 3e38)), { minLength: 40, maxLength: 40 });

/** What the planes hold after the kernel has run on `count` elements of each; every NaN the same. */
function outcome({ nodes, plan }: Example, precision: Precision, count: number, numbers: readonly number[], build: (typeof builds)[number] | undefined): number[] {
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1 });
  const filled = precision === "float32" ? new Float32Array(memory.buffer) : new Float64Array(memory.buffer);
  filled.forEach((_, k) => (filled[k] = numbers[(k * 7) % numbers.length] * (1 + (k % 13))));
  const base = planCell(vanilla.graph);
  const program = { ...base, nodes, forward: [{ linears: [], kernel: plan }], reverse: [], tangent: [], coefficients: { blocks: [], kernel: { ...plan, name: "unused" } } };
  const compiled = compileElementwise(program, precision);
  const bindElementwise = build?.bindElementwise && ((code: Parameters<NonNullable<typeof build.bindElementwise>>[1]) => build.bindElementwise!(memory, code));
  const { planes } = compiled.kernels.get("example")!;
  new Uint32Array(memory.buffer, TABLE, planes.length).set(planes.map((plane) => at(Number(plane.slice("plane:".length)))));
  instantiateElementwise(compiled, { memory, bindElementwise }).get("example")!(count, TABLE);
  return [...filled.subarray(at(0) / filled.BYTES_PER_ELEMENT)];
}

describe("the operations of elementwise code in C", () => {
  it("are what the generator makes of the cells' operations today", () => {
    const stored = readFileSync(new URL("../../native/elementwise-operations.generated.h", import.meta.url), "utf8");
    expect(nativeElementwiseSource()).toBe(stored);
  });
});

describe.skipIf(builds.length === 0)(`native elementwise code${skipped}`, () => {
  const everywhere = builds.flatMap((build) => (["float32", "float64"] as const).map((precision) => [build.instructionSet, precision, build] as const));

  it.each(everywhere)("for %s in %s leaves the bits of WebAssembly, whatever the operations, numbers and length", (_, precision, build) => {
    fc.assert(
      fc.property(example, fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: MOST })), values, (of, count, numbers) => {
        expect(outcome(of, precision, count, numbers, build)).toEqual(outcome(of, precision, count, numbers, undefined));
      }),
      { numRuns: 30 },
    );
  });

  it.each(everywhere)("for %s in %s has the bits of WebAssembly in every function of a cell, next to its limits too", (_, precision, build) => {
    const edges = [0, -0, 1, -1, 0.5, 1e-30, -1e-30, 1e-42, 17.4, 88, -88, 104, -104, 710, -745, 1e5, -1e5, Infinity, -Infinity, Number.NaN, ...Array.from({ length: 600 }, (__, k) => (k - 300) / 23)];
    for (const operation of UNARY_OPERATIONS) {
      const nodes: GraphNode[] = [{ kind: "given", name: "plane:0" }, { kind: "unary", operation, argument: 0 }];
      const plan = { name: "example", inputs: [{ plane: "plane:0", node: 0 }], outputs: [{ plane: "plane:1", node: 1, accumulate: false }] };
      expect(outcome({ nodes, plan }, precision, 620, edges, build), operation).toEqual(outcome({ nodes, plan }, precision, 620, edges, undefined));
    }
  });
});
