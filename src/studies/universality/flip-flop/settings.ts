import type { ProfileName } from "../../study.ts";

/** How flip-flop networks are analysed. */
export interface FlipFlopSettings {
  /** Fresh trials whose states seed the search and make the principal components. */
  readonly trials: number;
  /** Seeds of the fixed-point search, and the noise on a quarter of them. */
  readonly seeds: number;
  readonly noise: number;
  /** Further rounds of the search at most, while points are missing. */
  readonly rounds: number;
  /** Random directions in which each saddle is left, besides the sign vectors, and rounds of bisection between them. */
  readonly randomLaunches: number;
  readonly refinements: number;
  /** Steps at most along a way from a saddle. */
  readonly launchSteps: number;
  /** A way that comes so near a stable point, in typical norms of a state, has reached it. */
  readonly reach: number;
}

/**
 * Few launches besides the sign vectors and no bisection: what networks are compared on are the connections to memories,
 * which the sign vectors find. 512 seeds start the search, which goes on by itself while points are missing; most searches
 * are complete after the first round, and the others mostly go on finding points that no trial comes near. A hundredth of a norm is far less than the points of the
 * cube are apart; memories of some GRUs attract so slowly that nothing comes nearer in 2,000 steps.
 */
const quick: FlipFlopSettings = { trials: 256, seeds: 512, noise: 0.5, rounds: 2, randomLaunches: 4, refinements: 0, launchSteps: 2000, reach: 0.01 };

/** The settings of each profile. */
export const flipFlopSettings: Readonly<Record<ProfileName, FlipFlopSettings>> = { smoke: quick, quick, full: { ...quick, seeds: 1024, rounds: 4, randomLaunches: 32 } };
