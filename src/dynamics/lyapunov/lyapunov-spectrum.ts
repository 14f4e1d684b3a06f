import type { DynamicalMap } from "../../numeric/dynamical-map.ts";
import { throwIfCancelled } from "../search-progress.ts";
import { lyapunovSettings, trajectoriesIn, type LyapunovOptions, type LyapunovProgress } from "./lyapunov-options.ts";
import { spectrumOf, type LyapunovSpectrum } from "./spectrum.ts";
import { trajectoryGrowth, type TrajectoryGrowth } from "./trajectory-growth.ts";

/**
 * Lyapunov exponents of any map: the mean exponential rates at which small displacements from its trajectories grow or shrink,
 * all of them or the k largest, conditional on the drive where there is one.
 *
 * Carries k tangent vectors along each trajectory by the map's Jacobians (that of the state before each step) and
 * orthonormalises them every few steps; the rates are the means of log Rᵢᵢ. The trajectories count alike; the convergence and
 * two estimates of the error come with the exponents. Of a flow, make a map by `flowMap` and give its `timePerStep`.
 *
 * The result depends on the arguments alone, to the last bit.
 *
 * @param start starting states, one a trajectory, [B, D].
 * @param options see `LyapunovOptions` for each one's default and its reason.
 * @throws InvalidInputError for wrong shapes, numbers that are not finite or options out of range.
 * @throws DivergenceError naming the first step whose state or Jacobian is not finite.
 * @throws SearchCancelledError once `options.signal` is aborted.
 *
 * Source: Benettin, Galgani, Giorgilli & Strelcyn, Meccanica 15 (1980); Engelken, Wolf & Abbott, Phys. Rev. Research 5 (2023).
 *
 * @example
 * const { perStep, kaplanYorke } = lyapunovSpectrum(henonMap, Float64Array.of(0.1, 0.1)); // 0.42 and −1.62 nats a step; 1.26
 */
export function lyapunovSpectrum(map: DynamicalMap, start: Float64Array, options: LyapunovOptions = {}): LyapunovSpectrum {
  const run = lyapunovRun(map, start, options);
  for (;;) {
    const step = run.next();
    if (step.done === true) return step.value;
    options.onProgress?.(step.value);
    throwIfCancelled("lyapunovSpectrum", options.signal);
  }
}

/**
 * As `lyapunovSpectrum`, an interval at a time, for callers that have other work between. To cancel it, draw no further;
 * `onProgress` and `signal` are not looked at.
 */
export function* lyapunovRun(map: DynamicalMap, start: Float64Array, options: LyapunovOptions = {}): Generator<LyapunovProgress, LyapunovSpectrum> {
  const settings = lyapunovSettings(map, options);
  const trajectories = trajectoriesIn(start, map.dimension);
  const length = settings.transient + settings.alignment + settings.steps;
  const growths: TrajectoryGrowth[] = [];
  for (let b = 0; b < trajectories; b++) {
    const growth = trajectoryGrowth(map, settings, start.subarray(b * map.dimension, (b + 1) * map.dimension), b);
    for (;;) {
      const step = growth.next();
      if (step.done === true) {
        growths.push(step.value);
        break;
      }
      yield { stage: step.value.stage, done: b * length + step.value.done, total: trajectories * length };
    }
  }
  return spectrumOf(map.dimension, settings, growths);
}
