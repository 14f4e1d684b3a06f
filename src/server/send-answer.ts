import { closeSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { acceptedEncoding } from "./accepted-encoding.ts";
import type { Answer } from "./answer.ts";
import type { CompressionCache } from "./compression-cache.ts";
import { readWhole } from "./confined-file.ts";
import { isCompressible } from "./content-type.ts";
import { securityHeaders } from "./security-headers.ts";
import { sendFile } from "./send-file.ts";

/** Less is not worth compressing: it travels in one packet either way. */
const LEAST_COMPRESSED = 1024;
/** Larger content is sent as it is read, without compressing it. */
const MOST_COMPRESSED = 128 * 2 ** 20;

/**
 * Sends an answer: with the security headers, compressed where the request accepts that, without content to HEAD, and
 * as 304 where the request names the version that it has.
 */
export async function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer, cache: CompressionCache): Promise<void> {
  const { content } = answer;
  try {
    const encoding = answer.encoding ?? encodingFor(request, answer);
    setHeaders(response, answer, encoding);
    if (isKnown(request, response)) return void response.writeHead(304).end();
    const body = answer.encoding === undefined && encoding === "gzip" ? { bytes: await compressed(answer, cache) } : content;
    response.writeHead(answer.status, { "Content-Length": "bytes" in body ? body.bytes.length : body.file.bytes });
    if (request.method === "HEAD") response.end();
    else if ("bytes" in body) response.end(body.bytes);
    else await sendFile(body.file, response);
  } finally {
    if ("file" in content) closeSync(content.file.descriptor);
  }
}

function encodingFor(request: IncomingMessage, answer: Answer): "gzip" | "identity" {
  const bytes = sizeOf(answer);
  if (!isCompressible(answer.type) || bytes < LEAST_COMPRESSED || bytes > MOST_COMPRESSED) return "identity";
  return acceptedEncoding(request.headers["accept-encoding"], ["gzip", "identity"]) === "gzip" ? "gzip" : "identity";
}

function sizeOf({ content }: Answer): number {
  return "bytes" in content ? content.bytes.length : content.file.bytes;
}

function setHeaders(response: ServerResponse, { type, version, caching, headers }: Answer, encoding: string): void {
  const all: Record<string, string> = { ...securityHeaders, "Content-Type": type, "Cache-Control": "no-store", Vary: "Accept-Encoding", ...headers };
  if (encoding !== "identity") all["Content-Encoding"] = encoding;
  if (version !== undefined) {
    all["Cache-Control"] = caching === "immutable" ? "public, max-age=31536000, immutable" : "no-cache";
    all["ETag"] = `"${version}${encoding === "identity" ? "" : `-${encoding}`}"`;
  }
  for (const [name, value] of Object.entries(all)) response.setHeader(name, value);
}

function isKnown(request: IncomingMessage, response: ServerResponse): boolean {
  const tag = response.getHeader("ETag");
  const known = request.headers["if-none-match"]?.split(",").map((entry) => entry.trim().replace(/^W\//, ""));
  return tag !== undefined && known !== undefined && (known.includes("*") || known.includes(String(tag)));
}

function compressed({ content, version }: Answer, cache: CompressionCache): Promise<Buffer> {
  const bytes = "bytes" in content ? content.bytes : readWhole(content.file);
  return cache.gzip(`${version} ${bytes.length}`, bytes);
}
