import { Switch, NumberInput } from "@mantine/core";
import { useChannelLabels } from "../laboratory/channel-labels.ts";
import { heldAt } from "./operation.ts";
import { withHold } from "./operation-lists.ts";
import { operate } from "./surgery-actions.ts";
import { useSurgery } from "./surgery-store.ts";

const operations = () => useSurgery.getState().history.operations;

/** Holds inputs at a value at every step, in trials and where fixed points are looked for. */
export function InputHolds({ disabled }: { readonly disabled: boolean }) {
  const { inputs } = useChannelLabels();
  const list = useSurgery(({ history }) => history.operations);
  return (
    <div className="holds">
      {inputs.map((label, input) => {
        const value = heldAt(input, list);
        return (
          <div key={label} className="hold-row">
            <Switch size="xs" label={`Hold ${label}`} checked={value !== undefined} disabled={disabled} onChange={(event) => operate(withHold(operations(), input, event.currentTarget.checked ? 0 : undefined))} />
            <NumberInput size="xs" aria-label={`Value of ${label}`} step={0.1} value={value ?? ""} placeholder="free" disabled={disabled || value === undefined} onChange={(next) => { if (typeof next === "number") operate(withHold(operations(), input, next)); }} />
          </div>
        );
      })}
    </div>
  );
}
