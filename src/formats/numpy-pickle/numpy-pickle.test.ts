import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { complaintOf } from "../../../test/fixtures/bad/complaint-of.ts";
import { expectedRecordings } from "../../../test/fixtures/recorded-files.ts";
import { importAndCheck, importNetwork } from "../import/import-network.ts";
import { readTrajectorySample } from "../import/trajectory-sample.ts";
import type { PickleValue } from "../pytorch/pickle-value.ts";
import { openRecording, readRecording } from "../recordings/open-recording.ts";
import { isPickle, readPickle } from "./read-pickle.ts";

const fixture = (name: string) => new Uint8Array(readFileSync(new URL(`../../../test/fixtures/${name}`, import.meta.url)));
const pickled = (name: string) => fixture(`pickles/${name}`);
const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const { rates, behaviour, inputs, time, conditions, neurons } = expectedRecordings;
const sample = readTrajectorySample(fixture("networks/rate_inside.sample.npz"));

describe("a recording in a pickle", () => {
  it.each([0, 1, 2, 3, 4, 5])("is what NumPy wrote in protocol %d: arrays of any order, lists, texts and scalars", async (protocol) => {
    const opened = await openRecording(pickled(`session-${protocol}.pkl`), { who: "session.pkl" });
    const recording = opened.read();
    expect(recording.format).toBe("pickle");
    expect([...recording.rates.data]).toEqual(rates);
    expect([...recording.rates.axes[1].coordinates!]).toEqual(time);
    expect(recording.rates.axes[2].labels).toEqual(neurons);
    expect(recording.conditions).toEqual(conditions);
    expect(recording.inputs.map(({ data }) => [...data])).toEqual([inputs]);
    expect(recording.behaviour.map(({ data }) => [...data])).toEqual([behaviour]);
    const more = opened.entries.filter(({ name }) => name.startsWith("more.")).map(({ name, type, read }) => [name, type, ...read()]);
    expect(more).toEqual([["more.half", "f2", 0.5, -2], ["more.valid", "boolean", 1, 0], ["more.count", "float64", -3], ["more.scale", "float64", 0.25], ["more.label", "text", "µ"], ["more.none", "None"]]);
  });

  it.each([0, 2])("is what NumPy on Python 2 wrote in protocol %d, byte for byte", async (protocol) => {
    expect([...(await readRecording(pickled(`python2-${protocol}.pkl`))).rates.data]).toEqual(rates);
  });

  it("may be a list of trials, whose values become arrays with the trials first", async () => {
    const opened = await openRecording(pickled("trials.pickle"), { who: "trials.pickle" });
    expect(opened.entries.map(({ name, type, shape }) => [name, type, ...shape])).toEqual([["rates", "float64, trials of different lengths", 6, 7, 4], ["condition", "text", 6], ["info.reaction", "float64", 6], ["time", "float64", 6, 8]]);
    expect(() => opened.read({ without: ["time"] })).toThrow("trials.pickle (rates): expected trials of one shape, got [8, 4] in trial 0 and [7, 4] in trial 1.");
    expect(Array.from(opened.read({ unequal: "shortest", without: ["time"] }).rates.data.subarray(0, 28))).toEqual(rates.slice(0, 28));
  });

  it("may stand in arrays of objects, beside plain ones, or as a whole dictionary", async () => {
    const ragged = await readRecording(pickled("objects.npz"), { unequal: "shortest" });
    expect([...ragged.rates.data]).toEqual([0, 1, 2].flatMap((trial) => rates.slice(trial * 32, trial * 32 + 28)));
    expect([ragged.conditions, [...ragged.neuronColumns.keys()]]).toEqual([conditions.slice(0, 3), ["depth"]]);
    const wrapped = await readRecording(pickled("wrapped.npz"));
    expect([...wrapped.rates.data]).toEqual(rates);
    expect(wrapped.conditions).toEqual(conditions);
    expect((await readRecording(pickled("ragged.npy"), { unequal: "shortest" })).rates.data).toEqual(ragged.rates.data);
  });
});

describe("weights in a pickle", () => {
  it.each(["rate.pkl", "rate-lists.pkl", "rate-object.npz"])("of %s make the network that follows NumPy within 1e-5", (name) => {
    const { network, check } = importAndCheck(pickled(name), sample);
    expect(check.largestDifference).toBeLessThan(1e-5);
    expect(network.parameters).toEqual(importNetwork(fixture("networks/rate_inside.npz")).network.parameters);
  });
});

