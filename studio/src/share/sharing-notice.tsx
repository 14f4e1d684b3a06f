import { Alert, Button, Group, Progress, TextInput } from "@mantine/core";
import { useEffect } from "react";
import { pauseTraining } from "../laboratory/laboratory-actions.ts";
import { useLaboratory } from "../laboratory/laboratory-store.ts";
import { openLink } from "./open-link.ts";
import { notify, type SharingNotice as Notice, useSharing } from "./sharing-store.ts";

/** Long enough to read three words. */
const DONE_MILLISECONDS = 6000;

/** Says what became of a link or of something shared. */
export function SharingNotice() {
  const notice = useSharing((sharing) => sharing.notice);
  if (notice === undefined) return null;
  if (notice.kind === "training") return <Training steps={notice.steps} />;
  if (notice.kind === "opening") return <p className="note sharing" role="status">Opening the link…</p>;
  return <Toast notice={notice} />;
}

type ToastNotice = Extract<Notice, { kind: "done" | "good" | "bad" | "text" }>;

function Toast({ notice }: { readonly notice: ToastNotice }) {
  const isTraining = useLaboratory((laboratory) => laboratory.phase === "training");
  useEffect(() => { if (isTraining && notice.kind === "good") notify(undefined); }, [isTraining, notice]);
  useEffect(() => {
    if (notice.kind !== "done") return undefined;
    const timer = setTimeout(() => notify(undefined), DONE_MILLISECONDS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <Alert className="sharing" variant="outline" color={notice.kind === "bad" ? "orange" : "blue"} role={notice.kind === "bad" ? "alert" : "status"} withCloseButton closeButtonLabel="Close this notice" onClose={() => notify(undefined)} title={notice.kind === "bad" ? notice.title : undefined}>
      <Message notice={notice} />
    </Alert>
  );
}

function Message({ notice }: { readonly notice: ToastNotice }) {
  if (notice.kind === "good" && notice.before !== undefined) return <WithUndo message={notice.message} before={notice.before} />;
  if (notice.kind !== "text") return <span>{notice.message}</span>;
  return <TextInput size="xs" label={`${notice.label}: the clipboard cannot be written here, so copy it yourself`} readOnly value={notice.text} onFocus={(event) => event.currentTarget.select()} />;
}

function WithUndo({ message, before }: { readonly message: string; readonly before: string }) {
  return (
    <Group gap="sm">
      <span>{message}</span>
      <Button size="xs" variant="default" onClick={() => void openLink(before)}>Bring the earlier network back</Button>
    </Group>
  );
}

function Training({ steps }: { readonly steps: number }) {
  const done = useLaboratory((laboratory) => laboratory.done);
  return (
    <div className="sharing-training" role="status">
      <Group gap="sm" wrap="nowrap">
        <span>Training the sender's network again, to the same bits</span>
        <Progress value={(100 * done) / steps} flex={1} aria-label="Progress towards the sender's network" />
        <span className="note">{`step ${done} of ${steps}`}</span>
        <Button size="xs" variant="default" onClick={() => void pauseTraining()}>Stop</Button>
      </Group>
    </div>
  );
}
