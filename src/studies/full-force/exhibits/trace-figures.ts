import { largestModulus } from "../../../numeric/largest-modulus.ts";
import type { Figure } from "../../figure.ts";
import { numberText } from "../../number-text.ts";
import { type FullForceFindings, rowName } from "../findings.ts";
import type { LearnerRecord } from "../learner/measure-learner.ts";

/** Muscles and neurons of the network with hints that is drawn first. */
export function traceFigures({ learners, profile }: FullForceFindings): Figure[] {
  const shown = learners.find(({ pictures, settings }) => pictures !== undefined && settings.recorded > 0);
  return shown === undefined ? [] : [muscles(shown, profile.timing.baseline + profile.timing.delay), neurons(shown)];
}

function muscles({ pictures, settings }: LearnerRecord, go: number): Figure {
  return {
    kind: "traces",
    id: "muscles",
    title: "Muscle output in one reach",
    caption: `The circuit's output (target) and the network's, first direction, ${rowName(settings)}, hints from ${settings.recorded} neurons. The mark is the go cue.`,
    time: { label: "time", unit: "ms" },
    value: { label: "output" },
    rows: pictures!.muscles.map(({ target, output }, k) => ({ label: `muscle ${k + 1}`, target, output, pulses: [{ step: go, value: 1 }] })),
  };
}

function neurons({ pictures, settings }: LearnerRecord): Figure {
  return {
    kind: "traces",
    id: "neurons",
    title: "Neurons of the circuit and the best linear map from the network",
    caption: `Rates relative to baseline after the go cue, first direction (target), and a ridge regression from the network's rates (output), ${rowName(settings)}, hints from ${settings.recorded} neurons. Each neuron's traces are divided by its largest rate, which stands beside its number; * marks neurons that gave hints.`,
    time: { label: "time after go", unit: "ms" },
    value: { label: "rate over largest rate" },
    rows: pictures!.neurons.map(({ neuron, recorded, rate, predicted }) => {
      const largest = largestModulus(rate);
      const share = (value: number) => value / largest;
      return { label: `${neuron}${recorded ? "*" : ""}, ${numberText(largest, 2)} Hz`, target: rate.map(share), output: predicted.map(share), pulses: [] };
    }),
  };
}
