import type { Engine } from "./engine.ts";
import type { Network } from "./network.ts";

/** A view of an engine's flat parameters in its own precision. */
export function parameterView(engine: Engine): Float32Array | Float64Array {
  return engine.precision === "float32" ? engine.workspace.float32(engine.parameters) : engine.workspace.float64(engine.parameters);
}

/** Copies a network's parameters into an engine and prepares it to run. */
export function loadParameters(engine: Engine, network: Network): void {
  const view = parameterView(engine);
  for (const { name, offset } of engine.layout.slots) view.set(network.parameters.get(name)!.data, offset);
  engine.refresh();
}
