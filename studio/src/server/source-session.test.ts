import { renderReport } from "@nullcline/report/render-report.ts";
import { initialView } from "@nullcline/report/population-view.ts";
import { firstMalformation } from "@nullcline/report/test-well-formed.ts";
import { describe, expect, it } from "vitest";
import type { SourceApi } from "./source-api.ts";
import { createSourceSession } from "./source-session.ts";
import { keptReport, sourceReport } from "./test-source.ts";

async function opened(text: string): Promise<SourceApi> {
  const session = createSourceSession();
  await session.open({ kind: "file", name: "report", bytes: new TextEncoder().encode(text) });
  return session;
}

describe("the worker that reads sources", () => {
  it("refuses to show anything before a source is open", async () => {
    await expect(createSourceSession().drawing("a")).rejects.toThrow("source: expected an open source, got none");
  });

  it("draws every figure of a kept report as the report does, and hands it over as a file that names its command", async () => {
    const session = await opened(keptReport());
    for (const { id, kind } of sourceReport().sections.flatMap(({ figures }) => figures)) {
      const drawing = await session.drawing(id);
      expect(drawing.kind === "markup" ? firstMalformation(drawing.markup) : "an image").toBeUndefined();
      if (kind === "table") await expect(session.svgFile(id)).rejects.toThrow(`source: expected a picture, got the table "${id}"`);
      else expect(await session.svgFile(id)).toContain("nullcline study universality --profile smoke --seed 1");
    }
  });

  it("takes pictures from HTML as images, and its populations as data", async () => {
    const session = await opened(renderReport(sourceReport()));
    expect(await session.drawing("graph")).toMatchObject({ kind: "image" });
    expect((await session.drawing("population")).kind).toBe("markup");
    expect((await session.population("population")).data.names).toHaveLength(24);
    expect((await session.detail("population", 2))?.facts[0][0]).toBe("Final loss");
  });

  it("draws the maps as the reader has arranged them", async () => {
    const session = await opened(keptReport());
    const { data } = await session.population("population");
    const marks = async (selected: readonly number[]): Promise<number> => (await session.mapsFile("population", { ...initialView(data), selected: new Set(selected) })).match(/class="spot faded/g)?.length ?? 0;
    expect([await marks([]), await marks([1, 2])]).toEqual([0, 2 * 22]);
  });

  it("says so where it has no such figure, population or run", async () => {
    const session = await opened(keptReport());
    await expect(session.drawing("none")).rejects.toThrow('source: expected a figure of the open source, got "none"');
    await expect(session.population("none")).rejects.toThrow('source: expected a population of the open source, got "none"');
    await expect(session.run("none")).rejects.toThrow("source: expected a run whose specification came along, got run none");
    expect(await session.detail("none", 0)).toBeUndefined();
  });
});
