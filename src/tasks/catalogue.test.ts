import { expect, test } from "vitest";
import { InvalidInputError } from "../numeric/errors.ts";
import { createTask, taskNames } from "./catalogue.ts";

test("every listed name makes the task of that name", () => {
  expect(taskNames).toEqual(["flip-flop", "sine", "integration", "next-character", "oscillation", "ready-set-go"]);
  for (const name of taskNames) expect(createTask(name).name).toBe(name);
});

test("labels, sizes and a summary come with every task", () => {
  for (const task of taskNames.map((name) => createTask(name))) {
    expect(task.inputLabels).toHaveLength(task.inputs);
    expect(task.outputLabels).toHaveLength(task.outputs);
    expect(task.summary).toMatch(/^[A-Z].*[^.]$/);
  }
});

test("the record holds every option in effect, given or default", () => {
  expect(createTask("flip-flop", { bits: 2 }).options).toEqual({ bits: 2, steps: 64, pulseProbability: 0.25 });
  expect(createTask("sine", { steps: 100 }).options).toEqual({ steps: 100, frequencies: 51, lowest: 0.1, highest: 0.6 });
  expect(createTask("integration").options).toEqual({ steps: 25, noise: 0.125, biasScale: 0.02, biasShift: 0.5 });
});

test("recorded options make the same task again", () => {
  for (const name of taskNames) {
    const [option] = Object.entries(createTask(name).options).find(([, value]) => Number.isInteger(value) && value >= 20)!;
    const task = createTask(name, { [option]: createTask(name).options[option] + 1 });
    expect(createTask(name, task.options).options).toEqual(task.options);
  }
});

const complaint = (act: () => unknown): string => {
  try {
    act();
  } catch (error) {
    if (error instanceof InvalidInputError) return error.message;
    throw error;
  }
  return "no error";
};

test.each([
  ["flipflop", {}, 'createTask: expected one of the tasks flip-flop, sine, integration, next-character, oscillation, ready-set-go, got "flipflop". Did you mean "flip-flop"?'],
  ["tetris", {}, 'createTask: expected one of the tasks flip-flop, sine, integration, next-character, oscillation, ready-set-go, got "tetris"'],
  ["flip-flop", { bit: 3 }, 'flip-flop: expected one of the options bits, steps, pulseProbability, got "bit". Did you mean "bits"?'],
  ["flip-flop", { temperature: 3 }, 'flip-flop: expected one of the options bits, steps, pulseProbability, got "temperature"'],
  ["flip-flop", { bits: 2.5 }, "flip-flop.bits: expected a whole number from 1 to 16, got 2.5"],
  ["flip-flop", { pulseProbability: 1.5 }, "flip-flop.pulseProbability: expected a number from 0 to 1, got 1.5"],
  ["sine", { lowest: Number.NaN }, "sine.lowest: expected a number from 0.000001 to 3, got NaN"],
  ["integration", { steps: 1 }, "integration.steps: expected a whole number from 2 to 100000, got 1"],
])("%s with %o is refused with a message that names the remedy", (name, options, message) => {
  expect(complaint(() => createTask(name, options as Record<string, number>))).toBe(message);
});

test("an option of the wrong type is refused, even when it looks like a number", () => {
  const options = { steps: "64" } as unknown as Record<string, number>;
  expect(complaint(() => createTask("flip-flop", options))).toBe('flip-flop.steps: expected a whole number from 2 to 100000, got "64"');
});
