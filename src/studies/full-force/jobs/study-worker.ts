import { packError } from "../../../lab/packed-error.ts";
import { chooseKernels } from "../../../kernels/choose-kernels.node.ts";
import { NullclineError } from "../../../numeric/errors.ts";
import type { JobReply } from "../../kept-jobs.ts";
import { type LearnerJob, type LearnerRecord, measureLearner } from "../learner/measure-learner.ts";
import { measureUnitTest, type UnitTestJob, type UnitTestRecord } from "../learner/measure-unit-test.ts";

/** A piece of the study's work that runs in a thread of its own. */
export type StudyJob = LearnerJob | UnitTestJob;

/** What comes out of it. */
export type StudyRecord = LearnerRecord | UnitTestRecord;

chooseKernels(process.env);

/** Does a job in a worker thread. */
export default function workInThread(job: StudyJob): JobReply<StudyRecord> {
  try {
    return { record: job.kind === "learner" ? measureLearner(job) : measureUnitTest(job) };
  } catch (error) {
    if (error instanceof NullclineError) return { error: packError(error) };
    throw error;
  }
}
