/** What every figure carries. Figures are plain data in the units of their axes; `report/` draws them. */
interface FigureFrame {
  /** Unique in the report; links point at it. */
  readonly id: string;
  readonly title: string;
  /** What is shown, so that the picture can be read without the text around it. */
  readonly caption: string;
}

/** A labelled axis. `scale` defaults to linear. */
export interface Axis {
  readonly label: string;
  readonly unit?: string;
  readonly scale?: "linear" | "log";
}

/** One line of a figure; `x` and `y` have the same length. */
export interface Series {
  readonly label: string;
  /** Series of one group share a look and one entry of the legend, named after the group. Default: the label. */
  readonly group?: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** Curves over a common axis, e.g. training losses. At most four groups of series. */
export interface CurvesFigure extends FigureFrame {
  readonly kind: "curves";
  readonly x: Axis;
  readonly y: Axis;
  readonly series: readonly Series[];
  /** Values of y worth a horizontal rule, such as a pass criterion. */
  readonly thresholds?: readonly { readonly value: number; readonly label: string }[];
}

/** One output channel through a trial. */
export interface TraceRow {
  readonly label: string;
  /** Length T. */
  readonly target: ArrayLike<number>;
  /** Length T. */
  readonly output: ArrayLike<number>;
  /** The channel's non-zero inputs. */
  readonly pulses: readonly { readonly step: number; readonly value: number }[];
}

/** Outputs against targets through one trial, one row a channel. */
export interface TracesFigure extends FigureFrame {
  readonly kind: "traces";
  readonly time: Axis;
  readonly value: Axis;
  readonly rows: readonly TraceRow[];
}

/** A fixed point in principal-component coordinates. */
export interface StateSpacePoint {
  /** Coordinates on PC1, PC2, PC3. */
  readonly position: readonly [number, number, number];
  readonly unstableDimensions: number;
  /** Unit vectors along the unstable directions, projected on PC1, PC2, PC3. */
  readonly unstableDirections: readonly (readonly [number, number, number])[];
  /** False for a point that trajectories never come near; drawn as an outline. */
  readonly visited: boolean;
}

/** Trajectories and fixed points of one network on its first three principal components. */
export interface StateSpaceFigure extends FigureFrame {
  readonly kind: "state-space";
  /** Name of the network, for the selector of the rotating view. */
  readonly network: string;
  /** Share of the states' variance on PC1, PC2, PC3, in [0, 1]. */
  readonly varianceShares: readonly [number, number, number];
  /** Each trajectory row-major [T, 3]. */
  readonly trajectories: readonly ArrayLike<number>[];
  readonly points: readonly StateSpacePoint[];
}

/** An eigenvalue, and the number of unstable dimensions of the fixed point that it belongs to. */
export interface SpectrumEigenvalue {
  readonly re: number;
  readonly im: number;
  readonly unstableDimensions: number;
}

/** Eigenvalues of a network's fixed points in the complex plane, with the unit circle. */
export interface SpectrumFigure extends FigureFrame {
  readonly kind: "spectrum";
  readonly eigenvalues: readonly SpectrumEigenvalue[];
}

/** A column of a table; numbers align right. */
export interface TableColumn {
  readonly label: string;
  readonly unit?: string;
  readonly align: "left" | "right";
}

/** A table of printed values. */
export interface TableFigure extends FigureFrame {
  readonly kind: "table";
  readonly columns: readonly TableColumn[];
  /** Row-major, one string a column. */
  readonly rows: readonly (readonly string[])[];
}

/** Anything a report can show. */
export type Figure = CurvesFigure | TracesFigure | StateSpaceFigure | SpectrumFigure | TableFigure;
