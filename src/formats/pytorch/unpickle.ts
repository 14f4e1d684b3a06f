import { PickleBytes } from "./pickle-bytes.ts";
import { PickleMachine, type PickleRules } from "./pickle-machine.ts";
import { pickleOperations } from "./pickle-opcodes.ts";
import type { PickleValue } from "./pickle-value.ts";

const STOP = 0x2e;

/**
 * Reads a Python pickle, protocols 0 to 5, as plain data. Nothing is imported and nothing is run: a class or function
 * that `rules` does not list is an error that names it.
 *
 * Time and memory are bounded by the pickle's length. Values may be shared and may contain themselves.
 *
 * @throws InvalidInputError for a name that is not allowed, an unknown operation, or a damaged or cut-off pickle.
 */
export function unpickle(bytes: Uint8Array, rules: PickleRules, options: { readonly who?: string } = {}): PickleValue {
  const machine = new PickleMachine(new PickleBytes(bytes, options.who ?? "unpickle"), rules);
  for (let code = machine.bytes.unsigned(1); code !== STOP; code = machine.bytes.unsigned(1)) {
    const operation = pickleOperations.get(code);
    if (operation === undefined) throw machine.forbidden(`operation 0x${code.toString(16)}`);
    operation(machine);
  }
  return machine.pop();
}