describe("isPickle", () => {
  it("knows every protocol by its head, and no other format", () => {
    for (const protocol of [0, 1, 2, 3, 4, 5]) expect(isPickle(pickled(`session-${protocol}.pkl`))).toBe(true);
    expect(isPickle(pickled("python2-0.pkl"))).toBe(true);
    for (const other of ["recordings/long.csv", "recordings/states.npy", "recordings/plain.npz", "recordings/session-v6.mat", "recordings/plain.h5", "networks/gru_1.pt"]) expect(isPickle(fixture(other))).toBe(false);
    fc.assert(fc.property(fc.stringMatching(/^[a-z0-9_]+(,[a-z0-9_ ]+)*\n/), (table) => !isPickle(bytesOf(table))));
  });
});

/** `[[…], […]]` where each list holds the one below it ten times: 10¹³ numbers from a few hundred bytes. */
const bomb = `\u0080\u0002]q\u0000(K\u0001${"K\u0001".repeat(9)}e${Array.from({ length: 12 }, (_, level) => `0]q${String.fromCharCode(level + 1)}(${`h${String.fromCharCode(level)}`.repeat(10)}e`).join("")}.`;
const nested = `\u0080\u0002${"]".repeat(100_000)}${"a".repeat(99_999)}.`;
const call = (name: string) => `\u0080\u0002c${name.replace(/\.(\w+)$/, "\n$1")}\n)R.`;
const array = (type: string, shape: string, data: string) => `\u0080\u0002cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\u0000\u0085U\u0001b\u0087R(K\u0001(${shape}tcnumpy\ndtype\nU\u0002${type}K\u0000K\u0001\u0087R(K\u0003U\u0001<tb\u0089U${String.fromCharCode(data.length)}${data}tb.`;

describe("a hostile pickle", () => {
  it.each<[string, string, string]>([
    ["a function of the system", call("os.system"), "expected a pickle of arrays and plain values, got os.system. Save arrays, dictionaries, lists, texts and numbers only, for example with numpy.savez('file.npz', rates=rates)"],
    ["a builtin that runs code", call("builtins.eval"), "expected a pickle of arrays and plain values, got builtins.eval."],
    ["a part of NumPy that is no array", call("numpy.load"), "expected a pickle of arrays and plain values, got numpy.load."],
    ["a class of a program's own", call("FixedPointFinder.FixedPoints"), "expected a pickle of arrays and plain values, got FixedPointFinder.FixedPoints."],
    ["a call of something that may only be named", call("numpy.ndarray"), "expected a pickle of arrays and plain values, got a call of numpy.ndarray."],
    ["an object outside the pickle", "\u0080\u0002K\u0001Q.", "expected no object outside the pickle in the pickle, got something else. The file is damaged; copy it again"],
    ["a buffer outside the pickle", "\u0080\u0005\u0097.", "expected a pickle of arrays and plain values, got operation 0x97."],
    ["an array whose bytes are too few for its shape", array("f8", "K\u0003K\u0005", "12345678"), "expected 120 bytes of data for <f8 of shape [3, 5], got 8. The file is cut off or damaged; copy it again"],
    ["a shape that is none", array("f8", "J\u00ff\u00ff\u00ff\u00ff", ""), "expected an array's shape in the pickle, got something else. The file is damaged; copy it again"],
    ["an end that is missing", array("f8", "K\u0001", "12345678").slice(0, 60), "expected a pickle that ends with STOP, got 60 bytes that end before. The file is cut off or damaged; copy it again"],
    ["lists that repeat one another", bomb, "expected about as many values as bytes, got lists that repeat one another without end. Save plain arrays with numpy.savez"],
    ["lists in lists a hundred thousand deep", nested, 'expected an array of activity, such as "rates" [trials, time, neurons], got data []. Name the array of activity, for example with --rates'],
  ])("is refused for %s", async (_, text, message) => {
    await expect(readRecording(bytesOf(text), { who: "f" })).rejects.toThrow(`f: ${message}`);
  });

  it("that repeats its lists without end is no network either, and takes no time", () => {
    expect(complaintOf(() => importNetwork(bytesOf(`\u0080\u0002}U\u0001W${bomb.slice(2, -1)}s.`), { who: "f" }))).toContain("f: expected about as many values as bytes");
    expect(complaintOf(() => importNetwork(bytesOf(`\u0080\u0002}U\u0001W${nested.slice(2, -1)}s.`), { who: "f" }))).toContain("f: expected PyTorch's weight_hh");
  });

  it("that contains itself is read as one, and gives no array", async () => {
    const list = readPickle(bytesOf("\u0080\u0002]q\u0000h\u0000a."), "f") as { items: PickleValue[] };
    expect(list.items[0]).toBe(list);
    await expect(readRecording(bytesOf("\u0080\u0002}q\u0000U\u0001ah\u0000s."), { who: "f" })).rejects.toThrow("got a.a.a");
    expect((await openRecording(bytesOf("\u0080\u0002}q\u0000U\u0001ah\u0000s."))).entries.map(({ type }) => type)).toEqual(["values nested too deep"]);
  });
});
