import { categoryColours, shadeCount } from "./palette.ts";

/** Rules of one class of marks for each category. */
function categoryRules(category: number): string {
  const colour = `var(--category-${category})`;
  return `.spot.category-${category},.band.category-${category}{fill:${colour}}.line.category-${category}{stroke:${colour}}`;
}

/**
 * How drawings look, inside the report and on their own: colours are custom properties of the page's theme.
 * Layout on the page is the style sheet's business.
 */
export const drawingStyle = [
  ...["0", "1", "2", "3", "many"].map((name) => `.unstable-${name}{fill:var(--unstable-${name})}.direction.unstable-${name},.outline.unstable-${name}{stroke:var(--unstable-${name})}`),
  ...[0, 1, 2, 3].map((index) => `.curve-${index}{stroke:var(--curve-${index})}`),
  ...Array.from({ length: categoryColours }, (_, category) => categoryRules(category)),
  `
svg{font:12px system-ui,-apple-system,"Segoe UI",Roboto,Arial,"DejaVu Sans",sans-serif}
svg text{fill:var(--ink)}
svg .tick{fill:var(--soft);font-size:11px;font-variant-numeric:tabular-nums}
svg .note{fill:var(--soft);font-size:11px}
.ground{fill:var(--panel)}
.grid{stroke:var(--rule);stroke-width:.7}
.curve,.target,.output,.trajectory{fill:none;stroke-linejoin:round}
.curve{stroke-width:1.6}
.threshold{stroke:var(--soft);stroke-width:1;stroke-dasharray:2 3}
.target{stroke:var(--trace);stroke-width:4.5;opacity:.5}
.output{stroke:var(--ink);stroke-width:1.4}
.pulse-up{fill:var(--unstable-3)}
.pulse-down{fill:var(--unstable-1)}
.trajectory{stroke:var(--trace);stroke-width:.6;opacity:.55}
.trajectory[class*=shade]{stroke-width:1.1;opacity:.9}
.marker{stroke:var(--panel);stroke-width:.8}
.dot{opacity:.75}
svg .outline{fill:none;stroke-width:1.1;opacity:.8}
.direction{stroke-width:1.8;stroke-linecap:round}
.unit-circle{fill:none;stroke:var(--soft);stroke-width:1}
.spot{stroke:var(--panel);stroke-width:.6}
.spot.faded{opacity:.13}
.spot.neutral{fill:var(--soft)}
.line{fill:none;stroke-width:1.7;stroke-linejoin:round}
.band{opacity:.17}
.legend.heading{font-weight:600}
.edge{opacity:.7}
.edge .direction{fill:none;stroke-width:1.2}
.node-label{font-size:11px;paint-order:stroke;stroke:var(--page);stroke-width:3px;stroke-linejoin:round}
`,
  ...Array.from({ length: shadeCount }, (_, shade) => `.shade-${shade}{stroke:var(--shade-${shade})}.spot.shade-${shade}{fill:var(--shade-${shade});stroke:var(--panel)}`),
].join("\n");
