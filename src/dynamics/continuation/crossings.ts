import { hypot } from "../../numeric/elementary.ts";
import { eigenDecomposition } from "../../numeric/linalg/eigen-decomposition.ts";
import { modulus, type Complex } from "../linearise.ts";
import type { Curve, CurvePoint } from "./curve.ts";

/** What happens to a fixed point on its way along a curve, by name. */
export type BifurcationKind = "fold" | "branch point" | "flip" | "Neimark–Sacker" | "unresolved";

/** On which side of each kind of event a point of the curve lies. */
export interface Sides {
  /** Whether the curve runs towards larger inputs. */
  readonly forward: boolean;
  /** Sign of the bordered determinant. */
  readonly orientation: number;
  /** Whether det(I + J) > 0. */
  readonly unflipped: boolean;
  /** Number of |λ| > 1. */
  readonly unstable: number;
  /** By falling modulus. */
  readonly eigenvalues: readonly Complex[];
}

/** A test that two points on the same side of an event agree in. */
type SideTest = (sides: Sides) => number | boolean;

/** The tests whose change shows each kind of event. */
const TESTS: Readonly<Record<BifurcationKind, SideTest>> = {
  fold: ({ forward }) => forward,
  "branch point": ({ orientation }) => orientation,
  flip: ({ unflipped }) => unflipped,
  "Neimark–Sacker": ({ unstable }) => unstable,
  unresolved: ({ unstable }) => unstable,
};

/** An eigenvalue this near the unit circle, or nearer, is the one that crosses at a located event. */
const ON_CIRCLE = 1e-3;

/** Evaluates every test at a point. */
export function sidesOf({ map, square }: Curve, { tangent, orientation, jacobian }: CurvePoint): Sides {
  const D = map.dimension;
  const { re, im } = eigenDecomposition(jacobian, D, square.algebra).values;
  const eigenvalues = Array.from(re, (value, k) => ({ re: value, im: im[k] }));
  const plus = jacobian.map((value, at) => (at % (D + 1) === 0 ? value + 1 : value));
  return {
    forward: tangent[D] > 0,
    orientation,
    unflipped: square.factorise(plus).sign > 0,
    unstable: eigenvalues.filter((value) => modulus(value) > 1).length,
    eigenvalues,
  };
}

/**
 * The kinds of event between two neighbouring points. A fold, branch point or flip moves one eigenvalue across the unit circle;
 * unstable dimensions that change by two more than those account for tell of a complex pair, or, if no more complex
 * eigenvalues than before are outside, of two events that cancel in their own tests: "unresolved", until a shorter step
 * parts them.
 */
export function eventsBetween(a: Sides, b: Sides): BifurcationKind[] {
  const changed = (["fold", "branch point", "flip"] as const).filter((kind) => !sameSide(kind, a, b));
  if (Math.abs(a.unstable - b.unstable) < changed.length + 2) return changed;
  return [...changed, complexOutside(a) === complexOutside(b) ? "unresolved" : "Neimark–Sacker"];
}

function complexOutside({ eigenvalues }: Sides): number {
  return eigenvalues.filter((value) => value.im !== 0 && modulus(value) > 1).length;
}

/** Whether a point lies on the same side of an event as another. */
export function sameSide(kind: BifurcationKind, a: Sides, b: Sides): boolean {
  return TESTS[kind](a) === TESTS[kind](b);
}

/**
 * The eigenvalue that crosses the unit circle at a located event: nearest 1 at a fold or branch point, nearest −1 at a flip;
 * at a Neimark–Sacker point the one nearest the circle, of a pair the member with positive imaginary part.
 */
export function criticalEigenvalue(kind: BifurcationKind, eigenvalues: readonly Complex[]): Complex {
  const distance = ({ re, im }: Complex) => {
    if (kind === "flip") return hypot(re + 1, im);
    if (kind === "fold" || kind === "branch point") return hypot(re - 1, im);
    return Math.abs(modulus({ re, im }) - 1);
  };
  return eigenvalues.reduce((nearest, value) => (distance(value) < distance(nearest) ? value : nearest));
}

/** The kind, or "unresolved" where no eigenvalue, or for a Neimark–Sacker point no complex one, lies on the circle. */
export function confirmed(kind: BifurcationKind, critical: Complex): BifurcationKind {
  const onCircle = Math.abs(modulus(critical) - 1) < ON_CIRCLE;
  return onCircle && (kind !== "Neimark–Sacker" || critical.im !== 0) ? kind : "unresolved";
}
