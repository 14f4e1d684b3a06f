import { useId, useState } from "react";
import type { ModeView } from "../protocol/analysis.ts";
import { ComplexPlane } from "./complex-plane.tsx";
import { selectMode } from "./dynamics-actions.ts";
import { useDynamics } from "./dynamics-store.ts";
import { ModeBars } from "./mode-bars.tsx";
import { complexText, frequencyText, stepsText } from "./mode-text.ts";

/** The selected point's eigenvalues in the complex plane; hover or choose one for what its mode does. */
export function SpectrumPanel() {
  const point = useDynamics(({ found, selected }) => (selected === undefined ? undefined : found?.points[selected]));
  const chosen = useDynamics((dynamics) => dynamics.mode);
  const [hovered, setHovered] = useState<number>();
  if (point === undefined) return <p className="note">Choose a fixed point, in the space or in the list, to see its linearised dynamics.</p>;
  const shown = hovered ?? chosen;
  return (
    <figure className="stack plane">
      <ComplexPlane modes={point.modes} unstableDimensions={point.unstableDimensions} shown={shown} onHover={setHovered} />
      <ModePicker modes={point.modes} />
      <figcaption className="note mode-facts" aria-live="polite">{shown === undefined ? `${point.modes.length} eigenvalues of the Jacobian; the circle has radius 1. Modes outside it grow.` : <ModeFacts mode={point.modes[shown]} index={shown} />}</figcaption>
      {shown === undefined ? null : <ModeBars mode={point.modes[shown]} />}
    </figure>
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
