import { expect, it } from "vitest";
import { errorText } from "./error-text.ts";

it("says an error's message, and anything else that was thrown as text", () => {
  expect(errorText(new RangeError("too many units"))).toBe("too many units");
  expect(errorText("stopped")).toBe("stopped");
  expect(errorText(undefined)).toBe("undefined");
});
