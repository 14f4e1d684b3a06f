import { Button, FileButton, Group } from "@mantine/core";
import { Panel } from "../app/panel.tsx";
import type { NetworkFound, SampleCheck } from "../protocol/files.ts";
import { answerReading, bringSample, showInLaboratory } from "./files-actions.ts";
import { ReadingForm } from "./reading-form.tsx";

/** The network in a brought file: what it was taken for, by which equations, and what proves it. */
export function NetworkPanel({ network }: { readonly network: NetworkFound }) {
  const { recognised, notes, equations, units, inputs, outputs, fingerprint, answered, check } = network;
  return (
    <div className="files-columns">
      <Panel title="Recognised" actions={<Button size="xs" onClick={() => void showInLaboratory()}>Open in the laboratory</Button>}>
        <div className="stack">
          <p className="files-lead">{`${recognised[0].toUpperCase()}${recognised.slice(1)}.`}</p>
          {notes.length === 0 ? null : <ul className="files-list" aria-label="Notes">{notes.map((note) => <li key={note}>{note}</li>)}</ul>}
          <dl className="facts">
            <div><dt>Sizes</dt><dd>{`${units} units, ${inputs} inputs, ${outputs} outputs`}</dd></div>
            <div><dt>Fingerprint</dt><dd data-testid="file-fingerprint">{fingerprint}</dd></div>
          </dl>
          {answered.length === 0 ? <p className="note">The file says everything: there is no other reading.</p> : <ReadingForm questions={answered} onAnswer={(reading) => void answerReading(reading)} />}
        </div>
      </Panel>
      <div className="stack">
        <Panel title="Equations"><pre className="equations">{equations.join("\n")}</pre></Panel>
        <Panel title="Proof"><Proof check={check} /></Panel>
      </div>
    </div>
  );
}

/** Lets the reader bring a sample, and says how far the network is from it. */
export function Proof({ check }: { readonly check: SampleCheck | undefined }) {
  return (
    <div className="stack">
      {check === undefined
        ? <p className="note">A sample of what the original did proves the reading. Drop or choose a .npz with inputs and outputs (or states), time first, as numpy.savez("sample.npz", inputs=x, outputs=y) writes it.</p>
        : <p className="files-lead" data-testid="check">{checkText(check)}</p>}
      <Group>
        <FileButton accept=".npz" onChange={(file) => { if (file !== null) void bringSample(file); }}>
          {(props) => <Button {...props} size="xs" variant="default">{check === undefined ? "Choose a sample" : "Choose another sample"}</Button>}
        </FileButton>
      </Group>
    </div>
  );
}

/** A difference below this share of the sample's largest value is rounding, as on the command line. */
const ROUNDING = 1e-5;

function checkText({ compared, steps, trials, largestDifference, largestValue }: SampleCheck): string {
  const size = `${compared} over ${steps} steps of ${trials} trial${trials === 1 ? "" : "s"} differ by at most ${largestDifference.toExponential(1)}`;
  return largestDifference <= ROUNDING * Math.max(1, largestValue)
    ? `The same network: ${size}.`
    : `Another network: ${size}, where values reach ${largestValue.toPrecision(2)}. The equation or the initial state differs.`;
}
