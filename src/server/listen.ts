import type { Server } from "node:http";
import { errorCode } from "../lab/durable-write.ts";
import { InvalidInputError } from "../numeric/errors.ts";

/** Not in use by any well-known service. */
const USUAL_PORT = 4760;
/** How many ports are tried from the usual one on. */
const TRIES = 20;
/** Nobody but this machine. */
const HOST = "127.0.0.1";

const REASONS: Readonly<Record<string, string>> = { EADDRINUSE: "another program uses", EACCES: "this user may not use" };

/**
 * Makes a server listen on this machine's own address.
 *
 * @param port a port, 0 for any that is free; without it the usual one or, where that is taken, the next free one.
 * @throws InvalidInputError when the port is taken or not to be had.
 */
export async function listen(server: Server, port?: number): Promise<void> {
  const ports = port === undefined ? Array.from({ length: TRIES }, (_, index) => USUAL_PORT + index) : [port];
  let problem: Error | undefined;
  for (const candidate of ports) {
    problem = await listenOn(server, candidate);
    if (problem === undefined) return;
  }
  const reason = REASONS[errorCode(problem)];
  if (reason === undefined) throw problem!;
  throw new InvalidInputError({ who: "--port", expected: "a free port", got: `${describe(ports)}, which ${reason}`, remedy: "Give another one, or 0 for any that is free" });
}

function listenOn(server: Server, port: number): Promise<Error | undefined> {
  return new Promise((done) => {
    const fail = (error: Error) => {
      server.off("listening", succeed);
      done(error);
    };
    const succeed = () => {
      server.off("error", fail);
      done(undefined);
    };
    server.once("error", fail).once("listening", succeed).listen({ port, host: HOST, exclusive: true });
  });
}

function describe(ports: readonly number[]): string {
  return ports.length === 1 ? String(ports[0]) : `${ports[0]} to ${ports.at(-1)}`;
}
