import { InvalidInputError } from "../numeric/errors.ts";
import { closestName } from "../numeric/closest-name.ts";
import { cellOf, type SpecPart } from "./spec-parts.ts";
import type { PlaceOf } from "./spec-complaint.ts";

/**
 * What a task or a cell said against its options, with the place of the option in the file put before it. The
 * complaint names the option as its subject or as what it got; where it does neither, the whole part is the place.
 */
export function partComplaint(field: "task" | "cell", part: SpecPart, error: unknown, placeOf: PlaceOf): unknown {
  if (!(error instanceof InvalidInputError)) return error;
  const { expected, got, remedy = suggestion(field, part, error.got) } = error;
  const who = `${culprit(field, part, error, placeOf)}: ${error.who}`;
  return new InvalidInputError({ who, expected, got, ...(remedy === undefined ? {} : { remedy }) });
}

/** Cells do not guess what a misspelt option stands for. */
function suggestion(field: "task" | "cell", part: SpecPart, got: string): string | undefined {
  const misspelt = Object.keys(part).find((option) => JSON.stringify(option) === got);
  if (field === "task" || misspelt === undefined) return undefined;
  const closest = closestName(misspelt, Object.keys(cellOf({ name: part.name }).options));
  return closest === undefined ? undefined : `Did you mean "${closest}"?`;
}

function culprit(field: string, part: SpecPart, { who, expected, got }: InvalidInputError, placeOf: PlaceOf): string {
  const options = Object.keys(part);
  const subject = options.find((option) => who.endsWith(`.${option}`) || expected.startsWith(`option ${option} `));
  if (subject !== undefined) return placeOf([field, subject], "value");
  const misspelt = options.find((option) => JSON.stringify(option) === got);
  if (misspelt !== undefined) return placeOf([field, misspelt], "key");
  const refused = options.find((option) => JSON.stringify(part[option]) === got);
  return placeOf(refused === undefined ? [field] : [field, refused], "value");
}
