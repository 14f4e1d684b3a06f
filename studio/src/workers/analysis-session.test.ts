import type { JsonValue } from "@nullcline/formats/canonical-json.ts";
import { writeNetworkFile } from "@nullcline/formats/write-network-file.ts";
import { freshTrialsScore } from "@nullcline/lab/fresh-trials-score.ts";
import { parseRunSpec } from "@nullcline/lab/run-spec.ts";
import { taskOf } from "@nullcline/lab/spec-parts.ts";
import { untrainedNetwork } from "@nullcline/lab/untrained-network.ts";
import { describe, expect, it } from "vitest";
import type { Operation } from "../surgery/operation.ts";
import { createAnalysisSession } from "./analysis-session.ts";

const spec = parseRunSpec({ task: { name: "flip-flop", steps: 12 }, cell: { name: "vanilla" }, units: 6, seed: 2, evaluationTrials: 16, initialisation: { gain: 0.8 } });
const network = untrainedNetwork(spec);
const file = writeNetworkFile(network, { spec: spec as unknown as JsonValue });
const withoutSpec = writeNetworkFile(network);
const session = createAnalysisSession();

describe("surgery in the analysis worker", () => {
  it("scores an unoperated network as its training run does", async () => {
    expect(await session.score({ file })).toEqual(freshTrialsScore(spec, taskOf(spec.task), network));
    expect(await session.score({ file: withoutSpec })).toBeUndefined();
  });

  it("leaves nothing but the readout's bias in the outputs once all units are lesioned", async () => {
    const { output } = await session.view({ file, surgeries: [{ kind: "lesion", units: [0, 1, 2, 3, 4, 5] }] });
    expect(new Set(output)).toEqual(new Set(network.parameters.get("readout.bias")!.data));
  });

  it("holds an input in the trials it shows", async () => {
    const { input, inputs } = await session.view({ file, surgeries: [{ kind: "hold-input", input: 1, value: 0.5 }] });
    expect(new Set(input.filter((_, k) => k % inputs === 1))).toEqual(new Set([0.5]));
    expect(new Set(input.filter((_, k) => k % inputs === 0))).toEqual(new Set([-1, 0, 1]));
  });

  it("finds the fixed points of a held input where the same constant input has them", async () => {
    const { axes } = await session.view({ file });
    const find = (input: readonly number[], surgeries: readonly Operation[]) => session.fixedPoints({ file, surgeries }, { input, axes, seeds: 32 }, () => undefined);
    const [held, constant] = [await find([0, 0, 0], [{ kind: "hold-input", input: 2, value: 0.7 }]), await find([0, 0, 0.7], [])];
    expect(held.points.map(({ state }) => state)).toEqual(constant.points.map(({ state }) => state));
    expect(held.points.length).toBeGreaterThan(0);
  });

  it("starts trajectories and follows points in the operated network", async () => {
    const { axes } = await session.view({ file });
    const surgeries: readonly Operation[] = [{ kind: "scale-recurrence", factor: 0 }];
    const source = { file, surgeries };
    const path = await session.trajectory(source, { state: new Float64Array(6).fill(0.3), input: [0, 0, 0], axes, steps: 3 });
    expect(path.slice(3, 6)).toEqual(path.slice(6, 9));
    const [point] = (await session.fixedPoints(source, { input: [0, 0, 0], axes, seeds: 16 }, () => undefined)).points;
    const [tracked] = await session.track(source, { states: [point.state], input: [0, 0, 0], axes });
    expect(tracked?.state).toEqual(point.state);
  });

  it("ranks by lesioning each unit of the operated network, and says how far it is", async () => {
    const seen: number[] = [];
    const ranked = await session.lesionCosts({ file, surgeries: [{ kind: "lesion", units: [4] }] }, (units) => seen.push(units));
    expect(seen).toEqual([1, 2, 3, 4, 5, 6]);
    expect(ranked?.costs[4]).toBe(0);
    expect(await session.lesionCosts({ file: withoutSpec }, () => undefined)).toBeUndefined();
  });

  it("shows weights as they are after the operations, and the first parameter for a name that there is none of", async () => {
    const set: Operation = { kind: "set-weight", parameter: "hidden.h", row: 1, column: 2, value: -0.25 };
    const { rows, columns, values, names } = await session.weights({ file, surgeries: [set] }, "hidden.h");
    expect([rows, columns, values[8]]).toEqual([6, 6, -0.25]);
    expect((await session.weights({ file }, "")).name).toBe(names[0]);
    expect(await session.weights({ file }, "readout.bias")).toMatchObject({ rows: 3, columns: 1 });
  });

  it("refuses operations that do not fit the network", async () => {
    await expect(session.view({ file, surgeries: [{ kind: "lesion", units: [6] }] })).rejects.toThrow("lesionUnits: expected units from 0 to 5, got 6");
    await expect(session.view({ file, surgeries: [{ kind: "hold-input", input: 3, value: 0 }] })).rejects.toThrow("clampInput: expected an input from 0 to 2, got 3");
  });
});
