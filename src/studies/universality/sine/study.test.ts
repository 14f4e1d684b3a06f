import { describe, expect, it } from "vitest";
import type { Claim } from "../../claim.ts";
import type { SineFindings } from "./findings.ts";
import { sineStudy } from "./study.ts";
import { commandsWith, idealCommands, idealCycle, idealNetwork } from "./test-findings.ts";

const claimOf = (claims: readonly Claim[], id: string) => claims.find((claim) => claim.id === id) as Claim;

/** The claim `id` on a population whose second network is changed. */
function judged(id: string, changes: Partial<SineFindings>, passed = true): Claim {
  return claimOf(sineStudy.claims({ networks: [idealNetwork("Vanilla-1"), idealNetwork("GRU-1", changes, passed)], failed: [] }), id);
}

/** Verdict and value of the changed network. */
function told(id: string, changes: Partial<SineFindings>): (string | undefined)[] {
  const { value, verdict, note } = judged(id, changes).measurements[1];
  return note === undefined ? [verdict, value] : [verdict, value, note];
}

describe("on an ideal population", () => {
  const claims = sineStudy.claims({ networks: [idealNetwork("Vanilla-1"), idealNetwork("GRU-1")], failed: [] });

  it("every claim holds", () => {
    expect(claims.map(({ id, verdict }) => [id, verdict])).toEqual(
      ["one-point", "unstable-pair", "one-branch", "frequency", "monotone", "limit-cycle", "floquet", "path", "shared-topology"].map((id) => [`sine-${id}`, "holds"]));
  });

  it("only the abstract's statement is presented as read, and it holds no number", () => {
    const read = claims.filter(({ source }) => source.kind === "read");
    expect(read.map(({ id }) => id)).toEqual(["sine-shared-topology"]);
    expect(read[0].statement).not.toMatch(/\d/);
  });

  it("prints what it measured", () => {
    expect(claims.map(({ measurements }) => measurements[0].value)).toEqual([
      "one at 11 of 11 commands; inside at 11", "unstable dimensions: 2 at 11 of 11 commands", "1 branch", "r = 1", "rises 10 of 10 times",
      "2 of 2 cycles; frequency off by up to 0.1 %", "2 of 2 cycles", "10 of 10 links; order 1", "1 of 1 pairs alike; median distance 0",
    ]);
  });
});

describe("one fixed point a command", () => {
  it("fails where a branch folds, or no point is found", () => {
    expect(told("sine-one-point", { commands: commandsWith(3, (command) => ({ ...command, points: 3 })) })).toEqual(["fails", "one at 10 of 11 commands, several at 1; inside at 11"]);
    expect(told("sine-one-point", { commands: commandsWith(3, (command) => ({ ...command, points: 0, point: null })) })).toEqual(["fails", "one at 10 of 11 commands, none at 1; inside at 10"]);
  });

  it("is undecided where the index sum proves points missing", () => {
    const searches = [{ index: 0, points: 1, elsewhere: 0, outcomes: { converged: 3 }, indexSum: -1 }];
    expect(told("sine-one-point", { searches })).toEqual(["undecided", "one at 11 of 11 commands; inside at 11", "index sum: points are missing"]);
    expect(told("sine-one-point", { searches, bounded: false })[0]).toBe("holds");
  });
});

describe("the unstable pair", () => {
  const changed = (unstableDimensions: number, undecidedDimensions = 0) =>
    commandsWith(5, (command) => ({ ...command, point: command.point === null ? null : { ...command.point, unstableDimensions, undecidedDimensions } }));

  it("fails at a stable point, and at one with a third unstable dimension", () => {
    expect(told("sine-unstable-pair", { commands: changed(0) })).toEqual(["fails", "unstable dimensions: 2 at 10, 0 at 1 of 11 commands"]);
    expect(told("sine-unstable-pair", { commands: changed(3) })[0]).toBe("fails");
  });

  it("is undecided at a marginal point", () => {
    expect(told("sine-unstable-pair", { commands: changed(2, 1) })).toEqual(["undecided", "unstable dimensions: 2 at 11 of 11 commands", "1 points are marginal"]);
  });
});

it("a bifurcation on the branch, or a second branch, fails the one branch", () => {
  const [branch] = idealNetwork("GRU-1").findings.branches;
  const fold = { kind: "fold", input: 0.4 } as const;
  expect(told("sine-one-branch", { branches: [{ ...branch, events: [fold, fold, { kind: "Neimark–Sacker", input: 0.5 }] }] })).toEqual(["fails", "1 branch, 2 × fold, Neimark–Sacker"]);
  expect(told("sine-one-branch", { branches: [branch, { ...branch, commands: 2 }] })).toEqual(["fails", "2 branches"]);
  expect(told("sine-one-branch", { branches: [] })).toEqual(["fails", "0 branches"]);
});

it("a command without oscillation fails the frequency, a step back the order", () => {
  const silent = commandsWith(10, (command) => ({ ...command, point: command.point === null ? null : { ...command.point, oscillation: null } }));
  const back = commandsWith(4, (command) => ({ ...command, point: command.point === null ? null : { ...command.point, oscillation: { modulus: 1.1, frequency: 0.2 } } }));
  expect(told("sine-frequency", { commands: silent })).toEqual(["fails", "r = 1, no oscillation at 1 of 11"]);
  expect(told("sine-monotone", { commands: silent })).toEqual(["fails", "rises 9 of 10 times"]);
  expect(told("sine-monotone", { commands: back })).toEqual(["fails", "rises 9 of 10 times"]);
});

