import { computationDigest } from "../../src/lab/computation-digest.ts";
import { executeRun } from "../../src/lab/execute-run.ts";
import { runId } from "../../src/lab/run-id.ts";
import { parseRunSpec } from "../../src/lab/run-spec.ts";
import { fingerprint } from "../../src/numeric/fingerprint.ts";

/** A run of a few steps, with checkpoints. */
export const browserSpec = {
  task: { name: "flip-flop", bits: 1, steps: 12 },
  cell: { name: "gru" },
  units: 9,
  seed: 4,
  evaluationTrials: 16,
  training: { steps: 30, batch: 8 },
  checkpoints: { at: [10] },
};

/** Executes a specification: its id and digest, what it came to, and a fingerprint of each file but `result.json`. */
export async function trainFromSpecification(input: unknown): Promise<unknown> {
  const spec = parseRunSpec(input);
  let steps = 0;
  const { result, files } = await executeRun(spec, { onProgress: () => steps++ });
  const { versions, ...outcome } = result;
  const { nullcline, kernel, computation } = versions;
  const prints = [...files].filter(([name]) => name !== "result.json").map(([name, content]) => [name, fingerprint(typeof content === "string" ? new TextEncoder().encode(content) : content)]);
  return { id: runId(spec), computation: computationDigest(spec), steps, outcome, versions: { nullcline, kernel, computation }, inNode: versions.node !== undefined, prints };
}
