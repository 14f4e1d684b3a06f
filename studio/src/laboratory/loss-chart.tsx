import { numberText } from "@nullcline/studies/number-text.ts";
import { useEffect, useRef } from "react";
import uPlot from "uplot";
import { useThemeChange } from "../app/use-theme-change.ts";
import { logRange, logTicks } from "./decades.ts";
import { useLaboratory } from "./laboratory-store.ts";

const HEIGHT = 176;
/** More points than the chart has pixels say nothing. */
const MOST_POINTS = 1200;

/** The training loss of every step so far, on a logarithmic axis over the whole training. */
export function LossChart() {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | undefined>(undefined);
  const done = useLaboratory((laboratory) => laboratory.done);
  const losses = useLaboratory((laboratory) => laboratory.losses);
  const steps = useLaboratory((laboratory) => laboratory.spec.training.steps);
  useEffect(() => {
    const element = frame.current!;
    const made = new uPlot(chartOptions(element.clientWidth, steps), [[], []], element);
    made.setData(thinned(losses));
    chart.current = made;
    const observer = new ResizeObserver(() => { if (element.clientWidth > 0) made.setSize({ width: element.clientWidth, height: HEIGHT }); });
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      chart.current = undefined;
    };
  }, [steps, losses]);
  useEffect(() => chart.current?.setData(thinned(losses)), [losses, done]);
  useThemeChange(() => chart.current?.redraw(false, true));
  const last = losses.at(-1);
  return (
    <figure className="loss">
      <div ref={frame} className="loss-frame" aria-hidden />
      <figcaption className="note">{last === undefined ? "Train: the loss before each optimiser step is drawn here." : `Task loss before each step, now ${numberText(last)}.`}</figcaption>
    </figure>
  );
}

function chartOptions(width: number, steps: number): uPlot.Options {
  const axis = { stroke: () => colour("--soft"), grid: { stroke: () => colour("--faint"), width: 1 }, ticks: { stroke: () => colour("--rule"), width: 1, size: 4 }, border: { show: true, stroke: () => colour("--rule"), width: 1 }, font: "11px system-ui", labelFont: "11px system-ui", labelGap: 2, labelSize: 16 } as const;
  return {
    width, height: HEIGHT, legend: { show: false }, cursor: { show: false }, padding: [8, 20, 0, 0],
    scales: {
      x: { time: false, range: [0, steps] },
      y: { distr: 3, range: (_, low, high) => logRange(low, high) },
    },
    axes: [
      { ...axis, label: "optimiser step", size: 26, space: 70, grid: { show: false } },
      { ...axis, label: "loss", size: 48, splits: (_, __, low, high) => logTicks(low, high), filter: (_, splits) => splits, values: (_, splits) => splits.map((tick) => numberText(tick, 2)) },
    ],
    series: [{}, { stroke: () => colour("--accent"), width: 1.5, points: { show: false } }],
  };
}

function colour(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name);
}

function thinned(losses: readonly number[]): [number[], number[]] {
  const stride = Math.max(1, Math.ceil(losses.length / MOST_POINTS));
  const steps: number[] = [];
  for (let step = 0; step < losses.length; step += stride) steps.push(step);
  return [steps, steps.map((step) => losses[step])];
}
