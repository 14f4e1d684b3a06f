import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { answerRequest, type StudioSource } from "./answer-request.ts";
import { createCompressionCache } from "./compression-cache.ts";
import { openConfinedStore } from "./confined-store.ts";
import { listen } from "./listen.ts";
import { refuseMalformed, refuseTunnel } from "./malformed-request.ts";
import { createRunIndex } from "./run-index.ts";

/** How long a client may take to state its request, in milliseconds. */
const REQUEST_MILLISECONDS = 15_000;
/** How long a connection may do nothing at all, so that one that hangs does not stay for ever. */
const IDLE_MILLISECONDS = 120_000;
/** More than any browser opens. */
const MOST_CONNECTIONS = 512;

/** What to serve, and where. */
export interface StudioServerOptions {
  /** Folder of the run store; need not exist yet. */
  readonly store: string;
  /** Folder that the page was built into. */
  readonly assets: string;
  /** Port to listen on, 0 for any that is free. Default: 4760, or the next one that is free. */
  readonly port?: number | undefined;
}

/** A running server. */
export interface StudioServer {
  readonly port: number;
  /** Where the page is, e.g. `"http://127.0.0.1:4760/"`. */
  readonly address: string;
  /** Ends it, together with all of its connections. */
  close(): Promise<void>;
}

/**
 * Starts the studio's server: the page's files, and under `/api/v1` a run store to read. Only this machine can reach it;
 * it changes nothing.
 *
 * @throws InvalidInputError when the port is taken, or the store has a layout of another version.
 * @example
 * const server = await startStudioServer({ store: "runs", assets: "dist/studio" });
 */
export async function startStudioServer({ store: folder, assets, port }: StudioServerOptions): Promise<StudioServer> {
  const store = openConfinedStore(resolve(folder));
  const closing = new AbortController();
  const source: StudioSource = { store, index: createRunIndex(store, closing.signal), assets, cache: createCompressionCache() };
  const server = createServer({ headersTimeout: REQUEST_MILLISECONDS, requestTimeout: REQUEST_MILLISECONDS, connectionsCheckingInterval: 1000, requireHostHeader: false });
  server.maxConnections = MOST_CONNECTIONS;
  server.setTimeout(IDLE_MILLISECONDS);
  await listen(server, port);
  const actual = (server.address() as AddressInfo).port;
  const answer = (request: IncomingMessage, response: ServerResponse) => void answerRequest(source, actual, request, response);
  server.on("request", answer).on("checkContinue", answer).on("checkExpectation", answer);
  server.on("clientError", refuseMalformed).on("connect", (_, socket) => refuseTunnel(socket));
  source.index.table().catch(() => {}); // reads the store while the page loads; whoever asks for it hears of problems
  return { port: actual, address: `http://127.0.0.1:${actual}/`, close: () => close(server, closing) };
}

function close(server: Server, closing: AbortController): Promise<void> {
  closing.abort();
  return new Promise((done) => {
    server.close(() => done());
    server.closeAllConnections();
  });
}
