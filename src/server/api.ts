import { z } from "zod";
import { complaintSchema } from "./complaint-schema.ts";
import { lenientNumber } from "./lenient-number.ts";
import { storedReportSchema } from "./report-schema.ts";
import { runResultSchema, runSpecSchema } from "./run-schema.ts";

/**
 * What the studio's server answers, as schemas: the server's answers are typed by them, and the page parses with them
 * what it gets. Neutral: runs in Node and in a page. All addresses begin with {@link apiRoot}; only GET and HEAD.
 *
 * | address | answer |
 * | --- | --- |
 * | `/store` | {@link storeSummarySchema} |
 * | `/runs?offset=0&limit=1000` | {@link runListSchema} |
 * | `/runs/ID` | {@link runDetailSchema} |
 * | `/runs/ID/progress` | {@link runProgressSchema} |
 * | `/runs/ID/weights`, `/runs/ID/checkpoints/STEP` | a network file (safetensors) |
 * | `/runs/ID/analyses/FILE` | the file as an analysis left it |
 * | `/studies` | {@link studyListSchema} |
 * | `/studies/NAME/report` | {@link studyReportSchema} |
 *
 * An answer whose status is not 200 is an {@link errorSchema}.
 */
export const apiRoot = "/api/v1";

/** Rows of one answer of `/runs`: at most, and where the page does not say. */
export const runListLimits = { most: 10_000, usual: 1000 } as const;

/** Every error: what was wrong with the request, or with what it asked for. */
export const errorSchema = z.object({ error: complaintSchema });

/** What the store holds. A page that gets this from its own address has a server; on static hosting the address is missing. */
export const storeSummarySchema = z.object({
  format: z.literal("nullcline-studio/1"),
  /** Nullcline's version. */
  version: z.string(),
  /** Name of the store's folder, without its path. */
  folder: z.string(),
  /** Runs, damaged ones included. */
  runs: z.number(),
  /** Recorded failures of runs. */
  failures: z.number(),
  /** Names of the studies whose reports are there. */
  studies: z.array(z.string()),
});

const wholeRunRow = z.object({
  status: z.literal("whole"),
  id: z.string(),
  task: z.string(),
  cell: z.string(),
  units: z.number(),
  seed: z.number(),
  /** Values of the list's `columns`, as text; empty where this run has no such field. */
  varying: z.array(z.string()),
  passed: z.boolean(),
  metrics: z.record(z.string(), lenientNumber),
  finalLoss: lenientNumber,
  fingerprint: z.string(),
});

const damagedRun = z.object({ status: z.literal("damaged"), id: z.string(), problem: complaintSchema });

/** A page of the runs, by ascending id. */
export const runListSchema = z.object({
  /** Runs in the store. */
  total: z.number(),
  /** How many of them are damaged. */
  damaged: z.number(),
  offset: z.number(),
  /** Names of the fields that vary between any runs of the store, the seed apart, e.g. `"cell"`, `"training.l2Weights"`. */
  columns: z.array(z.string()),
  runs: z.array(z.discriminatedUnion("status", [wholeRunRow, damagedRun])),
});

/** A run: what it was, what it came to, and which files it has beside its weights. */
export const runDetailSchema = z.discriminatedUnion("status", [
  z.object({
    status: z.literal("whole"),
    id: z.string(),
    spec: runSpecSchema,
    result: runResultSchema,
    /** Numbers of optimiser steps after which the network was kept, ascending. */
    checkpoints: z.array(z.number()),
    /** Files that analyses left: the analysis's name, and the file to ask for. */
    analyses: z.array(z.object({ name: z.string(), file: z.string() })),
  }),
  damagedRun,
]);

/** A run's training, one list a measure; steps ascend. */
export const runProgressSchema = z.object({
  steps: z.array(z.number()),
  losses: z.array(lenientNumber),
  gradientNorms: z.array(lenientNumber),
  learningRates: z.array(lenientNumber),
});

/** The studies whose reports are in the store, by name. */
export const studyListSchema = z.object({ studies: z.array(z.object({ name: z.string() })) });

/** A study's report: claims with verdicts and figures as plain data. */
export const studyReportSchema = z.object({
  format: z.literal("nullcline-study-report/1"),
  study: z.string(),
  profile: z.enum(["smoke", "quick", "full"]),
  seed: z.number(),
  report: storedReportSchema,
});

export type ApiError = z.input<typeof errorSchema>;
export type StoreSummary = z.input<typeof storeSummarySchema>;
export type RunList = z.input<typeof runListSchema>;
export type RunRow = RunList["runs"][number];
export type RunDetail = z.input<typeof runDetailSchema>;
export type RunProgress = z.input<typeof runProgressSchema>;
export type StudyList = z.input<typeof studyListSchema>;
export type StudyReport = z.output<typeof studyReportSchema>;
