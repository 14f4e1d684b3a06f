import { element, type Markup } from "../markup.ts";
import type { ThinnedDetail } from "../member-detail-data.ts";
import { drawMemberPlane } from "../member-plane.ts";
import { drawSpectrum } from "../spectrum-figure.ts";

/** What the panel shows of a member. */
export interface PanelContent {
  readonly name: string;
  readonly factors: readonly (readonly [string, string])[];
  readonly detail: ThinnedDetail | undefined;
  /** Where the member stands among those that can be paged through, e.g. `"3 of 27 selected"`. */
  readonly place: string;
}

/** A drawing in the panel and the name that it is saved under. */
export interface PanelDrawing {
  readonly title: string;
  readonly name: string;
  readonly markup: Markup;
}

function button(className: string, label: string): Markup {
  return element("button", { type: "button", class: className }, label);
}

function factList(facts: readonly (readonly [string, string])[]): Markup {
  return element("dl", {}, facts.map(([label, value]) => element("div", {}, element("dt", {}, label), element("dd", {}, value))));
}

/** The drawings of a member: state space and eigenvalues, as far as there are any. */
export function panelDrawings(name: string, detail: ThinnedDetail | undefined): PanelDrawing[] {
  if (detail === undefined) return [];
  const plane: PanelDrawing = { title: "State space", name: `${name}-state-space`, markup: drawMemberPlane(detail, name) };
  const spectrum = { kind: "spectrum", id: "", title: `Eigenvalues of ${name}`, caption: "Eigenvalues at every fixed point, with the unit circle.", eigenvalues: detail.eigenvalues } as const;
  const hasPlane = detail.trajectories.length + detail.points.length > 0;
  const drawings = [hasPlane ? plane : undefined, detail.eigenvalues.length > 0 ? { title: "Eigenvalues", name: `${name}-eigenvalues`, markup: drawSpectrum(spectrum) } : undefined];
  return drawings.filter((drawing) => drawing !== undefined);
}

/** Says what was left out of the page to keep it small; nothing if nothing was. */
export function thinningNote(detail: ThinnedDetail | undefined): string | undefined {
  if (detail === undefined) return "No details of this network are in the report.";
  const paths = detail.trajectories.length < detail.trajectoryCount ? [`${detail.trajectories.length} of ${detail.trajectoryCount} trajectories`] : [];
  const eigenvalues = detail.eigenvalues.length < detail.eigenvalueCount ? [`${detail.eigenvalues.length} of ${detail.eigenvalueCount} eigenvalues, those of largest modulus and one where several coincide`] : [];
  return paths.length + eigenvalues.length === 0 ? undefined : `Shown: ${[...paths, ...eigenvalues].join("; ")}.`;
}

/** The panel of a member: its name, its place, buttons, facts and drawings. */
export function panelMarkup({ name, factors, detail, place }: PanelContent): string {
  const figures = panelDrawings(name, detail).map(({ title, markup }) => element("div", {},
    element("div", { class: "figure-head" }, element("h5", {}, title), element("button", { type: "button", class: "save", title: "Save as an SVG file", "aria-label": `Save ${title} of ${name} as an SVG file` }, "SVG")), markup));
  const note = thinningNote(detail);
  return [
    element("div", { class: "member-head" }, element("h4", {}, name),
      element("div", {}, button("previous", "Previous"), button("next", "Next"), element("span", { class: "hint" }, place), button("close", "Close"))),
    factList([...factors, ...(detail?.facts ?? [])]),
    element("div", { class: "member-body" }, figures, note === undefined ? undefined : element("p", { class: "member-note" }, note)),
  ].map(({ markup }) => markup).join("");
}
