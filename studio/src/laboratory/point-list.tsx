import { stabilityStyle } from "@nullcline/report/palette.ts";
import { markPath } from "../scene/mark-path.ts";
import { selectPoint } from "./dynamics-actions.ts";
import { useDynamics } from "./dynamics-store.ts";
import { stepsText } from "./mode-text.ts";

/** Every fixed point as a button: the way to them without a pointer. */
export function PointList() {
  const found = useDynamics((dynamics) => dynamics.found);
  const selected = useDynamics((dynamics) => dynamics.selected);
  return (
    <div>
      <div className="points-head" aria-hidden><span /><span>No.</span><span>Stability</span><span>Slowest mode</span></div>
      <ul className="points" aria-label="Fixed points">
        {found?.points.map(({ unstableDimensions, stability, modes }, index) => (
          <li key={index}>
            <button type="button" aria-pressed={index === selected} onClick={() => selectPoint(index === selected ? undefined : index)}>
              <PointMark unstableDimensions={unstableDimensions} />
              <span><Unseen text="Point " />{index + 1}<Unseen text=": " /></span>
              <span>{stability === "unstable" ? `${unstableDimensions} unstable` : stability}<Unseen text=", slowest mode " /></span>
              <span>{stepsText(modes[0]?.timeConstant)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What the table's head says to the eye, for those who hear a row alone. */
function Unseen({ text }: { readonly text: string }) {
  return <span className="visually-hidden">{text}</span>;
}

/** The mark of a point with so many unstable dimensions, as in the space. */
export function PointMark({ unstableDimensions }: { readonly unstableDimensions: number }) {
  return <svg viewBox="-1.3 -1.3 2.6 2.6" width={12} height={12} aria-hidden><path d={markPath(unstableDimensions)} fill={`var(--${stabilityStyle(unstableDimensions).className})`} /></svg>;
}
