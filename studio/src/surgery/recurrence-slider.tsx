import { Slider, Text } from "@mantine/core";
import { useRef } from "react";
import { scaleIn, withScale } from "./operation-lists.ts";
import { operate } from "./surgery-actions.ts";
import { useSurgery } from "./surgery-store.ts";

/** The factor on all recurrent weights; one drag is one change to take back. */
export function RecurrenceSlider({ disabled }: { readonly disabled: boolean }) {
  const factor = useSurgery(({ history }) => scaleIn(history.operations));
  const dragging = useRef(false);
  const set = (next: number): void => {
    const { operations } = useSurgery.getState().history;
    const scaled = withScale(operations, next);
    if (scaled === operations) return;
    operate(scaled, dragging.current);
    dragging.current = true;
  };
  return (
    <div className="slider-row">
      <Text size="sm">Factor</Text>
      <Slider size="sm" min={0} max={2} step={0.01} value={factor} disabled={disabled} onChange={set} onChangeEnd={() => { dragging.current = false; }} label={(shown) => shown.toFixed(2)} thumbLabel="Factor on the recurrent weights" marks={[{ value: 1 }]} />
      <Text size="sm" className="value">{factor.toFixed(2)}</Text>
    </div>
  );
}
