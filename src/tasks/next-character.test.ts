import { expect, test } from "vitest";
import { createStream } from "../numeric/random.ts";
import { nextCharacter, nextCharacterAlphabet, nextCharacterEntropy } from "./next-character.ts";
import type { TrialBatch } from "./task.ts";

const stream = (seed: number) => createStream({ study: "next-character tests", purpose: "trials", seed });

function textOf({ steps, trials }: TrialBatch, oneHot: Float32Array, trial: number): string {
  const size = nextCharacterAlphabet.length;
  return Array.from({ length: steps }, (_, step) => {
    const at = (step * trials + trial) * size;
    return nextCharacterAlphabet[oneHot.subarray(at, at + size).indexOf(1)];
  }).join("");
}

test("targets are the inputs one character later, each a single one", () => {
  const batch = nextCharacter({ steps: 80 }).sample(stream(1), 5);
  for (let trial = 0; trial < 5; trial++) {
    expect(textOf(batch, batch.targets, trial).slice(0, -1)).toBe(textOf(batch, batch.inputs, trial).slice(1));
  }
  expect(batch.inputs.reduce((sum, value) => sum + value, 0)).toBe(400);
  expect(batch.targets.reduce((sum, value) => sum + value, 0)).toBe(400);
});

test("verbs agree with their nouns, over the clause between them", () => {
  const phrase = String.raw`the (?:(?:big|old|quick|small|quiet|jolly) )?`;
  const one = `${phrase}(?:cat|dog|bird|king|queen|wizard|fox|judge)`;
  const many = `${phrase}(?:cats|dogs|birds|kings|queens|wizards|foxes|judges)`;
  const verb = "(?:see|like|find|help|move|draw|visit|know)";
  const clause = `(?: that (?:${one} ${verb}s|${many} ${verb}))?`;
  const sentence = new RegExp(`^(?:${one}${clause} ${verb}s|${many}${clause} ${verb})(?: (?:${one}|${many}))?\\.$`);
  const batch = nextCharacter({ steps: 2000 }).sample(stream(2), 4);
  for (let trial = 0; trial < 4; trial++) {
    const sentences = textOf(batch, batch.inputs, trial).split(/(?<=\.) /).slice(0, -1);
    expect(sentences.length).toBeGreaterThan(30);
    for (const written of sentences) expect(written).toMatch(sentence);
  }
});

test("the entropy is that of the choices over the length of the text, counted in a long text", () => {
  const batch = nextCharacter({ steps: 60_000 }).sample(stream(3), 1);
  const text = textOf(batch, batch.inputs, 0);
  // Every sentence: its number; per noun phrase an adjective or not, the noun, the verb; a clause or not, an object or not.
  const count = (pattern: RegExp) => [...text.matchAll(pattern)].length;
  const [sentences, phrases, adjectives, clauses] = [count(/\. /g), count(/the /g), count(/ (?:big|old|quick|small|quiet|jolly)(?= )/g), count(/ that /g)];
  const coin = Math.log(2);
  const quarter = -0.25 * Math.log(0.25) - 0.75 * Math.log(0.75);
  const nouns = phrases * Math.log(8);
  const verbs = (sentences + clauses) * Math.log(8);
  const numbers = phrases * coin; // of subject, of the clause's noun, of the object: one each
  const total = nouns + verbs + numbers + adjectives * Math.log(6) + phrases * coin + sentences * (quarter + coin);
  expect(Math.abs(total / text.length - nextCharacterEntropy)).toBeLessThan(0.005);
});

test("a perfect prediction passes, and a uniform one scores the logarithm of the alphabet", () => {
  const task = nextCharacter({ steps: 50 });
  const batch = task.sample(stream(4), 3);
  const certain = task.score(batch, batch.targets.map((value) => 50 * value));
  expect(certain.metrics.crossEntropy).toBeCloseTo(0, 6);
  expect([certain.metrics.accuracy, certain.passed]).toEqual([1, true]);
  const blind = task.score(batch, new Float32Array(batch.targets.length));
  expect(blind.metrics.crossEntropy).toBeCloseTo(Math.log(nextCharacterAlphabet.length), 6);
  expect(blind.passed).toBe(false);
  expect(blind.criterion).toBe(`cross-entropy at most 0.1 above the text's entropy of ${nextCharacterEntropy.toFixed(3)} nats a character`);
});

test("the first trials of a larger batch are those of a smaller one, and conditions are first sentences", () => {
  const task = nextCharacter();
  const [few, many] = [2, 4].map((trials) => task.sample(stream(5), trials));
  for (const trial of [0, 1]) expect(textOf(many, many.inputs, trial)).toBe(textOf(few, few.inputs, trial));
  expect(many.conditions[0]).toMatch(/^the .*\.$/);
});

test("a trial of no length is refused", () => {
  expect(() => nextCharacter({ steps: 1 })).toThrow("next-character.steps: expected a whole number from 2 to 100000, got 1");
});
