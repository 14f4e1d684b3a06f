import { create } from "zustand";

/** The tabs beside the space; the network has a column of its own where there is room. */
export type SideTab = "network" | "learning" | "points" | "surgery";

/** Which tab is open. */
export const useSide = create<{ readonly tab: SideTab }>(() => ({ tab: "learning" }));

/** Opens a tab. */
export function openTab(tab: SideTab): void {
  useSide.setState({ tab });
}
