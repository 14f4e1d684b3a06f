import type { SceneLabel } from "./create-scene.ts";

/** Labels whose middles are nearer than this, in pixels across and down, would lie on each other. */
const NEAR = [92, 16] as const;

/** Labels without those that would lie on an earlier one. */
export function apart(labels: readonly SceneLabel[]): readonly SceneLabel[] {
  return labels.reduce<SceneLabel[]>((kept, label) => (kept.some((other) => Math.abs(other.x - label.x) < NEAR[0] && Math.abs(other.y - label.y) < NEAR[1]) ? kept : [...kept, label]), []);
}
