import { type GraphNode, operands } from "../cells/graph.ts";
import { settle } from "../cells/settle.ts";
import type { ElementwiseCode } from "../kernels/elementwise-code.ts";
import { type Instruction, isSamePlace, type Operand } from "./elementwise-instruction.ts";
import { ELEMENTWISE_OPERATIONS } from "./elementwise-operations.ts";
import { joinPairs } from "./join-pairs.ts";
import type { KernelPlan } from "./program.ts";
import { shareTemporaries } from "./share-temporaries.ts";

/** A kernel as a list of instructions, on planes in the order of `planes`. */
export function encodeKernel(nodes: readonly GraphNode[], plan: KernelPlan, planes: readonly string[], precision: "float32" | "float64"): ElementwiseCode {
  const { instructions: written, constants } = new Encoder(nodes, plan, planes, precision).encode();
  const { instructions, temporaries } = shareTemporaries(joinPairs(written));
  const first = { plane: 0, constant: planes.length, temporary: planes.length + constants.length };
  const number = ({ kind, index }: Operand): number => first[kind] + index;
  return {
    precision,
    planes: planes.length,
    constants: Float64Array.from(constants),
    temporaries,
    instructions: Int32Array.from(instructions.flatMap(({ operation, target, operands: [a, b = a, c = a] }) => [ELEMENTWISE_OPERATIONS.indexOf(operation), ...[target, a!, b!, c!].map(number)])),
  };
}

class Encoder {
  readonly #nodes: readonly GraphNode[];
  readonly #plan: KernelPlan;
  readonly #planes: readonly string[];
  readonly #round: (value: number) => number;
  readonly #instructions: Instruction[] = [];
  readonly #constants: number[] = [];
  readonly #places = new Map<number, Operand>();
  /** Planes that a value may be computed into at once, since nothing else of theirs is read. */
  readonly #free: ReadonlyMap<number, Operand>;
  #temporaries = 0;

  constructor(nodes: readonly GraphNode[], plan: KernelPlan, planes: readonly string[], precision: "float32" | "float64") {
    this.#nodes = nodes;
    this.#plan = plan;
    this.#planes = planes;
    this.#round = precision === "float32" ? Math.fround : (value) => value;
    const read = new Set(plan.inputs.map(({ plane }) => plane));
    const free = plan.outputs.filter(({ plane, accumulate }) => !accumulate && !read.has(plane)).toReversed();
    this.#free = new Map(free.map(({ plane, node }) => [node, this.#plane(plane)]));
  }

  encode(): { readonly instructions: readonly Instruction[]; readonly constants: readonly number[] } {
    this.#placeInputs();
    for (const { node } of this.#plan.outputs) this.#value(node);
    for (const { plane, node, accumulate } of this.#plan.outputs) this.#store(this.#plane(plane), this.#value(node), accumulate);
    return { instructions: this.#instructions, constants: this.#constants };
  }

  /** An input that goes to an output as it is, from a plane that is overwritten, is kept aside first. */
  #placeInputs(): void {
    const written = new Set(this.#plan.outputs.map(({ plane }) => plane));
    const stored = new Set(this.#plan.outputs.map(({ node }) => node));
    for (const { plane, node } of this.#plan.inputs) {
      const place = this.#plane(plane);
      this.#places.set(node, written.has(plane) && stored.has(node) ? this.#computed("copy", this.#temporary(), place) : place);
    }
  }

  #value(index: number): Operand {
    settle(this.#nodes, index, (at) => this.#places.has(at), (at) => this.#places.set(at, this.#evaluated(at)));
    return this.#places.get(index)!;
  }

  #evaluated(index: number): Operand {
    const node = this.#nodes[index];
    if (node?.kind === "constant") return this.#constant(this.#round(node.value));
    if (node?.kind !== "unary" && node?.kind !== "binary") throw new Error(`node ${index} (${node?.kind ?? "missing"}) has no value: this is a defect in Nullcline`);
    const values = operands(node).map((operand) => this.#places.get(operand)!);
    return this.#computed(node.operation, this.#free.get(index) ?? this.#temporary(), ...values);
  }

  #store(plane: Operand, value: Operand, accumulate: boolean): void {
    if (accumulate) this.#computed("add", plane, plane, value);
    else if (!isSamePlace(value, plane)) this.#computed("copy", plane, value);
  }

  #computed(operation: string, target: Operand, ...from: Operand[]): Operand {
    this.#instructions.push({ operation, target, operands: from });
    return target;
  }

  #plane(name: string): Operand {
    return { kind: "plane", index: this.#planes.indexOf(name) };
  }

  #temporary(): Operand {
    return { kind: "temporary", index: this.#temporaries++ };
  }

  #constant(value: number): Operand {
    const known = this.#constants.findIndex((constant) => Object.is(constant, value));
    return { kind: "constant", index: known >= 0 ? known : this.#constants.push(value) - 1 };
  }
}
