import { selectionLine } from "./member-text.ts";
import { part } from "./page-elements.ts";
import { filterButtons, toggledFilter } from "./population-filters.ts";
import type { PopulationPage } from "./population-page.ts";

/** Lets the reader choose factors, filter values and clear the selection. */
export function listenToControls(page: PopulationPage): void {
  const { block, data } = page;
  const filters = part(block, ".filters", HTMLElement);
  const [colour, shape] = [block.querySelector<HTMLSelectElement>(".colour-by"), block.querySelector<HTMLSelectElement>(".shape-by")];
  colour?.addEventListener("change", () => {
    // Shapes follow colours until the reader parts them.
    const isJoint = page.view().shape === page.view().colour;
    if (isJoint && shape !== null) shape.value = colour.value;
    page.changeView({ colour: Number(colour.value), shape: isJoint ? Number(colour.value) : page.view().shape });
  });
  shape?.addEventListener("change", () => page.changeView({ shape: Number(shape.value) }));
  block.querySelector<HTMLSelectElement>(".select-by")?.addEventListener("change", ({ target }) => {
    page.changeAttention({ tool: target instanceof HTMLSelectElement && target.value === "lasso" ? "lasso" : "rectangle" });
  });
  filters.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>("button") : null;
    if (button === null) return;
    const [factor, code] = [Number(button.dataset["factor"]), Number(button.dataset["code"])];
    const filteredOut = page.view().filteredOut.map((set, index) => (index === factor ? toggledFilter(set, code, data.factors[factor].values.length, event.shiftKey) : set));
    page.changeView({ filteredOut });
  });
  part(block, ".clear", HTMLButtonElement).addEventListener("click", () => page.changeView({ selected: new Set() }));
}

/** Replaces the legend; the button that has the focus keeps it. */
function writeFilters(row: HTMLElement, markup: string): void {
  const focused = [...row.querySelectorAll("button")].findIndex((button) => button === document.activeElement);
  row.innerHTML = markup;
  row.querySelectorAll("button")[focused]?.focus();
}

/** Writes legend, selection and button states when the view changes. */
export function writeControls(page: PopulationPage): void {
  const { block, data, view } = page;
  writeFilters(part(block, ".filters", HTMLElement), filterButtons(data, view()));
  part(block, ".selection", HTMLOutputElement).textContent = selectionLine(data, page.present().selected, view().colour);
  part(block, ".clear", HTMLButtonElement).disabled = view().selected.size === 0;
}
