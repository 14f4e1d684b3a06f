import { NullclineError } from "../numeric/errors.ts";
import { errorCode } from "./durable-write.ts";

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "a full disk",
  EDQUOT: "a quota that is used up",
  EROFS: "a disk that is read-only",
  EACCES: "no permission",
  EPERM: "no permission",
};

/** A run store that cannot be written, so that whatever is trained next would be lost as well. */
export class StoreFailure extends NullclineError {}

/** Names the file that the system could not write, and why; errors that are not the system's stay as they are. */
export function storeFailure(path: string, error: unknown): unknown {
  const code = errorCode(error);
  if (!/^E[A-Z0-9]+$/.test(code)) return error;
  const reason = REASONS[code];
  return new StoreFailure({
    who: path,
    expected: "a file that can be written",
    got: reason === undefined ? code : `${reason} (${code})`,
    remedy: "Make room or mend the folder, then give the same command again: finished runs are kept",
  });
}
