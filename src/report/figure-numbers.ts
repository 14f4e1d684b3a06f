import type { Figure } from "../studies/figure.ts";

/** Printed name of each figure and table, e.g. `"Figure 3"`, by identifier. */
export type FigureNumbers = ReadonlyMap<string, string>;

/** Numbers figures and tables separately, in reading order. */
export function figureNumbers({ sections }: { readonly sections: readonly { readonly figures: readonly Pick<Figure, "id" | "kind">[] }[] }): FigureNumbers {
  const figures = sections.flatMap((section) => section.figures);
  const tables = figures.filter(({ kind }) => kind === "table");
  const pictures = figures.filter(({ kind }) => kind !== "table");
  return new Map([
    ...pictures.map(({ id }, index) => [id, `Figure ${index + 1}`] as const),
    ...tables.map(({ id }, index) => [id, `Table ${index + 1}`] as const),
  ]);
}
