import type { Instruction, Operand } from "./elementwise-instruction.ts";

/** Lets temporaries that are never needed at the same time share one, so that all of them stay in the nearest cache. */
export function shareTemporaries(instructions: readonly Instruction[]): { readonly instructions: Instruction[]; readonly temporaries: number } {
  const lastUse = new Map(instructions.flatMap(({ operands }, at) => temporariesOf(operands).map((index) => [index, at] as const)));
  const free: number[] = [];
  const shared = new Map<number, number>();
  let temporaries = 0;
  const renumber = (operand: Operand): Operand => (operand.kind === "temporary" ? { kind: "temporary", index: shared.get(operand.index)! } : operand);
  const renumbered = instructions.map(({ operation, target, operands }, at) => {
    const read = operands.map(renumber);
    // A target may take the place of an operand that ends here: each element is read before it is written.
    for (const index of new Set(temporariesOf(operands))) if (lastUse.get(index) === at) free.push(shared.get(index)!);
    if (target.kind === "temporary") shared.set(target.index, free.pop() ?? temporaries++);
    return { operation, target: renumber(target), operands: read };
  });
  return { instructions: renumbered, temporaries };
}

function temporariesOf(operands: readonly Operand[]): number[] {
  return operands.filter(({ kind }) => kind === "temporary").map(({ index }) => index);
}
