import { storedReport } from "@nullcline/server/stored-report.ts";
import { testPopulation, testDetail } from "@nullcline/report/test-population.ts";
import { testReport } from "@nullcline/report/test-report.ts";
import type { Report } from "@nullcline/studies/report-record.ts";
import type { RunEntries, RunEntry } from "./source-content.ts";

/** A report with every kind of figure, whose population has details with numbers among its facts. */
export function sourceReport(): Report {
  const small = testReport();
  const population = testPopulation(24, (index) => ({
    ...testDetail(index, { paths: 2, steps: 8, eigenvalues: 6 }),
    facts: [["Final loss", `${(index + 1) / 4} × 10⁻³`], ["Census", "8 / 12 / 6 / 1"], ["Accuracy", `${80 + (index % 20)} %`]],
  }));
  return {
    ...small,
    sections: small.sections.map((section) => ({ ...section, figures: section.figures.map((figure) => (figure.kind === "population" ? population : figure)) })),
    provenance: { ...small.provenance, fingerprints: population.members.map(({ name }, index) => ({ of: `${name}, weights`, value: `fingerprint-${index}` })) },
  };
}

/** The same as a kept report. */
export function keptReport(): string {
  return JSON.stringify({ format: "nullcline-study-report/1", study: "test", profile: "smoke", seed: 1, report: storedReport(sourceReport()) });
}

/** A run as the store lists it. */
export function runEntry(index: number, more: Partial<RunEntry> = {}): RunEntry {
  return {
    status: "whole", id: `run-${index}`, task: "flip-flop", cell: ["vanilla", "gru"][index % 2], units: 64, seed: Math.floor(index / 2), varying: [["vanilla", "gru"][index % 2]],
    passed: index % 3 !== 0, metrics: { meanSquaredError: 0.01 * (index + 1) }, finalLoss: 0.001 * (index + 1), fingerprint: `fingerprint-${index}`, ...more,
  };
}

/** Runs that vary in their cell and seed. */
export function runEntries(count: number): RunEntries {
  return { columns: ["cell"], runs: Array.from({ length: count }, (_, index) => runEntry(index)) };
}
