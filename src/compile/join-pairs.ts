import { type Instruction, isSamePlace, type Operand } from "./elementwise-instruction.ts";
import { OPERATION_PAIRS } from "./elementwise-operations.ts";

/**
 * Joins an operation with the only one that uses its result, where there is a pair of the two. The instructions'
 * temporaries must each be written once.
 */
export function joinPairs(instructions: readonly Instruction[]): Instruction[] {
  const joined: (Instruction | undefined)[] = [...instructions];
  instructions.forEach((outer, at) => {
    for (const side of [0, 1]) {
      const result = outer.operands[side];
      const from = outer.operands.length === 2 && result?.kind === "temporary" ? joined.findIndex((inner) => inner !== undefined && isSamePlace(inner.target, result)) : -1;
      const pair = from < 0 ? undefined : pairOf(joined, from, at, side);
      if (pair === undefined) continue;
      joined[at] = pair;
      joined[from] = undefined;
      return;
    }
  });
  return joined.filter((instruction) => instruction !== undefined);
}

/** The pair of instruction `from` and instruction `at`, which has the other's result on `side`. */
function pairOf(all: readonly (Instruction | undefined)[], from: number, at: number, side: number): Instruction | undefined {
  const [inner, outer] = [all[from]!, all[at]!];
  const wanted = outer.operation === "subtract" && side === 1 ? "subtractFrom" : outer.operation;
  const pair = OPERATION_PAIRS.find((candidate) => candidate.inner === inner.operation && candidate.outer === wanted);
  if (pair === undefined || usesOf(all, inner.target) > 1 || isOverwritten(all.slice(from + 1, at), inner.operands)) return undefined;
  return { operation: pair.name, target: outer.target, operands: [...inner.operands, outer.operands[1 - side]!] };
}

function usesOf(all: readonly (Instruction | undefined)[], place: Operand): number {
  return all.flatMap((instruction) => instruction?.operands ?? []).filter((operand) => isSamePlace(operand, place)).length;
}

/** Whether one of the places changes before the pair reads it. */
function isOverwritten(between: readonly (Instruction | undefined)[], places: readonly Operand[]): boolean {
  return between.some((instruction) => instruction !== undefined && places.some((place) => isSamePlace(place, instruction.target)));
}
