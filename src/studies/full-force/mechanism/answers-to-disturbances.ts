import { norm } from "../../../dynamics/norm.ts";
import { concatenated } from "../../../numeric/concatenated.ts";
import { dot } from "../../../numeric/linalg/dot.ts";
import { principalComponents } from "../../../similarity/pca.ts";
import { rowProducts, rowsOf } from "../../../similarity/row-products.ts";
import type { SampleMatrix } from "../../../similarity/sample-matrix.ts";
import { preparedState } from "../circuit/prepared-states.ts";
import { recordReaches, type Teacher } from "../circuit/teacher.ts";
import { type Evaluated, movements, runReaches } from "../evaluation/evaluate-learner.ts";
import { ridgeRegression } from "../ridge-regression.ts";

/** Directions that states are disturbed in. */
const DISTURBANCES = 5;
/** Size of a disturbance over that of a prepared state. */
const SIZE = 0.1;
const MAP_PENALTY = 0.1;
/** Milliseconds between two samples that are compared. */
const STRIDE = 5;

/**
 * How alike a network and the circuit answer small disturbances of their states at the go cue: the cosine between the circuit's change of
 * rates over the movement and the network's, seen through a linear map from network to circuit; one value a disturbance, over all trained
 * directions together. 1 where the network computes as the circuit does, 0 where answers have nothing to do with each other.
 *
 * The circuit is disturbed along the first five principal components of its movements, by a tenth of a prepared state; the network along the
 * images of these under a linear map from the circuit's rates to its states (rotations of the network's coordinates make no difference). Both maps are ridge regressions (penalty 0.1) on the undisturbed
 * movements. For scale, of linear networks that start in the circuit's prepared states: with the published size's own weights 0.99, with half
 * of them 0.81 to 0.97, with a tenth 0.50 to 0.93. Two networks of equal activity can differ in their answers: activity says where a system goes, not what it would do elsewhere.
 */
export function answersToDisturbances(evaluated: Evaluated): number[] {
  const { teacher, reaches } = evaluated;
  const runs = runReaches(evaluated, reaches);
  const [circuit, network] = [movements(reaches, teacher), movements(runs, teacher)];
  const toCircuit = ridgeRegression(network, circuit, MAP_PENALTY).weights;
  const toNetwork = ridgeRegression(circuit, movements(runs.map(({ states }) => ({ rates: states })), teacher), MAP_PENALTY).weights;
  return disturbances(circuit, teacher).map((disturbance) => {
    const [wanted, made] = [circuitAnswer(evaluated, circuit, disturbance), networkAnswer(evaluated, network, linearImage(toNetwork, [disturbance]))];
    return cosine(concatenated(Float64Array, wanted), linearImage(toCircuit, made));
  });
}

/** Vectors in state space, one a row, along the principal components of the circuit's movements. */
function disturbances({ data, rows, columns }: SampleMatrix, { prepared }: Teacher): Float64Array[] {
  const keep = Math.min(DISTURBANCES, columns);
  const { components } = principalComponents(data, { rows, columns, keep });
  const size = SIZE * norm(preparedState(prepared, 0));
  return Array.from({ length: keep }, (_, k) => components.slice(k * columns, (k + 1) * columns).map((value) => size * value));
}

/** Change of the circuit's rates, at every few milliseconds of the movements. */
function circuitAnswer({ teacher, reaches }: Evaluated, plain: SampleMatrix, disturbance: Float64Array): Float64Array[] {
  const disturbed = recordReaches(teacher, reaches.map(({ angle }) => angle), (state) => state.map((value, i) => value + disturbance[i]));
  return change(movements(disturbed, teacher), plain);
}

/** Change of the network's rates, likewise. */
function networkAnswer(evaluated: Evaluated, plain: SampleMatrix, disturbance: Float64Array): Float64Array[] {
  const { teacher, reaches } = evaluated;
  const { baseline, delay } = teacher.timing;
  const disturbed = runReaches(evaluated, reaches, (state, _, step) => {
    if (step === baseline + delay) state.forEach((value, i) => (state[i] = value + disturbance[i]));
  });
  return change(movements(disturbed, teacher), plain);
}

function change(disturbed: SampleMatrix, plain: SampleMatrix): Float64Array[] {
  const [before, after] = [plain, disturbed].map(({ data, columns }) => rowsOf(Float64Array.from(data), columns));
  return after.flatMap((row, k) => (k % STRIDE === 0 ? [row.map((value, i) => value - before[k][i])] : []));
}

/** W·x for each vector x, one after the other. */
function linearImage(weights: Float64Array, vectors: readonly Float64Array[]): Float64Array {
  return rowProducts(vectors, rowsOf(weights, vectors[0].length));
}

function cosine(a: Float64Array, b: Float64Array): number {
  return dot(a, b) / (norm(a) * norm(b));
}
