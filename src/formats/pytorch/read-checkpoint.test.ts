import { describe, expect, it } from "vitest";
import { complaintOf } from "../../../test/fixtures/bad/complaint-of.ts";
import { writeZip } from "../write-zip.ts";
import type { PickleRules } from "./pickle-machine.ts";
import type { PickleValue } from "./pickle-value.ts";
import { readCheckpoint } from "./read-checkpoint.ts";
import { viewedTensor } from "./tensor-view.ts";
import { unpickle } from "./unpickle.ts";

const rules: PickleRules = { globals: new Map(), persistent: (id) => id, holds: "tensors and plain values", remedy: "Save tensors" };
const bytesOf = (hexadecimal: string) => Uint8Array.from(hexadecimal.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const read = (text: string) => unpickle(new TextEncoder().encode(text), rules, { who: "f" });

/** The value as ordinary JavaScript data: lists and tuples as arrays, dictionaries as objects. */
function plain(value: PickleValue): unknown {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return value;
  if (value.kind === "list" || value.kind === "tuple") return value.items.map(plain);
  if (value.kind === "set") return new Set([...value.items].map(plain));
  return value.kind === "dict" ? Object.fromEntries([...value.entries].map(([key, entry]) => [String(key), plain(entry)])) : value;
}

/** pickle.dumps({"a": [1, -2, 300, 70000, 3.5, None, True, False, 2**40, -2**70, "µ", "xxx"], "t": ((), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)), "d": {}}, protocol) */
const PROTOCOLS: readonly [number, string][] = [
  [0, "286470300a56610a70310a286c70320a49310a61492d320a61493330300a614937303030300a6146332e350a614e614930310a614930300a614c313039393531313632373737364c0a614c2d313138303539313632303731373431313330333432344c0a6156b50a70330a61567878780a70340a617356740a70350a2828742849310a7470360a2849310a49320a7470370a2849310a49320a49330a7470380a2849310a49320a49330a49340a7470390a747031300a7356640a7031310a28647031320a732e"],
  [1, "7d71002858010000006171015d7102284b014afeffffff4d2c014a7011010047400c0000000000004e4930310a4930300a4c313039393531313632373737364c0a4c2d313138303539313632303731373431313330333432344c0a5802000000c2b57103580300000078787871046558010000007471052829284b01747106284b014b02747107284b014b024b03747108284b014b024b034b0474710974710a580100000064710b7d710c752e"],
  [2, "80027d71002858010000006171015d7102284b014afeffffff4d2c014a7011010047400c0000000000004e88898a060000000000018a090000000000000000c05802000000c2b571035803000000787878710465580100000074710528294b018571064b014b028671074b014b024b03877108284b014b024b034b0474710974710a580100000064710b7d710c752e"],
  [3, "80037d71002858010000006171015d7102284b014afeffffff4d2c014a7011010047400c0000000000004e88898a060000000000018a090000000000000000c05802000000c2b571035803000000787878710465580100000074710528294b018571064b014b028671074b014b024b03877108284b014b024b034b0474710974710a580100000064710b7d710c752e"],
  [4, "80049571000000000000007d94288c0161945d94284b014afeffffff4d2c014a7011010047400c0000000000004e88898a060000000000018a090000000000000000c08c02c2b5948c0378787894658c01749428294b0185944b014b0286944b014b024b038794284b014b024b034b04749474948c0164947d94752e"],
  [5, "80059571000000000000007d94288c0161945d94284b014afeffffff4d2c014a7011010047400c0000000000004e88898a060000000000018a090000000000000000c08c02c2b5948c0378787894658c01749428294b0185944b014b0286944b014b024b038794284b014b024b034b04749474948c0164947d94752e"],
];

describe("unpickle", () => {
  it.each(PROTOCOLS)("reads plain values that Python wrote in protocol %d", (_, hexadecimal) => {
    expect(plain(unpickle(bytesOf(hexadecimal), rules))).toEqual({
      a: [1, -2, 300, 70_000, 3.5, null, true, false, 2 ** 40, -(2n ** 70n), "µ", "xxx"],
      t: [[], [1], [1, 2], [1, 2, 3], [1, 2, 3, 4]],
      d: {},
    });
  });

  it("reads bytes and sets", () => {
    expect(plain(unpickle(bytesOf("80059521000000000000007d94288c016294430200ff948c0173948f94284b01908c016694284b029194752e"), rules))).toEqual({ b: Uint8Array.of(0, 255), s: new Set([1]), f: new Set([2]) });
  });

  it("reads a list that contains itself", () => {
    const list = unpickle(bytesOf("80025d71006800612e"), rules) as { items: PickleValue[] };
    expect(list.items[0]).toBe(list);
  });

  it.each<[string, string, string]>([
    ["a function of the system, before it is called", "cos\nsystem\n(S'rm'\ntR.", "expected a pickle of tensors and plain values, got os.system. Save tensors"],
    ["an instance made the old way", "(ios\nsystem\n.", "expected a pickle of tensors and plain values, got operation 0x69. Save tensors"],
    ["an end without STOP", "(I1\n", "expected a pickle that ends with STOP, got 4 bytes that end before. The file is cut off or damaged; copy it again"],
    ["a text longer than the file", "X\u007f\u007f\u007f\u007fabc", "expected a pickle that ends with STOP, got 8 bytes that end before. The file is cut off or damaged; copy it again"],
    ["an empty stack", ".", "expected a value on the stack in the pickle, got none. The file is damaged; copy it again"],
    ["a tuple without a mark", "I1\nt.", "expected a mark on the stack in the pickle, got none. The file is damaged; copy it again"],
    ["a value that nobody remembered", "h\u0005.", "expected a remembered value 5 in the pickle, got none. The file is damaged; copy it again"],
    ["a call of something that is no function", "I1\n)R.", "expected a call of a named function with a tuple in the pickle, got something else. The file is damaged; copy it again"],
    ["an item appended to no list", "I1\nI2\na.", "expected a list to append to in the pickle, got something else. The file is damaged; copy it again"],
    ["a number that is none", "Iten\n.", 'expected a whole number in the pickle, got "ten". The file is damaged; copy it again'],
  ])("refuses %s", (_, text, message) => {
    expect(complaintOf(() => read(text))).toBe(`f: ${message}`);
  });
});

describe("viewedTensor", () => {
  const storage = { type: "F32", name: "0", bytes: () => new Uint8Array(Float32Array.of(0, 1, 2, 3, 4, 5).buffer) } as const;

  it("gathers a transposed view with an offset into row-major order", () => {
    expect([...viewedTensor({ storage, offset: 1, shape: [2, 2], strides: [1, 2] }, "f").data]).toEqual([1, 3, 2, 4]);
  });

  it("repeats the elements of an expanded tensor, up to a bound", () => {
    expect([...viewedTensor({ storage, offset: 2, shape: [3], strides: [0] }, "f").data]).toEqual([2, 2, 2]);
    expect(complaintOf(() => viewedTensor({ storage, offset: 0, shape: [1_000_000, 1_000_000], strides: [0, 0] }, "f"))).toBe("f: expected a tensor no larger than its storage of 6 elements, got shape [1000000, 1000000]. Call .contiguous() on expanded tensors before saving");
  });

  it("refuses a view that leaves its storage", () => {
    expect(complaintOf(() => viewedTensor({ storage, offset: 0, shape: [2, 2], strides: [5, 1] }, "f"))).toBe("f: expected a tensor inside its storage of 6 elements, got one that reaches element 6. The file is damaged; copy it again");
  });
});

describe("readCheckpoint", () => {
  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["an archive without a pickle", { "a/version": "3" }, "expected a PyTorch checkpoint with a member data.pkl, got a/version. Save it with torch.save"],
    ["TorchScript", { "a/data.pkl": "N.", "a/constants.pkl": "" }, "expected a state dict, got a TorchScript program. Save the weights: torch.save(torch.jit.load('net.pt').state_dict(), 'weights.pt')"],
    ["a big-endian machine's file", { "a/data.pkl": "N.", "a/byteorder": "big" }, "expected a little-endian checkpoint, got a big-endian one. Save it again on an ordinary machine"],
    ["a pickle without tensors", { "a/data.pkl": "(I1\nI2\nd." }, "expected a dictionary of tensors, got none. Save the weights: torch.save(model.state_dict(), 'net.pt')"],
    ["a storage that is missing", { "a/data.pkl": "(S'storage'\nctorch\nFloatStorage\nS'0'\nS'cpu'\nI4\ntQ." }, 'expected member "a/data/0" with a tensor\'s data, got none. The file is damaged; copy it again'],
  ])("refuses %s", (_, members, message) => {
    const bytes = writeZip(new Map(Object.entries(members).map(([name, text]) => [name, new TextEncoder().encode(text)])));
    expect(complaintOf(() => readCheckpoint(bytes, { who: "f" }))).toBe(`f: ${message}`);
  });
});
