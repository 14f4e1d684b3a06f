import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { errorCode } from "../lab/durable-write.ts";
import type { Complaint } from "../numeric/errors.ts";
import type { ApiError } from "./api.ts";
import { securityHeaders } from "./security-headers.ts";

const DRAIN_MILLISECONDS = 500;

const PROBLEMS: ReadonlyMap<string, readonly [status: number, expected: string, got: string]> = new Map([
  ["HPE_HEADER_OVERFLOW", [431, "an address and headers of at most 16 KiB together", "more"]],
  ["ERR_HTTP_REQUEST_TIMEOUT", [408, "a whole request within seconds", "part of one"]],
]);

/** Answers what is not HTTP, or too much of it, and ends the connection. */
export function refuseMalformed(error: Error, socket: Duplex): void {
  if (!socket.writable || errorCode(error) === "ECONNRESET") return void socket.destroy();
  const [status, expected, got] = PROBLEMS.get(errorCode(error)) ?? [400, "a request in HTTP", errorCode(error)];
  endWith(socket, rawAnswer(status, { who: "request", expected, got }));
}

/** Refuses CONNECT, which asks for a tunnel. */
export function refuseTunnel(socket: Duplex): void {
  endWith(socket, rawAnswer(405, { who: "request", expected: "GET or HEAD", got: '"CONNECT"' }));
}

/** What is still coming is read and dropped for a moment: to destroy a socket with unread data takes the answer back. */
function endWith(socket: Duplex, answer: string): void {
  socket.on("error", () => socket.destroy()).resume().end(answer);
  setTimeout(() => socket.destroy(), DRAIN_MILLISECONDS).unref();
}

function rawAnswer(status: number, complaint: Complaint): string {
  const content: ApiError = { error: { ...complaint } };
  const body = `${JSON.stringify(content)}\n`;
  const headers = { ...securityHeaders, "Content-Type": "application/json; charset=utf-8", "Cache-Control": "no-store", "Content-Length": String(Buffer.byteLength(body)), Connection: "close" };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join("")}\r\n${body}`;
}
