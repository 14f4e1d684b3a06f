import { parseRoute, routeHash } from "../app/route.ts";
import { useDynamics } from "../laboratory/dynamics-store.ts";
import { openRun } from "../laboratory/laboratory-actions.ts";
import { firstSpec, useLaboratory } from "../laboratory/laboratory-store.ts";
import { isOperated, useSurgery } from "../surgery/surgery-store.ts";
import { openLink } from "./open-link.ts";
import { presentLink } from "./present-link.ts";
import { useSharing } from "./sharing-store.ts";

/** The address follows the page at most so often: browsers refuse more than some hundred changes in half a minute. */
const PAUSE_MILLISECONDS = 1000;

/**
 * Opens what the address says, or the first network; from then on the address follows the laboratory, and a link that
 * is put into it is opened. Returns what ends that.
 */
export function followAddress(): () => void {
  let written: string | undefined;
  let timer = 0;

  const write = async (): Promise<void> => {
    timer = 0;
    if (!holdsStill()) return;
    const link = await presentLink();
    if (link === undefined || !holdsStill()) return;
    written = link === "too large" ? undefined : link;
    const hash = routeHash("laboratory", written === undefined ? undefined : new URLSearchParams({ n: written }));
    if (hash !== location.hash) history.replaceState(history.state, "", hash);
  };
  const schedule = (): void => {
    if (timer === 0) timer = window.setTimeout(() => void write().catch(() => undefined), PAUSE_MILLISECONDS);
  };
  const read = async (first: boolean): Promise<void> => {
    const link = linkIn(location.hash);
    if (link !== undefined && link !== written) {
      written = link;
      if (await openLink(link)) return;
    }
    if (first) await openRun(firstSpec);
    schedule();
  };
  const onHashChange = (): void => void read(false);

  void read(true);
  const stops = [useLaboratory.subscribe(schedule), useDynamics.subscribe(schedule), useSurgery.subscribe(schedule)];
  const moves = ["pointerup", "keyup", "wheel"] as const;
  for (const move of moves) addEventListener(move, schedule, { passive: true });
  addEventListener("hashchange", onHashChange);
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
    for (const move of moves) removeEventListener(move, schedule);
    removeEventListener("hashchange", onHashChange);
  };
}

function linkIn(hash: string): string | undefined {
  const { view, state } = parseRoute(hash);
  return view === "laboratory" ? (state.get("n") ?? undefined) : undefined;
}

/** Whether the address is to say what the laboratory shows; it does not while a link is being opened. */
function holdsStill(): boolean {
  const { notice } = useSharing.getState();
  return parseRoute(location.hash).view === "laboratory" && notice?.kind !== "training" && notice?.kind !== "opening" && !isUntouched();
}

/** The network that everybody sees first needs no link. */
function isUntouched(): boolean {
  const { spec, done, loaded } = useLaboratory.getState();
  const { input, found } = useDynamics.getState();
  if (loaded !== undefined || isOperated(useSurgery.getState())) return false;
  return spec === firstSpec && done === 0 && found === undefined && input.every((value) => value === 0);
}
