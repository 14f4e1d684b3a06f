import { describe, expect, it } from "vitest";
import type { Claim, Verdict } from "../../claim.ts";
import type { FixedPointFinding, NetworkFindings } from "../findings.ts";
import { idealNetwork, idealPoints, idealPointsWithout, populationOf } from "../test-findings.ts";
import { judgeClaims } from "./judge-claims.ts";

const unlearned = { ...idealNetwork("gru").score, passed: false };

/** The claim `id`, judged on a population whose second network is changed. */
function judged(id: string, changes: Partial<NetworkFindings> = {}, name = "gru"): Claim {
  return judgeClaims(populationOf([idealNetwork("vanilla"), idealNetwork(name, changes)])).find((claim) => claim.id === id) as Claim;
}

function verdictOn(id: string, changes: Partial<NetworkFindings> = {}): Verdict {
  return judged(id, changes).verdict;
}

/** Ideal points, one of them changed. */
function pointsWith(index: number, changes: Partial<FixedPointFinding>): FixedPointFinding[] {
  return idealPoints().map((point, at) => (at === index ? { ...point, ...changes } : point));
}

const centre = 13;
const edge = 9;

describe("on an ideal population", () => {
  it("every claim holds but that on geometry, which one network an architecture leaves undecided", () => {
    const verdicts = judgeClaims(populationOf([idealNetwork("vanilla"), idealNetwork("gru")])).map(({ id, verdict }) => [id, verdict]);
    expect(verdicts).toEqual([
      ["task-learned", "holds"], ["memory-states", "holds"], ["census", "holds"], ["index-sum", "holds"],
      ["undecided-bits", "holds"], ["transitions", "holds"], ["shared-topology", "holds"], ["geometry", "undecided"],
    ]);
  });

  it("no statement of a number is presented as read in the paper", () => {
    const read = judgeClaims(populationOf([idealNetwork("vanilla")])).filter(({ source }) => source.kind === "read");
    const ofThePaper = read.filter(({ source }) => source.where.startsWith("Maheswaranathan"));
    expect(ofThePaper.map(({ id }) => id)).toEqual(["shared-topology", "geometry"]);
    expect(ofThePaper.filter(({ statement }) => /\d/.test(statement))).toEqual([]);
  });
});

describe("a network that has not learned the task", () => {
  it("fails the first claim", () => {
    expect(verdictOn("task-learned", { score: unlearned })).toBe("fails");
  });

  it.each(["memory-states", "census", "undecided-bits", "transitions", "shared-topology"])("is no evidence on %s, whatever its fixed points", (id) => {
    expect(verdictOn(id, { score: unlearned, fixedPoints: [] })).toBe("undecided");
  });
});

it("a network whose training broke off fails to learn, and no other claim counts it", () => {
  const claims = judgeClaims({ ...populationOf([idealNetwork("vanilla")]), failed: [{ name: "gru", architecture: "gru", reason: "the loss stopped being finite" }] });
  expect(claims[0].measurements[1]).toEqual({ subject: "gru", value: "training broke off", verdict: "fails", note: "the loss stopped being finite" });
  expect(claims[0].verdict).toBe("fails");
  expect(claims[1].measurements.map(({ subject }) => subject)).toEqual(["vanilla"]);
});

describe("memory states", () => {
  it("fail when two stable points hold the same memory", () => {
    const claim = judged("memory-states", { fixedPoints: pointsWith(0, { label: [1, 1, 1] }) });
    expect(claim.verdict).toBe("fails");
    expect(claim.measurements[1].value).toBe("8 stable, 7 patterns");
  });

  it("are undecided when one of them is marginal", () => {
    expect(verdictOn("memory-states", { fixedPoints: pointsWith(0, { stability: "marginal", undecidedDimensions: 1 }) })).toBe("undecided");
  });
});

