import { expect, it } from "vitest";
import { henonMap } from "../../dynamics/lyapunov/known-systems.ts";
import { lyapunovSpectrum } from "../../dynamics/lyapunov/lyapunov-spectrum.ts";
import { renderReport } from "../../report/render-report.ts";
import type { BandsFigure } from "../figure.ts";
import { spectrumReport } from "./spectrum-report.ts";

const provenance = { specification: {}, seed: 0, fingerprints: [], kernel: "k", version: "v", command: "c" };
const reported = (start: Float64Array) => {
  const spectrum = lyapunovSpectrum(henonMap, start, { steps: 500 });
  return { spectrum, report: spectrumReport(spectrum, { network: "Hénon's map", drive: "nothing", provenance }) };
};

it("draws every exponent with two standard errors, the larger of the two kinds", () => {
  const { spectrum, report } = reported(Float64Array.of(0.1, 0.1, 0.2, 0.1, -0.1, 0.2));
  const [figure] = report.sections[0].figures as readonly BandsFigure[];
  const larger = spectrum.timeErrors.map((error, i) => Math.max(error, spectrum.trajectoryErrors![i]));
  expect(figure.bands[0].mean).toEqual(spectrum.boundedPerStep);
  expect(Array.from(figure.bands[0].spread)).toEqual(Array.from(larger, (error) => 2 * error));
  expect(figure.caption).toContain("the larger of");
  expect(report.claims.map(({ id, verdict }) => [id, verdict])).toEqual([["sum-rule", "holds"]]);
  expect(renderReport(report)).toContain("Exponents by rank");
});

it("takes the fluctuation in time alone of a single trajectory", () => {
  const { spectrum, report } = reported(Float64Array.of(0.1, 0.1));
  const [figure] = report.sections[0].figures as readonly BandsFigure[];
  expect(Array.from(figure.bands[0].spread)).toEqual(Array.from(spectrum.timeErrors, (error) => 2 * error));
  expect(figure.caption).toContain("from the fluctuation in time.");
});
