import { InvalidInputError } from "../../numeric/errors.ts";

/** Settings of a layer on which its equation depends. */
const SETTINGS = ["activation", "recurrent_activation", "reset_after", "go_backwards"];

/** Layers within layers beyond this depth are no model. */
const DEEPEST = 64;

/**
 * What a Keras model's configuration says of its layers, by `"<layer>/<setting>"`: `activation`, `recurrent_activation`,
 * `reset_after` and `go_backwards`, as texts. What is no text and no truth value, such as a function of one's own, is
 * `"custom"`.
 *
 * @param config the attribute `model_config` of a `.h5` file, or `config.json` of a `.keras` archive.
 * @throws InvalidInputError when it is not JSON
 */
export function kerasSettings(config: string, who: string): ReadonlyMap<string, string> {
  const settings = new Map<string, string>();
  const visit = (value: unknown, owner: string, level: number): void => {
    if (!isRecord(value) || level > DEEPEST) return;
    const layer = isRecord(value["config"]) ? value["config"] : {};
    const name = typeof layer["name"] === "string" ? layer["name"] : owner;
    const isCell = String(value["class_name"]).endsWith("Cell");
    for (const [setting, text] of statedSettings(layer)) for (const key of isCell ? [name, owner] : [name]) settings.set(`${key}/${setting}`, text);
    for (const inner of Object.values(value)) visit(inner, name, level + 1);
  };
  visit(parsed(config, who), "", 0);
  return settings;
}

function statedSettings(layer: Readonly<Record<string, unknown>>): readonly (readonly [string, string])[] {
  return SETTINGS.filter((setting) => layer[setting] !== undefined && layer[setting] !== null).map((setting) => [setting, textOf(layer[setting])]);
}

function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "boolean" ? String(value) : "custom";
}

/** An array counts as one: its entries are its values. */
function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function parsed(config: string, who: string): unknown {
  try {
    return JSON.parse(config);
  } catch {
    throw new InvalidInputError({ who, expected: "the model's configuration to be JSON", got: JSON.stringify(config.slice(0, 20)), remedy: "The file is damaged; copy it again" });
  }
}
