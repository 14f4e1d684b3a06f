import type { TableFigure } from "../../../figure.ts";
import { numberText } from "../../../number-text.ts";
import type { ContextFindings } from "../findings.ts";
import type { IntegrationNetwork } from "../population.ts";

/** The linear dynamics at each network's slow points, a row for each of its contexts. */
export function modesTable(networks: readonly IntegrationNetwork[]): TableFigure {
  return {
    kind: "table",
    id: "integration-modes-table",
    title: "Integrating modes",
    caption: "Averages over linearised slow points, evenly thinned along the line. |λ₁| to |λ₄| are the largest eigenvalue moduli. Modes needed are those from which on the averaged response to a unit pulse on the relevant stream stays within 1 % of the response with all modes; median is the same count of single points, where deviations of different points cannot cancel. Response and irrelevant response are to the relevant and the other stream, all modes kept; a perfect integrator has 1 and 0. Condition is the largest condition number of the eigenvectors.",
    columns: [
      { label: "Network", align: "left" },
      { label: "Context", align: "left" },
      { label: "Points", align: "right" },
      { label: "|λ₁|", align: "right" },
      { label: "|λ₂|", align: "right" },
      { label: "|λ₃|", align: "right" },
      { label: "|λ₄|", align: "right" },
      { label: "Modes needed", align: "right" },
      { label: "Median", align: "right" },
      { label: "Response", align: "right" },
      { label: "Irrelevant response", align: "right" },
      { label: "Condition", align: "right" },
    ],
    rows: networks.flatMap(({ name, findings: { contexts } }) => contexts.map((context) => [name, context.context, ...cells(context)])),
  };
}

function cells({ linear }: ContextFindings): string[] {
  if (linear === null) return ["0", ...Array.from({ length: 9 }, () => "–")];
  const { spectrum, response } = linear;
  return [
    String(linear.points),
    ...[0, 1, 2, 3].map((rank) => (rank < spectrum.length ? spectrum[rank].toFixed(3) : "–")),
    String(linear.modesNeeded),
    String(linear.medianModesNeeded),
    response[response.length - 1].toFixed(3).replace("-", "−"),
    linear.irrelevantResponse.toFixed(3).replace("-", "−"),
    numberText(linear.worstCondition, 2),
  ];
}
