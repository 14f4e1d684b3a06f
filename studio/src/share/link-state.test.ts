import type { JsonValue } from "@nullcline/formats/canonical-json.ts";
import { writeNetworkFile } from "@nullcline/formats/write-network-file.ts";
import { untrainedNetwork } from "@nullcline/lab/untrained-network.ts";
import { builtInCells } from "@nullcline/cells/catalogue.ts";
import { parseCell } from "@nullcline/cells/equations/parse-cell.ts";
import { cellToJson } from "@nullcline/cells/serialise.ts";
import { runId } from "@nullcline/lab/run-id.ts";
import { parseRunSpec } from "@nullcline/lab/run-spec.ts";
import { taskNames } from "@nullcline/tasks/catalogue.ts";
import fc from "fast-check";
import { deflateSync } from "fflate";
import { describe, expect, it } from "vitest";
import { decodeLink, encodeLink, type LinkState, MOST_FILE_BYTES } from "./link-state.ts";
import { fromBase64Url, packText, toBase64Url, unpackText } from "./link-text.ts";

const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0); // −0 is 0 in JSON
const place = fc.tuple(finite, finite, finite);
const spec = fc.record({
  task: fc.constantFrom(...taskNames.filter((name) => name !== "ready-set-go")), cell: fc.constantFrom(...builtInCells.keys()),
  units: fc.integer({ min: 1, max: 96 }), seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }), steps: fc.integer({ min: 1, max: 200 }),
  gain: fc.double({ min: 0.1, max: 3, noNaN: true }), recurrent: fc.constantFrom("gaussian", "orthogonal"),
}).map(({ task, cell, units, seed, steps, gain, recurrent }) => parseRunSpec({ task: { name: task }, cell: { name: cell }, units, seed, initialisation: { gain, recurrent }, training: { steps } }));
const surgery = fc.oneof(
  fc.record({ kind: fc.constant("lesion" as const), units: fc.array(fc.nat(63), { maxLength: 5 }) }),
  fc.record({ kind: fc.constant("scale-recurrence" as const), factor: finite }),
  fc.record({ kind: fc.constant("hold-input" as const), input: fc.nat(5), value: finite }),
);
const small = { task: { name: "flip-flop" }, cell: { name: "gru" }, units: 8 };

/** The untrained network of a specification, in a file that says `kept` for it. */
function fileOf(input: object, kept: object = input): Uint8Array {
  return writeNetworkFile(untrainedNetwork(parseRunSpec(input)), { spec: kept as unknown as JsonValue });
}

const state: fc.Arbitrary<LinkState> = fc.record({
  network: fc.oneof(
    spec.chain((one) => fc.nat(one.training.steps).map((steps) => ({ kind: "run" as const, spec: one, steps }))),
    fc.record({ kind: fc.constant("file" as const), name: fc.string({ maxLength: 40 }), file: fc.integer({ min: 1, max: 20 }).map((units) => fileOf({ ...small, units })) }),
  ),
  fingerprint: fc.option(fc.constantFrom("0123456789abcdef", "f".repeat(16)), { nil: undefined }),
  surgeries: fc.array(surgery, { maxLength: 4 }),
  input: fc.array(finite, { maxLength: 6 }),
  camera: fc.option(place, { nil: undefined }),
  selected: fc.option(place, { nil: undefined }),
});

