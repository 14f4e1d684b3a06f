import { InvalidInputError } from "../numeric/errors.ts";
import { closestName } from "../numeric/closest-name.ts";

/** One numeric option of a task: its default and the values it may take. */
export interface TaskOption {
  readonly default: number;
  /** Smallest allowed value, inclusive. */
  readonly minimum: number;
  /** Largest allowed value, inclusive. */
  readonly maximum: number;
  /** Whether only whole numbers are allowed. */
  readonly whole: boolean;
}

/** A whole-number option. */
export function whole(value: number, minimum: number, maximum: number): TaskOption {
  return { default: value, minimum, maximum, whole: true };
}

/** A real-valued option. */
export function real(value: number, minimum: number, maximum: number): TaskOption {
  return { default: value, minimum, maximum, whole: false };
}

/**
 * Checks the options a caller gave for a task and fills in the defaults.
 *
 * @param who the task's name, as it should stand in error messages.
 * @param table what the task accepts.
 * @param given the caller's choices, by name.
 * @returns every option in effect, in the table's order.
 * @throws InvalidInputError for an unknown option (with the closest known one), a value that is not a number, out of range or fractional.
 */
export function resolveTaskOptions<Name extends string>(
  who: string,
  table: Readonly<Record<Name, TaskOption>>,
  given: Readonly<Record<string, unknown>>,
): Record<Name, number> {
  const names = Object.keys(table) as Name[];
  for (const name of Object.keys(given)) if (!names.includes(name as Name)) throw unknownOption(who, name, names);
  const resolved = names.map((name) => [name, checked(`${who}.${name}`, table[name], Object.hasOwn(given, name) ? given[name] : table[name].default)]);
  return Object.fromEntries(resolved) as Record<Name, number>;
}

function unknownOption(who: string, name: string, names: readonly string[]): InvalidInputError {
  const closest = closestName(name, names);
  const remedy = closest === undefined ? {} : { remedy: `Did you mean ${JSON.stringify(closest)}?` };
  return new InvalidInputError({ who, expected: `one of the options ${names.join(", ")}`, got: JSON.stringify(name), ...remedy });
}

function checked(who: string, option: TaskOption, value: unknown): number {
  const usable = typeof value === "number" && value >= option.minimum && value <= option.maximum && (!option.whole || Number.isInteger(value));
  if (usable) return value;
  const kind = option.whole ? "a whole number" : "a number";
  throw new InvalidInputError({
    who,
    expected: `${kind} from ${option.minimum} to ${option.maximum}`,
    got: typeof value === "string" ? JSON.stringify(value) : String(value),
  });
}
