import { expect, it } from "vitest";
import { defineMap } from "../../dynamics/define-map.ts";
import { tanh } from "../../numeric/elementary.ts";
import { unstableDestinations } from "./unstable-destinations.ts";

/** Three uncoupled bistable units, x' = tanh(2x): fixed points at 0 and ±0.957504 in each coordinate. */
const switches = defineMap({
  dimension: 3,
  bounded: true,
  step: (x, _u, out) => { for (let i = 0; i < 3; i++) out[i] = tanh(2 * x[i]); },
  jacobian: (x, _u, out) => { for (let i = 0; i < 3; i++) out[4 * i] = 2 * (1 - tanh(2 * x[i]) ** 2); },
});
const high = 0.957504024077;
const corners = Array.from({ length: 8 }, (_, code) => [code & 1, (code >> 1) & 1, code >> 2].map((bit) => (bit === 1 ? high : -high)));

it("runs from an edge of the cube into its two corners", () => {
  const edge = { state: [high, 0, -high], direction: [0, 1, 0] };
  expect(unstableDestinations(switches, [edge], corners)).toEqual([[1, 3]]);
});

it("takes the sides in the order of the direction's sign", () => {
  const edge = { state: [high, 0, -high], direction: [0, -1, 0] };
  expect(unstableDestinations(switches, [edge], corners)).toEqual([[3, 1]]);
});

it("says −1 where a side settles in no known point", () => {
  const edge = { state: [high, 0, -high], direction: [0, 1, 0] };
  expect(unstableDestinations(switches, [edge], corners.filter((_, index) => index !== 3))).toEqual([[1, -1]]);
});

it("gives nothing for no saddles", () => {
  expect(unstableDestinations(switches, [], corners)).toEqual([]);
});
