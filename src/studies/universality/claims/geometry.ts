import { createStream } from "../../../numeric/random.ts";
import { judgedClaim, type Claim, type Measurement } from "../../claim.ts";
import { numberText } from "../../number-text.ts";
import type { PopulationFindings } from "../findings.ts";
import { groupSeparation } from "../group-separation.ts";

/** Largest share of shuffled populations that may be as well separated by chance. */
const level = 0.05;

/** Claim: unlike topology, geometry depends on the architecture. */
export function geometryClaim(population: PopulationFindings): Claim {
  return judgedClaim({
    id: "geometry",
    statement: "Representational geometry, unlike topology, depends strongly on the architecture.",
    source: { kind: "read", where: "Maheswaranathan et al. 2019, abstract. SVCCA is the paper's measure; the share of variance and the test are proposed here." },
    criterion: `SVCCA distances of h (99 % of the variance) are larger between architectures than within them, in a ratio that at most ${100 * level} % of 999 shuffles of the architectures reach.`,
    figure: "distances",
    measurements: [compareGeometry(population)],
  });
}

function compareGeometry({ networks, distances }: PopulationFindings): Measurement {
  const learned = [...networks.keys()].filter((index) => networks[index].score.passed);
  const architectures = learned.map((index) => networks[index].architecture);
  const stream = createStream({ study: "universality", purpose: "shuffled architectures", seed: 0 });
  const { between, within, chance } = groupSeparation((i, j) => distances[learned[i]][learned[j]], architectures, stream);
  const subject = "population";
  const value = `mean distance ${numberText(between)} between architectures`;
  if (Number.isNaN(within) || Number.isNaN(between)) {
    return { subject, value, verdict: "undecided", note: "without several networks of an architecture, it cannot be told from chance" };
  }
  return { subject, value: `${value}, ${numberText(within)} within; p = ${numberText(chance)}`, verdict: chance <= level ? "holds" : "fails" };
}
