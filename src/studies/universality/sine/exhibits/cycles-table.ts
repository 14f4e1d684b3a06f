import type { TableFigure } from "../../../figure.ts";
import { numberText } from "../../../number-text.ts";
import { frequencyOff, isLasting } from "../claims/limit-cycle.ts";
import type { CycleFinding } from "../findings.ts";
import type { SineNetwork } from "../population.ts";

/** The limit cycles of every network, one network and command a row. */
export function cyclesTable(networks: readonly SineNetwork[]): TableFigure {
  return {
    kind: "table",
    id: "sine-cycles",
    title: "Limit cycles",
    caption: "After 500 steps, the oscillation under a command held on. Kind: as the orbit repeats itself; “irregular” orbits turn unevenly or have not settled. Frequency by the output's mean interval between upward zero crossings, and how far it is from the commanded one. Drift: largest change of the radius from window to window. Persisted: steps over which the radius stayed within 2 %, of those looked at. A map's cycle seldom closes exactly: multipliers are eigenvalues of the product of Jacobians over the nearest return, whose distance is given in radii, and are no more exact than that. Lasting: frequency, drift and persistence meet their criteria.",
    columns: [
      { label: "Network", align: "left" },
      { label: "ω", unit: "rad/step", align: "right" },
      { label: "Kind", align: "left" },
      { label: "Frequency", unit: "rad/step", align: "right" },
      { label: "Off", unit: "%", align: "right" },
      { label: "Drift", unit: "%", align: "right" },
      { label: "Persisted", unit: "steps", align: "right" },
      { label: "Nearest return", unit: "steps", align: "right" },
      { label: "|μ₁ − 1|", align: "right" },
      { label: "Next |μ|", align: "right" },
      { label: "Lasting", align: "left" },
    ],
    rows: networks.flatMap(({ name, findings }) => findings.cycles.map((cycle) => [name, ...row(cycle)])),
  };
}

function row(cycle: CycleFinding): string[] {
  const { frequency, kind, measured } = cycle;
  if (measured === null) return [numberText(frequency), kind, ...Array<string>(7).fill("–"), "no"];
  const off = frequencyOff(cycle);
  return [
    numberText(frequency),
    kind,
    measured.frequency === null ? "–" : numberText(measured.frequency, 4),
    off === null ? "–" : numberText(100 * off, 2),
    numberText(100 * measured.drift, 2),
    `${measured.persisted} of ${measured.steps}`,
    `${measured.returnLag}, at ${numberText(measured.returnDistance, 2)}`,
    numberText(measured.fromOne, 2),
    numberText(measured.transverse, 2),
    isLasting(cycle) ? "yes" : "no",
  ];
}
