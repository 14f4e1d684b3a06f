import { Button, NativeSelect, NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import type { OpenQuestion, Reading } from "../protocol/files.ts";

/** What the questions are about, in words. */
const LABELS: Readonly<Record<keyof Reading, string>> = {
  activation: "Nonlinearity", convention: "Equation of the rate network", weights: "Direction of the matrices",
  dt: "Time step", tau: "Time constant, in the unit of the time step", module: "Recurrent module", readout: "Readout layer",
};
const CHOICES: Readonly<Record<string, string>> = {
  inside: "inside: φ of the whole sum, r' = (1 − α) r + α φ(W r + …)", outside: "outside: φ of the state, x' = (1 − α) x + α (W φ(x) + …)",
  "to-from": "W[to, from]: rows are targets", "from-to": "W[from, to]: rows are sources",
};

/** Asks what a file leaves open; all answers are given at once. */
export function ReadingForm({ questions, onAnswer }: { readonly questions: readonly OpenQuestion[]; readonly onAnswer: (reading: Reading) => void }) {
  const [answers, setAnswers] = useState<Readonly<Record<string, string | number>>>({});
  const answer = (name: string): string | number => answers[name] ?? questions.find((question) => question.name === name)?.choices[0] ?? "";
  const set = (name: string, value: string | number): void => setAnswers({ ...answers, [name]: value });
  return (
    <form className="stack" onSubmit={(event) => { event.preventDefault(); onAnswer(Object.fromEntries(questions.map(({ name }) => [name, answer(name)]))); }}>
      {questions.map(({ name, choices }) => <Question key={name} name={name} choices={choices} value={answer(name)} onChange={(value) => set(name, value)} />)}
      <div><Button type="submit" size="xs" variant="default">Read it so</Button></div>
    </form>
  );
}

function Question({ name, choices, value, onChange }: OpenQuestion & { readonly value: string | number; readonly onChange: (value: string | number) => void }) {
  if (choices.length > 0) return <NativeSelect size="xs" label={LABELS[name]} value={String(value)} data={choices.map((choice) => ({ value: choice, label: CHOICES[choice] ?? choice }))} onChange={(event) => onChange(event.currentTarget.value)} />;
  if (name === "dt" || name === "tau") return <NumberInput size="xs" label={LABELS[name]} value={value} onChange={onChange} />;
  return <TextInput size="xs" label={LABELS[name]} value={String(value)} onChange={(event) => onChange(event.currentTarget.value)} />;
}
