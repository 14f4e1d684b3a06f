import { factorLook } from "@nullcline/report/factor-look.ts";
import type { PopulationFactor } from "@nullcline/report/population-data.ts";
import { numberText } from "@nullcline/studies/number-text.ts";
import type { Histogram } from "./histogram.ts";
import { stripPath } from "./strip-path.ts";

const width = 380;
const rowHeight = 26;
const axisHeight = 34;

/** Pixel columns between which the strips of a measure stand. */
export const stripArea = { left: 104, right: width - 14 } as const;

/** A measure's histograms, one strip a group, above a common axis; a rule marks each group's median. */
export function HistogramStrips({ histogram, chosen, group, most }: { readonly histogram: Histogram; readonly chosen: readonly Uint32Array[] | undefined; readonly group: PopulationFactor; readonly most: number }) {
  const { measure, scale, missing } = histogram;
  const present = histogram.groups.filter(({ counts }) => counts.some((count) => count > 0));
  const groups = present.slice(0, most);
  const bottom = groups.length * rowHeight + 4;
  const title = measure.unit === "" ? measure.name : `${measure.name} (${measure.unit})`;
  return (
    <figure className="strips">
      <svg viewBox={`0 0 ${width} ${bottom + axisHeight}`} role="img" aria-label={description(histogram, group)}>
        {scale.ticks.map(({ value, label }) => (
          <g key={value}>
            <line className="strip-grid" x1={scale.toPixel(value)} x2={scale.toPixel(value)} y1={2} y2={bottom} />
            <text className="strip-tick" x={scale.toPixel(value)} y={bottom + 13} textAnchor="middle">{label}</text>
          </g>
        ))}
        {groups.map(({ code, counts, median }, row) => {
          const base = (row + 1) * rowHeight;
          const colour = `var(${factorLook(group, code).colour})`;
          const draw = (bins: Uint32Array): string => stripPath(bins, { ...stripArea, base, height: rowHeight - 5, most: histogram.most });
          return (
            <g key={code}>
              <text className="strip-label" x={stripArea.left - 8} y={base - 7} textAnchor="end">{shortened(group.values[code])}</text>
              <line className="strip-base" x1={stripArea.left} x2={stripArea.right} y1={base} y2={base} />
              <path d={draw(counts)} fill={colour} opacity={chosen === undefined ? 0.8 : 0.22} />
              {chosen === undefined ? null : <path d={draw(chosen[code])} fill={colour} />}
              {Number.isFinite(median) ? <line className="strip-median" x1={scale.toPixel(median)} x2={scale.toPixel(median)} y1={base - rowHeight + 6} y2={base} /> : null}
            </g>
          );
        })}
        <text className="strip-title" x={(stripArea.left + stripArea.right) / 2} y={bottom + 29} textAnchor="middle">{title}</text>
      </svg>
      {present.length > groups.length || missing > 0 ? (
        <figcaption className="note">
          {present.length > groups.length ? `Further groups, ${present.length - groups.length} of them, are in the table of groups. ` : ""}
          {missing > 0 ? `${missing.toLocaleString("en")} ${missing === 1 ? "network" : "networks"} without a value.` : ""}
        </figcaption>
      ) : null}
    </figure>
  );
}

function shortened(label: string): string {
  return label.length > 16 ? `${label.slice(0, 15)}…` : label;
}

/** The strips in words: each group's median. */
function description({ measure, groups }: Histogram, group: PopulationFactor): string {
  const medians = groups.filter(({ median }) => Number.isFinite(median)).map(({ code, median }) => `${group.values[code]} ${numberText(median)}`);
  return `${measure.name} by ${group.name}: medians ${medians.join(", ")}`;
}
