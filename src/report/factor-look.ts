import { categoryStyle, shadeCount, type CategoryStyle } from "./palette.ts";
import type { PopulationFactor } from "./population-data.ts";

/**
 * How a value of a factor looks: a category's look, or, where the factor's values are steps of a scale, a colour on the scale
 * from blue to red with a category's shape.
 */
export function factorLook({ values, isOrdered }: Pick<PopulationFactor, "values" | "isOrdered">, code: number): CategoryStyle {
  const style = categoryStyle(code);
  if (isOrdered !== true) return style;
  const shade = Math.round((code / Math.max(1, values.length - 1)) * (shadeCount - 1));
  return { ...style, className: `shade-${shade}`, colour: `--shade-${shade}` };
}
