import { InvalidInputError } from "../../numeric/errors.ts";
import type { TorchVariant } from "./torch-layers.ts";
import type { WeightGroup } from "./weight-group.ts";

/** What a recurrent layer of Keras computes beyond its weights' shapes. */
export interface KerasCellSettings {
  readonly reset: TorchVariant["reset"];
  /** The nonlinearity of the states, where the file states it. */
  readonly activation: string | undefined;
  /** Assumptions, one sentence each. */
  readonly notes: readonly string[];
}

/** The nonlinearities that cells have under Keras's names. */
const ACTIVATIONS = ["tanh", "relu", "softplus", "sigmoid", "linear"];

/**
 * What a file says of a recurrent layer of Keras. Where the model's configuration is missing, the shape of the bias tells
 * where the GRU's reset acts; Keras's defaults are assumed for the rest, and noted.
 *
 * @param layer the path of its arrays, e.g. `"gru"`; the group's texts hold its settings as `kerasSettings` spells them.
 * @throws InvalidInputError when it runs backward, is half of a bidirectional layer, or has a nonlinearity that no cell has.
 */
export function kerasCellSettings({ arrays, texts }: WeightGroup, layer: string, who: string): KerasCellSettings {
  const stated = (setting: string) => texts.get(`${layer}/${setting}`);
  if (/(^|\/)backward_[^/]*/.test(layer) || stated("go_backwards") === "true") throw new InvalidInputError({ who, expected: "a layer that runs forward in time", got: `one that runs backward (${layer})`, remedy: "A backward pass is no dynamical system in time; train without Bidirectional and go_backwards" });
  const activation = stated("activation");
  requireOneOf(ACTIVATIONS, activation, `the activation of ${layer}`, who);
  requireOneOf(["sigmoid"], stated("recurrent_activation"), `the recurrent activation of ${layer}`, who);
  const named = (part: string) => [...arrays].find(([name]) => name.startsWith(layer) && new RegExp(`^[/.]?${part}(:0)?$`).test(name.slice(layer.length)))?.[1].shape;
  const [units, rows] = named("recurrent_kernel") ?? [0, 0];
  const isGru = rows === 3 * units;
  const bias = named("bias");
  const before = stated("reset_after") === undefined ? bias?.length === 1 : stated("reset_after") === "false";
  const unsaid = isGru && bias === undefined && stated("reset_after") === undefined;
  const notes = [
    ...(unsaid ? [`The file does not say where the reset of ${layer} acts; after the matrix, Keras's default, is assumed.`] : []),
    ...(rows !== units && activation === undefined ? [`The file holds no configuration; tanh and sigmoid, Keras's defaults, are assumed in ${layer || "the cell"}.`] : []),
  ];
  return { reset: isGru && before ? "before" : "after", activation, notes };
}

function requireOneOf(known: readonly string[], stated: string | undefined, what: string, who: string): void {
  if (stated === undefined || known.includes(stated)) return;
  throw new InvalidInputError({ who, expected: `${what} to be ${known.join(", ")}`.replace(/, (\w+)$/, " or $1"), got: JSON.stringify(stated), remedy: "Train with one of these; other nonlinearities have no cell here" });
}
