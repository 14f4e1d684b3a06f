import { describe, expect, it } from "vitest";
import { formatNumber, formatTable } from "./table.ts";

describe("formatTable", () => {
  it("aligns words left and numbers right under labels with units", () => {
    const columns = [{ label: "cell", align: "left" }, { label: "slowest", unit: "steps", align: "right" }] as const;
    expect(formatTable(columns, [["gru", "12.5"], ["vanilla", "3"]])).toBe("cell     slowest (steps)\n-------  ---------------\ngru                 12.5\nvanilla                3\n");
  });
});

describe("formatNumber", () => {
  it.each([[0, "0"], [-3, "-3"], [0.123456, "0.1235"], [123.456, "123.5"], [1.5e-30, "1.50e-30"], [-2e-4, "-2.00e-4"], [1.25e7, "1.25e+7"], [Infinity, "Infinity"]])("writes %d as %s", (value, text) => {
    expect(formatNumber(value)).toBe(text);
  });
});
