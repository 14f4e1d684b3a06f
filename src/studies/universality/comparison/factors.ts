import type { StudiedNetwork } from "../task-study.ts";
import type { FactorName } from "./task-comparison.ts";

const classOf: Readonly<Record<FactorName, (network: StudiedNetwork<unknown>) => string>> = {
  architecture: ({ architecture }) => architecture,
  activation: ({ activation }) => activation,
  units: ({ run }) => String(run.units),
  penalty: ({ run }) => String(run.training.l2Weights),
};

/** The classes of every factor that varies among the networks, one a network. */
export function varyingFactors(networks: readonly StudiedNetwork<unknown>[]): Partial<Record<FactorName, readonly string[]>> {
  const classes = Object.entries(classOf).map(([factor, of]) => [factor, networks.map(of)] as const);
  return Object.fromEntries(classes.filter(([, labels]) => new Set(labels).size > 1));
}
