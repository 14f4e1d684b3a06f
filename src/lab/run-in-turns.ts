import { eventLoopTurn } from "./event-loop-turn.ts";

/** Signals, messages and drawing wait at most about this long for their turn. */
const TURN_MILLISECONDS = 30;

/**
 * Runs synchronous work that is cut into steps, giving the event loop a turn about every 30 ms so that signals
 * and progress get through. The order of the steps, and so the result, is untouched.
 *
 * @param work yields once a step.
 * @param options `onStep` sees every step; `signal` stops the work before its next step.
 * @returns what `work` returns.
 * @throws the signal's reason once it is aborted, and whatever `work` throws.
 */
export async function runInTurns<Step, Outcome>(
  work: Iterator<Step, Outcome>,
  options: { readonly onStep?: (step: Step) => void; readonly signal?: AbortSignal | undefined } = {},
): Promise<Outcome> {
  let turnBegan = performance.now();
  for (;;) {
    options.signal?.throwIfAborted();
    const next = work.next();
    if (next.done === true) return next.value;
    options.onStep?.(next.value);
    if (performance.now() - turnBegan < TURN_MILLISECONDS) continue;
    await eventLoopTurn();
    turnBegan = performance.now();
  }
}
