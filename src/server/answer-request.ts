import type { IncomingMessage, ServerResponse } from "node:http";
import { describeJson } from "../formats/describe-json.ts";
import { type Answer, jsonAnswer } from "./answer.ts";
import type { ApiError } from "./api.ts";
import { answerApi, type ApiSource } from "./api-routes.ts";
import { checkCaller } from "./check-caller.ts";
import { complaintOf } from "./complaint-of.ts";
import type { CompressionCache } from "./compression-cache.ts";
import { HttpProblem } from "./http-problem.ts";
import { parseTarget } from "./request-target.ts";
import { sendAnswer } from "./send-answer.ts";
import { serveAsset } from "./serve-asset.ts";

/** What a server answers from. */
export interface StudioSource extends ApiSource {
  /** Folder that the page was built into. */
  readonly assets: string;
  readonly cache: CompressionCache;
}

/** Answers one request, whatever comes of it; never fails. */
export async function answerRequest(source: StudioSource, port: number, request: IncomingMessage, response: ServerResponse): Promise<void> {
  try {
    const answer = await find(source, port, request).catch((error: unknown) => problemAnswer(error, source));
    await sendAnswer(request, response, answer, source.cache);
  } catch {
    response.destroy(); // the other side has gone, or a file has changed under the transfer: nothing more can be said
  }
}

async function find(source: StudioSource, port: number, request: IncomingMessage): Promise<Answer> {
  checkMethod(request);
  const { segments, query } = parseTarget(request.url!);
  const asksForData = segments[0] === "api";
  checkCaller(request, port, asksForData);
  if (!asksForData) return serveAsset(source.assets, segments, request.headers["accept-encoding"]?.toString());
  if (segments[1] === "v1") return answerApi(source, segments.slice(2), query);
  throw new HttpProblem(404, { who: "request", expected: "version v1 of the API", got: describeJson(request.url) });
}

function checkMethod({ method, headers }: IncomingMessage): void {
  if (method !== "GET" && method !== "HEAD") throw new HttpProblem(405, { who: "request", expected: "GET or HEAD", got: describeJson(method) });
  const hasContent = headers["transfer-encoding"] !== undefined || (headers["content-length"] ?? "0") !== "0";
  if (hasContent) throw new HttpProblem(400, { who: "request", expected: "a request without content", got: "content" });
}

/** An error as an answer; the connection ends with it, since what else came with the request is not read. */
function problemAnswer(error: unknown, { store }: StudioSource): Answer {
  const status = error instanceof HttpProblem ? error.status : 500;
  const content: ApiError = { error: complaintOf(error, store.folder) };
  return { ...jsonAnswer(status, content), headers: { ...(status === 405 ? { Allow: "GET, HEAD" } : {}), ...(status === 404 ? {} : { Connection: "close" }) } };
}
