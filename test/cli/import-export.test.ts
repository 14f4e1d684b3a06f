import { execFile } from "node:child_process";
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crc32 } from "../../src/formats/crc32.ts";
import { readNetworkFile } from "../../src/formats/read-network-file.ts";
import { emptyFolder, everythingIn, nullcline, quickly } from "./capture.ts";

const fixture = (name: string) => new URL(`../fixtures/networks/${name}`, import.meta.url);
const FILES = ["gru_1.pt", "gru_1.sample.npz", "rnn_relu_2.pt", "rnn_relu_2.sample.npz", "lstm_2.pt", "rate_unsaid.npz", "rate_unsaid.sample.npz", "rate_inside.npz", "whole_module.pt"];

let folder = "";
beforeAll(() => {
  folder = emptyFolder();
  for (const name of FILES) copyFileSync(fixture(name), join(folder, name));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const run = (...argv: readonly string[]) => nullcline(folder, argv);

describe("nullcline import", () => {
  it("says in equations what it recognised, proves it by the sample and writes the network", async () => {
    const { code, out, err } = await run("import", "gru_1.pt", "--check", "gru_1.sample.npz", "--out", "gru.safetensors");
    expect(code).toBe(0);
    expect(out).toMatch(/^recognised: PyTorch's nn\.GRU at "rnn": 1 layer of 5 units, 2 inputs, read out by the linear layer fc\.\nequations:\n {2}update = W\[update\.h\]·h/);
    expect(out).toMatch(/\ncheck: outputs and states over 200 steps of 2 trials differ by at most \d\.\d+e-7\.\n$/);
    expect(err).toContain("network written to");
    expect(readNetworkFile(readFileSync(join(folder, "gru.safetensors"))).network.units).toBe(5);
    rmSync(join(folder, "gru.safetensors"));
  });

  it("gives the same as JSON, and lets the sample decide", async () => {
    const { out } = await run("import", "rate_unsaid.npz", "--check", "rate_unsaid.sample.npz", "--json");
    const record = JSON.parse(out) as { options: object; check: { largestDifference: number; differenceByStep: readonly number[] } };
    expect(record.options).toEqual({ activation: "softplus", convention: "outside", dt: 0.2, tau: 2, noise: 0 });
    expect(record.check.largestDifference).toBeLessThan(1e-5);
    expect(record.check.differenceByStep).toHaveLength(200);
  });

  it.each<[string, readonly string[], RegExp]>([
    ["a network that does something else than the sample", ["rnn_relu_2.pt", "--activation", "tanh", "--check", "rnn_relu_2.sample.npz", "--out", "net.safetensors"], /^FOLDER\/rnn_relu_2\.pt: expected outputs and states within 1\.\d+e-5 of the sample's, got a difference of \d[\d.]*, above that from step 1 on\. The equation or the initial state is another one\n$/],
    ["a file that leaves its equation open", ["rnn_relu_2.pt"], /expected the file to say which activation \(tanh or relu\) the network has, got nothing about it\. Import it once: nullcline import FOLDER\/rnn_relu_2\.pt --activation … --out net\.safetensors, or let --check sample\.npz decide\n$/],
    ["a pickled module", ["whole_module.pt"], /^FOLDER\/whole_module\.pt: expected a pickle of tensors and plain values, got __main__\.Model\. Save the weights alone: torch\.save\(model\.state_dict\(\), 'net\.pt'\)\n$/],
    ["a file that is not there", ["none.pt"], /^FOLDER\/none\.pt: expected a file that can be read, got ENOENT\. Check the path\n$/],
    ["another ending for a network file", ["gru_1.pt", "--out", "gru.onnx"], /^--out: expected a path that ends in \.safetensors, got "gru\.onnx"\. For other formats, see "nullcline export --help"\n$/],
  ])("refuses %s, exits with 2 and writes nothing", async (_, argv, message) => {
    const before = everythingIn(folder);
    const { code, out, err } = await run("import", ...argv);
    expect(err.replaceAll(folder, "FOLDER")).toMatch(message);
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(everythingIn(folder)).toEqual(before);
  });
});

describe("nullcline export", () => {
  it("writes each format beside the others, and its own back in", async () => {
    for (const format of ["onnx", "numpy", "npz", "safetensors"]) expect((await run("export", "lstm_2.pt", "--to", format, "--out", `out/net${{ onnx: ".onnx", numpy: ".py", npz: ".npz" }[format] ?? ".safetensors"}`)).code).toBe(0);
    expect(everythingIn(join(folder, "out"))).toEqual(["net.npz", "net.onnx", "net.py", "net.safetensors"]);
    const [first, second] = await Promise.all([run("import", "out/net.npz", "--json"), run("import", "lstm_2.pt", "--json")]);
    const fingerprint = ({ out }: { readonly out: string }) => (JSON.parse(out) as { fingerprint: string }).fingerprint;
    expect(fingerprint(first)).toBe(fingerprint(second));
    rmSync(join(folder, "out"), { recursive: true });
  });

  it.each<[string, readonly string[], RegExp]>([
    ["the ending of another format", ["lstm_2.pt", "--to", "onnx", "--out", "net.npz"], /^--out: expected a path that ends in \.onnx, got "net\.npz"\. Each format has its ending$/],
    ["to overwrite the file that it exports", ["rate_inside.npz", "--to", "numpy"], /^nullcline export: expected to write beside the network's own file, got FOLDER\/rate_inside\.npz\. Say another name with --out$/],
  ])("refuses %s", async (_, argv, message) => {
    const before = everythingIn(folder);
    const { code, err } = await run("export", ...argv);
    expect({ code, err: err.replaceAll(folder, "FOLDER").split("\n").at(-2) }).toEqual({ code: 2, err: expect.stringMatching(message) });
    expect(everythingIn(folder)).toEqual(before);
  });

  it("keeps the task of a run in its network file, and gives a path without an ending the format's", async () => {
    const { out } = await run("train", "flip-flop", ...quickly, "--cell", "leakyRate", "--json");
    const { id } = JSON.parse(out) as { id: string };
    expect((await run("export", id, "--to", "safetensors", "--out", "kept")).code).toBe(0);
    expect(readNetworkFile(readFileSync(join(folder, "kept.safetensors"))).spec).toMatchObject({ task: { name: "flip-flop", steps: 10 } });
    expect((await run("import", "kept.safetensors")).out).toContain("recognised: Nullcline's own file of a leakyRate network: 6 units, 3 inputs.");
    for (const name of ["kept.safetensors", "runs"]) rmSync(join(folder, name), { recursive: true });
  });

  it("refuses a format that it does not know", async () => {
    const { code, err } = await run("export", "lstm_2.pt", "--to", "keras");
    expect(code).toBe(2);
    expect(err).toContain("Allowed choices are safetensors, npz, onnx, numpy");
  });
});

describe("commands on networks", () => {
  it("open a PyTorch checkpoint as it is", async () => {
    const { code, out } = await run("fixed-points", "lstm_2.pt", "--seeds", "16", "--figure", "points.svg", "--json");
    expect(code).toBe(0);
    const { points, network } = JSON.parse(out) as { points: readonly { state: readonly number[]; q: number }[]; network: { cell: string } };
    expect(network.cell).toBe("stackedLstm");
    expect(points[0].state).toHaveLength(20);
    expect(points[0].q).toBeLessThan(1e-20);
    const figure = readFileSync(join(folder, "points.svg"), "utf8");
    expect(figure).toContain("1 fixed point of a stackedLstm network, 20 state dimensions");
    rmSync(join(folder, "points.svg"));
  });

  it("say what is wrong with a file that is none", async () => {
    writeFileSync(join(folder, "notes.txt"), "hello");
    const { code, err } = await run("fixed-points", "notes.txt");
    expect(code).toBe(2);
    expect(err).toBe(`${join(folder, "notes.txt")}: expected a safetensors file of at least 8 bytes, got 5 bytes. The file is truncated or not a safetensors file\n`);
    rmSync(join(folder, "notes.txt"));
  });
});

describe("the guide to bringing one's own network", () => {
  const page = readFileSync(new URL("../../docs/guides/bring-your-own.md", import.meta.url), "utf8");
  const blocks = (language: string) => [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\`$`, "gm"))].map((match) => match[1]);

  it("takes a PyTorch user from torch.save to a fixed-point figure in ten lines, which run as printed", async () => {
    const work = emptyFolder();
    copyFileSync(fixture("guide.pt"), join(work, "net.pt"));
    copyFileSync(fixture("guide.sample.npz"), join(work, "sample.npz"));
    const commands = blocks("sh").flatMap((block) => block.trim().split("\n"));
    const printed: string[] = [];
    for (const line of commands) {
      const [npx, name, ...argv] = line.replace(/#.*$/, "").trim().split(/\s+/);
      expect([npx, name]).toEqual(["npx", "nullcline"]);
      const { code, out, err } = await nullcline(work, argv);
      expect({ line, code, err: code === 0 ? "" : err }).toEqual({ line, code: 0, err: "" });
      printed.push(out);
    }
    expect(commands.slice(0, 2).length + blocks("python")[0].trim().split("\n").filter((line) => line !== "").length).toBeLessThanOrEqual(10);
    expect(printed[0]).toContain(blocks("text")[0]);
    expect(printed[1]).toContain("fixed points: 9, by unstable dimensions: 4 with 0, 4 with 1, 1 with 2");
    expect(existsSync(join(work, "points.svg"))).toBe(true);
    expect(printed[2]).toContain("net.pt: h of a network of 16 units (gru) on 64 fresh trials of the task flip-flop\n");
    rmSync(work, { recursive: true });
  }, 60_000);

  it("has library examples that run as printed and print what their comments promise", async () => {
    const work = emptyFolder();
    copyFileSync(fixture("guide.pt"), join(work, "net.pt"));
    for (const example of blocks("ts")) {
      const promised = [...example.matchAll(/^console\.log.*\/\/ … (.*)$/gm)].map((match) => match[1]);
      expect(promised.length).toBeGreaterThan(0);
      writeFileSync(join(work, "example.mts"), example.replaceAll('"nullcline"', JSON.stringify(new URL("../../src/index.ts", import.meta.url).href)));
      const { stdout } = await promisify(execFile)(process.execPath, ["--import", import.meta.resolve("tsx"), "example.mts"], { cwd: work });
      for (const text of promised) expect(stdout).toContain(text);
    }
    rmSync(work, { recursive: true });
  });

  it("has Python that was run as printed to make the fixtures of this test", () => {
    const { crc32: seen } = JSON.parse(readFileSync(fixture("guide.json"), "utf8")) as { crc32: readonly string[] };
    expect(blocks("python").map((block) => crc32(new TextEncoder().encode(block)).toString(16).padStart(8, "0"))).toEqual(seen);
  });
});
