import { type Laboratory, useLaboratory } from "../laboratory/laboratory-store.ts";

/** Steps done when a run's training stops for whatever reason; undefined where another network was opened meanwhile. */
export function untilSettled(spec: Laboratory["spec"]): Promise<number | undefined> {
  return new Promise((resolve) => {
    const look = (now: Laboratory): void => {
      if (now.spec === spec && now.phase === "training") return;
      stop();
      resolve(now.spec === spec && now.phase !== "failed" ? now.done : undefined);
    };
    const stop = useLaboratory.subscribe(look);
    look(useLaboratory.getState());
  });
}
