import { useEffect } from "react";
import { replaceRouteState } from "./route-state.ts";
import { choiceIn, choiceState, usualChoice } from "./source-choice.ts";
import { findStore, openSource } from "./sources-actions.ts";
import { useSources } from "./sources-store.ts";

/** Opens what the address names, or else what the local store has; the address then says what is open. */
export function useSource(state: URLSearchParams): void {
  const sources = useSources();
  const { store, choice } = sources;
  const named = state.toString();
  useEffect(() => { void findStore(); }, []);
  useEffect(() => {
    const wanted = choiceIn(new URLSearchParams(named)) ?? usualChoice(useSources.getState());
    if (wanted !== undefined) void openSource(wanted);
    else if (choice !== undefined) replaceRouteState(choiceState(choice));
  }, [named, store, choice]);
}
