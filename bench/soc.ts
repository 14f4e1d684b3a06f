/**
 * Steps of the optimisation that stabilises a circuit, as the full-FORCE study builds its teacher: `--neurons 200 --steps 10 --warm-up 1`.
 * Speaks the protocol of `peers/timed_loop.py`; `loss` is the spectral abscissa after the steps.
 */
import { parseArgs } from "node:util";
import { completeCircuitOptions } from "../src/studies/full-force/circuit/circuit-options.ts";
import { stabiliseCircuit } from "../src/studies/full-force/circuit/stabilise-circuit.ts";
import { scattered } from "./scattered.ts";
import { serveTimedLoop } from "./timed-loop.ts";

const { values } = parseArgs({
  options: {
    neurons: { type: "string", default: "200" },
    steps: { type: "string", default: "10" },
    "warm-up": { type: "string", default: "1" },
  },
});
const [neurons, steps] = [values.neurons, values.steps].map(Number);

/** A connection wherever a scattered number in [−½, ½) is below density − ½. */
function start(): Float64Array {
  const { density, radius, inhibition } = completeCircuitOptions({ neurons });
  const size = (Math.SQRT2 * radius) / Math.sqrt(density * (1 - density) * (1 + inhibition * inhibition) * neurons);
  return scattered(neurons * neurons, 0).map((number, at) => {
    if (at % (neurons + 1) === 0 || number >= density - 0.5) return 0;
    return at % neurons < neurons / 2 ? size : -inhibition * size;
  });
}

function build(): () => { loss: number } {
  const weights = start();
  return () => {
    const building = stabiliseCircuit({ weights, step: 0, abscissas: [] }, { neurons });
    for (let step = 0; step < steps; step++) building.next();
    const next = building.next(); // finds the abscissa after the last step that counts, and makes one step more
    return { loss: next.value.abscissas[steps] };
  };
}

await serveTimedLoop("Nullcline", build, Number(values["warm-up"]));
