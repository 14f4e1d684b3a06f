import { factorLook } from "./factor-look.ts";
import { categoryStyle, type CategoryStyle } from "./palette.ts";
import type { PopulationData, PopulationFactor } from "./population-data.ts";

/** What a reader has chosen to see of a population. */
export interface PopulationView {
  /** Index of the factor that colours members. */
  readonly colour: number;
  /** Index of the factor that shapes members; the colouring factor gives every value a look of its own. */
  readonly shape: number;
  /** For each factor the codes of values that are filtered out. */
  readonly filteredOut: readonly ReadonlySet<number>[];
  /** Indices of selected members; when there are any, the others fade. */
  readonly selected: ReadonlySet<number>;
}

/** How a population is first shown: coloured and shaped by its first factor, nothing filtered, nothing selected. */
export function initialView({ factors }: PopulationData): PopulationView {
  return { colour: 0, shape: 0, filteredOut: factors.map(() => new Set()), selected: new Set() };
}

/** A factor with the part that a population without factors lacks. */
const noFactor: PopulationFactor = { name: "", values: [], codes: [] };

/** The factors that colour and shape a view; of no values where the population has no factors. */
export function viewFactors({ factors }: PopulationData, { colour, shape }: PopulationView): { readonly colouring: PopulationFactor; readonly shaping: PopulationFactor } {
  return { colouring: factors[colour] ?? noFactor, shaping: factors[shape] ?? noFactor };
}

/** The look of each member of a view, in the members' order. */
export function memberStyles(data: PopulationData, view: PopulationView): readonly Pick<CategoryStyle, "className" | "colour" | "shape">[] {
  const { colouring, shaping } = viewFactors(data, view);
  const styles = colouring.values.map((_, code) => factorLook(colouring, code));
  const shapes = shaping.values.map((_, code) => categoryStyle(code).shape);
  return data.names.map((_, member) => {
    const style = styles[colouring.codes[member]] ?? categoryStyle(0);
    return { ...style, shape: shapes[shaping.codes[member]] ?? style.shape };
  });
}

/** Indices of the members that pass every filter of a view. */
export function passingMembers({ names, factors }: PopulationData, { filteredOut }: PopulationView): number[] {
  const filters = factors.flatMap(({ codes }, factor) => (filteredOut[factor].size === 0 ? [] : [{ codes, out: filteredOut[factor] }]));
  return names.map((_, member) => member).filter((member) => filters.every(({ codes, out }) => !out.has(codes[member])));
}

/** Members in the order of drawing: while some are selected, the others are faded. */
export function dividedMembers(shown: readonly number[], selected: ReadonlySet<number>): { readonly faded: readonly number[]; readonly marked: readonly number[] } {
  if (selected.size === 0) return { faded: [], marked: shown };
  return { faded: shown.filter((member) => !selected.has(member)), marked: shown.filter((member) => selected.has(member)) };
}

/** Indices of the members that pass every filter, faded ones before selected ones: the order of drawing. */
export function shownMembers(data: PopulationData, view: PopulationView): ReturnType<typeof dividedMembers> {
  return dividedMembers(passingMembers(data, view), view.selected);
}
