import { noiseDrive } from "../../dynamics/lyapunov/drive.ts";
import { lyapunovRun } from "../../dynamics/lyapunov/lyapunov-spectrum.ts";
import { networkAsMap } from "../../network/as-map.ts";
import { createStream, type RandomStream } from "../../numeric/random.ts";
import type { RandomFinding } from "./findings.ts";
import type { RateSettings } from "./profile.ts";
import { randomDiscreteNetwork, randomRateNetwork } from "./rate-network.ts";

/** One random network to measure. */
export interface RandomCase {
  readonly kind: "rate" | "discrete";
  readonly units: number;
  readonly gain: number;
  /** White noise on every unit: its standard deviation over the square root of time. */
  readonly noise: number;
  readonly seed: number;
  /** As in `RateSettings`. */
  readonly timePerStep: number;
  readonly time: number;
  readonly share: number;
}

/** Every case of the settings, sizes first. */
export function randomCases(kind: RandomCase["kind"], settings: RateSettings, seed: number, levels: readonly number[] = [0]): RandomCase[] {
  const { timePerStep, time, share } = settings;
  return settings.units.flatMap((units) =>
    settings.gains.flatMap((gain) =>
      levels.flatMap((noise) => Array.from({ length: settings.networks }, (_, network) => ({ kind, units, gain, noise, seed: seed * 1000 + network, timePerStep, time, share })))));
}

/** How many exponents a case asks for. */
export function exponentsOf({ units, share }: RandomCase): number {
  return Math.max(1, Math.round(share * units));
}

/** Measures the spectrum of one random network from a random state. */
export function* measureRandom(chosen: RandomCase): Generator<unknown, RandomFinding> {
  const { kind, units, gain, noise, seed, timePerStep, time } = chosen;
  const network = kind === "rate" ? randomRateNetwork({ units, gain, seed, timePerStep }) : randomDiscreteNetwork({ units, gain, seed });
  const stream = createStream({ study: "lyapunov", purpose: "random networks", seed });
  const start = new Float64Array(units);
  stream.fork("start").fillNormal(start);
  const spectrum = yield* lyapunovRun(networkAsMap(network), start, {
    exponents: exponentsOf(chosen),
    steps: Math.round(time / timePerStep),
    timePerStep,
    seed,
    ...drivenBy(noise, timePerStep, stream),
  });
  return {
    units, gain, noise, seed, timePerStep,
    exponents: [...spectrum.boundedPerStep].map((exponent) => exponent / timePerStep),
    errors: [...spectrum.timeErrors].map((error) => error / timePerStep),
    kaplanYorke: spectrum.kaplanYorke,
    entropyRateBound: spectrum.entropyRateBound / timePerStep,
    participation: spectrum.participation,
  };
}

/** An Euler step adds dt·u, so that u = σ/√dt gives σ√dt. */
function drivenBy(noise: number, timePerStep: number, stream: RandomStream): { drive?: ReturnType<typeof noiseDrive> } {
  return noise === 0 ? {} : { drive: noiseDrive(stream.fork("noise"), noise / Math.sqrt(timePerStep)) };
}
