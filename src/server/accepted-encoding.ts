/** How content can travel. */
export type Encoding = "br" | "gzip" | "identity";

/**
 * Which of the encodings on offer a request accepts best: the first of the highest weight. Content that nothing else
 * fits goes as it is, also where a request says that it would rather not.
 *
 * @param header the request's Accept-Encoding, e.g. `"gzip, br;q=0.5"`.
 * @param offered most wanted first.
 */
export function acceptedEncoding(header: string | undefined, offered: readonly Encoding[]): Encoding {
  const weights = new Map((header ?? "").toLowerCase().split(",").map(parseEntry));
  const weightOf = (encoding: Encoding) => weights.get(encoding) ?? weights.get("*") ?? (encoding === "identity" ? 0.001 : 0);
  const best = Math.max(0, ...offered.map(weightOf));
  return best === 0 ? "identity" : offered.find((encoding) => weightOf(encoding) === best)!;
}

function parseEntry(entry: string): readonly [string, number] {
  const [name, ...parameters] = entry.split(";").map((piece) => piece.trim());
  const weight = parameters.find((parameter) => parameter.startsWith("q="));
  const value = weight === undefined ? 1 : Number(weight.slice(2));
  return [name, value >= 0 && value <= 1 ? value : 0];
}
