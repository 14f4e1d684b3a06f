import type { SpectrumEigenvalue, SpectrumFigure } from "../studies/figure.ts";
import { horizontalAxis, verticalAxis } from "./axis.ts";
import { drawing, plotGround, type PlotArea } from "./drawing.ts";
import { element, type Markup } from "./markup.ts";
import { stabilityMarker } from "./marker.ts";
import { pixelText } from "./pixel-text.ts";
import { stabilityLegend } from "./stability-legend.ts";
import { extent, linearScale, type Interval, type Scale } from "./scale.ts";

const width = 480;
const area: PlotArea = { left: 60, top: 30, right: 468, bottom: 30 + 408 };

/** Equal scales on both axes: a domain that holds the unit circle and every eigenvalue, with a margin. */
function domains(eigenvalues: readonly SpectrumEigenvalue[]): readonly [Interval, Interval] {
  const [low, high] = extent([-1, 1, ...eigenvalues.map(({ re }) => re)]);
  const reach = Math.max(1, ...eigenvalues.map(({ im }) => Math.abs(im)));
  const half = 1.06 * Math.max((high - low) / 2, reach);
  const centre = (low + high) / 2;
  return [[centre - half, centre + half], [-half, half]];
}

function unitCircle(x: Scale, y: Scale): Markup {
  const radius = x.toPixel(1) - x.toPixel(0);
  return element("circle", { class: "unit-circle", cx: pixelText(x.toPixel(0)), cy: pixelText(y.toPixel(0)), r: pixelText(radius) });
}

/** Eigenvalues outside the circle are drawn larger: they are the unstable directions. */
function eigenvalueMarker({ re, im, unstableDimensions }: SpectrumEigenvalue, x: Scale, y: Scale): Markup {
  const outside = re * re + im * im > 1;
  return stabilityMarker(x.toPixel(re), y.toPixel(im), unstableDimensions, outside ? 3.6 : 1.7, outside ? "marker" : "dot");
}

/** Eigenvalues in the complex plane with the unit circle, at equal aspect. */
export function drawSpectrum(figure: SpectrumFigure): Markup {
  const [real, imaginary] = domains(figure.eigenvalues);
  const x = linearScale(real, [area.left, area.right], 8);
  const y = linearScale(imaginary, [area.bottom, area.top], 8);
  const drawn = figure.eigenvalues.toSorted((a, b) => b.unstableDimensions - a.unstableDimensions);
  return drawing(width, area.bottom + 42, { title: figure.title, description: figure.caption },
    stabilityLegend(drawn.map(({ unstableDimensions }) => unstableDimensions), area.left, 11),
    plotGround(area),
    horizontalAxis(x, "Re λ", area.bottom, area.top),
    verticalAxis(y, "Im λ", area.left, area.right),
    unitCircle(x, y),
    drawn.map((eigenvalue) => eigenvalueMarker(eigenvalue, x, y)));
}
