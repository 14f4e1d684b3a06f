import { Command } from "commander";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { InvalidInputError } from "../numeric/errors.ts";
import { startStudioServer } from "../server/studio-server.ts";
import type { CliIo } from "./cli-io.ts";
import { openInBrowser } from "./open-in-browser.ts";
import { countOption } from "./parse-number.ts";
import type { Invocation, Settings } from "./settings.ts";

const EXAMPLES = `
Examples:
  nullcline studio
  nullcline studio --store /data/runs --port 8080 --no-open

From another machine, forward the same port: ssh -L 4760:127.0.0.1:4760 HOST`;

/** Where the package keeps the studio's page, as seen from this file and from its compiled form. */
const PAGE = fileURLToPath(new URL("../../dist/studio", import.meta.url));
const MOST_PORT = 65_535;

interface StudioOptions {
  readonly store: string;
  readonly port?: number;
  readonly open: boolean;
}

/** `nullcline studio`: serves the studio's page and a run store to this machine's browser, until it is told to stop. */
export function studioCommand(io: CliIo, settings: Settings): Command {
  return new Command("studio")
    .summary("look at runs and studies in a browser")
    .description("Open the studio, a page to train networks and to look at the runs and studies of a store. Ctrl-C ends it.")
    .option("--store <folder>", "where runs are kept; they are only read", "runs")
    .option("--port <number>", "port to listen on, 0 for any that is free (default: 4760, or the next free one)", portOption)
    .option("--no-open", "only print the address")
    .addHelpText("after", EXAMPLES)
    .action((options: StudioOptions) => settings.interruptible((signal) => studio(options, { io, json: settings.json, signal })));
}

async function studio({ store, port, open }: StudioOptions, { io, json, signal }: Invocation): Promise<void> {
  const folder = resolve(io.folder, store);
  const hasPage = existsSync(join(PAGE, "index.html"));
  if (!hasPage) io.err('the studio\'s page is not built ("npm run build" builds it): only the data under /api/v1 is served\n');
  const server = await startStudioServer({ store: folder, assets: PAGE, port });
  try {
    io.out(json ? `${JSON.stringify({ address: server.address, store: folder })}\n` : `${server.address}\n`);
    io.err(`serving the runs in ${folder} to this machine; Ctrl-C ends it\n`);
    if (open && hasPage) openInBrowser(server.address);
    await untilStopped(signal);
  } finally {
    await server.close();
  }
}

/** Ctrl-C is how a server ends: nothing has gone wrong then. */
function untilStopped(signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) done();
    signal.addEventListener("abort", () => done(), { once: true });
  });
}

function portOption(text: string): number {
  const port = countOption("--port", 0)(text);
  if (port <= MOST_PORT) return port;
  throw new InvalidInputError({ who: "--port", expected: `a port, 0 to ${MOST_PORT}`, got: JSON.stringify(text) });
}
