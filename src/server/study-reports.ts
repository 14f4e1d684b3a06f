import { join } from "node:path";
import type { z } from "zod";
import { replaceFiles } from "../lab/replace-files.ts";
import type { RunStore } from "../lab/run-store.ts";
import { storeFailure } from "../lab/store-failure.ts";
import type { Report } from "../studies/report-record.ts";
import type { StudyReport, studyReportSchema } from "./api.ts";
import { listConfined, readConfined } from "./confined-file.ts";
import { storedReport } from "./stored-report.ts";

/** Folder of the reports in a store. */
const FOLDER = "reports";
/** A report of 3,000 networks takes about 20 MB. */
const MOST_BYTES = 128 * 2 ** 20;

const REPORT_FILE = /^([a-z0-9][a-z0-9-]{0,63})-report\.json$/;

/** Whether a text can be the name of a study. */
export function isStudyName(text: string): boolean {
  return REPORT_FILE.test(fileOf(text));
}

/**
 * Keeps a study's report in a store as `reports/NAME-report.json`, for the studio. Whole or not at all; replaces an
 * earlier one.
 *
 * @throws StoreFailure when it cannot be written.
 */
export async function keepReport(store: RunStore, report: Report, origin: Pick<StudyReport, "study" | "profile" | "seed">): Promise<void> {
  const folder = join(store.folder, FOLDER);
  const kept: z.input<typeof studyReportSchema> = { format: "nullcline-study-report/1", ...origin, report: storedReport(report) };
  await replaceFiles(folder, new Map([[fileOf(origin.study), `${JSON.stringify(kept)}\n`]])).catch((error: unknown) => {
    throw storeFailure(join(folder, fileOf(origin.study)), error);
  });
}

/** Names of the studies whose reports a store holds, sorted. */
export function listReports({ folder }: RunStore): string[] {
  return listConfined(folder, [FOLDER]).flatMap((file) => REPORT_FILE.exec(file)?.[1] ?? []);
}

/**
 * The report of a study as JSON, as it was kept.
 *
 * @throws HttpProblem 404 when there is none, 413 when it is larger than 128 MiB.
 */
export function readReport({ folder }: RunStore, study: string): Buffer {
  return readConfined(folder, [FOLDER, fileOf(study)], MOST_BYTES);
}

function fileOf(study: string): string {
  return `${study}-report.json`;
}
