import type { Task } from "../../../tasks/task.ts";

/**
 * Ready-set-go with every step after the response hidden, so that nothing is learned from it and none is scored.
 *
 * In the silence that follows, the network that generates full-FORCE's targets gets neither output nor hint, and its chaos comes back: its
 * targets there are no function of the trial. Learned from, they spoil the whole: with 300 units, intervals up to 500 steps and a hint of size 1
 * the error was 0.22 after 200 trials of which the silence was learned, 0.035 after 150 of which all but its first 100 steps were hidden.
 *
 * @param task made by `readySetGo`.
 */
export function untilResponse(task: Task): Task {
  const { lead, bump } = task.options;
  return {
    ...task,
    sample: (stream, trials) => {
      const batch = task.sample(stream, trials);
      const ends = batch.conditions.map((condition) => lead + 2 * Number(condition.slice("interval ".length)) + bump / 2);
      return { ...batch, mask: batch.mask.map((visible, at) => (Math.floor(at / trials) < ends[at % trials] ? visible : 0)) };
    },
  };
}
