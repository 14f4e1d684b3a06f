import { defineMap } from "../define-map.ts";

/** Hénon's map `x' = 1 − a x² + y, y' = b x` with a = 1.4, b = 0.3; its two fixed points solve a x² + (1 − b) x = 1. */
export const henonMap = defineMap({
  dimension: 2,
  stateLabels: ["x", "y"],
  step: (s, _u, out) => {
    out[0] = 1 - 1.4 * s[0] * s[0] + s[1];
    out[1] = 0.3 * s[0];
  },
  jacobian: (s, _u, out) => out.set([-2.8 * s[0], 1, 0.3, 0]),
});
