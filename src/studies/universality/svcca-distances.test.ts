import { expect, it } from "vitest";
import { createStream } from "../../numeric/random.ts";
import type { SampleMatrix } from "../../similarity/sample-matrix.ts";
import { svcca } from "../../similarity/svcca.ts";
import { svccaDistances } from "./svcca-distances.ts";

function randomSamples(seed: number): SampleMatrix {
  const data = new Float64Array(400 * 6);
  createStream({ study: "test", purpose: "samples", seed }).fillNormal(data);
  return { data: data.map((value, at) => value / (1 + (at % 6) ** 3)), rows: 400, columns: 6 };
}

it("agrees with comparing each pair by itself", () => {
  const networks = [1, 2, 3].map((seed) => ({ samples: randomSamples(seed) }));
  const distances = svccaDistances(networks);
  for (const [i, a] of networks.entries()) {
    // Population distances multiply blocks in float32: right to 1e-6, as their documentation says.
    for (const [j, b] of networks.entries()) expect(distances[i][j]).toBeCloseTo(i === j ? 0 : svcca(a.samples, b.samples).distance, 6);
  }
});
