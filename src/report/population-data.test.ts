import { expect, it } from "vitest";
import { packPopulation, populationData, unpackPopulation } from "./population-data.ts";
import { drawPopulationView } from "./population-figure.ts";
import { initialView, memberStyles, shownMembers } from "./population-view.ts";
import { testPopulation } from "./test-population.ts";

const data = populationData(testPopulation(24));

it("a population on the page is the population of the static picture", () => {
  expect(unpackPopulation(JSON.parse(JSON.stringify(packPopulation(data))))).toEqual(data);
});

it("positions fill the grid along the wider axis and stay centred along the other", () => {
  const [{ positions }] = populationData({ ...testPopulation(3), maps: [{ title: "m", stress: 0, positions: [[-1, 0], [3, 1], [1, 2]] }] }).maps;
  expect(positions).toEqual([0, 1024, 4095, 2048, 2048, 3071]);
});

it("values of a factor are listed in order of appearance, numbers by size", () => {
  expect(data.factors.map(({ name, values }) => [name, values])).toEqual([["architecture", ["vanilla", "ugrnn", "gru", "lstm"]], ["activation", ["tanh", "relu"]], ["units", ["64", "128", "192"]]]);
  expect(data.factors[0].codes.slice(0, 5)).toEqual([0, 1, 2, 3, 0]);
  const [{ values, codes }] = populationData({ ...testPopulation(3), factors: ["rate"], members: ["0.5", "10", "2"].map((rate) => ({ name: rate, factors: [rate] })) }).factors;
  expect([values, codes]).toEqual([["0.5", "2", "10"], [0, 2, 1]]);
});

it("a filter on any factor hides its members, whatever colours them", () => {
  const view = { ...initialView(data), filteredOut: [new Set<number>(), new Set([1]), new Set<number>()] };
  expect(shownMembers(data, view)).toEqual({ faded: [], marked: data.factors[1].codes.flatMap((code, member) => (code === 0 ? [member] : [])) });
  expect(drawPopulationView(data, view).markup.match(/class="spot category-0"/g)?.length).toBe(2 * 3 + 1);
});

it("a selection fades the others and is drawn above them", () => {
  const view = { ...initialView(data), selected: new Set([0, 5]) };
  expect(shownMembers(data, view)).toMatchObject({ marked: [0, 5] });
  const { markup } = drawPopulationView(data, view);
  expect(markup.match(/class="spot faded /g)?.length).toBe(2 * 22);
  const maps = markup.split(`class="ground"`).slice(1);
  const order = maps.map((map) => [...map.matchAll(/class="spot (faded )?/g)].map(([, faded]) => (faded === undefined ? "marked" : "faded")));
  for (const marks of order) expect(marks).toEqual([...Array.from({ length: 22 }, () => "faded"), "marked", "marked"]);
});

it("another factor may give the shapes, with a legend of its own", () => {
  const view = { ...initialView(data), shape: 1 };
  const styles = memberStyles(data, view);
  expect(new Set(styles.map(({ shape }) => shape))).toEqual(new Set(["circle", "triangle"]));
  expect(new Set(styles.map(({ className }) => className)).size).toBe(4);
  const { markup } = drawPopulationView(data, view);
  for (const text of ["architecture", "activation", "relu"]) expect(markup).toContain(`>${text}</text>`);
});

it("a population without factors is drawn in one look", () => {
  const plain = populationData({ ...testPopulation(3), factors: [], members: testPopulation(3).members.map(({ name }) => ({ name, factors: [] })) });
  expect(drawPopulationView(plain, initialView(plain)).markup.match(/class="spot category-0"/g)?.length).toBe(6);
});

it("a legend of very many values ends with how many more there are", () => {
  const many = populationData({ ...testPopulation(100), factors: ["seed"], members: testPopulation(100).members.map(({ name }, seed) => ({ name, factors: [String(seed)] })) });
  const { markup } = drawPopulationView(many, initialView(many));
  expect([...markup.matchAll(/class="legend"[^>]*>([^<]*)/g)].length).toBe(24);
  expect(markup).toContain(">and 76 more</text>");
});
