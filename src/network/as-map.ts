import type { DynamicalMap } from "../numeric/dynamical-map.ts";
import { boundedStates } from "../cells/bounded-states.ts";
import { InvalidInputError } from "../numeric/errors.ts";
import type { CellProgram } from "../compile/program.ts";
import type { Engine } from "./engine.ts";
import { assembleJacobian, type JacobianBlocks, type JacobianColumns, reserveJacobian } from "./jacobian.ts";
import { loadParameters } from "./load-parameters.ts";
import { cellProgram, type Network } from "./network.ts";
import { createReverseEngine, type ReverseEngine } from "./reverse-step.ts";

// Rows worked on at once: planes of 64 × 64 float64 stay in the first two cache levels.
const ROWS = 64;

/**
 * A network as a dynamical map in float64, without noise: the state is the cell's state variables side by side,
 * D = units × variables. Parameters are those of the network at the time of the call.
 */
export function networkAsMap(network: Network): DynamicalMap {
  const { cell, units, inputs, outputs } = network;
  const program = cellProgram(cell);
  const options = { cell, units, inputs, outputs, precision: "float64", steps: 1, trials: ROWS, keep: "every step" } as const;
  const { reverse, extra: jacobianBlocks } = createReverseEngine(options, 1, (plan, addPlane) => {
    for (const plane of tangentPlanes(program)) addPlane(plane, 1);
    return reserveJacobian(plan, options, addPlane);
  });
  loadParameters(reverse.engine, network);
  reverse.refresh();
  return mapOf(network, reverse, jacobianBlocks);
}

function mapOf(network: Network, reverse: ReverseEngine, jacobianBlocks: JacobianBlocks): DynamicalMap {
  const { engine } = reverse;
  const { units, inputs, program } = engine;
  const dimension = units * program.states.length;

  const eachChunk = (states: Float64Array, inputValues: Float64Array, work: (from: number, rows: number) => void): void => {
    const total = checkRows(states, inputValues, dimension, inputs);
    for (let from = 0; from < total; from += ROWS) {
      const rows = Math.min(ROWS, total - from);
      setPlanes(engine, "state:", states, from, rows);
      engine.workspace.float64(engine.input).set(inputValues.subarray(from * inputs, (from + rows) * inputs));
      engine.forwardStep(0, rows);
      work(from, rows);
    }
  };
  const jacobians = (columns: JacobianColumns, width: number) => (states: Float64Array, inputValues: Float64Array, out: Float64Array): void =>
    eachChunk(states, inputValues, (from, rows) => {
      engine.runKernel("coefficients", 0, rows);
      for (let row = 0; row < rows; row++) {
        const address = assembleJacobian(engine, jacobianBlocks, row, columns);
        out.set(engine.workspace.float64({ address, length: dimension * width }), (from + row) * dimension * width);
      }
    });

  return {
    dimension,
    inputDimension: inputs,
    stateLabels: program.states.flatMap((state) => Array.from({ length: units }, (_, unit) => `${state}[${unit}]`)),
    bounded: boundedStates(network.cell.graph),
    step: (states, inputValues, out) =>
      eachChunk(states, inputValues, (from, rows) => getPlanes(engine, "next:", out, from, rows)),
    jacobian: jacobians("state", dimension),
    inputJacobian: jacobians("input", inputs),
    jacobianVector: (states, inputValues, tangents, out) =>
      eachChunk(states, inputValues, (from, rows) => {
        setPlanes(engine, "t.state:", tangents, from, rows);
        tangentStep(reverse, rows);
        getPlanes(engine, "t.next:", out, from, rows);
      }),
    vectorJacobian: (states, inputValues, cotangents, out) =>
      eachChunk(states, inputValues, (from, rows) => {
        setPlanes(engine, "d.next:", cotangents, from, rows);
        reverse.step(0, rows);
        getPlanes(engine, "d.next:", out, from, rows);
      }),
  };
}

/** Linear maps act on tangents, then the tangent kernels. Uses the weights packed for forward steps. */
function tangentStep({ engine }: ReverseEngine, rows: number): void {
  for (const stage of engine.program.tangent) {
    for (const linear of stage.linears) engine.applyLinear(linear, "t.", 0, rows);
    if (stage.kernel !== undefined) engine.runKernel(stage.kernel.name, 0, rows);
  }
}

function tangentPlanes(program: CellProgram): string[] {
  const planes = program.tangent.flatMap(({ kernel }) => [...(kernel?.inputs ?? []), ...(kernel?.outputs ?? [])].map(({ plane }) => plane));
  const linears = program.linears.map(({ plane }) => `t.${plane}`);
  const states = program.states.map((state) => `t.state:${state}`);
  return [...new Set([...planes.filter((plane) => plane.startsWith("t.")), ...linears, ...states])];
}

/** Splits packed states [rows, D] into one plane [rows, N] a state variable. */
function setPlanes(engine: Engine, prefix: string, packed: Float64Array, from: number, rows: number): void {
  eachPlane(engine, prefix, packed, from, rows, (plane, part) => plane.set(part));
}

/** Gathers planes [rows, N] into packed states [rows, D]. */
function getPlanes(engine: Engine, prefix: string, packed: Float64Array, from: number, rows: number): void {
  eachPlane(engine, prefix, packed, from, rows, (plane, part) => part.set(plane));
}

function eachPlane(
  engine: Engine,
  prefix: string,
  packed: Float64Array,
  from: number,
  rows: number,
  move: (plane: Float64Array, part: Float64Array) => void,
): void {
  const { units, program, workspace } = engine;
  const variables = program.states.length;
  program.states.forEach((state, variable) => {
    const plane = workspace.float64({ address: engine.address(prefix + state, 0), length: rows * units });
    // With one state variable the packed rows are the plane.
    if (variables === 1) return move(plane, packed.subarray(from * units, (from + rows) * units));
    for (let row = 0; row < rows; row++) {
      const start = ((from + row) * variables + variable) * units;
      move(plane.subarray(row * units, (row + 1) * units), packed.subarray(start, start + units));
    }
  });
}

function checkRows(states: Float64Array, inputValues: Float64Array, dimension: number, inputs: number): number {
  const rows = states.length / dimension;
  if (Number.isInteger(rows) && inputValues.length === rows * inputs) return rows;
  throw new InvalidInputError({
    who: "networkAsMap",
    expected: `states [B, ${dimension}] and inputs [B, ${inputs}]`,
    got: `${states.length} and ${inputValues.length} numbers`,
  });
}
