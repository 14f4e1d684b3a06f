/** What is searched for each task, architecture and nonlinearity before a population is trained. */
export interface NetworkSetting {
  /** Learning rate of the first step, and that of the last as a share of it. */
  readonly learningRate: number;
  readonly finalRatio: number;
  /** Largest norm of the gradient. */
  readonly clip: number;
  /** Bias of the gate that keeps the state (the LSTM's forget gate); a vanilla network has none. */
  readonly keepGateBias: number;
  /** Scale of the initial recurrent weights, and how they are drawn. */
  readonly gain: number;
  readonly recurrent: "gaussian" | "orthogonal";
}
