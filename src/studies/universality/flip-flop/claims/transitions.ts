import { judgedClaim, type Claim } from "../../../claim.ts";
import { measureEach, type NetworkMeasurement } from "../../measure-each.ts";
import type { FlipFlopFindings } from "../findings.ts";
import { adjacentLabels, labelText, undecidedBits } from "../memory-label.ts";
import type { FlipFlopPopulation } from "../population.ts";
import { isTaskPoint } from "../task-points.ts";

/** Claim: saddles with one unstable dimension lie on the ways between neighbouring memories. */
export function transitionsClaim({ networks }: FlipFlopPopulation): Claim {
  return judgedClaim({
    id: "flip-flop-transitions",
    statement: "Saddles join the memory states: the unstable direction of each edge saddle runs into the two memories that differ in its undecided bit.",
    source: { kind: "read", where: "Golub & Sussillo 2018 (FixedPointFinder), Fig. 2: unstable modes of saddles join the stable points. That the two are neighbours is derived." },
    criterion: "From every saddle with one unstable dimension where the task is done, both sides of that direction settle in the two memories that differ in the bit that its outputs leave undecided.",
    figure: "flip-flop-points",
    measurements: measureEach(networks, countJoining),
  });
}

function countJoining({ fixedPoints, transitions }: FlipFlopFindings): NetworkMeasurement {
  const saddles = [...fixedPoints.keys()].filter((index) => isTaskPoint(fixedPoints[index]) && fixedPoints[index].unstableDimensions === 1);
  if (saddles.length === 0) return { value: "no edge saddles", verdict: "undecided" };
  const ends = saddles.map((saddle) => transitions.filter(({ from, settled }) => from === saddle && settled > 0).map(({ to }) => fixedPoints[to].label));
  const joining = saddles.filter((saddle, k) => joinsNeighbours(fixedPoints[saddle].label, ends[k]));
  const value = `${joining.length} of ${saddles.length}`;
  if (ends.some(({ length }) => length === 0)) return { value, verdict: "undecided", note: "a saddle led to no known point" };
  return { value, verdict: joining.length === saddles.length ? "holds" : "fails" };
}

function joinsNeighbours(label: readonly number[], ends: readonly (readonly number[])[]): boolean {
  if (undecidedBits(label) !== 1 || ends.length !== 2) return false;
  const expected = adjacentLabels(label).map(labelText);
  return ends.every((end) => expected.includes(labelText(end)));
}
