import { log } from "../numeric/elementary.ts";
import { numberText, powerOfTen } from "../studies/number-text.ts";

/** A labelled position on an axis. */
interface Tick {
  readonly value: number;
  readonly label: string;
}

/** A map from data to pixels, with the ticks that explain it. */
export interface Scale {
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
  toPixel(value: number): number;
  readonly ticks: readonly Tick[];
}

/** A closed interval of data values. */
export type Interval = readonly [number, number];

/** Smallest interval that holds every finite value; [0, 1] when there is none. */
export function extent(values: Iterable<number>): Interval {
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return low <= high ? [low, high] : [0, 1];
}

function interpolate(domain: Interval, range: Interval, value: number): number {
  return range[0] + ((value - domain[0]) / (domain[1] - domain[0])) * (range[1] - range[0]);
}

/** An interval of some width around a single value, so that a constant can be drawn. */
function widened([low, high]: Interval): Interval {
  if (high > low) return [low, high];
  const margin = Math.abs(low) / 2 || 1;
  return [low - margin, high + margin];
}

function log10(value: number): number {
  return log(value) / log(10);
}

/** The step of 1, 2 or 5 times a power of ten that cuts an interval into at most `count` parts. */
export function niceStep([low, high]: Interval, count: number): number {
  const rough = (high - low) / count;
  const power = Number(`1e${Math.floor(log10(rough) + 1e-9)}`);
  const multiple = [1, 2, 5].find((factor) => factor * power >= rough * (1 - 1e-9)) ?? 10;
  return multiple * power;
}

/** First and last multiple of `step` inside a domain, in units of the step; none when the first exceeds the last. */
function multiplesInside([low, high]: Interval, step: number): { first: number; last: number } {
  return { first: Math.ceil(low / step - 1e-9), last: Math.floor(high / step + 1e-9) };
}

function linearTicks(domain: Interval, count: number): Tick[] {
  const coarse = niceStep(domain, count);
  const found = multiplesInside(domain, coarse);
  // Of two parts, one may be wider than the domain and step over it; the next smaller step then falls inside.
  const step = found.last < found.first ? niceStep([0, 0.39 * coarse], 1) : coarse;
  const { first, last } = multiplesInside(domain, step);
  return Array.from({ length: last - first + 1 }, (_, index) => {
    const value = Number(((first + index) * step).toPrecision(12));
    return { value, label: numberText(value, 6) };
  });
}

/** A linear scale over exactly `domain`, with at most `tickCount` + 1 round ticks inside it. */
export function linearScale(domain: Interval, range: Interval, tickCount = 5): Scale {
  const wide = widened(domain);
  return {
    domain: wide,
    range,
    toPixel: (value) => interpolate(wide, range, value),
    ticks: linearTicks(wide, tickCount),
  };
}

/** Decade ticks, at most `count` + 1 of them. */
function decadeTicks([low, high]: Interval, count: number): Tick[] {
  const first = Math.ceil(log10(low) - 1e-9);
  const last = Math.floor(log10(high) + 1e-9);
  const step = Math.max(1, Math.ceil((last - first) / count));
  const exponents = Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, index) => first + index * step);
  return exponents.map((exponent) => ({ value: Number(`1e${exponent}`), label: powerOfTen(exponent) }));
}

/** A logarithmic scale; the domain is widened to whole decades. Values must be positive. */
export function logScale([low, high]: Interval, range: Interval, tickCount = 6): Scale {
  const decades: Interval = [Math.floor(log10(low) + 1e-9), Math.max(Math.ceil(log10(high) - 1e-9), Math.floor(log10(low) + 1e-9) + 1)];
  const domain: Interval = [Number(`1e${decades[0]}`), Number(`1e${decades[1]}`)];
  return {
    domain,
    range,
    toPixel: (value) => interpolate(decades, range, log10(value)),
    ticks: decadeTicks(domain, tickCount),
  };
}
