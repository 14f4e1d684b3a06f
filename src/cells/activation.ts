import { InvalidInputError } from "../numeric/errors.ts";
import { type Expression, relu, sigmoid, softplus, tanh } from "./expression.ts";

const ACTIVATIONS: ReadonlyMap<string, (x: Expression) => Expression> = new Map([
  ["tanh", tanh],
  ["relu", relu],
  ["softplus", softplus],
  ["sigmoid", sigmoid],
  ["linear", (x: Expression) => x],
]);

/** The elementwise nonlinearity called `name`: tanh, relu, softplus, sigmoid or linear. */
export function activation(name: string): (x: Expression) => Expression {
  const found = ACTIVATIONS.get(name);
  if (found !== undefined) return found;
  throw new InvalidInputError({
    who: "activation",
    expected: `one of ${[...ACTIVATIONS.keys()].join(", ")}`,
    got: JSON.stringify(name),
  });
}
