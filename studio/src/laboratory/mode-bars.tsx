import { numberText } from "@nullcline/studies/number-text.ts";
import type { ModeView } from "../protocol/analysis.ts";
import { useChannelLabels } from "./channel-labels.ts";

/** Bars shown of a group; the others are smaller. */
const MOST_BARS = 8;

/** How strongly each input drives a mode and each output sees it, as bars on one scale a group. */
export function ModeBars({ mode }: { readonly mode: ModeView }) {
  const { inputs, outputs } = useChannelLabels();
  return (
    <div className="mode-bars">
      <Bars title="Driven by" names={inputs} values={mode.fromInputs} note="|left vector · input Jacobian|" />
      <Bars title="Seen by" names={outputs} values={mode.onOutputs} note="|readout · right vector|" />
    </div>
  );
}

function Bars({ title, names, values, note }: { readonly title: string; readonly names: readonly string[]; readonly values: readonly number[]; readonly note: string }) {
  const most = Math.max(...values, 1e-12);
  const order = values.map((_, k) => k);
  const shown = values.length <= MOST_BARS ? order : order.toSorted((a, b) => values[b] - values[a]).slice(0, MOST_BARS);
  return (
    <div>
      <h3>{title}</h3>
      <dl>
        {shown.map((k) => (
          <div key={k}>
            <dt>{names[k] ?? k + 1}</dt>
            <dd aria-hidden><span className="bar-length" style={{ width: `${(100 * values[k]) / most}%` }} /></dd>
            <dd className="number">{numberText(values[k], 2)}</dd>
          </div>
        ))}
      </dl>
      <p className="note">{note}</p>
    </div>
  );
}
