import { Fragment } from "react";
import { Slider, Text } from "@mantine/core";
import { heldAt } from "../surgery/operation.ts";
import { useSurgery } from "../surgery/surgery-store.ts";
import { useChannelLabels } from "./channel-labels.ts";
import { moveInput } from "./dynamics-actions.ts";
import { useDynamics } from "./dynamics-store.ts";

/** The constant input, a slider a channel; points found follow it. */
export function InputSliders() {
  const input = useDynamics((dynamics) => dynamics.input);
  const operations = useSurgery(({ history }) => history.operations);
  const { inputs } = useChannelLabels();
  const set = (channel: number, value: number): void => void moveInput(input.map((old, i) => (i === channel ? value : old)));
  return (
    <div className="sliders">
      {input.map((value, channel) => {
        const held = heldAt(channel, operations);
        const name = inputs[channel] ?? `input ${channel + 1}`;
        return (
          <Fragment key={channel}>
            <Text size="sm">{name}</Text>
            <Slider size="sm" min={-1} max={1} step={0.01} value={held ?? value} disabled={held !== undefined} onChange={(next) => set(channel, next)} label={(shown) => shown.toFixed(2)} thumbLabel={`Constant ${name}`} />
            <Text size="sm" className="value">{held === undefined ? valueText(value) : "held"}</Text>
          </Fragment>
        );
      })}
    </div>
  );
}

/** Two decimals, with a true minus sign. */
function valueText(value: number): string {
  return value.toFixed(2).replace("-", "−");
}
