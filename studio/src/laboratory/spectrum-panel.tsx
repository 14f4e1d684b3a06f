import { stabilityStyle } from "@nullcline/report/palette.ts";
import { useId, useState } from "react";
import { markPath } from "../scene/mark-path.ts";
import type { ModeView } from "../protocol/analysis.ts";
import { selectMode } from "./dynamics-actions.ts";
import { useDynamics } from "./dynamics-store.ts";
import { ModeBars } from "./mode-bars.tsx";
import { complexText, frequencyText, stepsText } from "./mode-text.ts";
import { planeReach, ticksWithin } from "./complex-plane.ts";

const SIZE = 340;
const MIDDLE = SIZE / 2;
const HALF = MIDDLE - 26;

/** The selected point's eigenvalues in the complex plane; hover or choose one for what its mode does. */
export function SpectrumPanel() {
  const point = useDynamics(({ found, selected }) => (selected === undefined ? undefined : found?.points[selected]));
  const chosen = useDynamics((dynamics) => dynamics.mode);
  const [hovered, setHovered] = useState<number>();
  if (point === undefined) return <p className="note">Choose a fixed point, in the space or in the list, to see its linearised dynamics.</p>;
  const shown = hovered ?? chosen;
  return (
    <figure className="stack" style={{ margin: 0 }}>
      <ComplexPlane modes={point.modes} unstableDimensions={point.unstableDimensions} shown={shown} onHover={setHovered} />
      <ModePicker modes={point.modes} />
      <figcaption className="note" aria-live="polite">{shown === undefined ? `${point.modes.length} eigenvalues of the Jacobian; the circle has radius 1. Modes outside it grow.` : <ModeFacts mode={point.modes[shown]} index={shown} />}</figcaption>
      {shown === undefined ? null : <ModeBars mode={point.modes[shown]} />}
    </figure>
  );
}

interface PlaneProps {
  readonly modes: readonly ModeView[];
  readonly unstableDimensions: number;
  readonly shown: number | undefined;
  readonly onHover: (mode: number | undefined) => void;
}

function ComplexPlane({ modes, unstableDimensions, shown, onHover }: PlaneProps) {
  const title = useId();
  const reach = planeReach(modes);
  const at = (value: number): number => (value / reach) * HALF;
  const colour = `var(--${stabilityStyle(unstableDimensions).className})`;
  return (
    <svg viewBox={`0 0 ${SIZE} ${SIZE}`} width="100%" role="img" aria-labelledby={title} onPointerLeave={() => onHover(undefined)}>
      <title id={title}>{`Eigenvalues in the complex plane, ${unstableDimensions} of them outside the unit circle`}</title>
      <g transform={`translate(${MIDDLE} ${MIDDLE})`} fontSize={11} fill="var(--soft)">
        <path d={`M${-HALF} 0H${HALF}M0 ${-HALF}V${HALF}`} stroke="var(--rule)" fill="none" />
        <circle r={at(1)} fill="none" stroke="var(--trace)" />
        {ticksWithin(reach).map((tick) => (
          <g key={tick}>
            <text x={at(tick)} y={14} textAnchor="middle">{tick}</text>
            <text x={-5} y={-at(tick) + 4} textAnchor="end">{tick}</text>
          </g>
        ))}
        <text x={HALF} y={-6} textAnchor="end">real part</text>
        <text x={6} y={-HALF + 4}>imaginary part</text>
        {modes.map(({ re, im }, index) => (
          <g key={index} transform={`translate(${at(re)} ${-at(im)}) scale(${index === shown ? 7 : 4})`} onPointerEnter={() => onHover(index)} onClick={() => selectMode(index)}>
            <circle r={2} fill="transparent" />
            <path d={markPath(re * re + im * im > 1 ? unstableDimensions : 0)} fill={re * re + im * im > 1 ? colour : "var(--unstable-0)"} opacity={shown === undefined || index === shown ? 0.9 : 0.35} />
          </g>
        ))}
      </g>
    </svg>
  );
}

function ModePicker({ modes }: { readonly modes: readonly ModeView[] }) {
  const id = useId();
  const chosen = useDynamics((dynamics) => dynamics.mode);
  return (
    <div className="picker">
      <label htmlFor={id}>Mode</label>
      <select id={id} value={chosen ?? ""} onChange={(event) => selectMode(event.currentTarget.value === "" ? undefined : Number(event.currentTarget.value))}>
        <option value="">none</option>
        {modes.map((mode, index) => <option key={index} value={index}>{`${index + 1}: ${complexText(mode)}`}</option>)}
      </select>
    </div>
  );
}

function ModeFacts({ mode, index }: { readonly mode: ModeView; readonly index: number }) {
  return <>{`Mode ${index + 1}: λ = ${complexText(mode)}, ${mode.re * mode.re + mode.im * mode.im > 1 ? "grows" : "decays"} by e in ${stepsText(mode.timeConstant)}, ${frequencyText(mode)}.`}</>;
}
