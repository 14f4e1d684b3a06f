import { Slider, Text } from "@mantine/core";
import { moveInput } from "./dynamics-actions.ts";
import { useDynamics } from "./dynamics-store.ts";

/** The constant input, a slider a channel; points found follow it. */
export function InputSliders() {
  const input = useDynamics((dynamics) => dynamics.input);
  const set = (channel: number, value: number): void => void moveInput(input.map((old, i) => (i === channel ? value : old)));
  return (
    <div>
      {input.map((value, channel) => (
        <div key={channel} className="slider-row">
          <Text size="sm">{`Input ${channel + 1}`}</Text>
          <Slider size="sm" min={-1} max={1} step={0.01} value={value} onChange={(next) => set(channel, next)} label={(shown) => shown.toFixed(2)} thumbLabel={`Input ${channel + 1}`} />
          <Text size="sm" className="value">{value.toFixed(2)}</Text>
        </div>
      ))}
    </div>
  );
}
