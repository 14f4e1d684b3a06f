import { InvalidInputError } from "../../numeric/errors.ts";
import { gatheredElements } from "../strided-walk.ts";
import { decodeElements, elementBytes, elementCount, type ElementType, type Tensor } from "../tensor.ts";

/** Memory that tensors share in a checkpoint. */
export interface TensorStorage {
  readonly type: ElementType;
  /** The member's name in the archive. */
  readonly name: string;
  /** Little-endian; unpacked when first asked for. */
  readonly bytes: () => Uint8Array;
}

/** A tensor as PyTorch stores it: a strided view into a storage. Offset and strides count elements. */
export interface TensorView {
  readonly storage: TensorStorage;
  readonly offset: number;
  readonly shape: readonly number[];
  readonly strides: readonly number[];
}

/** An expanded tensor repeats elements; up to this many is no concern. */
const FREE_ELEMENTS = 65_536;

/**
 * The values that a view shows, row-major, in memory of their own.
 *
 * @throws InvalidInputError when the view leaves its storage, or repeats its storage's elements so often that a small
 *   file would take much memory.
 */
export function viewedTensor(view: TensorView, who: string): Tensor {
  const { storage, offset, shape, strides } = view;
  const bytes = storage.bytes();
  const size = elementBytes(storage.type);
  const available = Math.floor(bytes.length / size);
  const count = elementCount(shape);
  if (count === undefined || count > Math.max(available, FREE_ELEMENTS)) {
    throw new InvalidInputError({ who, expected: `a tensor no larger than its storage of ${available} elements`, got: `shape [${shape.join(", ")}]`, remedy: "Call .contiguous() on expanded tensors before saving" });
  }
  const last = shape.reduce((sum, extent, axis) => sum + (extent - 1) * strides[axis], offset);
  if (count > 0 && last >= available) throw new InvalidInputError({ who, expected: `a tensor inside its storage of ${available} elements`, got: `one that reaches element ${last}`, remedy: "The file is damaged; copy it again" });
  return { type: storage.type, shape, data: decodeElements(storage.type, gatheredElements(bytes, view, size)) };
}
