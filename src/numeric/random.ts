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
  /** Fills an array with standard normals times `scale` (default 1). */
  fillNormal(out: Float32Array | Float64Array, scale?: number): void;
  /** An independent stream for a named purpose, e.g. `stream.fork("initialise")`. */
  fork(purpose: string | number): RandomStream;
}
