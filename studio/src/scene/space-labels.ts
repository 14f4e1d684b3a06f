import type { SceneLabel } from "./create-scene.ts";

/** Puts labels over the space. They move with every frame, so this leaves elements and their texts as they are where it can. */
export function showLabels(parent: HTMLElement, labels: readonly SceneLabel[]): void {
  while (parent.childElementCount > labels.length) parent.lastElementChild!.remove();
  labels.forEach(({ text, x, y }, k) => {
    const label = (parent.children[k] as HTMLElement | undefined) ?? added(parent);
    if (label.textContent !== text) label.textContent = text;
    label.style.transform = `translate(${x.toFixed(1)}px, ${y.toFixed(1)}px) translate(-50%, -50%)`;
  });
}

function added(parent: HTMLElement): HTMLElement {
  const label = document.createElement("span");
  label.className = "space-label";
  parent.append(label);
  return label;
}