describe("limit cycles", () => {
  const ideal = idealCycle(10, 0.6);
  const measured = ideal.measured as NonNullable<typeof ideal.measured>;

  it.each([
    ["drifts", { drift: 0.03 }], ["has died out", { persisted: 300 }], ["is too slow", { frequency: 0.58 }], ["was not seen for ten periods", { periods: 9 }],
  ])("fail when one %s", (_, change) => {
    expect(told("sine-limit-cycle", { cycles: [idealCycle(0, 0.1), { ...ideal, measured: { ...measured, ...change } }] })[0]).toBe("fails");
  });

  it("fail when a network comes to rest", () => {
    const cycles = [idealCycle(0, 0.1), { ...ideal, kind: "fixed point" as const, measured: null }];
    expect(told("sine-limit-cycle", { cycles })).toEqual(["fails", "1 of 2 cycles; frequency off by up to 0.1 %"]);
    expect(told("sine-floquet", { cycles })).toEqual(["fails", "1 of 2 cycles"]);
  });

  it.each([["repels", { transverse: 1.01 }], ["has no multiplier near 1", { fromOne: 0.3 }]])("do not attract when one %s", (_, change) => {
    expect(told("sine-floquet", { cycles: [{ ...ideal, measured: { ...measured, ...change } }] })).toEqual(["fails", "0 of 1 cycles"]);
  });
});

it("a shortcut between points fails the path, and many of them the shared topology", () => {
  const neighbours = idealNetwork("GRU-1").findings.neighbours;
  expect(told("sine-path", { neighbours: [...neighbours, [2, 7]] })).toEqual(["fails", "10 of 10 links, 1 others; order 1"]);
  expect(judged("sine-shared-topology", { neighbours: neighbours.slice(0, 5) }).measurements[0]).toEqual({ subject: "population", value: "0 of 1 pairs alike; median distance 0.5", verdict: "fails" });
});

describe("networks that have not learned", () => {
  it("are no evidence on how the task is solved", () => {
    const claims = sineStudy.claims({ networks: [idealNetwork("Vanilla-1", {}, false)], failed: [] });
    expect(claims.map(({ verdict }) => verdict)).toEqual(claims.map(() => "undecided"));
    expect(claimOf(claims, "sine-shared-topology").measurements[0].value).toBe("no two architectures to compare");
  });
});

describe("the sine task's exhibits", () => {
  const nothing: Partial<SineFindings> = {
    commands: commandsWith(0, (command) => command).map((command) => ({ ...command, points: 0, point: null })), branches: [], neighbours: [], orderScore: null,
    cycles: [{ index: 0, frequency: 0.1, kind: "escaped", measured: null }], pictures: { varianceShares: [1, 0, 0], orbits: [[]], points: [], eigenvalues: [] },
  };
  const populations = [
    { networks: [idealNetwork("Vanilla-1"), idealNetwork("Vanilla-2"), idealNetwork("GRU-relu-1", nothing)], failed: [] },
    { networks: [idealNetwork("LSTM-relu-1", nothing, false)], failed: [] },
    { networks: [], failed: [] },
  ];

  it("hold the figure that every claim points at, whatever was found", () => {
    for (const population of populations) {
      const ids = sineStudy.exhibits(population).flatMap(({ figures }) => figures.map(({ id }) => id));
      for (const { figure } of sineStudy.claims(population)) expect(ids).toContain(figure);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("count a network without fixed points and cycles as such", () => {
    const figures = sineStudy.exhibits(populations[0]).flatMap((section) => section.figures);
    const rowsOf = (id: string) => figures.flatMap((figure) => (figure.kind === "table" && figure.id === id ? figure.rows : []));
    expect(rowsOf("sine-points").map((row) => row.join(" | "))).toEqual([
      "Vanilla-1 | yes | 11 / 0 / 0 | 0 | 11 | 2 at 11 | 1 | 1 | 10 of 10 | 1 | 15 of 16",
      "Vanilla-2 | yes | 11 / 0 / 0 | 0 | 11 | 2 at 11 | 1 | 1 | 10 of 10 | 1 | 15 of 16",
      "GRU-relu-1 | yes | 0 / 11 / 0 | 0 | 0 | none | 0 | – | 0 of 10 | – | 15 of 16",
    ]);
    expect(rowsOf("sine-cycles").map((row) => row.slice(0, 5).join(" | "))).toEqual(["Vanilla-1 | 0.1 | quasi-periodic | 0.1001 | 0.1", "Vanilla-1 | 0.6 | quasi-periodic | 0.6006 | 0.1", "GRU-relu-1 | 0.1 | escaped | – | –"]);
  });

  it("draw a dot for each command of each network, by architecture and nonlinearity", () => {
    const [scatter] = sineStudy.exhibits(populations[0]).flatMap((section) => section.figures.filter(({ kind }) => kind === "scatter"));
    expect(scatter).toMatchObject({ id: "sine-frequencies", groups: [{ label: "Vanilla tanh" }, { label: "GRU relu", x: [], y: [] }] });
    expect(scatter.kind === "scatter" && scatter.groups[0].x.length).toBe(2 * idealCommands);
  });
});

it("the detail of a network holds its facts, its orbits in the plane and its points where the task is done", () => {
  const detail = sineStudy.detail(idealNetwork("GRU-1"));
  expect(detail.facts).toEqual([
    ["Mean squared error", "4 × 10⁻⁴"], ["Commands with one fixed point", "11 of 11"], ["Unstable dimensions", "2 at 11"],
    ["r of arg λ and ω", "1"], ["Lasting limit cycles", "2 of 2"], ["Participation ratio", "3"],
  ]);
  expect(detail.trajectories).toEqual([[1, 0, 0, 1]]);
  expect(detail.points).toEqual([{ position: [0, 0], unstableDimensions: 2 }]);
});
