import { stabilityStyle } from "@nullcline/report/palette.ts";
import { numberText } from "@nullcline/studies/number-text.ts";
import { useId } from "react";
import type { ModeView } from "../protocol/analysis.ts";
import { markPath } from "../scene/mark-path.ts";
import { planeReach, ticksWithin } from "./complex-plane.ts";
import { selectMode } from "./dynamics-actions.ts";

/** The plot is a square, so that both axes have one scale and the unit circle is round. */
const SIDE = 296;
const LEFT = 56;
const TOP = 8;
const WIDTH = LEFT + SIDE + 8;
const HEIGHT = TOP + SIDE + 38;

interface PlaneProps {
  readonly modes: readonly ModeView[];
  readonly unstableDimensions: number;
  /** Index of the mode that is looked at. */
  readonly shown: number | undefined;
  readonly onHover: (mode: number | undefined) => void;
}

/** Eigenvalues in the complex plane with the unit circle; those outside have the mark of their point. */
export function ComplexPlane({ modes, unstableDimensions, shown, onHover }: PlaneProps) {
  const title = useId();
  const reach = planeReach(modes);
  const at = (value: number): number => (value / reach) * (SIDE / 2);
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-labelledby={title} onPointerLeave={() => onHover(undefined)}>
      <title id={title}>{`Eigenvalues in the complex plane, ${unstableDimensions} of them outside the unit circle`}</title>
      <rect x={LEFT} y={TOP} width={SIDE} height={SIDE} fill="none" stroke="var(--rule)" />
      <g transform={`translate(${LEFT + SIDE / 2} ${TOP + SIDE / 2})`}>
        <path d={`M${-SIDE / 2} 0H${SIDE / 2}M0 ${-SIDE / 2}V${SIDE / 2}`} stroke="var(--faint)" fill="none" />
        <circle r={at(1)} fill="none" stroke="var(--trace)" />
        {[0, ...ticksWithin(reach)].map((tick) => <Tick key={tick} place={at(tick)} text={numberText(tick)} />)}
        {modes.map(({ re, im }, index) => {
          const grows = re * re + im * im > 1;
          return (
            <g key={index} className="mode" transform={`translate(${at(re)} ${-at(im)}) scale(${index === shown ? 7 : 4})`} onPointerEnter={() => onHover(index)} onClick={() => selectMode(index)}>
              <circle r={2} fill="transparent" />
              <path d={markPath(grows ? unstableDimensions : 0)} fill={`var(--${stabilityStyle(grows ? unstableDimensions : 0).className})`} opacity={shown === undefined || index === shown ? 0.9 : 0.35} />
            </g>
          );
        })}
      </g>
      <text className="axis-title" x={LEFT + SIDE / 2} y={HEIGHT - 4} textAnchor="middle">real part</text>
      <text className="axis-title" transform={`translate(12 ${TOP + SIDE / 2}) rotate(-90)`} textAnchor="middle">imaginary part</text>
    </svg>
  );
}

/** A value's ticks on both edges of the square, outside of it. */
function Tick({ place, text }: { readonly place: number; readonly text: string }) {
  const edge = SIDE / 2;
  return (
    <>
      <path d={`M${place} ${edge}v4M${-edge} ${-place}h-4`} stroke="var(--rule)" />
      <text x={place} y={edge + 16} textAnchor="middle">{text}</text>
      <text x={-edge - 8} y={-place + 4} textAnchor="end">{text}</text>
    </>
  );
}
