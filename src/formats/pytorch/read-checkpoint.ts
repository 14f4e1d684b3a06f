import { InvalidInputError } from "../../numeric/errors.ts";
import type { WeightArray, WeightGroup } from "../import/weight-group.ts";
import { readZip, type ZipMember } from "../read-zip.ts";
import type { ElementType } from "../tensor.ts";
import { checkpointRules } from "./checkpoint-rules.ts";
import { isKind } from "./pickle-value.ts";
import { viewedTensor, type TensorStorage, type TensorView } from "./tensor-view.ts";
import { unpickle } from "./unpickle.ts";
import { weightGroupsIn, type ArrayReader } from "./weight-groups-in.ts";

const PICKLE = "data.pkl";

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
  const tensorOf: ArrayReader = (key, value) => (isKind(value, "opaque") && isView(value.value) ? arrayOf(value.value, `${who} (${key})`) : undefined);
  const groups = weightGroupsIn(unpickle(members.get(pickle)!.unpack(), rules, { who }), tensorOf);
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

function arrayOf(view: TensorView, who: string): WeightArray {
  return { shape: view.shape, read: () => viewedTensor(view, who).data };
}

function isView(value: unknown): value is TensorView {
  return typeof value === "object" && value !== null && "strides" in value;
}
