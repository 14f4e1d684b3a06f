import type { ModeView } from "../protocol/analysis.ts";

/** How strongly each input drives a mode and each output sees it, as bars on one scale a group. */
export function ModeBars({ mode }: { readonly mode: ModeView }) {
  return (
    <div className="mode-bars">
      <Bars title="Driven by" name="input" values={mode.fromInputs} note="|left vector · input Jacobian|" />
      <Bars title="Seen by" name="output" values={mode.onOutputs} note="|readout · right vector|" />
    </div>
  );
}

function Bars({ title, name, values, note }: { readonly title: string; readonly name: string; readonly values: readonly number[]; readonly note: string }) {
  const most = Math.max(...values, 1e-12);
  return (
    <div>
      <h3>{title}</h3>
      <dl>
        {values.map((value, k) => (
          <div key={k}>
            <dt>{`${name} ${k + 1}`}</dt>
            <dd><span style={{ width: `${(100 * value) / most}%` }} aria-hidden />{value.toPrecision(2)}</dd>
          </div>
        ))}
      </dl>
      <p className="note">{note}</p>
    </div>
  );
}
