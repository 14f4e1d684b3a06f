import { describe, expect, it } from "vitest";
import { complaintOf } from "../../test/fixtures/bad/complaint-of.ts";
import type { Tensor } from "./tensor.ts";
import { writeSafetensors } from "./write-safetensors.ts";

const single: Tensor = { type: "F32", shape: [1], data: Float32Array.of(1) };
const double: Tensor = { type: "F64", shape: [], data: Float64Array.of(-2) };

describe("writeSafetensors", () => {
  it("writes the documented layout: length, padded header, bytes", () => {
    const bytes = writeSafetensors({ metadata: new Map(), tensors: new Map([["w", single]]) });
    const header = '{"w":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}  ';
    expect(new DataView(bytes.buffer).getBigUint64(0, true)).toBe(56n);
    expect(new TextDecoder().decode(bytes.subarray(8, 64))).toBe(header);
    expect([...bytes.subarray(64)]).toEqual([0, 0, 0x80, 0x3f]);
  });

  it("gives the same bytes whatever the order of tensors and metadata", () => {
    const one = writeSafetensors({ metadata: new Map([["b", "1"], ["a", "2"]]), tensors: new Map([["w", single], ["10", double], ["9", single]]) });
    const other = writeSafetensors({ metadata: new Map([["a", "2"], ["b", "1"]]), tensors: new Map([["9", single], ["w", single], ["10", double]]) });
    expect(other).toEqual(one);
  });

  it("puts wide elements first so that every tensor is aligned", () => {
    const bytes = writeSafetensors({ metadata: new Map(), tensors: new Map([["a", single], ["z", double]]) });
    expect(new TextDecoder().decode(bytes.subarray(8))).toContain('"z":{"dtype":"F64","shape":[],"data_offsets":[0,8]},"a":');
  });

  it.each<[string, string, Tensor, string]>([
    ["values that do not fill the shape", "w", { ...single, shape: [2] }, 'writeSafetensors: expected tensor "w" of type F32 and shape [2] to take 8 bytes, got 4'],
    ["half precision", "w", { ...single, type: "F16" }, 'writeSafetensors: expected tensor "w" in a type that is written, got F16. Write it as F32'],
    ["a reserved name", "__proto__", single, 'writeSafetensors: expected tensor names that are safe as keys, got "__proto__"'],
  ])("refuses %s", (_, name, tensor, message) => {
    expect(complaintOf(() => writeSafetensors({ metadata: new Map(), tensors: new Map([[name, tensor]]) }))).toBe(message);
  });
});
