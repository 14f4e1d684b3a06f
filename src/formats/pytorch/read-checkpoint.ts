import { InvalidInputError } from "../../numeric/errors.ts";
import type { WeightArray, WeightGroup } from "../import/weight-group.ts";
import { readZip, type ZipMember } from "../read-zip.ts";
import type { ElementType } from "../tensor.ts";
import { checkpointRules } from "./checkpoint-rules.ts";
import { isKind, type PickleValue } from "./pickle-value.ts";
import { viewedTensor, type TensorStorage, type TensorView } from "./tensor-view.ts";
import { unpickle } from "./unpickle.ts";

const PICKLE = "data.pkl";
/** Dictionaries within dictionaries beyond this depth are no checkpoint. */
const DEEPEST = 16;

/**
 * Reads a PyTorch checkpoint in its zip form (torch.save since PyTorch 1.6): a state dict, or dictionaries that hold
 * some. No code in it is run, and a pickle that names anything but tensors and plain values is refused.
 *
 * @param bytes the whole file.
 * @returns one group for each dictionary that holds tensors, outermost first; numbers and texts beside them come along.
 * @throws InvalidInputError for a damaged file, a whole pickled module, TorchScript, or a tensor type without a place here.
 */
export function readCheckpoint(bytes: Uint8Array, options: { readonly who?: string } = {}): readonly WeightGroup[] {
  const who = options.who ?? "readCheckpoint";
  const members = readZip(bytes, { who });
  const pickle = [...members.keys()].find((name) => name === PICKLE || name.endsWith(`/${PICKLE}`));
  if (pickle === undefined) throw new InvalidInputError({ who, expected: "a PyTorch checkpoint with a member data.pkl", got: [...members.keys()].slice(0, 5).join(", ") || "an empty archive", remedy: "Save it with torch.save" });
  const root = pickle.slice(0, -PICKLE.length);
  checkForm(members, root, who);
  const rules = checkpointRules((key, type) => storageIn(members, `${root}data/${key}`, type, who), who);
  const groups = groupsIn(unpickle(members.get(pickle)!.unpack(), rules, { who }), who);
  if (groups.length > 0) return groups;
  throw new InvalidInputError({ who, expected: "a dictionary of tensors", got: "none", remedy: "Save the weights: torch.save(model.state_dict(), 'net.pt')" });
}

function checkForm(members: ReadonlyMap<string, ZipMember>, root: string, who: string): void {
  if (members.has(`${root}constants.pkl`)) throw new InvalidInputError({ who, expected: "a state dict", got: "a TorchScript program", remedy: "Save the weights: torch.save(torch.jit.load('net.pt').state_dict(), 'weights.pt')" });
  const order = members.get(`${root}byteorder`);
  if (order !== undefined && new TextDecoder().decode(order.unpack()).trim() !== "little") throw new InvalidInputError({ who, expected: "a little-endian checkpoint", got: "a big-endian one", remedy: "Save it again on an ordinary machine" });
}

function storageIn(members: ReadonlyMap<string, ZipMember>, name: string, type: ElementType, who: string): TensorStorage {
  const member = members.get(name);
  if (member === undefined) throw new InvalidInputError({ who, expected: `member ${JSON.stringify(name)} with a tensor's data`, got: "none", remedy: "The file is damaged; copy it again" });
  let bytes: Uint8Array | undefined;
  return { type, name, bytes: () => (bytes ??= member.unpack()) };
}

/** Every dictionary that holds tensors. Each object is visited once, so shared and circular ones do no harm. */
function groupsIn(top: PickleValue, who: string): readonly WeightGroup[] {
  const groups: WeightGroup[] = [];
  const seen = new Set<PickleValue>();
  const visit = (value: PickleValue, path: readonly string[]): void => {
    if (typeof value !== "object" || value === null || seen.has(value) || path.length > DEEPEST) return;
    seen.add(value);
    if (isKind(value, "dict")) {
      const group = groupOf(value.entries, path.join("."), who);
      if (group.arrays.size > 0) groups.push(group);
      for (const [key, inner] of value.entries) visit(inner, [...path, String(key)]);
    } else if (isKind(value, "list") || isKind(value, "tuple")) {
      value.items.forEach((inner, index) => visit(inner, [...path, String(index)]));
    }
  };
  visit(top, []);
  return groups.filter(({ arrays }) => [...arrays.values()].some(({ shape }) => shape.length > 0));
}

function groupOf(entries: ReadonlyMap<PickleValue, PickleValue>, path: string, who: string): WeightGroup {
  const arrays = new Map<string, WeightArray>();
  const texts = new Map<string, string>();
  for (const [key, value] of entries) {
    if (typeof key !== "string") continue;
    if (typeof value === "number") arrays.set(key, { shape: [], read: () => [value] });
    else if (typeof value === "string") texts.set(key, value);
    else if (isKind(value, "opaque") && isView(value.value)) arrays.set(key, arrayOf(value.value, `${who} (${key})`));
  }
  return { path, arrays, texts };
}

function arrayOf(view: TensorView, who: string): WeightArray {
  return { shape: view.shape, read: () => viewedTensor(view, who).data };
}

function isView(value: unknown): value is TensorView {
  return typeof value === "object" && value !== null && "strides" in value;
}
