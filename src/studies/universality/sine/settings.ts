import type { ProfileName } from "../../study.ts";

/** How sine networks are analysed. */
export interface SineSettings {
  /** Commanded frequencies at which fixed points are found, evenly spaced over the task's; all of them where it has fewer. */
  readonly commands: number;
  /** How many of these a full search is made at; from there, every point is followed along the command to the others. */
  readonly searches: number;
  /** Seeds of a search, and the noise on a quarter of them. */
  readonly seeds: number;
  readonly noise: number;
  /** Newton steps of an attempt at most. */
  readonly polishSteps: number;
  /** Steps of arclength around a branch's folds, at most. */
  readonly foldSteps: number;
  /** How many of the commands the limit cycle is measured at. */
  readonly cycles: number;
}

/**
 * One point attracts nearly all seeds of a trained network, so few seeds do; most attempts that need more than 25 Newton steps
 * never end. The search starts from states of the trial and between them.
 */
const quick: SineSettings = { commands: 51, searches: 3, seeds: 24, noise: 0.5, polishSteps: 25, foldSteps: 20, cycles: 3 };

/** The settings of each profile. */
export const sineSettings: Readonly<Record<ProfileName, SineSettings>> = {
  smoke: { ...quick, commands: 11, searches: 2, seeds: 16, cycles: 2 },
  quick,
  full: { ...quick, searches: 5, seeds: 64, foldSteps: 60, cycles: 5 },
};
