/** An explicit Runge–Kutta method: `stages[s][r]` weighs slope r in the state of stage s, `weights[r]` in the step. */
export interface RungeKuttaMethod {
  readonly stages: readonly (readonly number[])[];
  readonly weights: readonly number[];
}

/** The classical method of fourth order. Source: Kutta (1901). */
export const rungeKutta4: RungeKuttaMethod = {
  stages: [[], [1 / 2], [0, 1 / 2], [0, 0, 1]],
  weights: [1 / 6, 1 / 3, 1 / 3, 1 / 6],
};

/** The fifth-order formula of Dormand & Prince, J. Comput. Appl. Math. 6 (1980), without its error estimate. */
export const dormandPrince5: RungeKuttaMethod = {
  stages: [
    [],
    [1 / 5],
    [3 / 40, 9 / 40],
    [44 / 45, -56 / 15, 32 / 9],
    [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
    [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  ],
  weights: [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
};
