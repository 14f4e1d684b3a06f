import { join } from "node:path";
import { currentVersions } from "../../lab/versions.ts";
import { withStore } from "../../lab/with-store.ts";
import type { Provenance } from "../report-record.ts";
import type { Study, StudyOutcome, StudyProgress, StudyRunOptions } from "../study.ts";
import { judgeClaims } from "./claims/judge-claims.ts";
import type { FullForceFindings } from "./findings.ts";
import { fullForceReport } from "./full-force-report.ts";
import { fullForceProfiles } from "./profile.ts";
import { fullForcePaper } from "./sources.ts";
import { measureFindings } from "./jobs/measure-findings.ts";
import { planNote } from "./jobs/plan-jobs.ts";

/** Can a network learn how a circuit computes, and not only what it puts out, from recordings of a few of its neurons? */
export const fullForce: Study = {
  name: "full-force",
  summary: "Do hints from a few recorded neurons teach a network the dynamics of the circuit that it imitates?",
  paper: fullForcePaper,
  profiles: ["smoke", "quick", "full"],
  run: runFullForce,
};

async function runFullForce({ profile, seed, onProgress, onNote, signal, store }: StudyRunOptions): Promise<StudyOutcome> {
  onNote?.(planNote(fullForceProfiles[profile], seed));
  return withStore(store, async (used) => {
    const folder = join(used.folder, "full-force");
    const report = estimating(onProgress);
    const findings = await measureFindings(fullForceProfiles[profile], { folder, seed, signal, onProgress: report });
    const claims = judgeClaims(findings);
    const provenance = provenanceOf(profile, seed, findings);
    return { claims, report: fullForceReport(findings, claims, provenance), result: { claims, findings, provenance } };
  });
}

/** Adds the time left, at the pace so far. */
function estimating(onProgress: ((progress: StudyProgress) => void) | undefined): (stage: string, fraction: number) => void {
  const began = performance.now();
  let from: number | undefined;
  return (stage, fraction) => {
    from ??= fraction; // what was found done took no time
    const pace = (fraction - from) / (performance.now() - began);
    onProgress?.({ stage, fraction: 0.99 * fraction, ...(pace > 0 ? { secondsLeft: (1 - fraction) / pace / 1000 } : {}) });
  };
}

function provenanceOf(profile: string, seed: number, { circuits, learners }: FullForceFindings): Provenance {
  const { nullcline, kernel } = currentVersions();
  return {
    specification: { study: "full-force", profile, ...fullForceProfiles[profile as keyof typeof fullForceProfiles] },
    seed,
    fingerprints: [
      ...circuits.map(({ fingerprint }, k) => ({ of: `circuit ${k + 1}`, value: fingerprint })),
      ...learners.map(({ settings, fingerprint }) => ({ of: `${settings.method}, τ ${settings.tau} ms, ${settings.recorded} neurons, scale ${settings.hintScale}, decay ${settings.hintDecay}, seed ${settings.seed}`, value: fingerprint })),
    ],
    kernel,
    version: nullcline,
    command: `nullcline study full-force --profile ${profile} --seed ${seed}`,
  };
}
