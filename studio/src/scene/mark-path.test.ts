import { shapeMarker } from "@nullcline/report/marker.ts";
import { stabilityStyle } from "@nullcline/report/palette.ts";
import { expect, it } from "vitest";
import { markPath } from "./mark-path.ts";

const numbersIn = (text: string) => text.match(/-?\d+(\.\d+)?/g)!.map(Number);

it.each([1, 2, 3, 4, 9])("has the corners of the reports' mark of %i unstable dimensions", (count) => {
  const { markup } = shapeMarker(stabilityStyle(count).shape, {}, 0, 0, 0.82);
  const corners = numbersIn(/points="([^"]*)"/.exec(markup)![1]);
  const path = numbersIn(markPath(count));
  expect(path.length).toBe(corners.length);
  expect(path.every((place, k) => Math.abs(place - corners[k]) <= 0.006)).toBe(true);
});

it("is a circle of that radius without unstable dimensions", () => {
  expect(markPath(0)).toBe("M0.82 0A0.82 0.82 0 1 1-0.82 0A0.82 0.82 0 1 1 0.82 0Z");
});

it("leaves room for a rim in the picture that the space shows", () => {
  for (const count of [1, 2, 3, 4]) for (const place of numbersIn(markPath(count))) expect(Math.abs(place) + 0.14).toBeLessThan(1.4);
});
