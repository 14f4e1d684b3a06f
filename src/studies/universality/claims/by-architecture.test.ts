import { expect, it } from "vitest";
import type { Claim, Measurement, Verdict } from "../../claim.ts";
import { byArchitecture, judgedByArchitecture } from "./by-architecture.ts";

const networks = ["GRU-1", "GRU-2", "GRU-3", "GRU-4", "LSTM"].map((name) => ({ name, architecture: name.split("-")[0] }));
const measured = (subject: string, value: string, verdict: Verdict = "holds"): Measurement => ({ subject, value, verdict });
const grus = (...verdicts: Verdict[]): Measurement[] => verdicts.map((verdict, index) => measured(`GRU-${index + 1}`, "27", verdict));

it("counts equal values of an architecture, the commonest first, and says how many networks meet the criterion", () => {
  const told = byArchitecture([measured("GRU-1", "26"), measured("GRU-2", "27"), measured("GRU-3", "27"), measured("LSTM", "27")], networks);
  expect(told).toEqual([measured("GRU", "met by 3 of 3\n27 ×2\n26"), measured("LSTM", "27")]);
});

it("lets a claim hold of an architecture when three in four of its networks meet it", () => {
  expect(byArchitecture(grus("holds", "holds", "holds", "fails"), networks)[0].verdict).toBe("holds");
  expect(byArchitecture(grus("holds", "holds", "fails"), networks)[0].verdict).toBe("fails");
});

it("judges those that give evidence, if they are half of the networks", () => {
  expect(byArchitecture(grus("holds", "holds", "undecided", "undecided"), networks)[0].verdict).toBe("holds");
  expect(byArchitecture(grus("holds", "undecided", "undecided"), networks)[0].verdict).toBe("undecided");
});

it("holds a claim that holds of every architecture", () => {
  const claim = { id: "c", statement: "s", source: { kind: "derived", where: "w" }, criterion: "c", figure: "f", verdict: "fails" } as const;
  const verdict = (lstm: Verdict): Verdict => judgedByArchitecture({ ...claim, measurements: [...grus("holds", "holds", "holds", "fails"), measured("LSTM", "27", lstm)] } satisfies Claim, networks).verdict;
  expect([verdict("holds"), verdict("fails"), verdict("undecided")]).toEqual(["holds", "fails", "undecided"]);
});

it("tells what qualifies networks together, and only a few of many different values", () => {
  const many = Array.from({ length: 4 }, (_, k) => ({ ...measured(`GRU-${k + 1}`, `value ${k}`), note: "a note" }));
  expect(byArchitecture([...many, measured("GRU-1", "value 5")], networks)[0]).toMatchObject({ value: "met by 5 of 5\nvalue 0\nvalue 1\nvalue 2\nvalue 3\nand 1 other values", note: "a note ×4" });
});

it("leaves measurements of the whole population alone", () => {
  expect(byArchitecture([measured("population", "1")], networks)).toEqual([measured("population", "1")]);
});
