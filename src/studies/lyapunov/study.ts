import { withStore } from "../../lab/with-store.ts";
import { currentVersions } from "../../lab/versions.ts";
import { fingerprint } from "../../numeric/fingerprint.ts";
import type { Provenance } from "../report-record.ts";
import type { Study, StudyOutcome, StudyRunOptions } from "../study.ts";
import { judgeClaims } from "./claims/judge-claims.ts";
import type { LyapunovFindings } from "./findings.ts";
import { planNote, studyPlan } from "./jobs/study-plan.ts";
import { workProgress } from "./jobs/study-progress.ts";
import { lyapunovReport } from "./lyapunov-report.ts";
import { measureFindings } from "./measure-findings.ts";
import { lyapunovProfiles } from "./profile.ts";
import { lyapunovPaper } from "./sources.ts";

/** How fast do small perturbations of recurrent networks grow or fade, before training, after it, and in theory? */
export const lyapunov: Study = {
  name: "lyapunov",
  summary: "How fast do perturbations of random and of trained networks grow or fade: Lyapunov spectra against theory and loss",
  paper: lyapunovPaper,
  profiles: ["smoke", "quick", "full"],
  run: runLyapunov,
};

async function runLyapunov({ profile, seed, onProgress, onNote, signal, store }: StudyRunOptions): Promise<StudyOutcome> {
  signal?.throwIfAborted();
  const settings = lyapunovProfiles[profile];
  const plan = studyPlan(settings, seed);
  return withStore(store, async (used) => {
    onNote?.(planNote(plan, used));
    const findings = await measureFindings(plan, { store: used, progress: workProgress(onProgress, plan.seconds, () => performance.now()), signal });
    onProgress?.({ stage: "writing the report", fraction: 1 });
    const claims = judgeClaims(findings);
    const provenance = provenanceOf(profile, settings, seed, findings);
    return { claims, report: lyapunovReport(findings, claims, provenance), result: { claims, findings, provenance } };
  });
}

function provenanceOf(profile: string, settings: object, seed: number, { classical, onset, full, sizes, noise, discrete, trained }: LyapunovFindings): Provenance {
  const { nullcline, kernel } = currentVersions();
  const random = [onset, full, sizes, noise, discrete].flat().flatMap(({ exponents }) => exponents);
  return {
    specification: { study: "lyapunov", profile, ...settings },
    seed,
    fingerprints: [
      { of: "exponents of classical systems", value: fingerprint(Float64Array.from(classical.flatMap(({ values }) => values.map(({ measured }) => measured)))) },
      { of: "exponents of random networks", value: fingerprint(Float64Array.from(random)) },
      ...trained.map(({ cell, learningRate, seed: number, fingerprint: value }) => ({ of: `${cell}, learning rate ${learningRate}, seed ${number}, weights`, value })),
    ],
    kernel,
    version: nullcline,
    command: `nullcline study lyapunov --profile ${profile} --seed ${seed}`,
  };
}
