import { stabilityStyle } from "@nullcline/report/palette.ts";
import { markPath } from "../scene/mark-path.ts";
import { selectPoint } from "./dynamics-actions.ts";
import { useDynamics } from "./dynamics-store.ts";
import { stepsText } from "./mode-text.ts";

/** Every fixed point as a button: the way to them without a pointer. */
export function PointList() {
  const points = useDynamics((dynamics) => dynamics.found?.points ?? []);
  const selected = useDynamics((dynamics) => dynamics.selected);
  return (
    <ul className="points" aria-label="Fixed points">
      {points.map(({ unstableDimensions, modes }, index) => (
        <li key={index}>
          <button type="button" aria-pressed={index === selected} onClick={() => selectPoint(index === selected ? undefined : index)}>
            <svg viewBox="-1.3 -1.3 2.6 2.6" width={12} height={12} aria-hidden><path d={markPath(unstableDimensions)} fill={`var(--${stabilityStyle(unstableDimensions).className})`} /></svg>
            {`${index + 1}: ${unstableDimensions} unstable, slowest mode ${stepsText(modes[0]?.timeConstant)}`}
          </button>
        </li>
      ))}
    </ul>
  );
}
