import { useEffect, useRef } from "react";
import uPlot from "uplot";
import { useLaboratory } from "./laboratory-store.ts";

const HEIGHT = 180;
/** More points than the chart has pixels say nothing. */
const MOST_POINTS = 1200;

/** The training loss of every step so far, on a logarithmic axis. */
export function LossChart() {
  const frame = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | undefined>(undefined);
  const done = useLaboratory((laboratory) => laboratory.done);
  const losses = useLaboratory((laboratory) => laboratory.losses);
  useEffect(() => {
    const element = frame.current!;
    const made = new uPlot(chartOptions(element.clientWidth), [[], []], element);
    chart.current = made;
    const observer = new ResizeObserver(() => made.setSize({ width: element.clientWidth, height: HEIGHT }));
    observer.observe(element);
    return () => {
      observer.disconnect();
      made.destroy();
      chart.current = undefined;
    };
  }, []);
  useEffect(() => chart.current?.setData(thinned(losses)), [losses, done]);
  const last = losses.at(-1);
  return (
    <figure style={{ margin: 0 }}>
      <div ref={frame} aria-hidden />
      <figcaption className="note">{last === undefined ? "The loss of each training step will be drawn here." : `Task loss before each step; now ${last.toPrecision(3)}.`}</figcaption>
    </figure>
  );
}

function chartOptions(width: number): uPlot.Options {
  const axis = { stroke: () => colour("--soft"), grid: { stroke: () => colour("--faint") }, ticks: { stroke: () => colour("--rule") }, font: "11px system-ui" } as const;
  return {
    width, height: HEIGHT, legend: { show: false }, cursor: { show: false },
    scales: { x: { time: false }, y: { distr: 3 } },
    axes: [{ ...axis, label: "optimiser step", labelFont: "12px system-ui", labelSize: 18 }, { ...axis, label: "loss", labelFont: "12px system-ui", labelSize: 18, size: 54 }],
    series: [{}, { stroke: () => colour("--accent"), width: 1.5 }],
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
