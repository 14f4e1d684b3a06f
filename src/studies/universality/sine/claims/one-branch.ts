import { judgedClaim, type Claim } from "../../../claim.ts";
import { measureEach, type NetworkMeasurement } from "../../measure-each.ts";
import type { SineFindings } from "../findings.ts";
import type { SinePopulation } from "../population.ts";

/** Claim: the points of all commands are one branch. */
export function oneBranch({ networks }: SinePopulation): Claim {
  return judgedClaim({
    id: "sine-one-branch",
    statement: "The fixed points of all commands are one branch, which changes with the command without a bifurcation.",
    source: { kind: "proposed", where: "A sharper form of “one fixed point for each command” than counting at single commands; proposed here." },
    criterion: "One branch, followed along the command, meets every command, and no fold, flip, Neimark–Sacker or other change of stability lies on it.",
    figure: "sine-points",
    measurements: measureEach(networks, measure),
  });
}

function measure({ branches, commands }: SineFindings): NetworkMeasurement {
  const events = branches.flatMap((branch) => branch.events.map(({ kind }) => kind));
  const value = `${branches.length} ${branches.length === 1 ? "branch" : "branches"}${events.length === 0 ? "" : `, ${eventsText(events)}`}`;
  const whole = branches.length === 1 && branches[0].commands === commands.length;
  return { value, verdict: whole && events.length === 0 ? "holds" : "fails" };
}

/** `"2 × fold, Neimark–Sacker"` */
export function eventsText(kinds: readonly string[]): string {
  return [...new Set(kinds)].map((kind) => {
    const count = kinds.filter((other) => other === kind).length;
    return count === 1 ? kind : `${count} × ${kind}`;
  }).join(", ");
}
