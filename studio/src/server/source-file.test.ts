import { renderReport } from "@nullcline/report/render-report.ts";
import { hostileText } from "@nullcline/report/test-report.ts";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { readSourceFile } from "./source-file.ts";
import { keptReport, runEntries, sourceReport } from "./test-source.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const report = sourceReport();
const html = renderReport(report);

describe("a source's file", () => {
  it("gives a kept report's claims, outlines and figures", async () => {
    const { title, study, figures } = await readSourceFile(bytes(keptReport()), "file");
    expect(title).toBe(report.title);
    expect(study?.claims).toEqual(report.claims);
    expect(study?.sections.map(({ figures: own }) => own)).toEqual(report.sections.map((section) => section.figures.map(({ id, kind, title: name, caption }) => ({ id, kind, title: name, caption }))));
    expect([...figures.keys()]).toEqual(report.sections.flatMap((section) => section.figures.map(({ id }) => id)));
  });

  it("is read the same when it is compressed", async () => {
    expect(await readSourceFile(gzipSync(keptReport()), "file")).toEqual(await readSourceFile(bytes(keptReport()), "file"));
  });

  it("may be a report's HTML: claims, provenance, tables and populations are those of the report", async () => {
    const { study, figures, pictures } = await readSourceFile(bytes(html), "report.html");
    expect(study?.claims).toEqual(report.claims);
    expect(study?.provenance).toEqual(report.provenance);
    expect([study?.title, study?.subject, study?.summary]).toEqual([report.title, report.subject, report.summary]);
    expect(study?.sections.map(({ title, text, columns, folded }) => [title, text, columns, folded === true])).toEqual(report.sections.map(({ title, text, columns, folded }) => [title, text, columns, folded === true]));
    expect(study?.sections.flatMap((section) => section.figures.map(({ id, title, caption }) => [id, title, caption]))).toEqual(report.sections.flatMap((section) => section.figures.map(({ id, title, caption }) => [id, title, caption])));
    const table = report.sections.flatMap((section) => section.figures).find(({ kind }) => kind === "table");
    expect(figures.get(table!.id)).toMatchObject({ rows: table?.kind === "table" ? table.rows : [] });
    const kept = (await readSourceFile(bytes(keptReport()), "file")).figures.get("population");
    const read = figures.get("population");
    if (kept?.kind !== "population" || read?.kind !== "population") throw new Error("both hold the population");
    expect(read.members).toEqual(kept.members);
    expect(read.details.members.map((detail) => [detail?.facts, detail?.paths, detail?.eigenvalues])).toEqual(kept.details.members.map((detail) => [detail?.facts, detail?.paths, detail?.eigenvalues]));
    expect([...pictures.keys()]).toEqual(report.sections.flatMap((section) => section.figures.filter(({ kind }) => kind !== "table").map(({ id }) => id)));
  });

  it("keeps hostile texts as texts, and pictures as they are for image elements", async () => {
    const { study, pictures } = await readSourceFile(bytes(html), "report.html");
    expect(study?.subject).toContain(hostileText);
    for (const { svg } of pictures.values()) expect(svg).toMatch(/^<svg [\s\S]*<\/svg>$/);
  });

  it("may be an example, with runs and specifications", async () => {
    const { columns, runs } = runEntries(2);
    const example = { format: "nullcline-example/1", about: "An example.", study: JSON.parse(keptReport()), runs: { total: 2, damaged: 0, offset: 0, columns, runs }, specs: {} };
    expect(await readSourceFile(bytes(JSON.stringify(example)), "example")).toMatchObject({ about: "An example.", entries: { columns, runs } });
  });

  it("is refused with what was expected and found", async () => {
    const complaint = (text: string | Uint8Array): Promise<string> => readSourceFile(typeof text === "string" ? bytes(text) : text, "a.json").then(() => "", (error: Error) => error.message);
    expect(await complaint("{}")).toBe("a.json: expected a study's report, as HTML or JSON, got JSON of another kind");
    expect(await complaint('{"format": "other/2"}')).toBe('a.json: expected a study\'s report, as HTML or JSON, got the format "other/2"');
    expect(await complaint("<p>a page</p>")).toContain("report: expected a report written by nullcline study, got an HTML file without its data");
    expect(await complaint('{"format": "nullcline-study-report/1"}')).toMatch(/^a\.json: expected a report of this version, got at study: /);
    expect(await complaint("{")).toMatch(/^a\.json: expected well-formed JSON, got /);
    expect(await complaint(html.replace('"verdict":"holds"', '"verdict":"maybe"'))).toMatch(/^a\.json: expected a report of this version, got at claims\.0\./);
    expect(await complaint(gzipSync(new Uint8Array(129 * 2 ** 20)))).toBe("a.json: expected at most 128 MiB, got more, unpacked");
  });
});
