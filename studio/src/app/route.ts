import { useSyncExternalStore } from "react";

/** The views of the studio, in the order of the bar. */
export const views = ["laboratory", "population", "study", "files"] as const;

/** One of the views. */
export type ViewName = (typeof views)[number];

/** Where the page is: `#/<view>?<state>`. */
export interface Route {
  readonly view: ViewName;
  /** What follows the question mark; each view reads its own. */
  readonly state: URLSearchParams;
}

/** Reads an address's fragment; anything unknown is the laboratory. */
export function parseRoute(hash: string): Route {
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?", 2);
  const view = views.find((name) => name === path) ?? "laboratory";
  return { view, state: new URLSearchParams(query) };
}

/** The fragment of a route. */
export function routeHash(view: ViewName, state?: URLSearchParams): string {
  const query = state?.toString() ?? "";
  return query === "" ? `#/${view}` : `#/${view}?${query}`;
}

/** The present route; components that use it follow the address. */
export function useRoute(): Route {
  return parseRoute(useSyncExternalStore(onHashChange, () => location.hash));
}

function onHashChange(listener: () => void): () => void {
  addEventListener("hashchange", listener);
  return () => removeEventListener("hashchange", listener);
}
