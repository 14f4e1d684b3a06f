import type { ScatterFigure, ScatterGroup } from "../../../figure.ts";
import type { CommandPoint } from "../findings.ts";
import type { SineNetwork } from "../population.ts";

/** Networks of one architecture and nonlinearity whose dots are drawn, at most. */
const drawnOfKind = 3;

/** The frequency of the linearised dynamics against the commanded one. */
export function frequencies(networks: readonly SineNetwork[]): ScatterFigure {
  return {
    kind: "scatter",
    id: "sine-frequencies",
    title: "Linearised frequency against command",
    caption: `Angle of the complex eigenvalue of largest modulus at every command's fixed point, for the first ${drawnOfKind} networks of each architecture and nonlinearity that learned the task. On the line, the linear dynamics turn at the commanded frequency; the limit cycle's own frequency differs from the linear one where |λ| > 1. The Jacobian of a vanilla ReLU network changes only where a unit falls silent or starts to respond, so its angles go in steps.`,
    x: { label: "Commanded frequency ω", unit: "rad/step" },
    y: { label: "arg λ", unit: "rad/step" },
    groups: groups(networks, (point) => point.oscillation?.frequency),
    identity: true,
  };
}

/** The growth of that oscillation against the command. */
export function growth(networks: readonly SineNetwork[]): ScatterFigure {
  return {
    kind: "scatter",
    id: "sine-growth",
    title: "Growth of the oscillation against command",
    caption: "Modulus of the same eigenvalues. Above 1 a small displacement from the fixed point grows into the cycle; below 1 it dies out, and a cycle can only be entered from afar.",
    x: { label: "Commanded frequency ω", unit: "rad/step" },
    y: { label: "|λ|" },
    groups: groups(networks, (point) => point.oscillation?.modulus),
  };
}

function groups(networks: readonly SineNetwork[], valueOf: (point: CommandPoint) => number | undefined): ScatterGroup[] {
  const learned = networks.filter(({ score }) => score.passed);
  return [...new Set(learned.map(kindOf))].map((label) => {
    const dots = learned.filter((network) => kindOf(network) === label).slice(0, drawnOfKind).flatMap(({ findings }) =>
      findings.commands.flatMap(({ frequency, point }) => {
        const y = point === null ? undefined : valueOf(point);
        return y === undefined ? [] : [{ x: frequency, y }];
      }));
    return { label, x: dots.map(({ x }) => x), y: dots.map(({ y }) => y) };
  });
}

function kindOf({ architecture, activation }: SineNetwork): string {
  return `${architecture} ${activation}`;
}
