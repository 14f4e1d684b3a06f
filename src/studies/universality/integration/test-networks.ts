import { cellOf } from "../../../lab/spec-parts.ts";
import { parseRunSpec } from "../../../lab/run-spec.ts";
import { createNetwork, type Network } from "../../../network/network.ts";
import { analyseIntegration } from "./analyse-integration.ts";
import type { IntegrationFindings } from "./findings.ts";
import { integrationSettings } from "./settings.ts";

/** Units rest here, far above zero, where a rectified network is linear. */
const rest = 5;

/**
 * A rectified network that integrates exactly: of two integrator units, each with its own stream, the context switches the
 * other one off. Hidden units that decay at given rates and are driven by stream 1 add to the output.
 *
 * @param decays rate and readout weight of each hidden unit.
 */
export function exactIntegrator(decays: readonly (readonly [rate: number, weight: number])[]): Network {
  const units = 2 + decays.length;
  const rates = [1, 1, ...decays.map(([rate]) => rate)];
  const weights = [1, 1, ...decays.map(([, weight]) => weight)];
  const inputs = [[1, 0, 0, -100], [0, 1, -100, 0], ...decays.map(() => [1, 0, 0, 0])];
  const values: Readonly<Record<string, readonly number[]>> = {
    "hidden.h": rates.flatMap((rate, i) => rates.map((_, j) => (i === j ? rate : 0))),
    "hidden.input": inputs.flat(),
    "hidden.bias": rates.map((rate) => rest * (1 - rate)),
    "initial.h": rates.map(() => rest),
    "readout.weight": weights,
    "readout.bias": [-rest * (1 + decays.reduce((sum, [, weight]) => sum + weight, 0))],
  };
  const network = createNetwork({ cell: cellOf({ name: "vanilla", activation: "relu" }), units, inputs: 4, outputs: 1, seed: 0 });
  return { ...network, parameters: new Map([...network.parameters].map(([name, { shape }]) => [name, { shape, data: Float32Array.from(values[name]) }])) };
}

/** Analyses a network with the settings of the smoke profile, some of them changed. */
export function analysed(network: Network, changes: Partial<typeof integrationSettings.smoke> = {}): IntegrationFindings {
  const run = parseRunSpec({ task: { name: "integration", steps: 25 }, cell: { name: "vanilla" } });
  const work = analyseIntegration(network, { run, settings: { ...integrationSettings.smoke, ...changes }, seed: 1 });
  for (;;) {
    const turn = work.next();
    if (turn.done === true) return turn.value;
  }
}
