import { javascriptSource } from "./javascript-source.ts";
import { arctangentNearZero } from "./special/arctangent-near-zero.ts";
import { cos } from "./special/cos.ts";
import { exp } from "./special/exp.ts";
import { log } from "./special/log.ts";
import { cosineNearZero, sineNearZero } from "./special/quarter-turns.ts";
import { sigmoid } from "./special/sigmoid.ts";
import { sin } from "./special/sin.ts";
import { softplus } from "./special/softplus.ts";
import { tanh } from "./special/tanh.ts";

const SPECIAL_FUNCTIONS = {
  exp,
  log,
  tanh,
  sigmoid,
  softplus,
  sin,
  cos,
  sineNearZero,
  cosineNearZero,
  arctangentNearZero,
};

/** The text of `elementary.generated.ts`: every special function written out for float64 scalars. */
export function elementarySource(): string {
  const header =
    "// Written by test/fixtures/make/elementary.ts from src/numeric/special; do not edit.\n" +
    'import { copySign, exponentOf, powerOfTwo, roundToEven } from "./float-bits.ts";\n';
  const functions = Object.entries(SPECIAL_FUNCTIONS).map(
    ([name, special]) => `export function ${name}(x: number): number {\n${javascriptSource(special, "float64")}}\n`,
  );
  return [header, ...functions].join("\n");
}
