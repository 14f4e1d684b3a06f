import { describe, expect, it } from "vitest";
import type { Claim, Verdict } from "../../../claim.ts";
import type { FixedPointFinding, FlipFlopFindings } from "../findings.ts";
import { flipFlopStudy } from "../study.ts";
import { idealFindings, idealNetwork, idealPoints, idealTransitions, pointOf } from "../test-findings.ts";

/** The claim `id`, judged on a population whose second network is changed. */
function judged(id: string, changes: Partial<FlipFlopFindings> = {}, { passed = true, name = "GRU" } = {}): Claim {
  const networks = [idealNetwork("Vanilla"), idealNetwork(name, changes, passed)];
  return flipFlopStudy.claims({ networks, failed: [] }).find((claim) => claim.id === `flip-flop-${id}`) as Claim;
}

function verdictOn(id: string, changes: Partial<FlipFlopFindings> = {}): Verdict {
  return judged(id, changes).verdict;
}

/** Ideal points, one of them changed. */
function pointsWith(index: number, changes: Partial<FixedPointFinding>): FixedPointFinding[] {
  return idealPoints().map((point, at) => (at === index ? { ...point, ...changes } : point));
}

const centre = pointOf("0 0 0");
const edge = pointOf("− − 0");
const withoutCentre = idealPoints().filter((_, index) => index !== centre);

it("every claim holds of ideal networks, and is judged without any", () => {
  expect(flipFlopStudy.claims({ networks: [idealNetwork("Vanilla"), idealNetwork("GRU")], failed: [] }).map(({ verdict }) => verdict)).toEqual(Array(7).fill("holds"));
  expect(flipFlopStudy.claims({ networks: [], failed: [] }).map(({ verdict }) => verdict)).toEqual(Array(7).fill("undecided"));
});

it("no statement of a number is presented as read in the paper", () => {
  const read = flipFlopStudy.claims({ networks: [idealNetwork("Vanilla")], failed: [] }).filter(({ source }) => source.kind === "read" && source.where.startsWith("Maheswaranathan"));
  expect(read.map(({ id }) => id)).toEqual(["flip-flop-shared-topology"]);
  expect(read.filter(({ statement }) => /\d/.test(statement))).toEqual([]);
});

it.each(["memory-states", "census", "undecided-bits", "transitions"])("a network that has not learned is no evidence on %s, whatever its fixed points", (id) => {
  expect(judged(id, { fixedPoints: [], transitions: [], edges: [] }, { passed: false }).measurements[1].verdict).toBe("undecided");
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

it("a memory that fades after the trial fails to last", () => {
  expect(judged("lasting-memory", { heldAccuracy: 0.745 })).toMatchObject({ verdict: "fails", measurements: [{}, { value: "74.5 %" }] });
});

describe("the census", () => {
  it("fails when a point is missing though nothing speaks against the search", () => {
    expect(judged("census", { fixedPoints: withoutCentre, transitions: [] })).toMatchObject({ verdict: "fails", measurements: [{}, { value: "8 / 12 / 6 / 0" }] });
  });

  it("is undecided when the index sum proves points missing, or the hit counts suggest unseen ones", () => {
    expect(judged("census", { fixedPoints: withoutCentre, transitions: [], indexSum: 2 }).measurements[1]).toEqual({ subject: "GRU", value: "8 / 12 / 6 / 0", verdict: "undecided", note: "index sum: points are missing" });
    expect(verdictOn("census", { fixedPoints: idealPoints().map((point) => ({ ...point, hits: 1 })) })).toBe("undecided");
  });

  it("counts points apart that lie where no trial comes near", () => {
    const elsewhere = { ...idealPoints()[0], distance: 7 };
    expect(judged("census", { fixedPoints: [...idealPoints(), elsewhere], indexSum: 2 }).measurements[1]).toEqual({ subject: "GRU", value: "8 / 12 / 6 / 1 (+ 1 elsewhere)", verdict: "holds" });
  });

  it("counts more than three unstable dimensions too", () => {
    expect(judged("census", { fixedPoints: pointsWith(centre, { unstableDimensions: 5 }) }).measurements[1].value).toBe("8 / 12 / 6 / 0 / 0 / 1");
  });
});

it("the index sum fails when it is not +1, and is undecided where theory does not fix it or a point is degenerate", () => {
  expect([verdictOn("index-sum", { indexSum: -1 }), verdictOn("index-sum", { bounded: false }), verdictOn("index-sum", { indexSum: null })]).toEqual(["fails", "undecided", "undecided"]);
});

describe("undecided bits", () => {
  it("fail when a saddle has an unstable dimension beyond its undecided bits", () => {
    expect(judged("undecided-bits", { fixedPoints: pointsWith(edge, { unstableDimensions: 2 }) })).toMatchObject({ verdict: "fails", measurements: [{}, { value: "18 of 19" }] });
  });

  it("are undecided without saddles", () => {
    expect(verdictOn("undecided-bits", { fixedPoints: idealPoints().filter(({ unstableDimensions }) => unstableDimensions === 0) })).toBe("undecided");
  });
});

describe("transitions", () => {
  it("fail when an edge leads to one of its memories only, or to a third", () => {
    const [first] = idealTransitions().filter(({ from }) => from === edge);
    const others = idealTransitions().filter(({ from }) => from !== edge);
    expect(verdictOn("transitions", { transitions: [...others, first] })).toBe("fails");
    expect(verdictOn("transitions", { transitions: [...idealTransitions(), { ...first, to: pointOf("+ + +") }] })).toBe("fails");
  });

  it("are undecided when a saddle led nowhere", () => {
    expect(verdictOn("transitions", { transitions: idealTransitions().filter(({ from }) => from !== edge) })).toBe("undecided");
  });
});

describe("shared topology", () => {
  it("fails when more than a tenth of the transitions differ", () => {
    expect(judged("shared-topology", { edges: idealFindings().edges.slice(0, 60) }).verdict).toBe("fails");
  });

  it("is undecided with one architecture", () => {
    expect(judged("shared-topology", {}, { name: "Vanilla-2" }).verdict).toBe("undecided");
  });
});
