import { readSafetensors } from "@nullcline/formats/read-safetensors.ts";
import { useDynamics } from "../laboratory/dynamics-store.ts";
import { shownNetworkFile } from "../laboratory/laboratory-actions.ts";
import { useLaboratory } from "../laboratory/laboratory-store.ts";
import { useSpace } from "../scene/space-store.ts";
import { useSurgery } from "../surgery/surgery-store.ts";
import { encodeLink, type LinkedNetwork, type LinkState, MOST_FILE_BYTES } from "./link-state.ts";

/** A link with a network in it may have so many characters, 48 KiB of content: longer ones get lost in mails and chats. */
const MOST_CHARACTERS = 64 * 1024 + 512;

/**
 * The link to what the laboratory shows; undefined where it shows nothing that holds still, `"too large"` where only the
 * network's file says what it is.
 */
export async function presentLink(): Promise<string | "too large" | undefined> {
  const { phase, opened } = useLaboratory.getState();
  if (opened === undefined || phase === "opening" || phase === "training" || phase === "failed") return undefined;
  const file = await shownNetworkFile();
  const { metadata } = readSafetensors(file, { who: "the network shown" });
  const network = linkedNetwork(file, metadata.has("spec"));
  if (network === undefined) return "too large";
  const link = encodeLink(stateOf(network, metadata.get("fingerprint")));
  return link.length > MOST_CHARACTERS ? smallerLink(network, metadata.has("spec"), metadata.get("fingerprint")) : link;
}

/** The file of a loaded network says it best; one that is too large is trained again where its specification is known. */
function linkedNetwork(file: Uint8Array, hasSpec: boolean): LinkedNetwork | undefined {
  const { spec, loaded, shown, done } = useLaboratory.getState();
  if (loaded === undefined) return { kind: "run", spec, steps: shown.kind === "checkpoint" ? shown.step : done };
  if (file.length <= MOST_FILE_BYTES) return { kind: "file", name: loaded.name, file };
  return hasSpec ? { kind: "run", spec, steps: spec.training.steps } : undefined;
}

function smallerLink(network: LinkedNetwork, hasSpec: boolean, fingerprint: string | undefined): string {
  const { spec } = useLaboratory.getState();
  if (network.kind === "run" || !hasSpec) return "too large";
  return encodeLink(stateOf({ kind: "run", spec, steps: spec.training.steps }, fingerprint));
}

function stateOf(network: LinkedNetwork, fingerprint: string | undefined): LinkState {
  const { input, found, selected } = useDynamics.getState();
  const camera = useSpace.getState().space?.camera();
  return {
    network, fingerprint, surgeries: useSurgery.getState().history.operations, input,
    camera: camera === undefined ? undefined : [rounded(camera[0]), rounded(camera[1]), rounded(camera[2])],
    selected: selected === undefined ? undefined : found?.points[selected]?.position,
  };
}

/** A camera needs no more digits. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
