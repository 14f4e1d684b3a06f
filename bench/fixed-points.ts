/** Our fixed-point search: `--network FILE --seeds FILE`, both written by `prepareFixedPoints`. Speaks the protocol of `peers/timed_loop.py`. */
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { fixedPointSearch } from "../src/dynamics/find-fixed-points.ts";
import { readNetworkFile } from "../src/formats/read-network-file.ts";
import { readSafetensors } from "../src/formats/read-safetensors.ts";
import { networkAsMap } from "../src/network/as-map.ts";
import { serveTimedLoop } from "./timed-loop.ts";

const { values } = parseArgs({ options: { network: { type: "string", default: "" }, seeds: { type: "string", default: "" } } });

await serveTimedLoop(
  "Nullcline",
  () => {
    const map = networkAsMap(readNetworkFile(readFileSync(values.network)).network);
    const { tensors } = readSafetensors(readFileSync(values.seeds));
    const seeds = tensors.get("seeds")!.data as Float64Array;
    const input = tensors.get("input")!.data as Float64Array;
    return () => {
      const begin = performance.now();
      const search = fixedPointSearch(map, seeds, { input });
      let locatingMilliseconds = 0;
      for (;;) {
        const step = search.next();
        if (step.done === true) {
          const { points, census, attempts } = step.value;
          return { converged: attempts.filter(({ converged }) => converged).length, points: points.length, census, locatingMilliseconds, largestQ: Math.max(...points.map(({ q }) => q)) };
        }
        if (step.value.stage !== "linearising") locatingMilliseconds = performance.now() - begin;
      }
    };
  },
  3,
);
