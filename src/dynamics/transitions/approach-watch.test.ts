import fc from "fast-check";
import { expect, it } from "vitest";
import { createStream } from "../../numeric/random.ts";
import { squaredDistance } from "../squared-distance.ts";
import { approachWatch } from "./approach-watch.ts";
import { nodeGeometry } from "./node-geometry.ts";

it("an approach watch that skips distant nodes sees what looking at every node in every step sees", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1e6 }), fc.integer({ min: 2, max: 6 }), (seed, count) => {
      const stream = createStream({ study: "approach watch test", purpose: "walk", seed });
      const place = () => Float64Array.of(stream.normal(), stream.normal());
      const nodes = nodeGeometry(Array.from({ length: count }, place), undefined);
      const radii = nodes.spacing.map((spacing) => 0.2 * spacing);
      const watched = Array.from({ length: count - 1 }, (_, k) => k + 1);
      const watch = approachWatch(nodes, watched, radii, 0);
      const seen = new Map<number, { node: number; distance: number; step: number }>();
      let here = place();
      for (let step = 1; step <= 200; step++) {
        const next = here.map((value) => 0.97 * value + 0.2 * stream.normal());
        watch.see(next, 0, step, Math.sqrt(squaredDistance(next, 0, here, 0, 2)));
        here = next;
        for (const node of watched) {
          const distance = Math.sqrt(squaredDistance(nodes.states, node, here, 0, 2));
          if (distance < Math.min(radii[node], seen.get(node)?.distance ?? Infinity)) seen.set(node, { node, distance, step });
        }
      }
      expect(watch.approaches()).toEqual([...seen.values()].toSorted((a, b) => a.node - b.node));
    }),
    { numRuns: 60, seed: 1 },
  );
});

it("an approach watch counts the origin only after it was left by four radii", () => {
  const nodes = nodeGeometry([Float64Array.of(0), Float64Array.of(1)], 1);
  const watch = approachWatch(nodes, [0], Float64Array.of(0.1, 0.1), 0);
  const path = [0.01, 0.3, 0.05, 0.5, 0.02];
  const left = path.map((x, step) => {
    watch.see(Float64Array.of(x), 0, step + 1, Math.abs(x - (path[step - 1] ?? 0)));
    return watch.hasLeft();
  });
  expect(left).toEqual([false, false, false, true, true]);
  expect(watch.approaches()).toEqual([{ node: 0, distance: 0.02, step: 5 }]);
});
