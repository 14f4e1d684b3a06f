import type { ProfileName } from "../study.ts";

/** A random rate network that is measured: leading or full spectra at the given settings. Times are in units of τ. */
export interface RateSettings {
  readonly units: readonly number[];
  readonly gains: readonly number[];
  /** Networks of each size and gain. */
  readonly networks: number;
  /** Euler's time step. */
  readonly timePerStep: number;
  /** Measured time; a fifth of it passes before. */
  readonly time: number;
  /** Share of the exponents that is computed, in (0, 1]; 0 for the largest alone. */
  readonly share: number;
}

/** What a profile of the study runs. */
export interface LyapunovProfile {
  /** Measured steps of the classical maps, and of the flows. */
  readonly classicalSteps: number;
  /** The largest exponent against the gain. */
  readonly onset: RateSettings;
  /** Full spectra: mean exponent and symmetry. */
  readonly full: RateSettings;
  /** Spectra at one gain and several sizes. */
  readonly sizes: RateSettings;
  /** White noise σ on every unit, at one size and gain. */
  readonly noise: RateSettings & { readonly levels: readonly number[] };
  /** Discrete-time networks x' = tanh(W x); `timePerStep` is 1. */
  readonly discrete: RateSettings;
  readonly training: TrainingSettings;
}

/** The networks that are trained on the next-character task, and how their spectra are taken. */
export interface TrainingSettings {
  /** Built-in cells by name. */
  readonly cells: readonly string[];
  readonly units: number;
  readonly learningRates: readonly number[];
  /** Networks of each cell and learning rate. */
  readonly networks: number;
  readonly steps: number;
  readonly batch: number;
  /** Characters in a trial of training and of validation. */
  readonly trialSteps: number;
  readonly validationTrials: number;
  /** Optimiser steps after which the network is looked at, the last one included. */
  readonly checkpoints: readonly number[];
  /** Texts that drive a spectrum, and its measured and preceding characters. */
  readonly sequences: number;
  readonly measuredSteps: number;
  readonly alignment: number;
}

/** Seconds on two cores: every claim has something to show, few have enough to be decided. */
const smoke: LyapunovProfile = {
  classicalSteps: 10_000,
  onset: { units: [100], gains: [0.5, 1, 2, 4], networks: 1, timePerStep: 0.1, time: 100, share: 0 },
  full: { units: [40], gains: [4], networks: 1, timePerStep: 0.1, time: 60, share: 1 },
  sizes: { units: [64, 128], gains: [4], networks: 1, timePerStep: 0.1, time: 100, share: 0.125 },
  noise: { units: [100], gains: [4], networks: 1, timePerStep: 0.1, time: 100, share: 0.12, levels: [0, 2] },
  discrete: { units: [40], gains: [1.5, 3, 20], networks: 1, timePerStep: 1, time: 200, share: 0.5 },
  training: {
    cells: ["vanilla", "gru", "lstm"], units: 16, learningRates: [1e-3, 1e-2], networks: 1, steps: 120, batch: 16, trialSteps: 60, validationTrials: 64,
    checkpoints: [40, 120], sequences: 2, measuredSteps: 60, alignment: 20,
  },
};

/**
 * Minutes on two cores: networks of the size that mean-field theory needs, and a population that shows correlations. The largest of
 * `sizes` was added after 200 against 400 units had left extensivity undecided; the claim's thresholds stayed as they were.
 */
const quick: LyapunovProfile = {
  classicalSteps: 100_000,
  onset: { units: [500], gains: [0.5, 0.8, 1, 1.2, 1.5, 2, 3, 4, 5, 10], networks: 1, timePerStep: 0.05, time: 200, share: 0 },
  full: { units: [100], gains: [2, 4], networks: 1, timePerStep: 0.1, time: 200, share: 1 },
  sizes: { units: [100, 200, 400, 800], gains: [4], networks: 3, timePerStep: 0.1, time: 200, share: 0.125 },
  noise: { units: [200], gains: [4], networks: 1, timePerStep: 0.1, time: 300, share: 0.125, levels: [0, 0.5, 1, 2] },
  discrete: { units: [200], gains: [1.5, 2, 3, 5, 10, 20], networks: 2, timePerStep: 1, time: 2000, share: 0.4 },
  training: {
    cells: ["vanilla", "gru", "lstm"], units: 32, learningRates: [5e-4, 1e-3, 2e-3, 4e-3, 8e-3, 1.6e-2], networks: 2, steps: 400, batch: 32, trialSteps: 60, validationTrials: 128,
    checkpoints: [100, 400], sequences: 2, measuredSteps: 100, alignment: 30,
  },
};

/** The scale at which the source's code was run, or near it: hours. */
const full: LyapunovProfile = {
  classicalSteps: 1_000_000,
  onset: { units: [2000], gains: [0.5, 0.8, 1, 1.2, 1.5, 2, 3, 4, 5, 10, 20], networks: 4, timePerStep: 0.05, time: 1000, share: 0 },
  full: { units: [100, 200], gains: [2, 4, 10], networks: 3, timePerStep: 0.1, time: 1000, share: 1 },
  sizes: { units: [200, 400, 800], gains: [4], networks: 4, timePerStep: 0.1, time: 1000, share: 0.125 },
  noise: { units: [500], gains: [4], networks: 4, timePerStep: 0.1, time: 1000, share: 0.125, levels: [0, 0.25, 0.5, 1, 2] },
  discrete: { units: [200, 500], gains: [0.5, 0.9, 1, 1.5, 2, 3, 5, 10, 20], networks: 3, timePerStep: 1, time: 5000, share: 1 },
  training: {
    cells: ["vanilla", "gru", "lstm"], units: 256, learningRates: [1e-3, 2e-3, 3e-3, 4e-3, 5e-3, 6e-3, 7e-3, 8e-3, 9e-3, 1e-2], networks: 4, steps: 3000, batch: 128, trialSteps: 100, validationTrials: 512,
    checkpoints: [0, 800, 3000], sequences: 10, measuredSteps: 1000, alignment: 100,
  },
};

/** The settings of every profile. */
export const lyapunovProfiles: Readonly<Record<ProfileName, LyapunovProfile>> = { smoke, quick, full };
