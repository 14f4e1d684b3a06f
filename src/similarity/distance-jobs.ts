/** A rectangle of a distance matrix: the networks of `rows` against those of `columns`, of which the pairs above the diagonal count. */
export interface DistanceJob {
  readonly rows: readonly [first: number, end: number];
  readonly columns: readonly [first: number, end: number];
}

/** With 20 directions each, 16 networks make a product of 320 × 320, which stays in a second-level cache. */
const GROUP = 16;

/** The jobs that make up the distance matrix of `count` networks, in rectangles of at most `group` × `group` networks (default 16). */
export function distanceJobs(count: number, group = GROUP): DistanceJob[] {
  const starts = Array.from({ length: Math.ceil(count / group) }, (_, k) => k * group);
  const stretch = (first: number) => [first, Math.min(first + group, count)] as const;
  return starts.flatMap((row) => starts.filter((column) => column >= row).map((column) => ({ rows: stretch(row), columns: stretch(column) })));
}

/** The pairs of networks (i, j), i < j, of a job, row by row. */
export function pairsOf({ rows, columns }: DistanceJob): [number, number][] {
  const pairs: [number, number][] = [];
  for (let i = rows[0]; i < rows[1]; i++) for (let j = Math.max(columns[0], i + 1); j < columns[1]; j++) pairs.push([i, j]);
  return pairs;
}

/** Writes the distances of a job's pairs, as `distancesOf` gives them, on both sides of the diagonal of a matrix [count, count]. */
export function placeDistances(matrix: Float64Array, count: number, job: DistanceJob, distances: Float64Array): void {
  pairsOf(job).forEach(([i, j], k) => {
    matrix[i * count + j] = distances[k];
    matrix[j * count + i] = distances[k];
  });
}
