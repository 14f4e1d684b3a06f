/**
 * The element types of a safetensors file and the typed array each is read into.
 *
 * Half-precision types (`F16`, `BF16`) have no typed array in every supported engine; they are widened, exactly,
 * to float32 on reading. `BOOL` is one byte an element, 0 or 1.
 */
const ELEMENT_TYPES = {
  F64: { bytes: 8, make: (bytes: ArrayBuffer) => new Float64Array(bytes) },
  F32: { bytes: 4, make: (bytes: ArrayBuffer) => new Float32Array(bytes) },
  F16: { bytes: 2, make: (bytes: ArrayBuffer) => widen(new Uint16Array(bytes), halfToFloat32Bits) },
  BF16: { bytes: 2, make: (bytes: ArrayBuffer) => widen(new Uint16Array(bytes), (bits) => bits << 16) },
  I64: { bytes: 8, make: (bytes: ArrayBuffer) => new BigInt64Array(bytes) },
  U64: { bytes: 8, make: (bytes: ArrayBuffer) => new BigUint64Array(bytes) },
  I32: { bytes: 4, make: (bytes: ArrayBuffer) => new Int32Array(bytes) },
  U32: { bytes: 4, make: (bytes: ArrayBuffer) => new Uint32Array(bytes) },
  I16: { bytes: 2, make: (bytes: ArrayBuffer) => new Int16Array(bytes) },
  U16: { bytes: 2, make: (bytes: ArrayBuffer) => new Uint16Array(bytes) },
  I8: { bytes: 1, make: (bytes: ArrayBuffer) => new Int8Array(bytes) },
  U8: { bytes: 1, make: (bytes: ArrayBuffer) => new Uint8Array(bytes) },
  BOOL: { bytes: 1, make: (bytes: ArrayBuffer) => new Uint8Array(bytes) },
} as const;

/** Name of an element type, as safetensors spells it. */
export type ElementType = keyof typeof ELEMENT_TYPES;

/** The values of a tensor, row-major. */
export type TensorData = ReturnType<(typeof ELEMENT_TYPES)[ElementType]["make"]>;

/** A named array as it lies in a file: element type, shape (empty for a scalar) and row-major values. */
export interface Tensor {
  readonly type: ElementType;
  readonly shape: readonly number[];
  readonly data: TensorData;
}

/** Every element type, widest first. */
export const elementTypes = Object.keys(ELEMENT_TYPES) as readonly ElementType[];

/** Whether `name` is an element type that can be read. */
export function isElementType(name: unknown): name is ElementType {
  return typeof name === "string" && Object.hasOwn(ELEMENT_TYPES, name);
}

/** Bytes of one element. */
export function elementBytes(type: ElementType): number {
  return ELEMENT_TYPES[type].bytes;
}

/** Little-endian bytes of a whole tensor → its values, in a fresh array. */
export function decodeElements(type: ElementType, bytes: Uint8Array): TensorData {
  const own = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(own).set(bytes);
  return ELEMENT_TYPES[type].make(own);
}

/** Number of elements of a shape, or `undefined` when it is not exactly representable. */
export function elementCount(shape: readonly number[]): number | undefined {
  let count = 1;
  for (const size of shape) {
    count *= size;
    if (!Number.isSafeInteger(count)) return undefined;
  }
  return count;
}

function widen(halves: Uint16Array, toFloat32Bits: (bits: number) => number): Float32Array {
  const bits = new Uint32Array(halves.length);
  for (let i = 0; i < halves.length; i++) bits[i] = toFloat32Bits(halves[i]);
  return new Float32Array(bits.buffer);
}

function halfToFloat32Bits(bits: number): number {
  const sign = (bits & 0x8000) << 16;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign | subnormalHalfBits(fraction);
  const widened = exponent === 0x1f ? 0xff : exponent + 112;
  return sign | (widened << 23) | (fraction << 13);
}

/** Half precision's subnormals are normal in float32: the leading one moves into the hidden bit. */
function subnormalHalfBits(fraction: number): number {
  if (fraction === 0) return 0;
  const shift = Math.clz32(fraction) - 21;
  return ((113 - shift) << 23) | (((fraction << shift) & 0x3ff) << 13);
}
