import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** A benchmarked program: ours or a peer's. Each speaks the protocol of `peers/timed_loop.py`. */
export interface Participant {
  readonly label: string;
  readonly command: string;
  readonly arguments: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** One line that a program printed. */
export type Answer = Readonly<Record<string, unknown>>;

/** A running program that has built its work and waits for requests. */
export interface Conversation {
  /** What it said when it was ready. */
  readonly ready: Answer;
  /** Runs the work `count` times. */
  go(count: number): Promise<Answer>;
  /** Asks for memory figures and lets the program end. */
  end(): Promise<Answer>;
}

/** The last line that names an error, or the last at all. */
function lastComplaint(complaints: string): string {
  const all = complaints.trim().split("\n");
  return all.findLast((line) => /error/i.test(line)) ?? all.at(-1) ?? "no message";
}

/**
 * Starts a program and waits until it is ready.
 *
 * @param participant what to start.
 * @param prefix words put before the command, such as `["taskset", "-c", "1"]` to hold it on one core.
 * @throws Error with the end of the program's standard error when it stops before it answers.
 */
export async function converse(participant: Participant, prefix: readonly string[]): Promise<Conversation> {
  const [command, ...words] = [...prefix, participant.command, ...participant.arguments];
  const child = spawn(command, words, { env: { ...process.env, ...participant.environment }, stdio: ["pipe", "pipe", "pipe"] });
  let complaints = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaints = (complaints + text).slice(-600)));
  child.stdin.on("error", () => {}); // a program that stopped is reported by its missing answer
  const failure = new Promise<never>((_, reject) => child.on("error", reject));
  failure.catch(() => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();

  const answer = async (): Promise<Answer> => {
    for (;;) {
      const { value, done } = await Promise.race([lines.next(), failure]);
      if (done === true) throw new Error(`${participant.label} stopped: ${lastComplaint(complaints)}`);
      if (value.startsWith("{")) return JSON.parse(value) as Answer;
    }
  };
  const ask = (request: string): Promise<Answer> => {
    child.stdin.write(`${request}\n`);
    return answer();
  };
  return { ready: await answer(), go: (count) => ask(`go ${count}`), end: () => ask("end") };
}
