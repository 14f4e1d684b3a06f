import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { renderReport } from "../../../report/render-report.ts";
import { judgeClaims } from "../claims/judge-claims.ts";
import { fullForceReport } from "../full-force-report.ts";
import type { FullForceProfile } from "../profile.ts";
import { keptCircuit } from "./kept-circuit.ts";
import { measureFindings } from "./measure-findings.ts";

/** A whole study in a few seconds. */
const tiny: FullForceProfile = {
  circuit: { neurons: 20, abscissa: 0.5 },
  circuits: 2,
  timing: { baseline: 10, delay: 30, movement: 120 },
  directions: 4,
  muscles: 2,
  units: 30,
  epochs: 2,
  seeds: 1,
  examined: 1,
  recorded: 6,
  rows: [{ tau: 20, alpha: 1 }],
  sweep: { seeds: 1, recorded: [10], scales: [1], decays: [0] },
  spikes: { seeds: 1, recorded: [6], trials: [5], noises: [0.5], disturbedTrials: 2, smoothing: 10 },
  unitTests: [{ task: "oscillation", units: 30, trials: 3, length: 100 }],
};

describe("measureFindings", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "nullcline-full-force-"));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("measures everything that the report and the claims need, and finds it all done the second time", async () => {
    const stages: string[] = [];
    const options = { folder, seed: 1, onProgress: (stage: string) => void stages.push(stage) };
    const findings = await measureFindings(tiny, options);
    expect(findings.failures).toEqual([]);
    expect(findings.learners).toHaveLength(2 + 2 + 1 + 1 + 1);
    expect(findings.spiking.map(({ spikes }) => [spikes.trials, spikes.noise])).toEqual([[5, 0], [2, 0.5]]);
    expect(findings.unitTests.map(({ method }) => method)).toEqual(["full-force", "force"]);
    expect(stages.at(-1)).toBe("networks 11/11");

    const again = await measureFindings(tiny, options);
    expect(JSON.stringify(again)).toBe(JSON.stringify(findings));
    expect(stages.at(-1)).toBe("networks 11/11, 11 from the store");

    const claims = judgeClaims(findings);
    expect(claims).toHaveLength(16);
    const provenance = { specification: tiny, seed: 1, fingerprints: [], kernel: "test", version: "test", command: "test" };
    const report = fullForceReport(findings, claims, provenance);
    const figures = report.sections.flatMap((section) => section.figures.map(({ id }) => id));
    expect(claims.filter(({ figure }) => !figures.includes(figure))).toEqual([]);
    expect(renderReport(report)).toContain("Full-FORCE with neural hints");
  });

  it("goes on with a circuit that was stopped halfway, to the same end", async () => {
    const options = { neurons: 40, abscissa: 0.35 };
    const whole = await keptCircuit(options, { folder: join(folder, "a"), seed: 3 });
    const stopAt105 = ({ step }: { readonly step: number }) => {
      if (step === 105) throw new Error("enough");
    };
    const stopped = keptCircuit(options, { folder: join(folder, "b"), seed: 3, onProgress: stopAt105 });
    await expect(stopped).rejects.toThrow("enough");
    expect(await readdir(join(folder, "b"))).toHaveLength(1);
    const seen: number[] = [];
    const resumed = await keptCircuit(options, { folder: join(folder, "b"), seed: 3, onProgress: ({ step }) => void seen.push(step) });
    expect(seen[0]).toBe(101);
    expect([...resumed.weights]).toEqual([...whole.weights]);
    expect(resumed.abscissas).toEqual(whole.abscissas);
  });
});
