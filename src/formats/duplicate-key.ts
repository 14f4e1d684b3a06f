const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]/gs;

/**
 * The first object key that a JSON text states twice in one object, or `undefined`.
 *
 * `JSON.parse` silently keeps the last of two equal keys, so that two readers of one file can see different
 * content. `json` must already be valid JSON: this only walks its tokens.
 */
export function duplicateKey(json: string): string | undefined {
  const open: (Set<string> | undefined)[] = [];
  let last = "";
  for (const [token] of json.matchAll(TOKEN)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(undefined);
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":" && repeats(open.at(-1), last)) return JSON.parse(last) as string;
    last = token;
  }
  return undefined;
}

function repeats(keys: Set<string> | undefined, quoted: string): boolean {
  if (keys === undefined) return false;
  const key = JSON.parse(quoted) as string;
  if (keys.has(key)) return true;
  keys.add(key);
  return false;
}
