import {
  apiRoot, errorSchema, runDetailSchema, runListLimits, runListSchema, storeSummarySchema, studyReportSchema,
} from "@nullcline/server/api.ts";
import type { z } from "zod";

/** The run store behind a page, as its server shows it. */
export type StoredSummary = z.output<typeof storeSummarySchema>;
export type StoredRunList = z.output<typeof runListSchema>;
export type StoredRun = Extract<z.output<typeof runDetailSchema>, { status: "whole" }>;
export type StoredStudyReport = z.output<typeof studyReportSchema>;

/** An answer of the store's server that is not what was asked for; the message is for the reader. */
export class StoreProblem extends Error {
  override readonly name = "StoreProblem";
}

/** Said where what answers is no server of ours. */
const noStore = "No local store is behind this page: npx nullcline studio opens it with one";

/** Asks the store of the page at `page`. Addresses are relative to the page, so that it may stand under any path. */
async function ask(page: string, path: string): Promise<Response> {
  const answer = await fetch(new URL(`.${apiRoot}${path}`, page), { headers: { accept: "application/json" } });
  if (answer.ok) return answer;
  throw new StoreProblem(await complaint(answer, path));
}

async function complaint(answer: Response, path: string): Promise<string> {
  const parsed = errorSchema.safeParse(await answer.json().catch(() => undefined));
  if (!parsed.success) return `${noStore} (status ${answer.status} for ${path})`;
  const { expected, got } = parsed.data.error;
  return `The local store expected ${expected}, got ${got}`;
}

async function asked<T>(page: string, path: string, schema: z.ZodType<T>): Promise<T> {
  const value: unknown = await (await ask(page, path)).json().catch(() => { throw new StoreProblem(noStore); });
  const answer = schema.safeParse(value);
  if (answer.success) return answer.data;
  const { path: place, message } = answer.error.issues[0];
  throw new StoreProblem(`The local store's answer to ${path} is not understood at ${place.join(".") || "its start"}: ${message}. Page and server may be of different versions: reload the page`);
}

/** What the store holds; `undefined` where the page comes from a plain web server, which answers 404 or a page. */
export async function storeSummary(page: string): Promise<StoredSummary | undefined> {
  try {
    const answer = await fetch(new URL(`.${apiRoot}/store`, page), { headers: { accept: "application/json" } });
    const read = storeSummarySchema.safeParse(answer.ok ? await answer.json() : undefined);
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** All runs of the store, page by page. */
export async function allRuns(page: string): Promise<StoredRunList> {
  const list = await asked(page, `/runs?offset=0&limit=${runListLimits.most}`, runListSchema);
  const runs = [...list.runs];
  while (runs.length < list.total) {
    const next = await asked(page, `/runs?offset=${runs.length}&limit=${runListLimits.most}`, runListSchema);
    if (next.runs.length === 0) break;
    runs.push(...next.runs);
  }
  return { ...list, runs };
}

/** A run's specification and result. */
export async function storedRun(page: string, id: string): Promise<StoredRun> {
  const run = await asked(page, `/runs/${encodeURIComponent(id)}`, runDetailSchema);
  if (run.status === "whole") return run;
  throw new StoreProblem(`Run ${id} is damaged: expected ${run.problem.expected}, got ${run.problem.got}`);
}

/** A run's trained network, as a file. */
export async function storedWeights(page: string, id: string): Promise<Uint8Array> {
  return new Uint8Array(await (await ask(page, `/runs/${encodeURIComponent(id)}/weights`)).arrayBuffer());
}

/** The report of a study. */
export function storedReport(page: string, study: string): Promise<StoredStudyReport> {
  return asked(page, `/studies/${encodeURIComponent(study)}/report`, studyReportSchema);
}
