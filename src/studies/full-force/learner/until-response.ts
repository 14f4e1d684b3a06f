import type { Task } from "../../../tasks/task.ts";

/**
 * Ready-set-go with every step after the response hidden, so that nothing is learned from it and none is scored.
 *
 * In the silence that follows, the network that generates full-FORCE's targets gets neither output nor hint, and its chaos comes back: its
 * targets there are no function of the trial. Learned from, they spoil the whole: with 300 units and intervals up to 500 steps the error
 * after 150 trials is 0.04 where silence is learned, 0.002 where it is hidden.
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
