import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { root } from "./source-files.ts";

/** The code blocks of a language in a page of Markdown. */
export function codeBlocks(page: string, language: string): string[] {
  return [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map((match) => match[1]);
}

/** What the lines of an example that end in `// … text` promise to print. */
export function promisedBy(example: string): string[] {
  return [...example.matchAll(/^console\.log.*\/\/ .*?… ?(.*)$/gm)].map((match) => match[1]);
}

/** What an example prints, run by Node as a module of its own, with the package's name standing for these sources. */
export async function printedBy(example: string): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "nullcline-example-"));
  const file = join(folder, "example.mts");
  try {
    writeFileSync(file, example.replaceAll('"nullcline"', JSON.stringify(pathToFileURL(`${root}src/index.ts`).href)));
    const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", file], { cwd: root });
    return stdout;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
