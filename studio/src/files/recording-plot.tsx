import { categoryStyle } from "@nullcline/report/palette.ts";
import type { RecordingAxes } from "../protocol/files.ts";
import { recordingPlane } from "./recording-plane.ts";

const SIZE = 380;
const EDGE = 44;
/** More conditions than this cannot be told apart by look; the rest stands in the same grey. */
const MOST_LOOKS = 8;

/** The mean trajectory of each condition on the first two principal components. */
export function RecordingPlot({ axes }: { readonly axes: RecordingAxes }) {
  const { paths, reach } = recordingPlane(axes, SIZE);
  const look = (k: number) => (k < MOST_LOOKS ? { colour: `var(${categoryStyle(k).colour})`, dashes: categoryStyle(k).dashes } : { colour: "var(--trace)", dashes: "" });
  return (
    <figure style={{ margin: 0 }}>
      <svg viewBox={`0 0 ${SIZE + EDGE + 8} ${SIZE + EDGE}`} width="100%" style={{ maxWidth: "30rem" }} role="img" aria-label={`Mean activity of ${paths.length} conditions on the first two principal components`}>
        <g transform={`translate(${EDGE} 4)`}>
          <rect width={SIZE} height={SIZE} fill="none" stroke="var(--rule)" />
          <path d={`M0 ${SIZE / 2}H${SIZE}M${SIZE / 2} 0V${SIZE}`} stroke="var(--faint)" />
          {paths.map(({ condition, path, start }, k) => (
            <g key={condition} fill="none" stroke={look(k).colour}>
              <path d={path} strokeWidth={1.8} strokeDasharray={look(k).dashes} strokeLinejoin="round" />
              <circle cx={start.x} cy={start.y} r={3.5} fill={look(k).colour} stroke="var(--page)" />
            </g>
          ))}
          <g fontSize={11} fill="var(--soft)">
            <text x={SIZE / 2} y={SIZE + 30} textAnchor="middle">{axisLabel(axes, 0)}</text>
            <text transform={`translate(-30 ${SIZE / 2}) rotate(-90)`} textAnchor="middle">{axisLabel(axes, 1)}</text>
            <text y={SIZE + 14}>{tick(-reach)}</text>
            <text x={SIZE} y={SIZE + 14} textAnchor="end">{tick(reach)}</text>
            <text x={-6} y={10} textAnchor="end">{tick(reach)}</text>
            <text x={-6} y={SIZE} textAnchor="end">{tick(-reach)}</text>
          </g>
        </g>
      </svg>
      <figcaption className="note">Dots: the first time step. The mean activity lies in the middle; both axes share one scale.</figcaption>
      {paths.length < 2 ? null : (
        <ul className="plot-key" aria-label="Conditions">
          {paths.slice(0, MOST_LOOKS).map(({ condition, trials }, k) => (
            <li key={condition}>
              <svg width={26} height={10} aria-hidden><path d="M0 5H26" stroke={look(k).colour} strokeWidth={2} strokeDasharray={look(k).dashes} /></svg>
              {`${condition} (${trials})`}
            </li>
          ))}
          {paths.length > MOST_LOOKS ? <li>{`and ${paths.length - MOST_LOOKS} more in grey`}</li> : null}
        </ul>
      )}
    </figure>
  );
}

function axisLabel({ shares }: RecordingAxes, axis: number): string {
  return axis < shares.length ? `PC ${axis + 1} · ${(100 * shares[axis]).toFixed(0)} % of the variance` : "";
}

function tick(value: number): string {
  return `${value < 0 ? "−" : ""}${Math.abs(value).toPrecision(2)}`;
}
