import { expect, it } from "vitest";
import type { Measurement } from "../../claim.ts";
import { byArchitecture } from "./by-architecture.ts";

const networks = ["GRU-1", "GRU-2", "GRU-3", "LSTM"].map((name) => ({ name, architecture: name.split("-")[0] }));
const holds = (subject: string, value: string): Measurement => ({ subject, value, verdict: "holds" });

it("counts equal values of an architecture and keeps different ones apart", () => {
  const told = byArchitecture([holds("GRU-1", "27"), holds("GRU-2", "26"), holds("GRU-3", "27"), holds("LSTM", "27")], networks);
  expect(told).toEqual([{ subject: "GRU", value: "27 ×2\n26", verdict: "holds" }, holds("LSTM", "27")]);
});

it("lets one failing network fail its architecture, and says why", () => {
  const told = byArchitecture([holds("GRU-1", "27"), { subject: "GRU-2", value: "20", verdict: "fails", note: "points are missing" }], networks);
  expect(told).toEqual([{ subject: "GRU", value: "27\n20", verdict: "fails", note: "points are missing" }]);
});

it("leaves measurements of the whole population alone", () => {
  expect(byArchitecture([holds("population", "1")], networks)).toEqual([holds("population", "1")]);
});
