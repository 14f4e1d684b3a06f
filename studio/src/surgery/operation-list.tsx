import { Button, CloseButton, Group } from "@mantine/core";
import { useChannelLabels } from "../laboratory/channel-labels.ts";
import { withoutOperation } from "./operation-lists.ts";
import { operationText } from "./operation-text.ts";
import { operate, redoSurgery, undoSurgery } from "./surgery-actions.ts";
import { useSurgery } from "./surgery-store.ts";

/** What was done, first to last; each can be taken out, and every change taken back. */
export function OperationList() {
  const { operations, past, future } = useSurgery((surgery) => surgery.history);
  const refreshing = useSurgery((surgery) => surgery.refreshing);
  const { inputs } = useChannelLabels();
  return (
    <div className="stack">
      <Group gap="xs">
        <Button size="xs" variant="default" disabled={past.length === 0} onClick={undoSurgery} title="Ctrl+Z">Undo</Button>
        <Button size="xs" variant="default" disabled={future.length === 0} onClick={redoSurgery} title="Ctrl+Shift+Z">Redo</Button>
        <Button size="xs" variant="default" disabled={operations.length === 0} onClick={() => operate([])}>Remove all</Button>
      </Group>
      {operations.length === 0 ? <p className="note">Nothing is operated: the network is as it was trained.</p> : (
        <ol className="operations" aria-label="Operations">
          {operations.map((operation, index) => {
            const text = operationText(operation, inputs);
            return (
              <li key={index}>
                <span>{text}</span>
                <CloseButton size="sm" aria-label={`Remove: ${text}`} title="Remove" onClick={() => operate(withoutOperation(operations, index))} />
              </li>
            );
          })}
        </ol>
      )}
      <p className="visually-hidden" role="status">{refreshing ? "Computing the operated network" : `${operations.length} operations`}</p>
    </div>
  );
}
