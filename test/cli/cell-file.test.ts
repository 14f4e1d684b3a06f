import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ugrnn } from "../../src/cells/ugrnn.ts";
import { readNetworkFile } from "../../src/formats/read-network-file.ts";
import { emptyFolder, nullcline, quickly } from "./capture.ts";

let folder = "";
beforeEach(() => {
  folder = emptyFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const train = (...argv: readonly string[]) => nullcline(folder, ["train", "flip-flop", ...quickly, ...argv]);
const networkOf = (out: string) => readNetworkFile(readFileSync(join(folder, "runs", (JSON.parse(out) as { readonly id: string }).id, "weights.safetensors"))).network;
const EQUATIONS = "option gateBias = 1\nstate h\ngate = sigmoid(linear(h, input) + gateBias)\ncandidate = tanh(linear(h, input))\nh = gate * h + (1 - gate) * candidate\n";

describe("a cell written as equations", () => {
  it("trains exactly as the built-in cell of the same equations, named after its file", async () => {
    writeFileSync(join(folder, "my-gate.cell"), EQUATIONS);
    const { code, out } = await train("--cell", "my-gate.cell", "--cell-option", "gateBias=2", "--json");
    expect(code).toBe(0);
    const builtIn = await train("--cell", "ugrnn", "--cell-option", "gateBias=2", "--json");
    expect(networkOf(out).cell.name).toBe("myGate");
    expect(networkOf(out).cell.equations).toEqual(ugrnn.with({ gateBias: 2 }).equations);
    expect(networkOf(out).parameters).toEqual(networkOf(builtIn.out).parameters);
  });

  it("is part of the run, which is found again without the file, and enters a sweep", async () => {
    writeFileSync(join(folder, "gate.cell"), EQUATIONS);
    const { out } = await train("--cell", "./gate.cell", "--json");
    writeFileSync(join(folder, "sweep.yaml"), "task: flip-flop\ncell: [vanilla, ./gate.cell]\nunits: 3\ntraining: { steps: 2, batch: 2 }\nevaluationTrials: 2\n");
    expect(await nullcline(folder, ["sweep", "sweep.yaml", "--dry-run"])).toMatchObject({ code: 0 });
    rmSync(join(folder, "gate.cell"));
    const shown = await nullcline(folder, ["show", (JSON.parse(out) as { readonly id: string }).id]);
    expect(shown.out).toContain("gate (a cell of one's own)");
  });

  it("is refused with the place of its first mistake", async () => {
    writeFileSync(join(folder, "a.cell"), "state h\nh = sigmod(h)\n");
    const { code, err } = await train("--cell", "./a.cell");
    expect(code).not.toBe(0);
    expect(err).toContain('./a.cell:2:5: expected one of tanh, sigmoid');
    expect(err).toContain('got "sigmod". Did you mean "sigmoid"?');
  });

  it("must be a file of a cell's size", async () => {
    mkdirSync(join(folder, "folder.cell"));
    for (const name of ["missing.cell", "folder.cell"]) expect((await train("--cell", name)).err).toBe(`${name}: expected a file with a cell's equations, got no such file. Check the path\n`);
    writeFileSync(join(folder, "large.cell"), "#".repeat(1_000_001));
    expect((await train("--cell", "large.cell")).err).toBe("large.cell: expected a cell's equations, got 1000001 bytes\n");
  });
});
