import type { StudiedNetwork } from "./task-study.ts";

/** The networks that pictures of single networks show: of each architecture and nonlinearity the first that learned the task, or the first. */
export function drawnNetworks<Findings>(networks: readonly StudiedNetwork<Findings>[]): StudiedNetwork<Findings>[] {
  const kindOf = ({ architecture, activation }: StudiedNetwork<Findings>): string => `${architecture} ${activation}`;
  return [...new Set(networks.map(kindOf))].map((kind) => {
    const ofKind = networks.filter((network) => kindOf(network) === kind);
    return ofKind.find(({ score }) => score.passed) ?? ofKind[0];
  });
}
