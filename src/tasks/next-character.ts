import { exp, log } from "../numeric/elementary.ts";
import type { RandomStream } from "../numeric/random.ts";
import { resolveTaskOptions, whole } from "./task-options.ts";
import type { Task, TaskScore, TrialBatch } from "./task.ts";
import { layTrials } from "./trial-batch.ts";

const OPTIONS = { steps: whole(100, 2, 100_000) };

/** Options of {@link nextCharacter}; each may be left out. */
export interface NextCharacterOptions {
  /** Trial length in characters; 100, about three sentences. */
  readonly steps?: number;
}

/** A part of a sentence. Choices are uniform; whatever was chosen can be told from the text, so that its entropy is that of the choices. */
type Phrase =
  | string
  | { readonly kind: "choice"; readonly of: readonly Phrase[] }
  | { readonly kind: "sequence"; readonly of: readonly Phrase[] }
  | { readonly kind: "optional"; readonly of: Phrase; readonly probability: number };

const either = (...of: Phrase[]): Phrase => ({ kind: "choice", of });
const inTurn = (...of: Phrase[]): Phrase => ({ kind: "sequence", of });
const maybe = (probability: number, of: Phrase): Phrase => ({ kind: "optional", of, probability });

const adjective = either("big", "old", "quick", "small", "quiet", "jolly");
const singularNoun = either("cat", "dog", "bird", "king", "queen", "wizard", "fox", "judge");
const pluralNoun = either("cats", "dogs", "birds", "kings", "queens", "wizards", "foxes", "judges");
const singularVerb = either("sees", "likes", "finds", "helps", "moves", "draws", "visits", "knows");
const pluralVerb = either("see", "like", "find", "help", "move", "draw", "visit", "know");

const described = (noun: Phrase): Phrase => inTurn("the ", maybe(0.5, inTurn(adjective, " ")), noun);
const clause = inTurn(" that ", either(inTurn(described(singularNoun), " ", singularVerb), inTurn(described(pluralNoun), " ", pluralVerb)));
const object = inTurn(" ", described(either(singularNoun, pluralNoun)));
/** The verb agrees with its noun, also over the clause between them. */
const statement = (noun: Phrase, verb: Phrase): Phrase => inTurn(described(noun), maybe(0.25, clause), " ", verb, maybe(0.5, object), ". ");
const sentence = either(statement(singularNoun, singularVerb), statement(pluralNoun, pluralVerb));

/** The characters that the text is written in, in the order of the task's channels. */
export const nextCharacterAlphabet: readonly string[] = [...new Set(charactersOf(sentence))].toSorted();

/** Entropy of the text in nats a character: that of a sentence over its mean length. No prediction can do better in the long run. */
export const nextCharacterEntropy: number = entropyOf(sentence) / meanLength(sentence);

/**
 * Predicts the next character of a text of made-up English sentences, such as "the quick foxes that the king sees know the judge. ".
 *
 * Sentences are drawn from a small grammar: eight nouns and eight verbs in singular and plural, six adjectives, with a verb that
 * agrees with its noun even where a clause stands between them. A trial begins with a sentence; input and target are one-hot
 * characters ({@link nextCharacterAlphabet}), the target being the input of the next step. Every trial is fresh text, so the
 * loss on other trials is a validation loss; the least that can be reached is {@link nextCharacterEntropy}.
 *
 * Passes when the cross-entropy is at most 0.1 nats a character above that entropy.
 *
 * Source: this project; the character task of Vogt et al. (2022) uses War and Peace.
 *
 * @throws InvalidInputError for unknown options and values out of range.
 * @example
 * const task = nextCharacter({ steps: 60 });
 * const batch = task.sample(createStream({ study: "example", purpose: "trials", seed: 1 }), 8);
 */
export function nextCharacter(given: NextCharacterOptions = {}): Task {
  const options = resolveTaskOptions("next-character", OPTIONS, { ...given });
  const { steps } = options;
  const size = nextCharacterAlphabet.length;
  return {
    name: "next-character",
    summary: "Predict the next character of a text of made-up sentences",
    inputs: size,
    outputs: size,
    inputLabels: nextCharacterAlphabet,
    outputLabels: nextCharacterAlphabet,
    loss: "cross-entropy",
    options,
    sample: (stream, trials) =>
      layTrials("next-character", { steps, trials, inputs: size, outputs: size }, (trial, inputs, targets) => {
        const text = writeText(stream, steps + 1);
        for (let step = 0; step < steps; step++) {
          inputs[(step * trials + trial) * size + nextCharacterAlphabet.indexOf(text[step])] = 1;
          targets[(step * trials + trial) * size + nextCharacterAlphabet.indexOf(text[step + 1])] = 1;
        }
        return text.slice(0, text.indexOf(".") + 1) || text;
      }),
    score: scorePredictions,
  };
}

const MARGIN = 0.1;

function scorePredictions(batch: TrialBatch, outputs: Float32Array): TaskScore {
  const size = nextCharacterAlphabet.length;
  let [loss, right, weights] = [0, 0, 0];
  batch.mask.forEach((weight, row) => {
    const logits = outputs.subarray(row * size, (row + 1) * size);
    const target = batch.targets.subarray(row * size, (row + 1) * size).indexOf(1);
    const largest = logits.reduce((a, b) => Math.max(a, b), -Infinity);
    const total = logits.reduce((sum, logit) => sum + exp(logit - largest), 0);
    loss += weight * (log(total) + largest - logits[target]);
    right += weight * Number(logits.indexOf(largest) === target);
    weights += weight;
  });
  const crossEntropy = loss / weights;
  return {
    metrics: { crossEntropy, accuracy: right / weights },
    passed: crossEntropy <= nextCharacterEntropy + MARGIN,
    criterion: `cross-entropy at most ${MARGIN} above the text's entropy of ${nextCharacterEntropy.toFixed(3)} nats a character`,
  };
}

function writeText(stream: RandomStream, length: number): string {
  let text = "";
  while (text.length < length) text += drawn(sentence, stream);
  return text.slice(0, length);
}

function drawn(phrase: Phrase, stream: RandomStream): string {
  if (typeof phrase === "string") return phrase;
  if (phrase.kind === "choice") return drawn(phrase.of[stream.integer(phrase.of.length)], stream);
  if (phrase.kind === "sequence") return phrase.of.map((part) => drawn(part, stream)).join("");
  return stream.uniform() < phrase.probability ? drawn(phrase.of, stream) : "";
}

function charactersOf(phrase: Phrase): string[] {
  if (typeof phrase === "string") return [...phrase];
  return phrase.kind === "optional" ? charactersOf(phrase.of) : phrase.of.flatMap(charactersOf);
}

function meanLength(phrase: Phrase): number {
  if (typeof phrase === "string") return phrase.length;
  if (phrase.kind === "optional") return phrase.probability * meanLength(phrase.of);
  const total = phrase.of.reduce((sum, part) => sum + meanLength(part), 0);
  return phrase.kind === "choice" ? total / phrase.of.length : total;
}

/** In nats. */
function entropyOf(phrase: Phrase): number {
  if (typeof phrase === "string") return 0;
  if (phrase.kind === "optional") return choiceEntropy(phrase.probability) + phrase.probability * entropyOf(phrase.of);
  const total = phrase.of.reduce((sum, part) => sum + entropyOf(part), 0);
  return phrase.kind === "choice" ? log(phrase.of.length) + total / phrase.of.length : total;
}

function choiceEntropy(p: number): number {
  return -p * log(p) - (1 - p) * log(1 - p);
}
