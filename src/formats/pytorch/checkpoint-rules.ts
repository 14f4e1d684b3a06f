import { InvalidInputError } from "../../numeric/errors.ts";
import type { ElementType } from "../tensor.ts";
import type { PickleConstructor, PickleRules } from "./pickle-machine.ts";
import { isKind, type PickleValue } from "./pickle-value.ts";
import type { TensorStorage, TensorView } from "./tensor-view.ts";

/** PyTorch's storage classes whose elements have a place here. */
const STORAGES: ReadonlyMap<string, ElementType> = new Map([
  ["torch.DoubleStorage", "F64"],
  ["torch.FloatStorage", "F32"],
  ["torch.HalfStorage", "F16"],
  ["torch.BFloat16Storage", "BF16"],
  ["torch.LongStorage", "I64"],
  ["torch.IntStorage", "I32"],
  ["torch.ShortStorage", "I16"],
  ["torch.CharStorage", "I8"],
  ["torch.ByteStorage", "U8"],
  ["torch.BoolStorage", "BOOL"],
]);

const DTYPES = ["float64", "float32", "float16", "bfloat16", "int64", "int32", "int16", "int8", "uint8", "bool"];

const REMEDY = "Save the weights alone: torch.save(model.state_dict(), 'net.pt')";

/** What a checkpoint's pickle may name: tensors, parameters and ordered dictionaries. `storageOf` finds a storage by its key. */
export function checkpointRules(storageOf: (key: string, type: ElementType) => TensorStorage, who: string): PickleRules {
  const tensor: PickleConstructor = (args) => opaque(rebuiltTensor(args, who));
  const named: readonly (readonly [string, PickleConstructor | undefined])[] = [
    ["collections.OrderedDict", orderedDict],
    ["torch._utils._rebuild_tensor", tensor],
    ["torch._utils._rebuild_tensor_v2", tensor],
    ["torch._utils._rebuild_parameter", firstArgument],
    ["torch.nn.parameter.Parameter", firstArgument],
    ["torch.Size", firstArgument],
    ["torch.device", firstArgument],
    ...[...STORAGES.keys()].map((name) => [name, undefined] as const),
    ...DTYPES.map((name) => [`torch.${name}`, undefined] as const),
  ];
  return { globals: new Map(named), persistent: (id) => opaque(storageById(id, storageOf, who)), holds: "tensors and plain values", remedy: REMEDY };
}

/** A parameter is its tensor, a size its tuple, a device its name. */
const firstArgument: PickleConstructor = ([value = null]) => value;

function opaque(value: TensorStorage | TensorView): PickleValue {
  return { kind: "opaque", value };
}

/** `OrderedDict()` or, from older Pythons, `OrderedDict([[key, value], …])`. */
export const orderedDict: PickleConstructor = ([pairs]) => {
  const entries = new Map<PickleValue, PickleValue>();
  for (const pair of isKind(pairs, "list") ? pairs.items : []) {
    if ((isKind(pair, "list") || isKind(pair, "tuple")) && pair.items.length === 2) entries.set(pair.items[0], pair.items[1]);
  }
  return { kind: "dict", entries };
};

/** ("storage", class, key, device, elements). */
function storageById(id: PickleValue, storageOf: (key: string, type: ElementType) => TensorStorage, who: string): TensorStorage {
  const [word, type, key] = isKind(id, "tuple") ? id.items : [];
  if (word !== "storage" || !isKind(type, "global") || typeof key !== "string") throw damaged("a storage's id", who);
  const element = STORAGES.get(type.name);
  if (element === undefined) throw new InvalidInputError({ who, expected: `a storage among ${[...STORAGES.keys()].join(", ")}`, got: type.name, remedy: "Convert the tensor, for example with .float(), before saving" });
  return storageOf(key, element);
}

function rebuiltTensor([storage, offset, shape, strides]: readonly PickleValue[], who: string): TensorView {
  const sizes = wholeNumbers(shape);
  const steps = wholeNumbers(strides);
  if (!isKind(storage, "opaque") || !isStorage(storage.value) || !isWhole(offset) || sizes === undefined || steps?.length !== sizes.length) throw damaged("a tensor's storage, offset, shape and strides", who);
  return { storage: storage.value, offset, shape: sizes, strides: steps };
}

function isStorage(value: unknown): value is TensorStorage {
  return typeof value === "object" && value !== null && "bytes" in value;
}

function wholeNumbers(value: PickleValue | undefined): readonly number[] | undefined {
  if (!isKind(value, "tuple")) return undefined;
  return value.items.every(isWhole) ? value.items : undefined;
}

function isWhole(value: PickleValue | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function damaged(expected: string, who: string): InvalidInputError {
  return new InvalidInputError({ who, expected, got: "something else", remedy: "The file is damaged; copy it again" });
}
