import { element } from "../markup.ts";
import type { PopulationPage } from "./population-page.ts";

/** A box beside a member with its name and factors. */
export interface MemberTooltip {
  show(member: number, map: HTMLElement, at: readonly [number, number]): void;
  hide(): void;
}

/** Makes a tooltip for the members of a population, inside the block of its maps. */
export function memberTooltip({ block, data, describe }: Pick<PopulationPage, "block" | "data" | "describe">): MemberTooltip {
  const box = document.createElement("div");
  box.className = "tooltip";
  box.hidden = true;
  box.setAttribute("aria-hidden", "true");
  block.append(box);
  return {
    show(member, map, [x, y]) {
      const properties = describe(member).map(([name, value]) => element("div", {}, element("span", {}, `${name} `), value));
      box.innerHTML = [element("b", {}, data.names[member]), ...properties].map(({ markup }) => markup).join("");
      box.hidden = false;
      const [frame, ground] = [block.getBoundingClientRect(), map.getBoundingClientRect()];
      const left = ground.left - frame.left + x + 14;
      box.style.left = `${Math.max(0, Math.min(left, frame.width - box.offsetWidth))}px`;
      box.style.top = `${ground.top - frame.top + y + (left > frame.width - box.offsetWidth ? 18 : 10)}px`;
    },
    hide() {
      box.hidden = true;
    },
  };
}
