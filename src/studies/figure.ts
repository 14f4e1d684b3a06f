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
  /** A colour for each trajectory, from blue (−1) over grey (0) to red (1); the caption says what it stands for. Default: grey. */
  readonly trajectoryShades?: readonly number[];
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

/** A labelled set of dots on two axes. */
export interface ScatterGroup {
  readonly label: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/** Dots on two measured axes, e.g. linear against commanded frequency. At most eight groups. */
export interface ScatterFigure extends FigureFrame {
  readonly kind: "scatter";
  readonly x: Axis;
  readonly y: Axis;
  readonly groups: readonly ScatterGroup[];
  /** Draws the line y = x, where both axes have one unit. */
  readonly identity?: boolean;
}

/** A mean with its spread along x. All arrays have one length. */
export interface Band {
  readonly label: string;
  readonly x: ArrayLike<number>;
  readonly mean: ArrayLike<number>;
  /** Half-height of the band, e.g. one standard error. */
  readonly spread: ArrayLike<number>;
}

/** Means with bands of spread over a common axis, e.g. sorted spectra averaged over seeds. At most eight bands. */
export interface BandsFigure extends FigureFrame {
  readonly kind: "bands";
  readonly x: Axis;
  readonly y: Axis;
  readonly bands: readonly Band[];
  readonly thresholds?: readonly { readonly value: number; readonly label: string }[];
}

/** A node of a drawn graph. */
export interface GraphNode {
  readonly label: string;
  /** Where it is drawn, in the plane of the figure; any scale. */
  readonly position: readonly [number, number];
  readonly unstableDimensions: number;
}

/** A directed graph over fixed points, e.g. the transitions of a flip-flop network. */
export interface GraphFigure extends FigureFrame {
  readonly kind: "graph";
  readonly nodes: readonly GraphNode[];
  /** Edges between indices of nodes; an edge from a node to itself is homoclinic. */
  readonly edges: readonly { readonly from: number; readonly to: number }[];
}

/** An embedding of the population in the plane. */
export interface PopulationMap {
  /** E.g. `"Geometry (SVCCA)"`. */
  readonly title: string;
  /** How badly the plane shows the distances, Kruskal's stress-1. */
  readonly stress: number;
  /** One position a member, in the members' order; one common scale for both axes. */
  readonly positions: readonly (readonly [number, number])[];
}

/** What is shown of a member that is clicked. */
export interface MemberDetail {
  /** Measured values as they are printed, label and value. */
  readonly facts: readonly (readonly [string, string])[];
  /** Trajectories on the first two principal components, each [T, 2]. */
  readonly trajectories: readonly ArrayLike<number>[];
  readonly points: readonly { readonly position: readonly [number, number]; readonly unstableDimensions: number }[];
  readonly eigenvalues: readonly SpectrumEigenvalue[];
}

/** A network of a population. */
export interface PopulationMember {
  /** Unique in the figure. */
  readonly name: string;
  /** A value for each of the figure's factors, in their order. */
  readonly factors: readonly string[];
  readonly detail?: MemberDetail;
}

/** Maps of one population side by side: what is brushed in one is marked in all. */
export interface PopulationFigure extends FigureFrame {
  readonly kind: "population";
  /** What members can be coloured by, e.g. `["architecture", "activation"]`; the first one colours at the start. */
  readonly factors: readonly string[];
  readonly members: readonly PopulationMember[];
  readonly maps: readonly PopulationMap[];
}

/** Anything a report can show. */
export type Figure =
  | CurvesFigure
  | TracesFigure
  | StateSpaceFigure
  | SpectrumFigure
  | TableFigure
  | ScatterFigure
  | BandsFigure
  | GraphFigure
  | PopulationFigure;
