import type { BrushTool } from "@nullcline/report/client/map-pointer.ts";
import { liveMaps } from "@nullcline/report/client/live-maps.ts";
import { factorValues } from "@nullcline/report/client/member-text.ts";
import { parseRunSpec } from "@nullcline/lab/run-spec.ts";
import { toggledFilter } from "@nullcline/report/client/population-filters.ts";
import { routeHash } from "../app/route.ts";
import { openRun } from "../laboratory/laboratory-actions.ts";
import { openNetwork } from "../laboratory/open-network.ts";
import { replaceRouteState } from "../server/route-state.ts";
import { sourceApi } from "../server/sources-actions.ts";
import { viewIn } from "./first-view.ts";
import { noPopulation, usePopulation } from "./population-store.ts";
import { errorText } from "../app/error-text.ts";

const { getState: state, setState: change } = usePopulation;

/** Fetches a population of the open source and shows it as an address says. */
export async function showPopulation(id: string, address: URLSearchParams): Promise<void> {
  const wanted = { id };
  change({ ...noPopulation, wanted });
  try {
    const table = await sourceApi().population(id);
    if (state().wanted === wanted) change({ table, view: viewIn(table.data, address) });
  } catch (error) {
    if (state().wanted === wanted) change({ trouble: { title: "This population cannot be shown", message: errorText(error) } });
  }
}

/** Makes the maps in a block of the page live; the result takes them down. */
export function mountMaps(block: HTMLElement): () => void {
  const { table, view } = state();
  if (table === undefined || view === undefined) return () => {};
  const described = { ...table.data, factors: table.data.factors.slice(0, table.described) };
  const maps = liveMaps(block, {
    data: table.data, view,
    onView: (next) => change({ view: next, cleared: next.selected.size > 0 ? undefined : state().cleared ?? nonEmpty(state().view?.selected) }),
    onAttention: ({ opened }, before) => { if (opened !== before.opened) change({ opened }); },
    describe: (member) => factorValues(described, member),
  });
  if (maps === undefined) {
    change({ trouble: { title: "The maps cannot be drawn", message: "This browser gives no canvas to draw on" } });
    return () => {};
  }
  maps.changeAttention({ tool: state().tool, opened: state().opened });
  change({ maps });
  const watcher = new ResizeObserver(maps.repaint);
  watcher.observe(block);
  return () => {
    watcher.disconnect();
    if (state().maps === maps) change({ maps: undefined });
  };
}

function nonEmpty(selected: ReadonlySet<number> | undefined): ReadonlySet<number> | undefined {
  return selected === undefined || selected.size === 0 ? undefined : selected;
}

/** Colours, and with it shapes, by a factor. */
export function colourBy(colour: number): void {
  const { maps, table } = state();
  maps?.changeView({ colour, shape: colour });
  replaceRouteState({ colour: table?.data.factors[colour].name });
}

/** Hides or shows the networks of a value; with `isAlone` shows only these, or all again. */
export function filterValue(factor: number, code: number, isAlone: boolean): void {
  const { maps, table } = state();
  if (maps === undefined || table === undefined) return;
  const { values } = table.data.factors[factor];
  maps.changeView({ filteredOut: maps.view().filteredOut.map((set, index) => (index === factor ? toggledFilter(set, code, values.length, isAlone) : set)) });
}

/** Shows all networks again. */
export function showAll(): void {
  const { maps } = state();
  maps?.changeView({ filteredOut: maps.view().filteredOut.map(() => new Set()) });
}

/** Selects members: these alone, or in addition. */
export function select(members: readonly number[], isAdding: boolean): void {
  const { maps } = state();
  maps?.changeView({ selected: new Set(isAdding ? [...maps.view().selected, ...members] : members) });
}

/** Brings back the selection that was cleared last. */
export function restoreSelection(): void {
  const { maps, cleared } = state();
  if (cleared !== undefined) maps?.changeView({ selected: cleared });
}

/** Chooses what dragging draws. */
export function chooseTool(tool: BrushTool): void {
  state().maps?.changeAttention({ tool });
  change({ tool });
}

/** Opens a member's details, or closes them. */
export function openMember(opened: number | undefined): void {
  state().maps?.changeAttention({ opened });
}

/** Opens a member's trained network in the laboratory; where only its specification is at hand, that. */
export async function openInLaboratory(member: number): Promise<void> {
  const { table } = state();
  const id = table?.runs[member] ?? "";
  if (table === undefined || id === "") return;
  try {
    const { spec, file } = await sourceApi().run(id);
    const checked = parseRunSpec(spec, { who: `specification of run ${id}` });
    location.hash = routeHash("laboratory");
    await (file === undefined ? openRun(checked) : openNetwork({ file, name: table.data.names[member], explanation: [`run ${id} of the local store`] }));
  } catch (error) {
    change({ trouble: { title: "This network cannot be opened", message: errorText(error) } });
  }
}
