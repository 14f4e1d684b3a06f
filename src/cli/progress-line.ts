import type { CliIo } from "./cli-io.ts";
import { formatDuration } from "./duration.ts";

/** A terminal's line is rewritten at most this often: fast enough to look live, slow enough to cost nothing. */
const TERMINAL_MILLISECONDS = 100;
/** A log file gets a line this often. */
const LOG_MILLISECONDS = 5000;
const REWRITE = "\r\u001B[K";

/** How far a piece of work has come. */
interface Progress {
  readonly done: number;
  readonly total: number;
  /** What the work looks like now, e.g. `"loss 0.0123"`. */
  readonly note: string;
  /** The work's own estimate; without it the time left is taken from the rate so far. */
  readonly secondsLeft?: number | undefined;
}

/** A progress display on standard error. */
export interface ProgressLine {
  /** Shows the newest state, if the last one was shown long enough ago. */
  update(progress: Progress): void;
  /** Removes a terminal's line, so that what follows starts on a clean one. Call it also after a failure. */
  clear(): void;
}

/**
 * Starts a progress display: one rewritten line on a terminal, one line every few seconds elsewhere.
 * Shows the share done and the time left and, for work that is counted in a `unit`, the count and the rate.
 */
export function startProgressLine(io: CliIo, label: string, unit?: string): ProgressLine {
  const started = io.now();
  const interval = io.errIsTerminal ? TERMINAL_MILLISECONDS : LOG_MILLISECONDS;
  let shown = started;
  let visible = false;
  return {
    update: (progress) => {
      const now = io.now();
      if (now - shown < interval) return;
      shown = now;
      visible = io.errIsTerminal;
      const text = `${label}: ${describe(progress, unit, (now - started) / 1000)}`;
      io.err(io.errIsTerminal ? `${REWRITE}${text}` : `${text}\n`);
    },
    clear: () => {
      if (visible) io.err(REWRITE);
      visible = false;
    },
  };
}

function describe(progress: Progress, unit: string | undefined, seconds: number): string {
  const { done, total, note } = progress;
  const rate = done / seconds;
  const counted = unit === undefined ? [] : [`${done}/${total} ${unit}`, `${rate >= 10 ? Math.round(rate) : rate.toPrecision(2)} ${unit}/s`];
  const secondsLeft = progress.secondsLeft ?? (total - done) / rate;
  const left = Number.isFinite(secondsLeft) ? [`${formatDuration(secondsLeft)} left`] : [];
  return [`${Math.floor((100 * done) / total)} %`, ...counted, ...left, note].filter((part) => part !== "").join(", ");
}
