import { readSafetensors } from "@nullcline/formats/read-safetensors.ts";
import { findPoints, moveInput, selectPoint } from "../laboratory/dynamics-actions.ts";
import { useDynamics } from "../laboratory/dynamics-store.ts";
import { openRun, shownNetworkFile, startTraining } from "../laboratory/laboratory-actions.ts";
import { useLaboratory } from "../laboratory/laboratory-store.ts";
import { openNetwork } from "../laboratory/open-network.ts";
import { useSpace } from "../scene/space-store.ts";
import { restoreSurgery } from "../surgery/surgery-actions.ts";
import { decodeLink, type LinkState } from "./link-state.ts";
import { notify } from "./sharing-store.ts";
import { untilSettled } from "./until-settled.ts";
import { errorText } from "../app/error-text.ts";

/** A point farther than this from where the sender had it, in units of the drawing's own, is another one. */
const SAME_PLACE = 1e-3;

/**
 * Shows what a link says: opens its network or trains it again, compares its bits with the sender's, and brings input,
 * camera and selected point. False where the link cannot be used; the notice then says why.
 */
export async function openLink(text: string): Promise<boolean> {
  try {
    const link = decodeLink(text);
    const isThere = await openLinkedNetwork(link);
    if (!isThere) return true;
    await compareBits(link);
    await showAsSent(link);
    return true;
  } catch (error) {
    notify({ kind: "bad", title: "This link cannot be opened", message: errorText(error) });
    return false;
  }
}

/** False where the network could not be had, or the reader went on to something else. */
async function openLinkedNetwork({ network }: LinkState): Promise<boolean> {
  if (network.kind === "file") {
    notify({ kind: "opening" });
    const loaded = { name: network.name, explanation: ["from a link"], file: network.file };
    await openNetwork(loaded);
    const { loaded: present, phase } = useLaboratory.getState();
    if (present === loaded && phase === "failed") notify(undefined);
    return present === loaded && phase === "loaded";
  }
  const { spec, steps } = network;
  notify(steps === 0 ? { kind: "opening" } : { kind: "training", steps });
  await openRun(spec);
  if (useLaboratory.getState().spec !== spec || useLaboratory.getState().phase !== "ready") return ended();
  if (steps === 0) return true;
  await startTraining(steps);
  const done = await untilSettled(spec);
  if (done === steps) return true;
  if (done !== undefined) notify({ kind: "bad", title: "Stopped before the sender's network", message: `The link shows the network after ${steps} steps; this one has done ${done}. Train on to compare them.` });
  return done === undefined ? ended() : false;
}

function ended(): false {
  notify(undefined);
  return false;
}

async function compareBits({ fingerprint, network }: LinkState): Promise<void> {
  const own = readSafetensors(await shownNetworkFile(), { who: "the network shown" }).metadata.get("fingerprint");
  if (fingerprint === undefined) return notify({ kind: "bad", title: "The link does not say which bits its sender had", message: `The parameters here have the fingerprint ${own}.` });
  if (own === fingerprint) return notify(network.kind === "run" && network.steps === 0 ? undefined : { kind: "good", message: `Same bits as the sender's (${fingerprint}).` });
  notify({ kind: "bad", title: "Other bits than the sender's", message: `The link says ${fingerprint}, the parameters here have ${own}. Sender and page may be of different versions.` });
}

async function showAsSent({ input, camera, selected, surgeries }: LinkState): Promise<void> {
  if (surgeries.length > 0) await restoreSurgery(surgeries);
  if (camera !== undefined) useSpace.setState({ wantedCamera: camera });
  if (input.length > 0 && input.length === useDynamics.getState().input.length) await moveInput(input);
  if (selected === undefined) return;
  await findPoints();
  const points = useDynamics.getState().found?.points ?? [];
  const nearest = points.findIndex(({ position }) => position.every((value, axis) => Math.abs(value - selected[axis]) <= SAME_PLACE * (1 + Math.abs(value))));
  if (nearest >= 0) selectPoint(nearest);
}
