import "./share.css";
import { Button, Menu } from "@mantine/core";
import type { ViewName } from "../app/route.ts";
import { useDynamics } from "../laboratory/dynamics-store.ts";
import { useLaboratory } from "../laboratory/laboratory-store.ts";
import { isOperated, useSurgery } from "../surgery/surgery-store.ts";
import { presentReproduction } from "./present-reproduction.ts";
import { copyAddress, copyCommand, copyLink, saveDrawing, saveNetwork, savePicture } from "./share-actions.ts";

/** The menu of the bar: links, networks and pictures to take along. */
export function ShareMenu({ view }: { readonly view: ViewName }) {
  return (
    <Menu position="bottom-end" width={300} keepMounted={false}>
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
      <Menu.Divider />
      <Menu.Label>Save network</Menu.Label>
      <Menu.Item disabled={!isShown} onClick={() => void saveNetwork("safetensors")}>Safetensors, PyTorch's names</Menu.Item>
      <Menu.Item disabled={!isShown} onClick={() => void saveNetwork("onnx")}>ONNX</Menu.Item>
      <Menu.Item disabled={!isShown} onClick={() => void saveNetwork("npz")}>NumPy arrays (.npz)</Menu.Item>
      <Menu.Item disabled={!isShown} onClick={() => void saveNetwork("numpy")}>NumPy script with its arrays</Menu.Item>
      <Menu.Divider />
      <Menu.Label>Save picture, with its command inside</Menu.Label>
      <Menu.Item disabled={!isShown} onClick={() => void savePicture()}>State space as seen (PNG)</Menu.Item>
      <Menu.Item disabled={!isShown} onClick={() => void saveDrawing("state-space")}>State space (SVG)</Menu.Item>
      <Menu.Item disabled={!hasLosses} onClick={() => void saveDrawing("loss")}>Loss curve (SVG)</Menu.Item>
      <Menu.Item disabled={!hasPoints} onClick={() => void saveDrawing("eigenvalues")}>Eigenvalues (SVG)</Menu.Item>
    </>
  );
}

function CommandText() {
  const laboratory = useLaboratory();
  const dynamics = useDynamics();
  const operated = useSurgery(isOperated);
  return <code className="share-command" data-testid="command">{presentReproduction(laboratory, dynamics, operated).command}</code>;
}
