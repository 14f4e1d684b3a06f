/** The outline of a mark. All have about the same area at the same radius. */
export type MarkShape = "circle" | "triangle" | "square" | "diamond" | "cross" | "wedge" | "saltire" | "bowtie";

/** How fixed points with a given number of unstable dimensions look: a colour class, a shape, and its legend. */
export interface StabilityStyle {
  /** CSS class; the style sheet gives it a colour for light and for dark pages. */
  readonly className: string;
  readonly shape: MarkShape;
  readonly label: string;
}

/**
 * The paper draws 0, 1, 2 and 3 unstable dimensions black, red, green and blue. These are the Okabe–Ito
 * neighbours of those colours, which remain distinct under colour blindness; shapes tell them apart in print.
 */
const stabilityStyles: readonly StabilityStyle[] = [
  { className: "unstable-0", shape: "circle", label: "0" },
  { className: "unstable-1", shape: "triangle", label: "1" },
  { className: "unstable-2", shape: "square", label: "2" },
  { className: "unstable-3", shape: "diamond", label: "3" },
];

const manyUnstable: StabilityStyle = { className: "unstable-many", shape: "cross", label: "4 or more" };

/** The look of a fixed point with `unstableDimensions` unstable dimensions. */
export function stabilityStyle(unstableDimensions: number): StabilityStyle {
  return stabilityStyles[unstableDimensions] ?? manyUnstable;
}

/** The look of the curve at `index`: a colour class and a dash pattern (empty for a solid line). */
export function curveStyle(index: number): { readonly className: string; readonly dashes: string } {
  return { className: `curve-${index % 4}`, dashes: ["", "7 3", "2 2.5", "9 3 2 3"][index % 4] };
}

/** Categories with colours of their own; more repeat the colours with other shapes. */
export const categoryColours = 8;

const categoryShapes: readonly MarkShape[] = ["circle", "triangle", "square", "diamond", "wedge", "cross", "bowtie", "saltire"];

const categoryDashes: readonly string[] = ["", "7 3", "2 2.5", "9 3 2 3", "12 4", "5 2 1 2 1 2", "1 3", "14 3 4 3"];

/** How a category looks: a colour class, the shape of its marks and the dashes of its lines. */
export interface CategoryStyle {
  /** CSS class; the style sheet gives it a colour for light and for dark pages. */
  readonly className: string;
  /** Name of the custom property that holds the colour. */
  readonly colour: `--category-${number}` | `--shade-${number}`;
  readonly shape: MarkShape;
  /** Empty for a solid line. */
  readonly dashes: string;
}

/**
 * The look of the category at `index`. Colours repeat after eight, shapes run on, so that the first 64 categories
 * are all different, and the first eight differ in both.
 */
export function categoryStyle(index: number): CategoryStyle {
  const colour = index % categoryColours;
  const shape = categoryShapes[(colour + Math.floor(index / categoryColours)) % categoryShapes.length];
  return { className: `category-${colour}`, colour: `--category-${colour}`, shape, dashes: categoryDashes[colour] };
}

/** Steps of the scale from blue over grey to red; odd, so that zero has a colour of its own. */
export const shadeCount = 7;

/** The colour class of a value in [−1, 1] on that scale; values beyond it take its ends. */
export function shadeClass(value: number): string {
  const middle = (shadeCount - 1) / 2;
  return `shade-${Math.round(middle * (1 + Math.max(-1, Math.min(1, value))))}`;
}

/** Custom properties of the two themes; every colour of the report is one of these. */
export const themes = {
  light: {
    "--page": "#ffffff",
    "--panel": "#f7f7f5",
    "--ink": "#1a1a18",
    "--soft": "#5c5c57",
    "--rule": "#d9d9d3",
    "--faint": "#ecece8",
    "--trace": "#8d8d86",
    "--accent": "#005a8c",
    "--holds": "#00734f",
    "--fails": "#b34700",
    "--unstable-0": "#111111",
    "--unstable-1": "#d55e00",
    "--unstable-2": "#00845f",
    "--unstable-3": "#0072b2",
    "--unstable-many": "#a8518a",
    "--curve-0": "#1a1a18",
    "--curve-1": "#c25100",
    "--curve-2": "#0072b2",
    "--curve-3": "#a8518a",
    "--category-0": "#0072b2",
    "--category-1": "#d55e00",
    "--category-2": "#00845f",
    "--category-3": "#a8518a",
    "--category-4": "#1a1a18",
    "--category-5": "#702008",
    "--category-6": "#8030f0",
    "--category-7": "#581060",
    "--shade-0": "#08519c",
    "--shade-1": "#3182bd",
    "--shade-2": "#7fa9cc",
    "--shade-3": "#8d8d86",
    "--shade-4": "#dd8b72",
    "--shade-5": "#d6503a",
    "--shade-6": "#a50f15",
  },
  dark: {
    "--page": "#161718",
    "--panel": "#1e2021",
    "--ink": "#ececea",
    "--soft": "#a9a9a3",
    "--rule": "#3c3e40",
    "--faint": "#2a2c2e",
    "--trace": "#77787a",
    "--accent": "#7cc4f0",
    "--holds": "#2fc197",
    "--fails": "#f2854a",
    "--unstable-0": "#f4f4f2",
    "--unstable-1": "#f2854a",
    "--unstable-2": "#2fc197",
    "--unstable-3": "#56b4e9",
    "--unstable-many": "#dd9fc4",
    "--curve-0": "#ececea",
    "--curve-1": "#f2854a",
    "--curve-2": "#56b4e9",
    "--curve-3": "#dd9fc4",
    "--category-0": "#56b4e9",
    "--category-1": "#f2854a",
    "--category-2": "#2fc197",
    "--category-3": "#dd9fc4",
    "--category-4": "#f4f4f2",
    "--category-5": "#d82048",
    "--category-6": "#c800e0",
    "--category-7": "#806090",
    "--shade-0": "#4aa3ff",
    "--shade-1": "#79b8ee",
    "--shade-2": "#93aec6",
    "--shade-3": "#77787a",
    "--shade-4": "#c99a8c",
    "--shade-5": "#ee7b64",
    "--shade-6": "#ff4d4d",
  },
} as const;
