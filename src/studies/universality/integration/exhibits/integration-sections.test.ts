import { describe, expect, it } from "vitest";
import { judgeIntegration } from "../claims/judge-integration.ts";
import { memberDetail } from "../member-detail.ts";
import type { IntegrationPopulation } from "../population.ts";
import { idealFindings, idealLinear, networkOf, populationOf } from "../test-findings.ts";
import { integrationSections } from "./integration-sections.ts";

const learned = populationOf(["Vanilla-1", "Vanilla-2", "GRU-1"].map((name) => networkOf(name)));
const unlearned = populationOf([networkOf("Vanilla-1", idealFindings({ linear: null, slowPoints: 0, probes: { inputs: [0], tracking: null, distance: 0 } }), false)]);
const idsOf = (population: IntegrationPopulation) => integrationSections(population).flatMap(({ figures }) => figures.map(({ id }) => id));

describe("the exhibits of the integration task", () => {
  it("draw the first network of each architecture, and count all in tables", () => {
    expect(idsOf(learned)).toEqual([
      "integration-space-Vanilla-1", "integration-space-GRU-1", "integration-drift", "integration-lines",
      "integration-spectra", "integration-mode-curves", "integration-modes-table",
    ]);
    const table = integrationSections(learned)[0].figures.at(-1);
    expect(table).toMatchObject({ kind: "table", rows: { length: 6 } });
  });

  it("show what every claim names, also where no network has learned or has slow points", () => {
    for (const population of [learned, unlearned]) {
      const ids = idsOf(population);
      expect(new Set(ids).size).toBe(ids.length);
      for (const { figure } of judgeIntegration(population)) expect(ids).toContain(figure);
    }
    expect(idsOf(unlearned)).not.toContain("integration-spectra");
  });

  it("average curves over contexts and networks, with the standard error", () => {
    const networks = [0.5, 0.7, 0.9].map((second, k) => networkOf(`GRU-${k}`, idealFindings({ linear: { ...idealLinear, spectrum: [1, second] } })));
    const [figure] = integrationSections(populationOf(networks))[1].figures;
    expect(figure).toMatchObject({
      bands: [{ label: "GRU (3)", x: [1, 2], mean: [1, expect.closeTo(0.7, 12)], spread: [0, expect.closeTo(Math.sqrt(0.08 / 3 / 2), 12)] }],
    });
  });

  it("tell nonlinearities apart where there are several", () => {
    const networks = ["tanh", "relu"].map((activation) => ({ ...networkOf(`GRU-${activation}`), activation }));
    expect(integrationSections(populationOf(networks))[1].figures[0]).toMatchObject({ bands: [{ label: "GRU, tanh (1)" }, { label: "GRU, relu (1)" }] });
  });

  it("detail a network by its first context, in the plane", () => {
    expect(memberDetail(networkOf("GRU-1"))).toEqual({
      facts: [["Context", "context 1"], ["Slow points", "5 of 5"], ["PC1 of the line", "100 %"], ["Drift through a trial", "0 %"], ["|λ₁|, |λ₂|", "1.000, 0.500"], ["Modes needed", "1 | 1"]],
      trajectories: [[0, 0, -1, 0], [0, 0, 0, 0], [0, 0, 1, 0]],
      points: [{ position: [0.5, 0], unstableDimensions: 0 }],
      eigenvalues: [{ re: 1, im: 0, unstableDimensions: 0 }],
    });
  });
});
