import { createHash } from "node:crypto";
import { canonicalJson, type JsonValue } from "../../../formats/canonical-json.ts";
import { currentVersions } from "../../../lab/versions.ts";
import { fingerprint } from "../../../numeric/fingerprint.ts";
import type { CircuitOptions } from "../circuit/circuit-options.ts";
import type { StudyJob } from "./study-worker.ts";

/** To be raised when the same job gives another record than before. */
const RECORD_VERSION = 4;
/** To be raised when the same options and seed give another circuit than before; it counts for unfinished ones too. */
const CIRCUIT_VERSION = 2;

/** The name under which a circuit is kept. */
export function circuitDigest(options: CircuitOptions, seed: number): string {
  return digestOf({ options, seed, computation: CIRCUIT_VERSION });
}

/** The name under which a job's record is kept: of all that the record depends on. */
export function jobDigest(job: StudyJob): string {
  const of = job.kind === "learner" ? { ...job, teacher: teacherIdentity(job) } : job;
  return digestOf({ ...of, angles: job.kind === "learner" ? job.angles : [], computation: RECORD_VERSION });
}

/** The first 16 hexadecimal digits of the SHA-256 of a value's canonical JSON and of the kernels' version. */
function digestOf(value: object): string {
  const { nullcline, kernel } = currentVersions();
  return createHash("sha256").update(canonicalJson({ value, nullcline, kernel } as unknown as JsonValue)).digest("hex").slice(0, 16);
}

function teacherIdentity({ teacher: { weights, readout, timing } }: Extract<StudyJob, { kind: "learner" }>) {
  return { circuit: fingerprint(weights, readout.weights, readout.offset), timing };
}
