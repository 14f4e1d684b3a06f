import { converse, type Answer, type Conversation, type Participant } from "./conversation.ts";

/** What one program did on one case; `milliseconds` is NaN and `failure` is set when it could not take part. */
export interface Measurement {
  readonly label: string;
  /** Median time of one piece of work, after warm-up, over all rounds. */
  readonly milliseconds: number;
  /** Lowest and highest of the rounds' medians: how much the machine's noise matters. */
  readonly range: readonly [number, number];
  /** Time to build and warm up, compilation included. */
  readonly setUpSeconds: number;
  /** Highest resident memory above that of the idle program, its libraries loaded. */
  readonly bytesAboveIdle: number;
  /** Implementation with its version, and other figures that the program reported last. */
  readonly figures: Answer;
  readonly failure?: string;
}

/**
 * Runs several programs in turns on the same case, so that a drift of the machine's speed meets all of them alike.
 *
 * @param participants the programs; each is started and warmed up before the first round.
 * @param options rounds, repetitions of the work in each round, and words before each command.
 */
export async function alternate(
  participants: readonly Participant[],
  options: { readonly rounds: number; readonly repetitions: number; readonly prefix: readonly string[] },
): Promise<Measurement[]> {
  const started: (Conversation | Error)[] = [];
  for (const participant of participants) started.push(await converse(participant, options.prefix).catch((error: unknown) => asError(error)));
  const answers: Answer[][] = participants.map(() => []);
  for (let round = 0; round < options.rounds; round++) {
    for (const [k, conversation] of started.entries()) {
      if (conversation instanceof Error) continue;
      const answer = await conversation.go(options.repetitions).catch((error: unknown) => asError(error));
      if (answer instanceof Error) started[k] = answer;
      else answers[k].push(answer);
    }
  }
  return Promise.all(participants.map(({ label }, k) => summary(label, started[k], answers[k])));
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

async function summary(label: string, conversation: Conversation | Error, answers: readonly Answer[]): Promise<Measurement> {
  if (conversation instanceof Error) {
    return { label, milliseconds: Number.NaN, range: [Number.NaN, Number.NaN], setUpSeconds: Number.NaN, bytesAboveIdle: Number.NaN, figures: {}, failure: conversation.message };
  }
  const memory = await conversation.end();
  const rounds = answers.map((answer) => answer["milliseconds"] as number[]);
  const medians = rounds.map(median);
  return {
    label,
    milliseconds: median(rounds.flat()),
    range: [Math.min(...medians), Math.max(...medians)],
    setUpSeconds: Number(conversation.ready["setUpSeconds"]),
    bytesAboveIdle: Number(memory["peakBytes"]) - Number(memory["idleBytes"]),
    figures: { implementation: conversation.ready["ready"], ...answers.at(-1) },
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
