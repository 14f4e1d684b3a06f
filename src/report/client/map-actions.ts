import { membersInside } from "./map-geometry.ts";
import { listenToKeyboard, type KeyboardActions } from "./map-keyboard.ts";
import { listenToPointer } from "./map-pointer.ts";
import { memberLine } from "./member-text.ts";
import { memberTooltip } from "./member-tooltip.ts";
import { part } from "./page-elements.ts";
import type { PopulationMapCanvas } from "./population-map.ts";
import type { PopulationPage } from "./population-page.ts";

/** Shows the tooltip of a member on a map, or none. */
type Tip = (map: PopulationMapCanvas, member: number | undefined) => void;

/** A selection with one member more or less. */
function toggled(selected: ReadonlySet<number>, member: number): ReadonlySet<number> {
  return selected.has(member) ? new Set([...selected].filter((one) => one !== member)) : new Set([...selected, member]);
}

/** Brushing on one map: what the region holds comes to what was selected before it. */
function brushing(page: PopulationPage, map: PopulationMapCanvas): Pick<KeyboardActions, "startBrush" | "brush" | "endBrush"> {
  let base: ReadonlySet<number> = new Set();
  return {
    startBrush(isAdding) {
      base = isAdding ? page.view().selected : new Set();
    },
    brush(region) {
      page.changeAttention({ brush: { map, region } });
      page.changeView({ selected: new Set([...base, ...membersInside(map.pixels(), page.present().shown, region)]) });
    },
    endBrush: () => page.changeAttention({ brush: undefined }),
  };
}

/** What a reader's doings on a map change on the page. */
function mapActions(page: PopulationPage, map: PopulationMapCanvas, tip: Tip): KeyboardActions {
  const announcement = part(page.block, ".announcement", HTMLElement);
  return {
    ...brushing(page, map),
    shown: () => page.present().shown,
    tool: () => page.attention().tool ?? "rectangle",
    hover(member) {
      if (member === page.attention().hovered) return;
      page.changeAttention({ hovered: member });
      tip(map, member);
    },
    toggle: (member) => page.changeView({ selected: toggled(page.view().selected, member) }),
    open: (member) => page.changeAttention({ opened: member }),
    clear() {
      tip(map, undefined);
      page.changeView({ selected: new Set() });
      page.changeAttention({ cursor: undefined, brush: undefined });
    },
    cursor: () => page.attention().cursor,
    moveCursor(member) {
      page.changeAttention({ cursor: member });
      announcement.textContent = memberLine(page.data.names[member], page.describe(member));
      tip(map, member);
    },
  };
}

/** Lets the reader brush, open and walk on every map, with one selection for all. */
export function listenToMaps(page: PopulationPage): void {
  const tooltip = memberTooltip(page);
  const tip: Tip = ({ element, pixels }, member) => {
    if (member === undefined) tooltip.hide();
    else tooltip.show(member, element, [pixels()[2 * member], pixels()[2 * member + 1]]);
  };
  for (const map of page.maps) {
    const actions = mapActions(page, map, tip);
    listenToPointer(map, actions);
    listenToKeyboard(map, actions);
    map.element.addEventListener("blur", () => {
      page.changeAttention({ cursor: undefined });
      tip(map, undefined);
    });
  }
}
