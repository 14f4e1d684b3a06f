import type { MemberDetail, SpectrumEigenvalue } from "../studies/figure.ts";
import { packedLimit, packIntegers, unpackIntegers } from "./packed-integers.ts";
import { extent } from "./scale.ts";
import { simplifiedPath } from "./simplified-path.ts";

/** At most this many trajectories of a member travel to the page, with at most this many points in all. */
const trajectoryLimit = 12;
const pathPointLimit = 480;

/** Half a pixel of a picture of about 340 pixels, on the grid. */
const halfPixel = 6;

/** At most this many eigenvalues of a member travel to the page: those of largest modulus. */
const eigenvalueLimit = 400;

/** Eigenvalues that differ by less than this share of the picture's width are drawn once. */
const eigenvalueCell = 1 / 512;

/** Unstable dimensions from here on look alike, and are told apart no more. */
const manyDimensions = 4;

/**
 * A member's detail as it travels to the page, about five kilobytes at most: coordinates on a grid of 4,096 by
 * 4,096, paths without the points that a picture of 300 pixels would not show.
 */
export interface PackedDetail {
  /** Index into the labels that members share. */
  readonly labels: number;
  /** The facts' values. */
  readonly facts: readonly string[];
  /** Lower left corner and width of the square around all trajectories and points. */
  readonly square: readonly [number, number, number];
  readonly paths: readonly string[];
  /** Number of trajectories before the limit. */
  readonly trajectories: number;
  /** Triples: x, y, unstable dimensions. */
  readonly points: string;
  /** Half-width of the square around all eigenvalues. */
  readonly reach: number;
  /** Triples: real part, imaginary part, 2 × unstable dimensions + 1 if outside the unit circle. */
  readonly eigenvalues: string;
  /** Number of eigenvalues before the limit. */
  readonly eigenvalueCount: number;
}

/** All members' details: what is read by the page when a member is first opened. */
export interface PackedDetails {
  /** Lists of facts' labels that occur. */
  readonly labels: readonly (readonly string[])[];
  /** One entry a member; `null` where nothing is known. */
  readonly members: readonly (PackedDetail | null)[];
}

/** A detail as the page draws it, with the numbers of what there was before thinning. */
export interface ThinnedDetail extends MemberDetail {
  readonly trajectoryCount: number;
  readonly eigenvalueCount: number;
}

type Square = PackedDetail["square"];

function gridded(value: number, low: number, width: number): number {
  return Math.max(0, Math.min(packedLimit, Math.round(((value - low) / width) * packedLimit)));
}

function ungridded(grid: number, low: number, width: number): number {
  return low + (grid / packedLimit) * width;
}

/** The smallest square, a little widened, around everything in the plane of a detail. */
function boundingSquare({ trajectories, points }: MemberDetail): Square {
  const axis = (index: number): readonly [number, number] =>
    extent([...trajectories.flatMap((path) => Array.from({ length: path.length / 2 }, (_, step) => path[2 * step + index])), ...points.map(({ position }) => position[index])]);
  const [[left, right], [bottom, top]] = [axis(0), axis(1)];
  const width = 1.08 * Math.max(right - left, top - bottom) || 1;
  return [(left + right - width) / 2, (bottom + top - width) / 2, width];
}

function griddedPath(path: ArrayLike<number>, [left, bottom, width]: Square): number[] {
  return Array.from(path, (value, index) => gridded(value, index % 2 === 0 ? left : bottom, width));
}

/** Paths on the grid, simplified as far as their number of points asks for, and at least to half a pixel. */
function thinnedPaths(detail: MemberDetail, square: Square): number[][] {
  const finite = detail.trajectories.filter((path) => Array.from(path).every(Number.isFinite));
  let paths = finite.slice(0, trajectoryLimit).map((path) => simplifiedPath(griddedPath(path, square), halfPixel));
  const isLong = (): boolean => paths.reduce((sum, path) => sum + path.length / 2, 0) > pathPointLimit;
  for (let tolerance = 2 * halfPixel; isLong() && tolerance < packedLimit; tolerance *= 2) paths = paths.map((path) => simplifiedPath(path, tolerance));
  return paths;
}

function squaredModulus({ re, im }: SpectrumEigenvalue): number {
  return re * re + im * im;
}

