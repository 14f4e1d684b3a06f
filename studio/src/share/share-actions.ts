import { nullclineVersion } from "@nullcline/lab/versions.ts";
import type { Figure, TableFigure } from "@nullcline/studies/figure.ts";
import { pngWithText } from "../app/png-text.ts";
import { saveFile } from "../app/save-file.ts";
import { routeHash } from "../app/route.ts";
import { withFiles } from "../files/files-worker.ts";
import { shownSource } from "../laboratory/dynamics-actions.ts";
import { useDynamics } from "../laboratory/dynamics-store.ts";
import { useLaboratory } from "../laboratory/laboratory-store.ts";
import type { SaveFormat } from "../protocol/files.ts";
import { useSpace } from "../scene/space-store.ts";
import { useSurgery } from "../surgery/surgery-store.ts";
import { decodeLink } from "./link-state.ts";
import { presentLink } from "./present-link.ts";
import { presentReproduction, savedName } from "./present-reproduction.ts";
import { lossFigure, spectrumFigure, stateSpaceFigure } from "./laboratory-figures.ts";
import { notify } from "./sharing-store.ts";
import { errorText } from "../app/error-text.ts";

/** Puts a link to what the laboratory shows on the clipboard. */
export function copyLink(): Promise<void> {
  return attempt("No link could be made", async () => {
    const link = await presentLink();
    if (link === undefined) return notify({ kind: "bad", title: "There is nothing to link to yet", message: "A link shows a network that holds still: pause the training first." });
    if (link === "too large") return notify({ kind: "bad", title: "This network is too large for a link", message: "It carries no specification that it could be trained from again. Save the network and send the file." });
    // A link that its receiver would refuse is not handed out.
    decodeLink(link);
    await copy("Link", new URL(routeHash("laboratory", new URLSearchParams({ n: link })), location.href).href);
  });
}

/** Puts the address of the present view on the clipboard. */
export function copyAddress(): Promise<void> {
  return copy("Link", location.href);
}

/** Puts the command that does the same on the clipboard, and saves the files that it needs. */
export function copyCommand(): Promise<void> {
  return attempt("No command could be made", async () => {
    const { command, files } = presentReproduction(useLaboratory.getState(), useDynamics.getState(), useSurgery.getState().history.operations);
    for (const [name, text] of files) saveFile(name, new Blob([text], { type: "text/plain" }));
    await copy("Command", command);
  });
}

/** Saves the network shown, in PyTorch's names or for another program. */
export function saveNetwork(format: SaveFormat): Promise<void> {
  return attempt("The network could not be saved", async () => {
    const source = await shownSource();
    const files = await withFiles((api) => api.save(source, format, savedName(useLaboratory.getState())));
    for (const [title, content] of files) saveFile(title, new Blob([content as Uint8Array<ArrayBuffer> | string]));
  });
}

/** Pictures that can be saved as drawings. */
export type Drawing = "state-space" | "loss" | "eigenvalues";

/** Saves a picture as SVG, with the command that makes it inside. */
export function saveDrawing(which: Drawing): Promise<void> {
  return attempt("The picture could not be drawn", async () => {
    const figure = figureOf(which);
    if (figure === undefined) return notify({ kind: "bad", title: "There is nothing to draw yet", message: which === "loss" ? "Train first: a loaded network has no losses." : "Find fixed points first." });
    const svg = await withFiles((api) => api.draw(figure, commandNow()));
    saveFile(`${figure.id}.svg`, new Blob([svg], { type: "image/svg+xml" }));
  });
}

/** Saves the state space as it is seen, as PNG with the command that makes it inside. */
export function savePicture(): Promise<void> {
  return attempt("The picture could not be taken", async () => {
    const { space } = useSpace.getState();
    if (space === undefined) return notify({ kind: "bad", title: "There is no picture", message: "This browser draws no 3-D space; the SVG drawing works without." });
    const png = new Uint8Array(await (await space.png()).arrayBuffer());
    const named = pngWithText(pngWithText(png, "Comment", commandNow()), "Software", `Nullcline ${nullclineVersion()}`);
    saveFile("state-space.png", new Blob([named as Uint8Array<ArrayBuffer>], { type: "image/png" }));
  });
}

function figureOf(which: Drawing): Exclude<Figure, TableFigure> | undefined {
  const [laboratory, dynamics] = [useLaboratory.getState(), useDynamics.getState()];
  if (which === "state-space") return stateSpaceFigure(laboratory, dynamics);
  return which === "loss" ? lossFigure(laboratory) : spectrumFigure(laboratory, dynamics);
}

function commandNow(): string {
  return presentReproduction(useLaboratory.getState(), useDynamics.getState(), useSurgery.getState().history.operations).command;
}

async function copy(label: string, text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    notify({ kind: "done", message: `${label} copied.` });
  } catch {
    notify({ kind: "text", label, text });
  }
}

async function attempt(title: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    notify({ kind: "bad", title, message: errorText(error) });
  }
}
