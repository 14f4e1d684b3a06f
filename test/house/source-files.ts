import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** A TypeScript source of the product, by its path from `src/`, with its comments blanked out. */
export interface SourceFile {
  readonly path: string;
  readonly code: string;
}

/** The repository's root folder, with a trailing slash. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

/** Every product source under `src/`: no tests, no AssemblyScript, no generated files. */
export function sourceFiles(): SourceFile[] {
  const paths = readdirSync(`${root}src`, { recursive: true, encoding: "utf8" }).map((path) => path.replaceAll("\\", "/"));
  return paths.filter(isProductSource).toSorted().map((path) => ({ path, code: withoutComments(readFileSync(`${root}src/${path}`, "utf8")) }));
}

function isProductSource(path: string): boolean {
  return path.endsWith(".ts") && !/\.(test|generated)\.ts$|^kernels\/assembly\/|(^|\/)(fixtures|test-[\w-]+)\//.test(path);
}

/** Blanks comments, but leaves strings, which may hold `//` or `/*`, as they are. */
export function withoutComments(code: string): string {
  const stringOrComment = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
  return code.replace(stringOrComment, (found) => (found.startsWith("/") ? " " : found));
}

/** What a source imports or re-exports, types included: the specifiers of `from "…"`, `import "…"` and `import("…")`. */
export function importsOf(code: string): string[] {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*\(?\s*["']([^"'\n]+)["']/g)].map((match) => match[1]);
}
