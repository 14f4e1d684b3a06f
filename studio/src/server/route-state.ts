import { parseRoute, routeHash } from "../app/route.ts";

/** A route's state with some entries changed; `undefined` takes an entry out. */
export function changedState(state: URLSearchParams, changes: Readonly<Record<string, string | undefined>>): URLSearchParams {
  const changed = new URLSearchParams(state);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) changed.delete(name);
    else changed.set(name, value);
  }
  return changed;
}

/** Changes the address without a new entry in the browser's history; whoever follows the route hears of it. */
export function replaceRouteState(changes: Readonly<Record<string, string | undefined>>): void {
  const { view, state } = parseRoute(location.hash);
  const hash = routeHash(view, changedState(state, changes));
  if (hash === location.hash) return;
  history.replaceState(history.state, "", hash);
  dispatchEvent(new HashChangeEvent("hashchange"));
}
