import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fingerprint } from "./fingerprint.ts";
import { murmur3x128 } from "./murmur3.ts";

const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const hex = (words: number[]): string => words.map((word) => word.toString(16).padStart(8, "0")).join("");

describe("murmur3x128", () => {
  it("gives the published hashes", () => {
    expect(hex(murmur3x128(text("")))).toBe("00000000000000000000000000000000");
    expect(hex(murmur3x128(text("I will not buy this record, it is scratched.")))).toBe("a0a9683b25ac5e40d9af2895890dddf5");
    expect(hex(murmur3x128(text("The quick brown fox jumps over the lazy dog")))).toBe("2f1583c3ecee2c675d7bf66ce5e91d2c");
  });
});

describe("fingerprint", () => {
  it("is the same for ever", () => {
    expect(fingerprint(Float32Array.of(1, 2, 3))).toBe("adb42d76fd083ada");
    expect(fingerprint()).toBe("0000000000000000");
  });

  it("sees every bit, every order and every boundary", () => {
    const [a, b] = [Float32Array.of(1, 2), Float32Array.of(3)];
    const prints = [
      fingerprint(a, b),
      fingerprint(b, a),
      fingerprint(Float32Array.of(1, 2, 3)),
      fingerprint(a, b, new Float32Array(0)),
      fingerprint(a, Float32Array.of(3 + 2 ** -22)),
      fingerprint(Float32Array.of(0)),
      fingerprint(Float32Array.of(-0)),
    ];
    expect(new Set(prints).size).toBe(prints.length);
  });

  it("changes when any single bit does", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 70 }), fc.nat(), (bytes, where) => {
        const other = bytes.slice();
        other[where % bytes.length] ^= 1 << (where % 8);
        expect(fingerprint(other)).not.toBe(fingerprint(bytes));
      }),
    );
  });

  it("looks at an array's own window of its buffer, and at bits, not types", () => {
    const whole = Float64Array.of(9, 1, 2, 9);
    expect(fingerprint(whole.subarray(1, 3))).toBe(fingerprint(Float64Array.of(1, 2)));
    expect(fingerprint(new Uint32Array(Float32Array.of(7).buffer))).toBe(fingerprint(Float32Array.of(7)));
  });
});
