import { Button, FileButton } from "@mantine/core";
import { Panel } from "../app/panel.tsx";
import { TroubleNotice } from "../app/trouble-notice.tsx";
import type { FileFound } from "../protocol/files.ts";
import { answerReading, bringExample, bringFiles, stopReading, waitOn } from "./files-actions.ts";
import { inMebibytes } from "./file-limits.ts";
import { useFiles } from "./files-store.ts";
import { NetworkPanel, Proof } from "./network-panel.tsx";
import { ReadingForm } from "./reading-form.tsx";
import { RecordingPanel } from "./recording-panel.tsx";
import "./files.css";

const ACCEPTED = ".safetensors,.pt,.pth,.npz,.npy,.h5,.hdf5,.keras,.nwb,.mat,.csv,.pkl,.pickle";

/** The view "Your own": a network or a recording from the reader's machine. */
export default function Files() {
  const source = useFiles((files) => files.source);
  const found = useFiles((files) => files.found);
  const trouble = useFiles((files) => files.trouble);
  return (
    <div className="files">
      {source === undefined ? <Empty /> : (
        <div className="files-bar">
          <span className="name">{source.name}</span>
          <span className="note">{inMebibytes(source.content.size)}</span>
          <ChooseFile label="Choose another file" />
        </div>
      )}
      <Working />
      <TroubleNotice trouble={trouble} />
      {found === undefined ? null : <Found found={found} />}
    </div>
  );
}

function Found({ found }: { readonly found: FileFound }) {
  if (found.kind === "network") return <NetworkPanel network={found} />;
  if (found.kind === "recording") return <RecordingPanel recording={found} />;
  return (
    <div className="files-columns">
      <Panel title="What the file leaves open">
        <div className="stack">
          <p className="files-lead">{found.message}</p>
          <ReadingForm questions={found.questions} onAnswer={(reading) => void answerReading(reading)} />
        </div>
      </Panel>
      <Panel title="Or let a sample decide"><Proof check={undefined} /></Panel>
    </div>
  );
}

function Empty() {
  return (
    <Panel title="Bring your own">
      <div className="files-empty">
        <p>Drop a file anywhere on this page, or choose one. It is read in this browser and never leaves your machine.</p>
        <ul>
          <li>A network: PyTorch (.pt, .pth), Keras (.h5, .keras), safetensors, or weights in .npz and .mat</li>
          <li>A recording of activity: .npy, .npz, NWB, MATLAB's .mat, HDF5, .csv</li>
        </ul>
        <p className="note">Files may have up to 512 MiB, HDF5 files up to 2 GiB. No code in a file is run.</p>
        <div className="files-bar">
          <ChooseFile label="Choose a file" />
          <Button size="xs" variant="default" onClick={() => void bringExample()}>Try a small GRU from PyTorch</Button>
        </div>
      </div>
    </Panel>
  );
}

function ChooseFile({ label }: { readonly label: string }) {
  return (
    <FileButton accept={ACCEPTED} onChange={(file) => { if (file !== null) void bringFiles([file]); }}>
      {(props) => <Button {...props} size="xs" variant={label === "Choose a file" ? "filled" : "default"}>{label}</Button>}
    </FileButton>
  );
}

function Working() {
  const stage = useFiles((files) => files.stage);
  const silent = useFiles((files) => files.silent);
  if (stage === undefined) return null;
  return (
    <div className="files-bar" role="status">
      <span className="note">{silent ? `${stage}: nothing has been heard of it for 20 seconds.` : `${stage}…`}</span>
      {silent ? <Button size="xs" variant="default" onClick={waitOn}>Wait on</Button> : null}
      <Button size="xs" variant="default" onClick={stopReading}>{silent ? "End it" : "Stop"}</Button>
    </div>
  );
}
