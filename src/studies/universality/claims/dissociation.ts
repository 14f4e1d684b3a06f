import { judgedClaim, type Claim, type Measurement } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import type { Dissociation, TaskComparison } from "../comparison/task-comparison.ts";
import { taskStudy } from "../task-studies.ts";

/** Correlations below this count as weak: less than a tenth of the variation is shared. */
const weak = 0.3;

/** Claim: how similar two networks' geometries are says little of what they do. */
export function dissociationClaim({ task, dissociations }: TaskComparison): Claim {
  return judgedClaim({
    id: `${task}-dissociation`,
    statement: `On ${taskStudy(task).title}, similarity of geometry and of function come apart.`,
    source: { kind: "read", where: "Maheswaranathan et al. 2019, abstract of the proceedings (dissociations between CCA similarity and function). What function is compared by, and how, is proposed here." },
    criterion: `SVCCA distances (99 % of the variance) correlate weakly, below ${weak} by Mantel's test, with differences in performance (of the logarithm of the error) and with topology distances.`,
    figure: `${task}-dissociations`,
    measurements: [measure(dissociations.filter(({ view }) => view === "geometry-sufficient"))],
  });
}

function measure(dissociations: readonly Dissociation[]): Measurement {
  const subject = "population";
  const tested = dissociations.flatMap(({ other, test }) => (test === undefined ? [] : [{ other, test }]));
  if (tested.length === 0) return { subject, value: "–", verdict: "undecided", note: "too few networks, or distances that do not differ" };
  const value = tested.map(({ other, test }) => `with ${other}: r ${numberText(test.correlation, 2)} (p ${numberText(test.p, 2)})`).join("\n");
  return { subject, value, verdict: tested.every(({ test }) => test.correlation < weak) ? "holds" : "fails", ...(tested.length < dissociations.length ? { note: "all topology distances are equal" } : {}) };
}
