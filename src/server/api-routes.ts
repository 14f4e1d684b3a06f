import { basename } from "node:path";
import { describeJson } from "../formats/describe-json.ts";
import { checkpointFile } from "../lab/checkpoints.ts";
import { isRunId } from "../lab/run-id.ts";
import type { RunStore } from "../lab/run-store.ts";
import { nullclineVersion } from "../lab/versions.ts";
import { type Answer, fileAnswer, jsonAnswer, jsonBytes } from "./answer.ts";
import { type RunDetail, type RunList, type RunProgress, runListLimits, type StoreSummary, type StudyList } from "./api.ts";
import { listConfined, openConfined } from "./confined-file.ts";
import { contentType } from "./content-type.ts";
import { HttpProblem } from "./http-problem.ts";
import { ANALYSIS_FILE, CHECKPOINT_STEP, runDetail } from "./run-detail.ts";
import type { RunIndex } from "./run-index.ts";
import { runProgress } from "./run-progress.ts";
import { isStudyName, listReports, readReport } from "./study-reports.ts";

/** Networks and analyses are sent as they are read; more than this is no network of ours. */
const MOST_FILE_BYTES = 4 * 2 ** 30;

/** What the API answers from. */
export interface ApiSource {
  readonly store: RunStore;
  readonly index: RunIndex;
}

/**
 * Answers a request to the API.
 *
 * @param path names after `/api/v1`.
 * @throws HttpProblem 400 for an address that is wrong in itself, 404 for what is not there.
 */
export async function answerApi(source: ApiSource, path: readonly string[], query: URLSearchParams): Promise<Answer> {
  const [kind, name, ...rest] = path;
  if (path.length === 1 && kind === "runs") return runList(source, query);
  refuseOthers(query, []);
  if (kind === "runs" && name !== undefined) return answerRun(source, name, rest);
  if (kind === "store" && path.length === 1) return storeSummary(source);
  if (kind === "studies" && path.length === 1) return studyList(source);
  if (kind === "studies" && path.length === 3 && rest[0] === "report") return studyReport(source, name);
  throw nothingAt(path);
}

async function storeSummary({ store }: ApiSource): Promise<Answer> {
  const summary: StoreSummary = {
    format: "nullcline-studio/1",
    version: nullclineVersion(),
    folder: basename(store.folder),
    runs: (await store.ids()).length,
    failures: listConfined(store.folder, ["failures"]).filter((file) => file.endsWith(".json")).length,
    studies: listReports(store),
  };
  return jsonAnswer(200, summary);
}

async function runList({ index }: ApiSource, query: URLSearchParams): Promise<Answer> {
  refuseOthers(query, ["offset", "limit"]);
  const offset = count(query, "offset", { usual: 0, least: 0, most: 999_999_999 });
  const limit = count(query, "limit", { usual: runListLimits.usual, least: 1, most: runListLimits.most });
  const { columns, rows } = await index.table();
  const damaged = rows.filter(({ status }) => status === "damaged").length;
  const list: RunList = { total: rows.length, damaged, offset, columns: [...columns], runs: rows.slice(offset, offset + limit) };
  return jsonAnswer(200, list);
}

async function answerRun({ store }: ApiSource, id: string, path: readonly string[]): Promise<Answer> {
  if (!isRunId(id)) throw new HttpProblem(400, { who: "request", expected: "a run's id, 16 hexadecimal digits", got: describeJson(id) });
  if (!store.has(id)) throw new HttpProblem(404, { who: "request", expected: "the id of a run in the store", got: id });
  const [part, file] = path;
  if (path.length === 0) return jsonAnswer(200, (await runDetail(store, id)) satisfies RunDetail);
  if (path.length === 1 && part === "progress") return jsonAnswer(200, (await runProgress(store, id)) satisfies RunProgress);
  if (path.length === 1 && part === "weights") return storedFile(store, [id, "weights.safetensors"]);
  if (path.length === 2 && part === "checkpoints") return storedFile(store, [id, ...checkpointFile(checkpointStep(file)).split("/")]);
  if (path.length === 2 && part === "analyses" && ANALYSIS_FILE.test(file)) return storedFile(store, [id, file]);
  throw nothingAt(["runs", id, ...path]);
}

function storedFile({ folder }: RunStore, path: readonly string[]): Answer {
  return fileAnswer(openConfined(folder, path, MOST_FILE_BYTES), contentType(path.at(-1)!));
}

function checkpointStep(text: string): number {
  if (CHECKPOINT_STEP.test(text)) return Number(text);
  throw new HttpProblem(400, { who: "request", expected: "a number of optimiser steps", got: describeJson(text) });
}

function studyList({ store }: ApiSource): Answer {
  const list: StudyList = { studies: listReports(store).map((name) => ({ name })) };
  return jsonAnswer(200, list);
}

function studyReport({ store }: ApiSource, name: string): Answer {
  if (!isStudyName(name)) throw new HttpProblem(400, { who: "request", expected: "the name of a study", got: describeJson(name) });
  return jsonBytes(200, readReport(store, name));
}

function count(query: URLSearchParams, name: string, { usual, least, most }: { readonly usual: number; readonly least: number; readonly most: number }): number {
  const [text, ...more] = query.getAll(name);
  if (text === undefined) return usual;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (more.length === 0 && value >= least && value <= most) return value;
  throw new HttpProblem(400, { who: "request", expected: `one ${name} from ${least} to ${most}`, got: describeJson(query.getAll(name).join(", ")) });
}

function refuseOthers(query: URLSearchParams, known: readonly string[]): void {
  const other = [...query.keys()].find((name) => !known.includes(name));
  if (other === undefined) return;
  throw new HttpProblem(400, { who: "request", expected: known.length === 0 ? "no query" : `a query of ${known.join(" and ")}`, got: describeJson(other) });
}

function nothingAt(path: readonly string[]): HttpProblem {
  return new HttpProblem(404, { who: "request", expected: "an address of the API", got: describeJson(`/api/v1/${path.join("/")}`) });
}
