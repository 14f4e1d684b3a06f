import type { MemoryLabel } from "./findings.ts";

/**
 * An output nearer to zero than this leaves its bit undecided: half-way between the middle, 0, and the targets ±1.
 */
export const decisionThreshold = 0.5;

/** Reads a label off the three outputs at a state. */
export function memoryLabel(readout: readonly number[]): MemoryLabel {
  return readout.map((output) => (Math.abs(output) < decisionThreshold ? 0 : Math.sign(output)));
}

/** A label as text, e.g. `"+ − 0"`. */
export function labelText(label: MemoryLabel): string {
  return label.map((bit) => (bit === 0 ? "0" : bit > 0 ? "+" : "−")).join(" ");
}

/** How many bits a label leaves undecided. */
export function undecidedBits(label: MemoryLabel): number {
  return label.filter((bit) => bit === 0).length;
}

/** The two memory states that an edge's label lies between: its one undecided bit set to −1 and to 1. */
export function adjacentLabels(label: MemoryLabel): readonly [MemoryLabel, MemoryLabel] {
  return [label.map((bit) => bit || -1), label.map((bit) => bit || 1)];
}
