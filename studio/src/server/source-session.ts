import { InvalidInputError } from "@nullcline/numeric/errors.ts";
import { drawFigure } from "@nullcline/report/draw-figure.ts";
import { figureFingerprint } from "@nullcline/report/figure-fingerprint.ts";
import { figureNumbers } from "@nullcline/report/figure-numbers.ts";
import { drawPopulationView } from "@nullcline/report/population-figure.ts";
import { standaloneDrawing } from "@nullcline/report/standalone-drawing.ts";
import { standaloneSvg } from "@nullcline/report/standalone-svg.ts";
import type { StoredPopulationFigure } from "@nullcline/server/report-schema.ts";
import { allRuns, storedReport, storedRun, storedWeights } from "./local-store.ts";
import { memberDetail, reportPopulation, runsPopulation, storePopulation } from "./population-table.ts";
import type { OpenedSource, PopulationTable, SourceAddress, SourceApi } from "./source-api.ts";
import type { RunEntries, SourceContent } from "./source-content.ts";
import { readSourceFile, reportContent } from "./source-file.ts";

/** SVG's own address. */
const SVG = "http://www.w3.org/2000/svg";
/** The example, beside the page. */
const EXAMPLE = "examples/universality-quick.json.gz";

interface OpenSource {
  readonly content: SourceContent;
  /** The page behind which a store has the runs, if one has. */
  readonly store: string | undefined;
}

/** The worker that reads sources, without the worker. */
export function createSourceSession(): SourceApi {
  let open: OpenSource | undefined;
  const opened = (): OpenSource => open ?? refuse("an open source", "none");
  return {
    open: async (address) => {
      const found = await read(address);
      open = found;
      return describe(found.content);
    },
    population: async (id) => tableOf(opened().content, id),
    mapsFile: async (id, view) => {
      const { content } = opened();
      const figure = populationFigure(content, id);
      const { command, version } = content.study!.provenance;
      return standaloneDrawing(drawPopulationView(tableOf(content, id).data, view).markup, SVG, { figure: id, fingerprint: figureFingerprint(figure), command, version });
    },
    detail: async (id, member) => {
      const figure = opened().content.figures.get(id);
      return figure?.kind === "population" ? memberDetail(figure, member) : undefined;
    },
    drawing: async (id) => {
      const { content } = opened();
      const figure = content.figures.get(id);
      return figure === undefined ? { kind: "image", svg: pictureFile(content, id) } : { kind: "markup", markup: drawFigure(figure).markup };
    },
    svgFile: async (id) => {
      const { content } = opened();
      const figure = content.figures.get(id);
      if (figure === undefined) return pictureFile(content, id);
      return figure.kind === "table" ? refuse("a picture", `the table "${id}"`) : standaloneSvg(figure, content.study!.provenance);
    },
    run: async (id) => {
      const { content, store } = opened();
      if (store !== undefined) return { spec: (await storedRun(store, id)).spec, file: await storedWeights(store, id) };
      return { spec: content.specs.get(id) ?? refuse("a run whose specification came along", `run ${id}`), file: undefined };
    },
  };
}

function refuse(expected: string, got: string): never {
  throw new InvalidInputError({ who: "source", expected, got });
}

async function read(address: SourceAddress): Promise<OpenSource> {
  switch (address.kind) {
    case "file": return { content: await readSourceFile(address.bytes, address.name), store: undefined };
    case "example": return { content: await readSourceFile(await exampleFile(address.page), "example"), store: undefined };
    case "store": return { content: await storeContent(address.page, address.study), store: address.page };
  }
}

async function exampleFile(page: string): Promise<Uint8Array> {
  const answer = await fetch(new URL(EXAMPLE, page));
  if (!answer.ok) throw new InvalidInputError({ who: "example", expected: `the file ${EXAMPLE} beside the page`, got: `status ${answer.status}` });
  return new Uint8Array(await answer.arrayBuffer());
}

async function storeContent(page: string, study: string | undefined): Promise<SourceContent> {
  const { columns, runs } = await allRuns(page);
  const entries: RunEntries = { columns, runs: runs.filter((run) => run.status === "whole") };
  if (study !== undefined) return reportContent((await storedReport(page, study)).report, undefined, entries);
  return { title: "Runs of the local store", about: undefined, study: undefined, figures: new Map(), pictures: new Map(), entries, specs: new Map() };
}

function describe({ title, about, study, figures, entries }: SourceContent): OpenedSource {
  const populations = [...figures.values()].filter((figure) => figure.kind === "population").map(({ id, title: name, members }) => ({ id, title: name, members: members.length }));
  return {
    title, about,
    study: study === undefined ? undefined : { ...study, numbers: [...figureNumbers(study)] },
    populations: study === undefined ? [{ id: storePopulation, title, members: entries.runs.length }] : populations,
  };
}

function tableOf(content: SourceContent, id: string): PopulationTable {
  if (id === storePopulation && content.study === undefined) return runsPopulation(content.entries);
  return reportPopulation(populationFigure(content, id), content.study!.provenance, content.entries);
}

function populationFigure({ figures }: SourceContent, id: string): StoredPopulationFigure {
  const figure = figures.get(id);
  return figure?.kind === "population" ? figure : refuse("a population of the open source", `"${id}"`);
}

/** A picture that came in an HTML file, as a file of its own; it is never put into the page but as an image. */
function pictureFile({ pictures, study }: SourceContent, id: string): string {
  const { svg, fingerprint } = pictures.get(id) ?? refuse("a figure of the open source", `"${id}"`);
  const { command, version } = study!.provenance;
  return standaloneDrawing(svg, SVG, { figure: id, fingerprint, command, version });
}
