import { cosineNearZero, log, sineNearZero } from "./elementary.generated.ts";
import { InvalidInputError } from "./errors.ts";
import { philox4x32 } from "./philox.ts";
import { absorb, type StreamIdentity } from "./stream-identity.ts";

/** A reproducible stream of random numbers; see `createStream`. */
export interface RandomStream {
  /** Next 32 random bits, as an unsigned integer. */
  bits(): number;
  /** Uniform in [0, 1), 53 bits. */
  uniform(): number;
  /** Uniform integer in [0, bound). */
  integer(bound: number): number;
  /** Standard normal (Box–Muller on our own log, sin and cos). */
  normal(): number;
  /** Fills an array with standard normals times `scale` (default 1): the numbers that `normal` would give. */
  fillNormal(out: Float32Array | Float64Array, scale?: number): void;
  /**
   * An independent stream for a named purpose, e.g. `stream.fork("initialise")`. It depends on this stream's
   * key and the purpose only, not on how many numbers were drawn; the number 1 and the text "1" differ.
   */
  fork(purpose: string | number): RandomStream;
}

/** What a stream is for. Streams whose keys differ in any field are independent. */
export interface StreamKey {
  /** The study, or the run's own name. */
  readonly study: string;
  /** Index of the network in its population; left out for what is shared by all. */
  readonly network?: number;
  /** What the numbers are used for, e.g. `"initialise"`. */
  readonly purpose: string;
  /** The user's seed. */
  readonly seed: number;
}

const HALF_PI = Math.PI / 2;
const ROOT: StreamIdentity = [0, 0, 0, 0];

/**
 * Opens the random stream of a key. Same key, same numbers, on every machine.
 *
 * A stream is Philox4x32-10 in counter mode: a hash of the key gives the Philox key and the upper half of the
 * counter, the lower half counts blocks of four words.
 *
 * @throws InvalidInputError when `seed` or `network` is not finite.
 * @example
 * createStream({ study: "demo", purpose: "initialise", seed: 1 }).normal()
 */
export function createStream(key: StreamKey): RandomStream {
  for (const field of ["seed", "network"] as const) requireFinite(field, key[field]);
  const fields = [key.study, key.network === undefined ? "shared" : key.network, key.purpose, key.seed];
  return openStream(fields.reduce<StreamIdentity>(absorb, ROOT));
}

function requireFinite(field: string, value: number | undefined): void {
  if (value === undefined || Number.isFinite(value)) return;
  throw new InvalidInputError({ who: "createStream", expected: `a finite ${field}`, got: String(value) });
}

function openStream(identity: StreamIdentity): RandomStream {
  const key = identity.slice(0, 2);
  const counter = Uint32Array.of(0, 0, identity[2], identity[3]);
  const block = new Uint32Array(4);
  let used = 4;
  let spare = NaN; // the second normal of a Box–Muller pair

  function bits(): number {
    if (used === 4) {
      philox4x32(counter, key, block);
      counter[0]++;
      if (counter[0] === 0) counter[1]++;
      used = 0;
    }
    return block[used++];
  }

  function uniform(): number {
    const high = bits() >>> 5;
    return (high * 67108864 + (bits() >>> 6)) / 9007199254740992;
  }

  function normal(): number {
    if (spare === spare) {
      const kept = spare;
      spare = NaN;
      return kept;
    }
    // The angle is a quarter turn, two random bits, and a rest in [−π/4, π/4), where the short series hold.
    const radius = Math.sqrt(-2 * log(1 - uniform()));
    const quarterTurns = uniform() * 4;
    const quarter = Math.floor(quarterTurns);
    const rest = (quarterTurns - quarter - 0.5) * HALF_PI;
    const sine = radius * sineNearZero(rest);
    const cosine = quarter < 2 ? radius * cosineNearZero(rest) : -radius * cosineNearZero(rest);
    const swapped = quarter === 1 || quarter === 3;
    spare = swapped ? cosine : sine;
    return swapped ? sine : cosine;
  }

  function fillNormal(out: Float32Array | Float64Array, scale = 1): void {
    for (let k = 0; k < out.length; k++) out[k] = normal() * scale;
  }

  return {
    bits,
    uniform,
    integer: (bound) => unbiasedInteger(bits, uniform, bound),
    normal,
    fillNormal,
    fork: (purpose) => openStream(absorb(identity, purpose)),
  };
}

/**
 * Uniform integer in [0, bound) without bias: draws that fall into the incomplete last stretch of multiples
 * of `bound` are thrown away.
 */
function unbiasedInteger(bits: () => number, uniform: () => number, bound: number): number {
  if (!Number.isSafeInteger(bound) || bound < 1) {
    throw new InvalidInputError({ who: "integer", expected: "a whole bound of at least 1", got: String(bound) });
  }
  const [range, draw] = bound <= 4294967296 ? [4294967296, bits] : [9007199254740992, () => uniform() * 9007199254740992];
  const limit = range - (range % bound);
  for (;;) {
    const drawn = draw();
    if (drawn < limit) return drawn % bound;
  }
}
