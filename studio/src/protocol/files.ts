import type { ImportOptions } from "@nullcline/formats/import/import-options.ts";
import type { PairScore } from "@nullcline/similarity/recordings/compare-recordings.ts";
import type { RecordingSummary } from "@nullcline/formats/recordings/describe-recording.ts";
import type { Figure, TableFigure } from "@nullcline/studies/figure.ts";
import type { NetworkSource } from "./analysis.ts";

/** A file of the reader's, by its name and content; in the page a `File`, which a worker reads where and when it needs it. */
export interface FileSource {
  readonly name: string;
  readonly content: Blob;
}

/** What the reader says where a file leaves it open. */
export type Reading = Omit<ImportOptions, "who">;

/** Something that a file leaves open; without choices, it is answered by a text or a number. */
export interface OpenQuestion {
  readonly name: keyof Reading;
  readonly choices: readonly string[];
}

/** How far a network is from the original, over a sample. */
export interface SampleCheck {
  readonly compared: string;
  readonly steps: number;
  readonly trials: number;
  readonly largestDifference: number;
  readonly largestValue: number;
}

/** A network in a file, as a network file of our own. */
export interface NetworkFound {
  readonly kind: "network";
  readonly file: Uint8Array;
  readonly recognised: string;
  readonly notes: readonly string[];
  readonly equations: readonly string[];
  readonly units: number;
  readonly inputs: number;
  readonly outputs: number;
  readonly fingerprint: string;
  /** What the file left open and the reader, or a sample, answered. */
  readonly answered: readonly OpenQuestion[];
  readonly check: SampleCheck | undefined;
}

/** A network whose file leaves something open. */
export interface NetworkUndecided {
  readonly kind: "undecided";
  readonly message: string;
  readonly questions: readonly OpenQuestion[];
}

/** The first principal components of a recording. K ≤ 3 of them. */
export interface RecordingAxes {
  /** Share of the variance along each, 0…1. */
  readonly shares: readonly number[];
  readonly participationRatio: number;
  /** How many components explain 90 % of the variance. */
  readonly dimensionsFor90: number;
  readonly neurons: number;
  /** Mean of each condition's trials, [T, K]. */
  readonly trajectories: readonly { readonly condition: string; readonly trials: number; readonly path: Float64Array }[];
}

/** Recorded activity in a file. */
export interface RecordingFound {
  readonly kind: "recording";
  readonly summary: RecordingSummary;
  /** Undefined where activity does not allow it; `problem` then says why. */
  readonly axes: RecordingAxes | undefined;
  readonly problem: string | undefined;
}

/** What a file turned out to be. */
export type FileFound = NetworkFound | NetworkUndecided | RecordingFound;

/** A recording beside a network that was run on the same trials, or on its task's. */
export interface RecordingMatch {
  /** What the network was driven by, in words. */
  readonly drive: string;
  readonly scores: readonly PairScore[];
  readonly notes: readonly string[];
}

/** Formats that a network is saved in. */
export type SaveFormat = "safetensors" | "onnx" | "npz" | "numpy";

/** The worker that reads the reader's files and writes ours. It keeps nothing: every call brings its file. */
export interface FilesApi {
  /** Finds out what a file is; `sample` (.npz) proves a network and answers what its file leaves open. */
  read(source: FileSource, options: { readonly reading: Reading; readonly sample?: FileSource | undefined }, observe: (stage: string) => void): Promise<FileFound>;
  /** Whether a file is a sample of what a network did: inputs with outputs or states. */
  isSample(source: FileSource): Promise<boolean>;
  /** How alike a recording's activity and a network's (a network file) are. */
  compare(source: FileSource, network: { readonly name: string; readonly file: Uint8Array }, observe: (stage: string) => void): Promise<RecordingMatch>;
  /** A network, with what is operated on it, as files by name. An operated one keeps no specification: none would train it. */
  save(source: NetworkSource, format: SaveFormat, name: string): Promise<ReadonlyMap<string, Uint8Array | string>>;
  /** A figure as an SVG file of its own that names the command which makes it. */
  draw(figure: Exclude<Figure, TableFigure>, command: string): Promise<string>;
}
