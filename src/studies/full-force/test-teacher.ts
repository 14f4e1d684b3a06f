import { createStream } from "../../numeric/random.ts";
import { completeCircuitOptions } from "./circuit/circuit-options.ts";
import { stabiliseCircuit } from "./circuit/stabilise-circuit.ts";
import { createTeacher, type Teacher } from "./circuit/teacher.ts";
import { unstableCircuit } from "./circuit/unstable-circuit.ts";

/** Directions that a test's teacher reaches to. */
export const testAngles = [0, 1, 2, 3].map((k) => (k * Math.PI) / 2);

/** A circuit of 20 neurons that makes reaches of 160 ms, for tests. */
export function testTeacher(): Teacher {
  const options = completeCircuitOptions({ neurons: 20, abscissa: 0.4 });
  const building = stabiliseCircuit({ weights: unstableCircuit(options, createStream({ study: "test", purpose: "circuit", seed: 1 })), step: 0, abscissas: [] }, options);
  let turn = building.next();
  while (turn.done !== true) turn = building.next();
  return createTeacher(turn.value.weights, { timing: { baseline: 20, delay: 40, movement: 160 }, angles: testAngles, muscles: 2, seed: 1 });
}