const link = (content: object): string => packText(JSON.stringify(content));
describe("a link", () => {
  it("says a state exactly, whatever it is", () => {
    fc.assert(fc.property(state, (one) => {
      expect(decodeLink(encodeLink(one))).toEqual(one);
    }), { numRuns: 60 });
  });

  it("needs no escaping in an address, and is short for a specification alone", () => {
    const text = encodeLink({ network: { kind: "run", spec: parseRunSpec(small), steps: 0 }, fingerprint: undefined, surgeries: [], input: [0, 0, 0], camera: undefined, selected: undefined });
    expect(encodeURIComponent(text)).toBe(text);
    expect(text.length).toBeLessThan(600);
  });

  it("carries a cell of one's own as its graph, so that the run keeps its id", () => {
    const cell = parseCell("state h\nh = tanh(linear(h, input)) * 0.5 + 0.5 * h\n", { name: "own" });
    const own = parseRunSpec({ ...small, cell: { name: cell.name, graph: cellToJson(cell) } });
    const { network } = decodeLink(encodeLink({ network: { kind: "run", spec: own, steps: 3 }, fingerprint: undefined, surgeries: [], input: [], camera: undefined, selected: undefined }));
    expect(network.kind === "run" ? runId(network.spec) : "").toBe(runId(own));
  });

  it.each([
    ["text that no link has", "§§", "link: expected letters, digits, - and _, got something else, or a part of a link. Copy the whole link again"],
    ["half a link", link({ version: 1, spec: small }).slice(0, 20), "link: expected deflated text, got something else, or a part of a link. Copy the whole link again"],
    ["no JSON", packText("]"), "link: expected JSON, got something else"],
    ["a link of a later version", link({ version: 2, anything: true }), "link: expected version 1, got 2. It was made by a newer version of this page: reload the page, or open the link where it was made"],
    ["a link without version", link([]), "link: expected version 1, got none. Ask the sender for a new one"],
    ["an entry too much", link({ version: 1, spec: small, script: "alert(1)" }), 'link: expected a usable content, got Unrecognized key: "script"'],
    ["nothing to open", link({ version: 1 }), "link: expected a specification or a network file, got neither"],
    ["an unknown task", link({ version: 1, spec: { ...small, task: { name: "flipflop" } } }), 'createTask: expected one of the tasks flip-flop, sine, integration, next-character, oscillation, ready-set-go, got "flipflop". Did you mean "flip-flop"?'],
    ["more steps than there are", link({ version: 1, spec: { ...small, training: { steps: 5 } }, steps: 6 }), "link: expected at most 5 steps, as its specification has, got 6"],
    ["a huge network", link({ version: 1, spec: { ...small, units: 16384 } }), "link: expected at most 1024 units, got 16384. Ask the sender for the network's file, or run the specification with nullcline train"],
    ["huge trials", link({ version: 1, spec: { ...small, task: { name: "flip-flop", steps: 100_000 }, units: 1000 } }), "link: expected a network whose trials take at most 2 GiB of memory, got 383.2 GiB. Ask the sender for the network's file, or run the specification with nullcline train"],
    ["a training without end", link({ version: 1, spec: { ...small, training: { steps: 100_000_000 } }, steps: 100_000_000 }), "link: expected a training of at most an hour or so, got 100000000 steps of about 13 hours. Ask the sender for the network's file, or run the specification with nullcline train"],
    ["a camera at no place", link({ version: 1, spec: small, camera: [1, 2] }), "link: expected a usable camera, got Too small: expected array to have >=3 items"],
    ["operations of no kind", link({ version: 1, spec: small, surgeries: [{ kind: "evil" }] }), 'surgeriesFromJson: expected operation 0 to be one of lesion, scale-recurrence, set-weight, got "evil"'],
    ["a file that is too large", link({ version: 1, name: "x", file: "A".repeat(2 * MOST_FILE_BYTES) }), `link: expected a network file of at most ${MOST_FILE_BYTES} bytes, got ${1.5 * MOST_FILE_BYTES}`],
    ["a file that is none", link({ version: 1, name: "x", file: "AAAA" }), "link: expected"],
    ["a file whose task would fill the memory", link({ version: 1, name: "x", file: toBase64Url(fileOf(small, { ...small, units: 1000, task: { name: "flip-flop", steps: 100_000 } })) }), "link: expected a network whose trials take at most 2 GiB of memory, got"],
    ["a cell that refers to nothing", link({ version: 1, spec: { ...small, cell: { name: "own", graph: { name: "own", nodes: [{ kind: "unary", operation: "tanh", argument: 7 }], next: [["h", 0]], readout: 0 } } } }), "cellFromJson: expected nodes[0]: an earlier node, an index below 0, got 7"],
  ])("is refused when it is %s", (_, text, message) => {
    expect(() => decodeLink(text)).toThrow(message);
  });

  it("that unpacks to gigabytes is refused without unpacking them", () => {
    const bomb = toBase64Url(deflateSync(new Uint8Array(64 * 2 ** 20)));
    expect(bomb.length).toBeLessThan(128 * 1024);
    expect(() => unpackText(bomb)).toThrow("link: expected content of at most 1048576 bytes, got more. Copy the whole link again");
  });

  it("that is too long is refused unread", () => {
    expect(() => decodeLink("A".repeat(200_000))).toThrow("link: expected at most 131072 characters, got 200000. Copy the whole link again");
  });

  it("never fails in another way than by saying what is wrong", () => {
    fc.assert(fc.property(fc.json(), (text) => {
      try {
        decodeLink(packText(text));
      } catch (error) {
        expect((error as Error).name).toBe("InvalidInputError");
      }
    }), { numRuns: 50 });
  });
});

describe("base64 for addresses", () => {
  it("gives back the bytes", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      expect(fromBase64Url(toBase64Url(bytes))).toEqual(bytes);
    }));
  });
});
