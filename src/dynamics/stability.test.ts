import { describe, expect, it } from "vitest";
import { linearise } from "./linearise.ts";
import { judgeStability } from "./stability.ts";
import { affineMap } from "./test-maps/affine-map.ts";

const judge = (A: number[][], jacobianError = 0) => judgeStability(linearise(affineMap(A), new Float64Array(A.length), new Float64Array(0)), jacobianError);

describe("judgeStability", () => {
  it("counts eigenvalues outside the unit circle", () => {
    expect(judge([[2, 0], [0, 0.5]])).toMatchObject({ unstableDimensions: 1, undecidedDimensions: 0, stability: "unstable", flowStability: "unstable" });
  });

  it("tells a map's flip from a flow's stability: an eigenvalue of −1.5", () => {
    expect(judge([[-1.5]])).toMatchObject({ stability: "unstable", flowStability: "stable" });
  });

  it("calls an eigenvalue of 1 marginal", () => {
    expect(judge([[1, 0], [0, 0.5]])).toMatchObject({ undecidedDimensions: 1, stability: "marginal", flowStability: "marginal" });
  });

  it("calls an eigenvalue marginal when the Jacobian's error could carry it across", () => {
    expect(judge([[0.99]], 0.02).stability).toBe("marginal");
    expect(judge([[0.99]], 0.005).stability).toBe("stable");
  });

  it("lets a sensitive eigenvalue cross for a smaller error", () => {
    const sheared = [[0.99, 100], [0, 0.5]];
    expect(judge(sheared, 1e-4).stability).toBe("marginal");
    expect(judge([[0.99, 0], [0, 0.5]], 1e-4).stability).toBe("stable");
  });

  it("stays unstable when one mode is certain and another is not", () => {
    expect(judge([[2, 0], [0, 1]])).toMatchObject({ undecidedDimensions: 1, stability: "unstable" });
  });

  it("decides a defective block well inside the circle", () => {
    expect(judge([[0.5, 1], [0, 0.5]]).stability).toBe("stable");
  });
});
