import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { element, escapeText } from "./markup.ts";

describe("element", () => {
  it("escapes text children and attribute values but not markup children", () => {
    const inner = element("b", { title: `"<'` }, "a < b & c");
    expect(element("p", {}, inner, " > d").markup).toBe(`<p><b title="&quot;&lt;&#39;">a &lt; b &amp; c</b> &gt; d</p>`);
  });

  it("leaves out absent attributes and writes true ones bare", () => {
    expect(element("details", { id: undefined, hidden: false, open: true }).markup).toBe("<details open></details>");
  });

  it("writes no end tag for void elements", () => {
    expect(element("meta", { charset: "utf-8" }).markup).toBe(`<meta charset="utf-8">`);
  });
});

describe("escapeText", () => {
  it("never leaves a character that could open a tag, close an attribute or break XML", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => {
      // oxlint-disable-next-line no-control-regex
      expect(escapeText(text)).not.toMatch(/[<>"'\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    }));
  });
});
