import { describe, expect, it } from "vitest";
import { populationData } from "../population-data.ts";
import { initialView } from "../population-view.ts";
import { testDetail, testPopulation } from "../test-population.ts";
import { firstMalformation } from "../test-well-formed.ts";
import { hostileText } from "../test-report.ts";
import { pagedMember } from "./member-details.ts";
import { panelMarkup, thinningNote } from "./member-panel.ts";
import { factorValues, memberLine, selectionLine } from "./member-text.ts";
import { filterButtons, toggledFilter } from "./population-filters.ts";

const data = populationData(testPopulation(1200));

describe("filters", () => {
  it("hide a value and show it again", () => {
    const once = toggledFilter(new Set(), 2, 4, false);
    expect([...once]).toEqual([2]);
    expect([...toggledFilter(once, 2, 4, false)]).toEqual([]);
  });

  it("show one value alone, and then all again", () => {
    const alone = toggledFilter(new Set([0]), 2, 4, true);
    expect([...alone]).toEqual([0, 1, 3]);
    expect([...toggledFilter(alone, 2, 4, true)]).toEqual([]);
  });

  it("are buttons that say their state, their value and how many networks have it", () => {
    const markup = filterButtons(data, { ...initialView(data), shape: 1, filteredOut: [new Set([3]), new Set(), new Set()] });
    expect(firstMalformation(markup)).toBeUndefined();
    expect([...markup.matchAll(/aria-pressed="(\w+)"[^>]*>.*?<\/svg>([^<]*)<small>(\d+)</g)].map(([, ...parts]) => parts)).toEqual([
      ["true", "vanilla", "300"], ["true", "ugrnn", "300"], ["true", "gru", "300"], ["false", "lstm", "300"], ["true", "tanh", "600"], ["true", "relu", "600"],
    ]);
  });
});

describe("texts", () => {
  it("name a network with its factors", () => {
    expect(memberLine(data.names[5], factorValues(data, 5))).toBe("ugrnn-relu-5, architecture ugrnn, activation relu, units 64");
  });

  it("say how a selection divides by the colouring factor, largest part first", () => {
    expect(selectionLine(data, [], 0)).toBe("1,200 networks");
    expect(selectionLine(data, [0, 1, 5], 0)).toBe("3 of 1,200 selected: ugrnn 2, vanilla 1");
    expect(selectionLine({ ...data, factors: [] }, [0], 0)).toBe("1 of 1,200 selected");
  });
});

describe("the panel of a network", () => {
  const detail = { ...testDetail(0, { paths: 1, steps: 4, eigenvalues: 3 }), trajectoryCount: 5, eigenvalueCount: 3 };

  it("is well formed and escapes names, facts and places", () => {
    const markup = panelMarkup({ name: hostileText, factors: [[hostileText, hostileText]], detail: { ...detail, facts: [[hostileText, hostileText]] }, place: hostileText });
    expect(markup).not.toContain(hostileText);
    expect(firstMalformation(markup)).toBeUndefined();
    expect(markup.match(/<svg /g)?.length).toBe(2);
  });

  it("says what it leaves out, and when there is nothing to show", () => {
    expect(thinningNote(detail)).toBe("Shown: 1 of 5 trajectories.");
    expect(thinningNote({ ...detail, trajectoryCount: 1 })).toBeUndefined();
    expect(panelMarkup({ name: "a", factors: [], detail: undefined, place: "1 of 1" })).toContain("No details of this network are in the report.");
  });

  it("pages around the ends of its list, and into it from outside", () => {
    expect(pagedMember([4, 7, 9], 9, 1)).toBe(4);
    expect(pagedMember([4, 7, 9], 4, -1)).toBe(9);
    expect(pagedMember([4, 7, 9], 5, 1)).toBe(4);
    expect(pagedMember([], 5, 1)).toBeUndefined();
  });
});
