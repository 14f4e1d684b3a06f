import { parseRunSpec } from "@nullcline/lab/run-spec.ts";
import { describe, expect, it } from "vitest";
import { emptyDynamics } from "../laboratory/dynamics-store.ts";
import { emptyLaboratory, type Laboratory } from "../laboratory/laboratory-store.ts";
import { lossFigure, networkWords, spectrumFigure, stateSpaceFigure } from "./laboratory-figures.ts";
import { presentReproduction } from "./present-reproduction.ts";

const spec = parseRunSpec({ task: { name: "sine" }, cell: { name: "gru" }, units: 8, training: { steps: 20 } });
const found = { input: [-0.5], axes: { mean: new Float64Array(0), components: new Float64Array(0), shares: [1, 0, 0] as const }, points: [], census: [], completeness: "" };
const loaded = (name: string): Laboratory => ({ ...emptyLaboratory(spec), loaded: { name, explanation: [], file: new Uint8Array(0) } });

describe("the command of what is shown", () => {
  it("trains the network, and looks for its points where the page did", () => {
    const train = "npx nullcline train sine --cell gru --units 8 --seed 0 --steps=20 --out network.safetensors";
    expect(presentReproduction(emptyLaboratory(spec), emptyDynamics(1), []).command).toBe(train);
    expect(presentReproduction(emptyLaboratory(spec), { ...emptyDynamics(1), found }, []).command).toBe(`${train} && npx nullcline fixed-points network.safetensors --input=-0.5`);
  });

  it("takes a network that was operated on from the file that is saved", () => {
    expect(presentReproduction(emptyLaboratory(spec), emptyDynamics(1), [{ kind: "scale-recurrence", factor: 2 }]).command).toBe("npx nullcline fixed-points sine-gru.safetensors");
    expect(presentReproduction(emptyLaboratory(spec), emptyDynamics(1), [{ kind: "hold-input", input: 0, value: -1 }]).command).toBe("npx nullcline fixed-points sine-gru.safetensors --input=-1");
  });

  it.each([
    ["../a b; rm -rf $HOME.pt", "a-b-rm-rf-HOME.safetensors"],
    ["$(reboot)", "reboot.safetensors"],
    ["«»", "network.safetensors"],
    ["gru_1.pt", "gru_1.safetensors"],
  ])("makes of the name %s one that no shell stumbles over", (name, file) => {
    expect(presentReproduction(loaded(name), emptyDynamics(1), []).command).toBe(`npx nullcline fixed-points ${file}`);
  });
});

describe("figures of what is shown", () => {
  it("are none where there is nothing to draw", () => {
    expect([stateSpaceFigure(emptyLaboratory(spec), emptyDynamics(1)), lossFigure(emptyLaboratory(spec)), spectrumFigure(emptyLaboratory(spec), emptyDynamics(1))]).toEqual([undefined, undefined, undefined]);
  });

  it("say how far the network was trained", () => {
    expect(networkWords({ ...emptyLaboratory(spec), done: 7 })).toBe("gru with 8 units on sine, 7 of 20 steps");
    expect(networkWords({ ...emptyLaboratory(spec), done: 20, shown: { kind: "checkpoint", step: 3 } })).toBe("gru with 8 units on sine, 3 of 20 steps");
  });

  it("draw every trial as a trajectory of its own, and all eigenvalues", () => {
    const view = { steps: 2, trials: 2, inputs: 1, outputs: 1, input: new Float32Array(4), output: new Float32Array(4), target: new Float32Array(4), mask: new Float32Array(4), conditions: [], trajectories: Float32Array.from({ length: 12 }, (_, k) => k), axes: found.axes };
    const point = { state: new Float64Array(1), position: [1, 2, 3] as const, unstableDimensions: 1, stability: "unstable", q: 0, hits: 1, unstableDirections: [], modes: [{ re: 1.2, im: 0, timeConstant: 5, frequency: 0, onOutputs: [], fromInputs: [] }] };
    const dynamics = { ...emptyDynamics(1), found: { ...found, points: [point, point] } };
    expect(stateSpaceFigure({ ...emptyLaboratory(spec), view }, dynamics)?.trajectories.map((path) => [...(path as Float32Array)])).toEqual([[0, 1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11]]);
    expect(spectrumFigure(emptyLaboratory(spec), dynamics)?.eigenvalues.length).toBe(2);
    expect(spectrumFigure(emptyLaboratory(spec), { ...dynamics, selected: 1 })?.eigenvalues).toEqual([{ re: 1.2, im: 0, unstableDimensions: 1 }]);
  });
});
