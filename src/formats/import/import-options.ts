import type { Network } from "../../network/network.ts";

/** What the user says where a file leaves it open. */
export interface ImportOptions {
  /** Names the complainant in errors, typically the file's path; default `"importNetwork"`. */
  readonly who?: string;
  /** The nonlinearity: of a plain RNN, or of a rate network. */
  readonly activation?: string | undefined;
  /** A rate network's convention: "inside", r' = (1 − α) r + α φ(W r + …), or "outside", x' = (1 − α) x + α (W φ(x) + …). */
  readonly convention?: string | undefined;
  /** Which way a rate network's matrices go: "to-from", W[to, from] (default where shapes leave it open), or "from-to". */
  readonly weights?: string | undefined;
  /** A rate network's step and time constant, in one unit. */
  readonly dt?: number | undefined;
  readonly tau?: number | undefined;
  /** Which recurrent module of several, by its prefix, e.g. `"encoder.rnn"`. */
  readonly module?: string | undefined;
  /** Which linear layer reads out, by its prefix, e.g. `"fc"`. */
  readonly readout?: string | undefined;
}

/** A network that came from elsewhere, and what was taken for what. */
export interface ImportedNetwork {
  readonly network: Network;
  /** What was recognised, as a sentence without its full stop. */
  readonly recognised: string;
  /** What was left out, rounded or assumed, one sentence each. */
  readonly notes: readonly string[];
}

/** One way to read a file: what it supposes beyond what the file says, and the network that follows. */
export interface ImportCandidate {
  /** Options by name and value; empty where the file says everything. */
  readonly supposes: Readonly<Record<string, string>>;
  readonly build: () => ImportedNetwork;
}
