import { judgedClaim, type Claim } from "../../claim.ts";
import type { FixedPointFinding, NetworkFindings } from "../findings.ts";
import { adjacentLabels, labelText, undecidedBits } from "../memory-label.ts";
import { taskPoints } from "../task-points.ts";
import { measureEach, type NetworkMeasurement } from "./measure-each.ts";

/** Claim: saddles with one unstable dimension lie on the ways between neighbouring memories. */
export function transitionsClaim(findings: readonly NetworkFindings[]): Claim {
  return judgedClaim({
    id: "transitions",
    statement: "Saddles join the memory states: the unstable direction of each edge saddle runs into the two memories that differ in its undecided bit.",
    source: { kind: "read", where: "Golub & Sussillo 2018 (FixedPointFinder), Fig. 2: unstable modes of saddles join the stable points. That the two are neighbours is derived." },
    criterion: "From every saddle with one unstable dimension where the task is done, both sides of that direction settle in the two memories that differ in its undecided bit.",
    figure: `space-${findings[0].name}`,
    measurements: measureEach(findings, countJoining),
  });
}

function countJoining({ fixedPoints }: NetworkFindings): NetworkMeasurement {
  const saddles = taskPoints(fixedPoints).filter(({ unstableDimensions }) => unstableDimensions === 1);
  if (saddles.length === 0) return { value: "no edge saddles", verdict: "undecided" };
  const joining = saddles.filter((saddle) => joinsNeighbours(saddle, fixedPoints));
  const value = `${joining.length} of ${saddles.length}`;
  if (saddles.some(({ destinations }) => destinations.length < 2 || destinations.includes(-1))) {
    return { value, verdict: "undecided", note: "a side did not settle in a known point" };
  }
  return { value, verdict: joining.length === saddles.length ? "holds" : "fails" };
}

function joinsNeighbours({ label, destinations }: FixedPointFinding, points: readonly FixedPointFinding[]): boolean {
  if (undecidedBits(label) !== 1 || destinations.includes(-1)) return false;
  const reached = destinations.map((index) => labelText(points[index].label)).toSorted();
  const expected = adjacentLabels(label).map(labelText).toSorted();
  return reached.length === 2 && reached.every((text, side) => text === expected[side]);
}
