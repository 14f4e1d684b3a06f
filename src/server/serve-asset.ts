import { closeSync } from "node:fs";
import { acceptedEncoding } from "./accepted-encoding.ts";
import { type Answer, fileAnswer } from "./answer.ts";
import { type ConfinedFile, openConfined } from "./confined-file.ts";
import { contentType } from "./content-type.ts";
import { HttpProblem } from "./http-problem.ts";

/** Larger than any file of a page. */
const MOST_BYTES = 64 * 2 ** 20;

/** Files whose names the bundler makes from their content: another content has another name. */
const HASHED = /-[\w-]{8}\.[\w.]+$/;

/** Encodings that a file may stand in beside itself, and their extensions. */
const ENCODINGS = [["br", ".br"], ["gzip", ".gz"]] as const;

/**
 * A file of the page. `/` is its `index.html`. A file with a `.br` or `.gz` beside it that is no older goes in that form
 * to whoever accepts it.
 *
 * @param folder that the page was built into.
 * @throws HttpProblem 404 for anything but a plain file inside that folder.
 */
export function serveAsset(folder: string, segments: readonly string[], accepts: string | undefined): Answer {
  const path = segments.length === 0 ? ["index.html"] : segments;
  if (path.some((name) => name.startsWith("."))) throw new HttpProblem(404, { who: path.join("/"), expected: "a file of the page", got: "a hidden name" });
  const file = segments.length === 0 ? openPage(folder, path) : openConfined(folder, path, MOST_BYTES);
  const type = contentType(path.at(-1)!);
  const caching = path[0] === "assets" && HASHED.test(path.at(-1)!) ? "immutable" : undefined;
  const ready = precompressed(folder, path, file, accepts);
  if (ready === undefined) return { ...fileAnswer(file, type), caching };
  closeSync(file.descriptor);
  return { ...fileAnswer(ready.file, type), caching, encoding: ready.encoding };
}

interface Precompressed {
  readonly encoding: "br" | "gzip";
  readonly file: ConfinedFile;
}

function precompressed(folder: string, path: readonly string[], original: ConfinedFile, accepts: string | undefined): Precompressed | undefined {
  for (const [encoding, extension] of ENCODINGS) {
    if (acceptedEncoding(accepts, [encoding, "identity"]) !== encoding) continue;
    const file = openIfThere(folder, [...path.slice(0, -1), `${path.at(-1)}${extension}`]);
    if (file === undefined) continue;
    if (file.modified >= original.modified) return { encoding, file };
    closeSync(file.descriptor);
  }
  return undefined;
}

function openIfThere(folder: string, path: readonly string[]): ConfinedFile | undefined {
  try {
    return openConfined(folder, path, MOST_BYTES);
  } catch (error) {
    if (error instanceof HttpProblem) return undefined;
    throw error;
  }
}

/** Without the page's first file the page is not built. */
function openPage(folder: string, path: readonly string[]): ConfinedFile {
  const file = openIfThere(folder, path);
  if (file !== undefined) return file;
  throw new HttpProblem(404, { who: "nullcline studio", expected: "the studio's page", got: "none", remedy: 'Build it with "npm run build"; the data is served under /api/v1' });
}
