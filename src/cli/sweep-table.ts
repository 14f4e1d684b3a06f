import type { SweepFailure, SweepSummary } from "../lab/run-sweep.ts";
import { formatTable, type Column } from "./table.ts";

/** How many failures are printed in full; the rest stand in the table's counts and in their records. */
const MOST_FAILURES = 20;

/** A sweep's outcome as tables: a row a configuration, then the failures. */
export function formatSweep({ columns, configurations, failures }: SweepSummary): string {
  const labels: readonly Column[] = [
    ...columns.map((label) => ({ label, align: "left" }) as const),
    ...["runs", "trained", "reused", "failed", "passed"].map((label) => ({ label, align: "right" }) as const),
  ];
  const rows = configurations.map(({ configuration, runs, trained, reused, failed, passed }) => [...configuration, ...[runs, trained, reused, failed, passed].map(String)]);
  return failures.length === 0 ? formatTable(labels, rows) : `${formatTable(labels, rows)}\n${formatFailures(failures)}`;
}

function formatFailures(failures: readonly SweepFailure[]): string {
  const rows = failures.slice(0, MOST_FAILURES).map(({ id, seed, attempts, message }) => [id, String(seed), String(attempts), message]);
  const more = failures.length > MOST_FAILURES ? `and ${failures.length - MOST_FAILURES} more\n` : "";
  return `${formatTable([{ label: "failed run", align: "left" }, { label: "seed", align: "right" }, { label: "attempts", align: "right" }, { label: "why", align: "left" }], rows)}${more}`;
}
