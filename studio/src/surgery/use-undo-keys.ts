import { useEffect } from "react";
import { parseRoute } from "../app/route.ts";
import { redoSurgery, undoSurgery } from "./surgery-actions.ts";

/** Ctrl+Z takes the last operation back, Ctrl+Shift+Z or Ctrl+Y does it again (⌘ on a Mac); text fields keep these keys. */
export function useUndoKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const change = changeOf(event);
      if (change === undefined || isText(event.target) || parseRoute(location.hash).view !== "laboratory") return;
      event.preventDefault();
      change();
    };
    addEventListener("keydown", onKeyDown);
    return () => removeEventListener("keydown", onKeyDown);
  }, []);
}

function changeOf({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent): (() => void) | undefined {
  if (!(ctrlKey || metaKey) || altKey) return undefined;
  const letter = key.toLowerCase();
  if (letter === "z") return shiftKey ? redoSurgery : undoSurgery;
  return letter === "y" && !shiftKey ? redoSurgery : undefined;
}

function isText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches("input:not([type=checkbox], [type=radio], [type=button]), textarea"));
}
