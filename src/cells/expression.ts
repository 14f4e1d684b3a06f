import { InvalidInputError } from "../numeric/errors.ts";
import type { BinaryOperation, UnaryOperation } from "./graph.ts";
import type { GraphBuilder } from "./graph-builder.ts";

/** A number or an expression: what the arithmetic methods accept. */
export type Operand = Expression | number;

/**
 * An elementwise expression of a cell: one value a unit. Expressions are combined with methods
 * (`a.plus(b)`, `a.times(2)`) and with functions (`tanh(a)`), and never change once made.
 */
export class Expression {
  /** The graph this expression belongs to; internal. */
  readonly builder: GraphBuilder;
  /** Its node in that graph; internal. */
  readonly node: number;

  constructor(builder: GraphBuilder, node: number) {
    this.builder = builder;
    this.node = node;
  }

  /** this + other */
  plus(other: Operand): Expression {
    return this.#combine("add", this, other);
  }

  /** this − other */
  minus(other: Operand): Expression {
    return this.#combine("subtract", this, other);
  }

  /** other − this */
  rsub(other: Operand): Expression {
    return this.#combine("subtract", other, this);
  }

  /** this · other, elementwise */
  times(other: Operand): Expression {
    return this.#combine("multiply", this, other);
  }

  /** this / other, elementwise */
  dividedBy(other: Operand): Expression {
    return this.#combine("divide", this, other);
  }

  /** The smaller of the two, elementwise. */
  min(other: Operand): Expression {
    return this.#combine("minimum", this, other);
  }

  /** The larger of the two, elementwise. */
  max(other: Operand): Expression {
    return this.#combine("maximum", this, other);
  }

  #combine(operation: BinaryOperation, left: Operand, right: Operand): Expression {
    return new Expression(this.builder, this.builder.binary(operation, this.#nodeOf(left), this.#nodeOf(right)));
  }

  #nodeOf(operand: Operand): number {
    if (typeof operand === "number") return this.builder.constant(operand);
    if (operand.builder !== this.builder) {
      throw new InvalidInputError({
        who: "defineCell",
        expected: "expressions of one cell",
        got: "expressions of two different cells combined",
      });
    }
    return operand.node;
  }
}

function unary(operation: UnaryOperation): (x: Expression) => Expression {
  return (x) => new Expression(x.builder, x.builder.unary(operation, x.node));
}

/** −x */
export const negate: (x: Expression) => Expression = unary("negate");
/** Hyperbolic tangent. */
export const tanh: (x: Expression) => Expression = unary("tanh");
/** Logistic function 1/(1 + e⁻ˣ). */
export const sigmoid: (x: Expression) => Expression = unary("sigmoid");
/** max(x, 0) */
export const relu: (x: Expression) => Expression = unary("relu");
/** log(1 + eˣ) */
export const softplus: (x: Expression) => Expression = unary("softplus");
/** eˣ */
export const exp: (x: Expression) => Expression = unary("exp");
/** Natural logarithm. */
export const log: (x: Expression) => Expression = unary("log");
/** √x */
export const squareRoot: (x: Expression) => Expression = unary("squareRoot");
/** Sine, x in radians. */
export const sin: (x: Expression) => Expression = unary("sin");
/** Cosine, x in radians. */
export const cos: (x: Expression) => Expression = unary("cos");
/** |x| */
export const absolute: (x: Expression) => Expression = unary("absolute");
