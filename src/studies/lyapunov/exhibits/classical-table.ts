import type { TableFigure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import type { ClassicalFinding } from "../findings.ts";

/** Systems with known exponents, value by value. */
export function classicalTable(classical: readonly ClassicalFinding[]): TableFigure {
  return {
    kind: "table",
    id: "classical",
    title: "Systems with known exponents",
    caption: "Exponents of maps in nats a step, of flows in nats a unit of time. Exact values follow by mathematics; the literature's are as commonly quoted.",
    columns: [
      { label: "system", align: "left" }, { label: "value", align: "left" }, { label: "expected", align: "right" }, { label: "measured", align: "right" },
      { label: "tolerance", align: "right" }, { label: "known", align: "left" },
    ],
    rows: classical.flatMap(({ name, known, values }) =>
      values.map(({ label, expected, measured, tolerance }) => [name, label, numberText(expected, 6), numberText(measured, 6), numberText(tolerance), known])),
  };
}
