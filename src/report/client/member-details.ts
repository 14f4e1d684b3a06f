import { unpackDetail, type PackedDetails, type ThinnedDetail } from "../member-detail-data.ts";
import type { PopulationData } from "../population-data.ts";
import { saveDrawing } from "./export-svg.ts";
import { panelDrawings, panelMarkup } from "./member-panel.ts";
import { factorValues } from "./member-text.ts";
import { embedded, part } from "./page-elements.ts";

/** What paging through members needs to know. */
export interface MemberPager {
  /** Members that "previous" and "next" go through: the selected ones, or all. */
  paged(): { readonly members: readonly number[]; readonly name: string };
  open(member: number | undefined): void;
}

/** The panel that shows a member's details. */
export interface MemberDetails {
  /** Shows a member and takes the focus, or closes the panel and gives the focus back. */
  show(member: number | undefined): void;
  /** Updates the place among the paged members without touching the focus. */
  refresh(member: number): void;
}

/** The member `by` places further on in a list, around its ends; the first one if `from` is not in it. */
export function pagedMember(members: readonly number[], from: number, by: number): number | undefined {
  const at = members.indexOf(from);
  return at < 0 ? members[0] : members[(at + by + members.length) % members.length];
}

/** Reads the details when the first of them is asked for: they are most of the file. */
function lateDetails(block: HTMLElement): (member: number) => ThinnedDetail | undefined {
  let read: PackedDetails | undefined;
  return (member) => unpackDetail((read ??= embedded<PackedDetails>(block, ".member-details")), member);
}

function placeText({ members, name }: ReturnType<MemberPager["paged"]>, member: number): string {
  const at = members.indexOf(member);
  return at < 0 ? `not among the ${members.length} ${name}` : `${at + 1} of ${members.length} ${name}`;
}

/** Makes the panel of a population's members. */
export function memberDetails(block: HTMLElement, data: PopulationData, figure: string, pager: MemberPager): MemberDetails {
  const panel = part(block, ".member", HTMLElement);
  const detailOf = lateDetails(block);
  let shown: number | undefined;
  let returnTo: Element | null = null;
  const page = (by: number): void => {
    if (shown !== undefined) pager.open(pagedMember(pager.paged().members, shown, by));
  };
  const actions: Readonly<Record<string, () => void>> = { previous: () => page(-1), next: () => page(1), close: () => pager.open(undefined) };
  const save = (index: number): void => {
    if (shown === undefined) return;
    const { markup: { markup }, name } = panelDrawings(data.names[shown], detailOf(shown))[index];
    saveDrawing({ svg: markup, figure, name });
  };
  panel.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("button") : null;
    if (button === null) return;
    if (button.className === "save") return save([...panel.querySelectorAll(".save")].indexOf(button));
    actions[button.className]?.();
    panel.querySelector<HTMLElement>(`.${button.className}`)?.focus();
  });
  panel.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") pager.open(undefined);
  });
  return {
    show(member) {
      const hadFocus = panel.contains(document.activeElement);
      if (panel.hidden) returnTo = document.activeElement;
      shown = member;
      panel.hidden = member === undefined;
      if (member === undefined) {
        if (hadFocus && returnTo instanceof HTMLElement) returnTo.focus();
        return;
      }
      panel.innerHTML = panelMarkup({ name: data.names[member], factors: factorValues(data, member), detail: detailOf(member), place: placeText(pager.paged(), member) });
      panel.scrollIntoView({ block: "nearest" });
      panel.focus({ preventScroll: true });
    },
    refresh(member) {
      if (!panel.hidden) part(panel, ".hint", HTMLElement).textContent = placeText(pager.paged(), member);
    },
  };
}
