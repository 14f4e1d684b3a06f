/** The standard error stream inside the HDF5 library's module. */
interface InnerStream {
  node?: unknown;
  flags?: number;
  stream_ops?: { readonly write?: unknown };
}

const CHARACTER_DEVICE = 0o020000;
const WRITE_ONLY = 1;

/**
 * Keeps the HDF5 library from printing its stack of errors for every link that leads nowhere: its standard error
 * stream, which is private to its module, swallows what it is given. Errors still come back as such.
 */
export function quiet(files: unknown): void {
  const stream = (files as { readonly streams?: readonly (InnerStream | undefined)[] }).streams?.[2];
  if (stream === undefined) return;
  Object.assign(stream, { node: stream.node ?? { mode: CHARACTER_DEVICE }, flags: WRITE_ONLY, stream_ops: { ...stream.stream_ops, write: swallow } });
}

/** Says that everything was written. */
function swallow(_stream: unknown, _bytes: unknown, _from: number, length: number): number {
  return length;
}
