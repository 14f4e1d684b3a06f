import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { builtInCells } from "@nullcline/cells/catalogue.ts";
import { parseCell } from "@nullcline/cells/equations/parse-cell.ts";
import { cellToJson } from "@nullcline/cells/serialise.ts";
import { main } from "@nullcline/cli/main.ts";
import type { CliIo } from "@nullcline/cli/cli-io.ts";
import { runId } from "@nullcline/lab/run-id.ts";
import { parseRunSpec, type RunSpec } from "@nullcline/lab/run-spec.ts";
import { taskNames } from "@nullcline/tasks/catalogue.ts";
import { describe, expect, it } from "vitest";
import { commandLine, fixedPointsCommand, trainReproduction } from "./reproduction.ts";

/** Lets the real command line read a command and stops it where the training would begin; what it said until then. */
async function said(command: string, files: ReadonlyMap<string, string> = new Map()): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "nullcline-reproduction-"));
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  let err = "";
  const io: CliIo = {
    out: () => {},
    err: (text) => {
      err += text;
      if (text.startsWith("run ")) throw new Error("far enough");
    },
    errIsTerminal: false, folder, now: () => 0, onInterrupt: () => () => {},
  };
  await main(command.split(" ").slice(2), io).catch(() => undefined);
  return err;
}

async function expectSameRun(spec: RunSpec): Promise<void> {
  const { command, files } = trainReproduction(spec);
  expect(await said(command, files)).toContain(`run ${runId(spec)}: `);
}

const training = { steps: 40, batch: 16, learningRate: 0.01, finalLearningRate: 0.0003, schedule: "cosine", l2Weights: 1e-7, beta2: 0.9 };

describe("the command that trains a network again", () => {
  it.each(taskNames.flatMap((task) => [...builtInCells.keys()].map((cell): [string, string] => [task, cell])))("is the same run for %s and %s", async (task, cell) => {
    await expectSameRun(parseRunSpec({ task: { name: task }, cell: { name: cell }, units: 12, seed: 9, training }));
  });

  it("says options of task and cell and how the network starts", async () => {
    const spec = parseRunSpec({ task: { name: "flip-flop", bits: 2 }, cell: { name: "vanilla", activation: "relu" }, units: 12, initialisation: { gain: 1.4, recurrent: "orthogonal" }, training: { steps: 10 } });
    expect(trainReproduction(spec).command).toBe("npx nullcline train flip-flop --task-option bits=2 --cell vanilla --cell-option activation=relu --units 12 --seed 0 --steps=10 --gain=1.4 --recurrent=orthogonal --out network.safetensors");
    await expectSameRun(spec);
  });

  it("brings a cell of one's own as a file of equations", async () => {
    const cell = parseCell("state h\nh = 0.25 * h + 0.75 * tanh(linear(h, input))\n", { name: "own" });
    const spec = parseRunSpec({ task: { name: "sine" }, cell: { name: cell.name, graph: cellToJson(cell) }, training: { steps: 5 } });
    expect([...trainReproduction(spec).files.keys()]).toEqual(["own.cell"]);
    await expectSameRun(spec);
  });

  it("brings the whole specification where options do not say it", async () => {
    const spec = parseRunSpec({ task: { name: "sine" }, cell: { name: "gru" }, evaluationTrials: 64, checkpoints: { at: [3] }, training: { steps: 5 } });
    expect(trainReproduction(spec).command).toBe("npx nullcline train --spec spec.json --out network.safetensors");
    await expectSameRun(spec);
  });
});

describe("the command that finds fixed points", () => {
  it("is accepted with inputs below zero", async () => {
    expect(fixedPointsCommand([-0.5, 1])).toBe("npx nullcline fixed-points network.safetensors --input=-0.5,1");
    expect(await said(fixedPointsCommand([-0.5, 1]))).toMatch(/network\.safetensors: expected a network file that can be read, got ENOENT/u);
  });

  it("says no input where there is none", () => {
    expect(fixedPointsCommand([0, 0])).toBe("npx nullcline fixed-points network.safetensors");
  });
});

describe("a command line", () => {
  it("puts what a shell would read otherwise into quotation marks", () => {
    expect(commandLine(["nullcline", "a b", "it's", "$(rm)"])).toBe("nullcline 'a b' 'it'\\''s' '$(rm)'");
  });
});
