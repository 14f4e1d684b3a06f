import type { Instruction, Operand } from "./elementwise-instruction.ts";
import { OPERATION_PAIRS } from "./elementwise-operations.ts";

/**
 * Joins an operation with the only one that uses its result, where there is a pair of the two. The instructions'
 * temporaries must each be written once.
 */
export function joinPairs(instructions: readonly Instruction[]): Instruction[] {
  const joined: (Instruction | undefined)[] = [...instructions];
  const traffic = trafficOf(instructions);
  instructions.forEach((outer, at) => {
    for (const side of [0, 1]) {
      const result = outer.operands[side];
      const from = outer.operands.length === 2 && result?.kind === "temporary" ? traffic.writer.get(result.index) : undefined;
      const pair = from === undefined ? undefined : pairOf(joined, from, at, side, traffic);
      if (from === undefined || pair === undefined) continue;
      joined[at] = pair;
      joined[from] = undefined;
      return;
    }
  });
  return joined.filter((instruction) => instruction !== undefined);
}

/** Where places are written and how often they are read. Joining changes none of it but for results that go away. */
interface Traffic {
  /** The instruction that writes each temporary. */
  readonly writer: ReadonlyMap<number, number>;
  /** How often each temporary is read. */
  readonly reads: ReadonlyMap<number, number>;
  /** The instructions that write each plane, ascending. */
  readonly planeWrites: ReadonlyMap<number, readonly number[]>;
}

function trafficOf(instructions: readonly Instruction[]): Traffic {
  const writer = new Map<number, number>();
  const reads = new Map<number, number>();
  const planeWrites = new Map<number, number[]>();
  instructions.forEach(({ target, operands }, at) => {
    for (const { kind, index } of operands) if (kind === "temporary") reads.set(index, (reads.get(index) ?? 0) + 1);
    if (target.kind === "temporary") writer.set(target.index, at);
    else planeWrites.set(target.index, [...(planeWrites.get(target.index) ?? []), at]);
  });
  return { writer, reads, planeWrites };
}

/** The pair of instruction `from` and instruction `at`, which has the other's result on `side`. */
function pairOf(all: readonly (Instruction | undefined)[], from: number, at: number, side: number, { reads, planeWrites }: Traffic): Instruction | undefined {
  const [inner, outer] = [all[from]!, all[at]!];
  const wanted = outer.operation === "subtract" && side === 1 ? "subtractFrom" : outer.operation;
  const pair = OPERATION_PAIRS.find((candidate) => candidate.inner === inner.operation && candidate.outer === wanted);
  if (pair === undefined || reads.get(inner.target.index)! > 1 || inner.operands.some((place) => isOverwritten(place, from, at, planeWrites))) return undefined;
  return { operation: pair.name, target: outer.target, operands: [...inner.operands, outer.operands[1 - side]!] };
}

/** Whether a place changes between an instruction that reads it and a later one that is to read it instead. */
function isOverwritten({ kind, index }: Operand, from: number, at: number, planeWrites: Traffic["planeWrites"]): boolean {
  return kind === "plane" && (planeWrites.get(index) ?? []).some((write) => write > from && write < at);
}
