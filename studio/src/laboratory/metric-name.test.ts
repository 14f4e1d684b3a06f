import { expect, it } from "vitest";
import { metricName } from "./metric-name.ts";

it.each([["meanSquaredError", "Mean squared error"], ["accuracy", "Accuracy"]])("writes %s as %s", (name, text) => {
  expect(metricName(name)).toBe(text);
});
