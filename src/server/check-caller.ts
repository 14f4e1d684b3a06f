import type { IncomingMessage } from "node:http";
import { describeJson } from "../formats/describe-json.ts";
import { HttpProblem } from "./http-problem.ts";

/**
 * Makes sure that a request was meant for this server and, where it asks for data, that no page of another origin sent
 * it. Without the check of Host, a site could give its own name this machine's address and read the store.
 *
 * @param port that the server listens on.
 * @param asksForData whether the request is one to the API; files of the page may be reached by links from anywhere.
 * @throws HttpProblem 400 without exactly one Host, 403 for a foreign one, a foreign origin or a cross-site request.
 */
export function checkCaller({ headers, rawHeaders }: IncomingMessage, port: number, asksForData: boolean): void {
  const hosts = ownHosts(port);
  const count = rawHeaders.filter((name, index) => index % 2 === 0 && name.toLowerCase() === "host").length;
  if (count !== 1) throw new HttpProblem(400, { who: "request", expected: "one Host header", got: String(count) });
  if (!hosts.includes(headers.host!.toLowerCase())) refuse(`a Host of ${hosts.join(", ")}`, headers.host);
  if (!asksForData) return;
  const { origin, "sec-fetch-site": site } = headers;
  if (origin !== undefined && !hosts.some((host) => origin.toLowerCase() === `http://${host}`)) refuse("a request of this server's own page", origin);
  if (site !== undefined && site !== "same-origin" && site !== "none") refuse("a request of this server's own page", site);
}

function ownHosts(port: number): readonly string[] {
  return ["127.0.0.1", "localhost", "[::1]"].map((name) => `${name}:${port}`);
}

function refuse(expected: string, got: unknown): never {
  throw new HttpProblem(403, { who: "request", expected, got: describeJson(got), remedy: "Open the address that nullcline studio prints" });
}