describe("the census", () => {
  const without = idealPointsWithout(centre);

  it("fails when a point is missing though nothing speaks against the search", () => {
    expect(verdictOn("census", { fixedPoints: without })).toBe("fails");
    expect(judged("census", { fixedPoints: without }).measurements[1].value).toBe("8 / 12 / 6 / 0");
  });

  it("is undecided when the index sum proves points missing", () => {
    expect(judged("census", { fixedPoints: without, indexSum: 2 }).measurements[1]).toEqual(
      { subject: "gru", value: "8 / 12 / 6 / 0", verdict: "undecided", note: "index sum: points are missing" });
  });

  it("is undecided when the hit counts suggest unseen points", () => {
    const hitOnce = idealPoints().map((point) => ({ ...point, hits: 1 }));
    expect(verdictOn("census", { fixedPoints: hitOnce })).toBe("undecided");
  });

  it("counts points apart that lie where no trial comes near", () => {
    const elsewhere = { ...idealPoints()[0], distance: 7 };
    const claim = judged("census", { fixedPoints: [...idealPoints(), elsewhere], indexSum: 2 });
    expect(claim.measurements[1]).toEqual({ subject: "gru", value: "8 / 12 / 6 / 1 (+ 1 elsewhere)", verdict: "holds" });
  });

  it("counts more than three unstable dimensions too", () => {
    expect(judged("census", { fixedPoints: pointsWith(centre, { unstableDimensions: 5 }) }).measurements[1].value).toBe("8 / 12 / 6 / 0 / 0 / 1");
  });
});

describe("the index sum", () => {
  it("fails when it is not +1", () => {
    expect(verdictOn("index-sum", { indexSum: -1 })).toBe("fails");
  });

  it("is undecided for a map that is not known to be bounded, or with a degenerate point", () => {
    expect(verdictOn("index-sum", { bounded: false })).toBe("undecided");
    expect(verdictOn("index-sum", { indexSum: undefined })).toBe("undecided");
  });
});

describe("undecided bits", () => {
  it("fail when a saddle has an unstable dimension beyond its undecided bits", () => {
    const claim = judged("undecided-bits", { fixedPoints: pointsWith(edge, { unstableDimensions: 2 }) });
    expect(claim.verdict).toBe("fails");
    expect(claim.measurements[1].value).toBe("18 of 19");
  });

  it("are undecided without saddles", () => {
    expect(verdictOn("undecided-bits", { fixedPoints: idealPoints().filter(({ unstableDimensions }) => unstableDimensions === 0) })).toBe("undecided");
  });
});

describe("transitions", () => {
  it("fail when an edge runs twice into the same memory", () => {
    const [first] = idealPoints()[edge].destinations;
    expect(verdictOn("transitions", { fixedPoints: pointsWith(edge, { destinations: [first, first] }) })).toBe("fails");
  });

  it("are undecided when a side did not settle", () => {
    expect(verdictOn("transitions", { fixedPoints: pointsWith(edge, { destinations: [-1, 0] }) })).toBe("undecided");
  });
});

describe("shared topology", () => {
  it("fails when more than a tenth of the parts differ", () => {
    const stableOnly = idealPoints().filter(({ unstableDimensions }) => unstableDimensions === 0);
    expect(verdictOn("shared-topology", { fixedPoints: stableOnly })).toBe("fails");
  });

  it("is undecided with one architecture", () => {
    expect(judged("shared-topology", {}, "vanilla-2").verdict).toBe("undecided");
  });

  it("is undecided when a search is in doubt", () => {
    expect(verdictOn("shared-topology", { fixedPoints: pointsWith(0, { undecidedDimensions: 1 }) })).toBe("undecided");
  });
});

describe("geometry", () => {
  const networks = [0, 1, 2].flatMap((architecture) => [0, 1, 2].map((k) => idealNetwork(`cell${architecture}-${k}`)));
  const verdictWith = (distance: (i: number, j: number) => number): Verdict =>
    (judgeClaims(populationOf(networks, distance)).at(-1) as Claim).verdict;

  it("holds when architectures lie farther apart than their own networks", () => {
    expect(verdictWith((i, j) => (Math.floor(i / 3) === Math.floor(j / 3) ? 0.1 : 0.4))).toBe("holds");
  });

  it("fails when networks of one architecture differ as much", () => {
    expect(verdictWith((i, j) => (i % 3 === j % 3 ? 0.1 : 0.4))).toBe("fails");
  });

  it("leaves out networks that have not learned", () => {
    const oneEach = networks.map((network, index) => (index % 3 === 0 ? network : { ...network, score: unlearned }));
    expect((judgeClaims(populationOf(oneEach)).at(-1) as Claim).verdict).toBe("undecided");
  });
});
