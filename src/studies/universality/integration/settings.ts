import type { ProfileName } from "../../study.ts";

/** How a network of the integration task is analysed. */
export interface IntegrationSettings {
  /** Fresh trials, shared by all networks: they give the range of values to hold and the states to start from. */
  readonly trials: number;
  /** Evenly spaced values of the integral at which the line is looked for, in each context. */
  readonly heldValues: number;
  /** A held state is a slow point where q = ½‖F(x, u) − x‖² is at most this. */
  readonly slowTolerance: number;
  /** Slow points that are linearised in each context, at most; evenly thinned from all. */
  readonly linearised: number;
  /** Steps k from a unit pulse to the predicted response. */
  readonly responseSteps: number;
  /** Constant probe inputs in each context. */
  readonly probes: number;
}

/** The tolerance on q and the 15 steps are those of this project's pilot of the method, not the paper's. */
const quick: IntegrationSettings = { trials: 256, heldValues: 41, slowTolerance: 1e-5, linearised: 20, responseSteps: 15, probes: 9 };

/** The settings of each profile. */
export const integrationSettings: Readonly<Record<ProfileName, IntegrationSettings>> = {
  smoke: { ...quick, trials: 128, heldValues: 21, linearised: 7, probes: 5 },
  quick,
  full: quick,
};
