import { sep } from "node:path";
import { NullclineError, type Complaint } from "../numeric/errors.ts";

/** An error as the page is told of it: its parts, without the path of the store's folder. */
export function complaintOf(error: unknown, folder: string): Complaint {
  const { who, expected, got, remedy } = error instanceof NullclineError ? error : unforeseen(error);
  const short = (text: string) => text.replaceAll(`${folder}${sep}`, "").replaceAll(folder, "the store");
  return { who: short(who), expected: short(expected), got: short(got), ...(remedy === undefined ? {} : { remedy: short(remedy) }) };
}

function unforeseen(error: unknown): Complaint {
  return { who: "nullcline studio", expected: "a readable file", got: error instanceof Error ? error.message : String(error) };
}