/** Eigenvalues of largest modulus, one for each cell of the picture and each number of unstable dimensions. */
function thinnedEigenvalues(eigenvalues: readonly SpectrumEigenvalue[], reach: number): SpectrumEigenvalue[] {
  const cells = new Map<number, SpectrumEigenvalue>();
  const cell = (value: number): number => Math.round((value / (2 * reach) + 0.5) / eigenvalueCell);
  for (const eigenvalue of eigenvalues.toSorted((a, b) => squaredModulus(b) - squaredModulus(a))) {
    if (cells.size === eigenvalueLimit) break;
    const key = (cell(eigenvalue.re) * 1024 + cell(eigenvalue.im)) * 8 + Math.min(eigenvalue.unstableDimensions, manyDimensions);
    if (!cells.has(key)) cells.set(key, eigenvalue);
  }
  return [...cells.values()];
}

function packDetail(detail: MemberDetail, labels: number): PackedDetail {
  const square = boundingSquare(detail);
  const [left, bottom, width] = square;
  const reach = 1.0001 * Math.max(1, ...extent(detail.eigenvalues.flatMap(({ re, im }) => [Math.abs(re), Math.abs(im)])));
  const points = detail.points.flatMap(({ position: [x, y], unstableDimensions }) => [gridded(x, left, width), gridded(y, bottom, width), Math.min(unstableDimensions, manyDimensions)]);
  const eigenvalues = thinnedEigenvalues(detail.eigenvalues, reach).flatMap((one) =>
    [gridded(one.re, -reach, 2 * reach), gridded(one.im, -reach, 2 * reach), 2 * Math.min(one.unstableDimensions, manyDimensions) + (squaredModulus(one) > 1 ? 1 : 0)]);
  return {
    labels, facts: detail.facts.map(([, value]) => value), square,
    paths: thinnedPaths(detail, square).map(packIntegers), trajectories: detail.trajectories.length,
    points: packIntegers(points), reach, eigenvalues: packIntegers(eigenvalues), eigenvalueCount: detail.eigenvalues.length,
  };
}

/** Packs the details of all members; labels of facts that members share are kept once. */
export function packDetails(details: readonly (MemberDetail | undefined)[]): PackedDetails {
  const indices = new Map<string, number>();
  const members = details.map((detail) => {
    if (detail === undefined) return null;
    const key = JSON.stringify(detail.facts.map(([label]) => label));
    if (!indices.has(key)) indices.set(key, indices.size);
    return packDetail(detail, indices.get(key) ?? 0);
  });
  return { labels: [...indices.keys()].map((key): string[] => JSON.parse(key)), members };
}

function triples(text: string): (readonly [number, number, number])[] {
  const values = unpackIntegers(text);
  return Array.from({ length: values.length / 3 }, (_, index) => [values[3 * index], values[3 * index + 1], values[3 * index + 2]] as const);
}

/** An eigenvalue from the grid; moved on the side of the unit circle where it was, if rounding crossed it. */
function unpackEigenvalue([x, y, code]: readonly [number, number, number], reach: number): SpectrumEigenvalue {
  const unstableDimensions = code >> 1;
  const rounded = { re: ungridded(x, -reach, 2 * reach), im: ungridded(y, -reach, 2 * reach), unstableDimensions };
  const isOutside = (code & 1) === 1;
  if (squaredModulus(rounded) > 1 === isOutside) return rounded;
  const shift = (isOutside ? 1 + 1e-9 : 1 - 1e-9) / Math.sqrt(squaredModulus(rounded));
  return { re: shift * rounded.re, im: shift * rounded.im, unstableDimensions };
}

/** The detail of one member as far as it travelled; `undefined` where nothing is known. */
export function unpackDetail({ labels, members }: PackedDetails, member: number): ThinnedDetail | undefined {
  const packed = members[member];
  if (packed === null || packed === undefined) return undefined;
  const [left, bottom, width] = packed.square;
  return {
    facts: packed.facts.map((value, index) => [labels[packed.labels][index], value] as const),
    trajectories: packed.paths.map((path) => unpackIntegers(path).map((grid, index) => ungridded(grid, index % 2 === 0 ? left : bottom, width))),
    trajectoryCount: packed.trajectories,
    points: triples(packed.points).map(([x, y, unstableDimensions]) => ({ position: [ungridded(x, left, width), ungridded(y, bottom, width)] as const, unstableDimensions })),
    eigenvalues: triples(packed.eigenvalues).map((triple) => unpackEigenvalue(triple, packed.reach)),
    eigenvalueCount: packed.eigenvalueCount,
  };
}
