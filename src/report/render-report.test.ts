import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { clientScript, clientScriptDigest } from "./client.generated.ts";
import { escapeText } from "./markup.ts";
import { renderReport } from "./render-report.ts";
import type { ReportData } from "./report-data.ts";
import { hostileText, testReport } from "./test-report.ts";
import { firstMalformation } from "./test-well-formed.ts";

const html = renderReport(testReport());

describe("renderReport", () => {
  it("gives one well-formed document", () => {
    expect(html.startsWith("<!doctype html>\n<html lang=\"en\">")).toBe(true);
    expect(firstMalformation(html)).toBeUndefined();
  });

  it("names no address outside the file and forbids loading any", () => {
    expect(html).not.toMatch(/(https?:)?\/\/[a-z0-9-]+\.[a-z]/i);
    expect(html).not.toMatch(/\b(src|srcset|data|action)="|@import|url\(|fetch\(|import\(/);
    expect(html).toContain("default-src &#39;none&#39;");
  });

  it("lets only its own script run, by its digest", () => {
    const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)?.[1] ?? "";
    expect(policy).toContain(`script-src &#39;sha256-${clientScriptDigest}&#39;; `);
    expect(policy).not.toContain("unsafe-eval");
    expect(createHash("sha256").update(clientScript).digest("base64")).toBe(clientScriptDigest);
    expect([...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) => code)).toEqual([clientScript]);
    expect(html).not.toMatch(/ on[a-z]+="/);
  });

  it("escapes every text of the report", () => {
    expect(html).not.toContain(hostileText);
    expect(html).not.toContain("<b onclick");
    expect(html.split(escapeText(hostileText)).length - 1).toBeGreaterThanOrEqual(5);
  });

  it("cannot be broken out of by a network's name in the script's data", () => {
    const report = testReport();
    const hostile = report.sections.map((section) => ({
      ...section,
      figures: section.figures.map((figure) => (figure.kind === "state-space" ? { ...figure, network: "</script><script>" } : figure)),
    }));
    expect(renderReport({ ...report, sections: hostile }).split("</script>").length).toBe(html.split("</script>").length);
  });

  it("gives every element its own identifier and resolves every link inside the file", () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it("numbers figures and tables apart, in reading order", () => {
    const captions = [...html.matchAll(/<b>((?:Figure|Table) \d+)\. <\/b>/g)].map(([, name]) => name);
    expect(captions).toEqual([...Array.from({ length: 17 }, (_, index) => `Figure ${index + 1}`), "Table 1", "Table 2", "Table 3", "Table 4"]);
  });

  it("leaves out heading, link and tally of claims where there are none", () => {
    const without = renderReport({ ...testReport(), claims: [] });
    expect(without).not.toMatch(/#claims|id="claims"|Claims/);
    expect(html).toMatch(/#claims/);
    expect(firstMalformation(without)).toBeUndefined();
  });

  it("leaves out the legend of stabilities where a picture has no points", () => {
    const { sections } = testReport();
    const bare = sections.map((section) => ({ ...section, figures: section.figures.flatMap((figure) => (figure.kind === "state-space" ? [{ ...figure, points: [] }] : [])) }));
    const drawn = renderReport({ ...testReport(), sections: bare }).split("<script>")[0];
    expect(drawn).toContain("PC1");
    expect(drawn).not.toContain("Unstable dimensions");
    expect(html.split("<script>")[0]).toContain("Unstable dimensions");
  });

  it("gives equal reports equal strings", () => {
    expect(renderReport(testReport())).toBe(html);
  });

  it("stays far below three megabytes for four networks", () => {
    expect(html.length).toBeLessThan(600_000);
  });
});

describe("the claims table", () => {
  const rowOf = (id: string): string => html.match(new RegExp(`<tr id="claim-${id}">.*?</tr>`))?.[0] ?? "";

  it("shows every network's measurement in its own column", () => {
    const head = html.match(/<table class="claims"><thead>.*?<\/thead>/)?.[0] ?? "";
    expect([...head.matchAll(/<th scope="col">([^<]*)/g)].map(([, name]) => name)).toEqual(["Claim", "vanilla", "ugrnn", "gru", "lstm", "Verdict"]);
    expect(rowOf("census").match(/8\u00a0\/\u00a012\u00a0\/\u00a06\u00a0\/\u00a01/g)?.length).toBe(4);
  });

  it("says which network fails, why, and that the claim fails", () => {
    expect(rowOf("learned")).toContain("above 5 × 10⁻³");
    expect(rowOf("learned")).toMatch(/class="verdict fails".*class="verdict fails"/);
  });

  it("spans the networks with a measurement of the population", () => {
    expect(rowOf("geometry")).toContain(`<td class="measured" colspan="4">`);
    expect(rowOf("geometry")).toContain("undecided");
  });

  it("lists measurements whose subjects no other claim shares in one cell, a line each", () => {
    const report = testReport();
    const own = report.claims.map((claim) => ({ ...claim, measurements: ["first", "second"].map((name) => ({ subject: `${claim.id} ${name}`, value: "1.5 ± 0.1", verdict: "fails" as const, note: "too far" })) }));
    const table = renderReport({ ...report, claims: own }).match(/<table class="claims">.*?<\/table>/)?.[0] ?? "";
    expect([...table.matchAll(/<th scope="col">([^<]*)/g)].map(([, name]) => name)).toEqual(["Claim", "Measured", "Verdict"]);
    for (const { id } of own) expect(table).toMatch(new RegExp(`${id} first: 1\\.5.*?fails.*?too far.*?${id} second: 1\\.5`));
  });

  it("lists measurements where a table of the subjects that claims share would be mostly empty", () => {
    const report = testReport();
    const of = (...subjects: string[]) => subjects.map((subject) => ({ subject, value: "1", verdict: "holds" as const }));
    const shared = [of("a", "b"), of("a", "b"), of("c", "d"), of("c", "d"), of("e", "f"), of("e", "f")];
    const headsOf = (parts: typeof shared) => [...renderReport({ ...report, claims: parts.map((measurements, k) => ({ ...report.claims[0], id: `claim-${k}`, measurements })) }).matchAll(/<th scope="col">([^<]*)/g)].map(([, name]) => name).slice(0, 6);
    expect(headsOf(shared)).toEqual(expect.arrayContaining(["Claim", "Measured", "Verdict"]));
    expect(headsOf(shared.slice(0, 4))).toEqual(expect.arrayContaining(["Claim", "a", "b", "c", "d", "Verdict"]));
  });

  it("marks where each statement comes from and links its figure", () => {
    expect(rowOf("geometry")).toContain(`<span class="mark read">read in the source</span>`);
    expect(rowOf("census")).toContain(`<span class="mark derived">derived</span>`);
    expect(rowOf("census")).toContain(`<a href="#space-vanilla">Figure 6</a>`);
  });
});

describe("the rotating view", () => {
  it("is hidden until its script runs and can be reached by keyboard", () => {
    expect(html).toContain(`<figure class="rotating" id="rotating-view-3" hidden>`);
    expect(html).toMatch(/<canvas [^>]*tabindex="0"/);
  });

  it("carries coordinates as integers of at most three digits", () => {
    const data = html.match(/<script type="application\/json">(.*?)<\/script>/)?.[1] ?? "";
    const scenes: { paths: number[][] }[] = JSON.parse(data);
    const values = scenes.flatMap(({ paths }) => paths.flat());
    expect(values.every((value) => Number.isInteger(value) && Math.abs(value) <= 999)).toBe(true);
    expect(Math.max(...values.map(Math.abs))).toBeGreaterThan(900);
  });
});

describe("the report's data", () => {
  const data = (page: string): ReportData => JSON.parse(page.match(/<script type="application\/json" id="report-data">(.*?)<\/script>/)?.[1] ?? "");

  it("hold the whole provenance, the claims and each figure's fingerprint for a script to read", () => {
    const report = testReport();
    const { format, provenance, claims, figures } = data(html);
    expect(format).toBe("nullcline-report/1");
    expect(provenance).toEqual(report.provenance);
    expect(claims).toEqual(report.claims);
    expect(figures.map(({ id }) => id)).toEqual(report.sections.flatMap((section) => section.figures.map(({ id }) => id)));
    expect(figures.every(({ fingerprint }) => /^[0-9a-f]{16}$/.test(fingerprint))).toBe(true);
  });

  it("fold fingerprints that are many, and show few at once", () => {
    const report = testReport();
    const many = Array.from({ length: 3000 }, (_, index) => ({ of: `network ${index}`, value: "00" }));
    expect(renderReport({ ...report, provenance: { ...report.provenance, fingerprints: many } })).toContain("<summary>3000 fingerprints</summary>");
    expect(html).not.toContain("fingerprints</summary>");
  });
});
