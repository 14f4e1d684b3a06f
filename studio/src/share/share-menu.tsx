import "./share.css";
import { Button, Menu } from "@mantine/core";
import type { ReactNode } from "react";
import type { ViewName } from "../app/route.ts";
import { useDynamics } from "../laboratory/dynamics-store.ts";
import { useLaboratory } from "../laboratory/laboratory-store.ts";
import { useSurgery } from "../surgery/surgery-store.ts";
import { presentReproduction } from "./present-reproduction.ts";
import { copyAddress, copyCommand, copyLink, saveDrawing, saveNetwork, savePicture } from "./share-actions.ts";

/** The menu of the bar: links, networks and pictures to take along. */
export function ShareMenu({ view }: { readonly view: ViewName }) {
  return (
    <Menu position="bottom-end" width={320} shadow="md" keepMounted={false} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target><Button size="xs" variant="default">Share</Button></Menu.Target>
      <Menu.Dropdown>
        {view === "laboratory" ? <LaboratoryItems /> : <Menu.Item onClick={() => void copyAddress()}>Copy link to this view</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

function LaboratoryItems() {
  const hasLosses = useLaboratory(({ losses, done }) => done > 0 && losses.length > 0);
  const hasPoints = useDynamics(({ found }) => found !== undefined && found.points.length > 0);
  const isShown = useLaboratory(({ view }) => view !== undefined);
  return (
    <>
      <Menu.Item onClick={() => void copyLink()}>Copy link</Menu.Item>
      <Menu.Item onClick={() => void copyCommand()}>Copy the command<CommandText /></Menu.Item>
      <Group title="Save network">
        <Menu.Item disabled={!isShown} onClick={() => void saveNetwork("safetensors")}>Safetensors, PyTorch's names</Menu.Item>
        <Menu.Item disabled={!isShown} onClick={() => void saveNetwork("onnx")}>ONNX</Menu.Item>
        <Menu.Item disabled={!isShown} onClick={() => void saveNetwork("npz")}>NumPy arrays (.npz)</Menu.Item>
        <Menu.Item disabled={!isShown} onClick={() => void saveNetwork("numpy")}>NumPy script with its arrays</Menu.Item>
      </Group>
      <Group title="Save picture, with its command inside">
        <Menu.Item disabled={!isShown} onClick={() => void savePicture()}>State space as seen (PNG)</Menu.Item>
        <Menu.Item disabled={!isShown} onClick={() => void saveDrawing("state-space")}>State space (SVG)</Menu.Item>
        <Menu.Item disabled={!hasLosses} onClick={() => void saveDrawing("loss")}>Loss curve (SVG)</Menu.Item>
        <Menu.Item disabled={!hasPoints} onClick={() => void saveDrawing("eigenvalues")}>Eigenvalues (SVG)</Menu.Item>
      </Group>
    </>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div role="group" aria-label={title} className="share-group">
      <div aria-hidden className="share-label">{title}</div>
      {children}
    </div>
  );
}

function CommandText() {
  const laboratory = useLaboratory();
  const dynamics = useDynamics();
  const operations = useSurgery(({ history }) => history.operations);
  const { done, shown, spec, loaded } = laboratory;
  const steps = shown.kind === "checkpoint" ? shown.step : done;
  return (
    <>
      <code className="share-command" data-testid="command">{presentReproduction(laboratory, dynamics, operations).command}</code>
      {loaded === undefined && operations.length === 0 && steps < spec.training.steps ? <span className="share-command">{`It trains to the end; shown is step ${steps}.`}</span> : null}
    </>
  );
}
