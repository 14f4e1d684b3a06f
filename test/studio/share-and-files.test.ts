import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { writeNetworkFile } from "../../src/formats/write-network-file.ts";
import type { JsonValue } from "../../src/formats/canonical-json.ts";
import { parseRunSpec } from "../../src/lab/run-spec.ts";
import { untrainedNetwork } from "../../src/lab/untrained-network.ts";
import { decodeLink, encodeLink, type LinkState } from "../../studio/src/share/link-state.ts";
import { type RunningStudio, startStudio, withoutChromium } from "./studio-page.ts";

const fixtures = new URL("../fixtures/", import.meta.url);
const bytesOf = (path: string): Buffer => readFileSync(new URL(path, fixtures));
const spec = parseRunSpec({ task: { name: "flip-flop", bits: 2, steps: 20 }, cell: { name: "gru" }, units: 5 });
const own = Buffer.from(writeNetworkFile(untrainedNetwork(spec), { spec: spec as unknown as JsonValue }));

async function choose(page: Page, name: string, buffer: Buffer): Promise<void> {
  await page.locator('input[type="file"][accept*=".nwb"]').first().setInputFiles({ name, mimeType: "application/octet-stream", buffer });
}

/** Drops a file onto the page, as from the desktop. */
async function drop(page: Page, name: string, buffer: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(({ title, bytes }) => {
    const made = new DataTransfer();
    made.items.add(new File([Uint8Array.from(bytes)], title));
    return made;
  }, { title: name, bytes: [...buffer] });
  await page.dispatchEvent("main", "drop", { dataTransfer: transfer });
}

async function linkOf(page: Page): Promise<string> {
  await page.waitForURL(/#\/laboratory\?n=/u);
  return new URL(page.url()).hash;
}

function stepsIn(address: string): number | undefined {
  const { network } = decodeLink(address.split("?n=")[1]);
  return network.kind === "run" ? network.steps : undefined;
}

describe.skipIf(withoutChromium)("own files and links in Chromium", () => {
  let studio: RunningStudio;
  beforeAll(async () => {
    studio = await startStudio();
  }, 180_000);
  afterAll(() => studio.close());

  it("reads networks and recordings of every kind, and refuses broken files by name", async () => {
    const page = await studio.open({ hash: "#/files" });
    await drop(page, "gru_1.pt", bytesOf("networks/gru_1.pt"));
    await page.getByText("PyTorch's nn.GRU").waitFor();
    await drop(page, "gru_1.sample.npz", bytesOf("networks/gru_1.sample.npz"));
    expect(await page.getByTestId("check").textContent()).toMatch(/^The same network: outputs and states over 200 steps of 2 trials differ by at most \d\.\de-\d+\.$/u);
    await choose(page, "net.safetensors", own);
    await page.getByText("Nullcline's own network file: gru, 5 units, 2 inputs.").waitFor();
    await choose(page, "plain.npz", bytesOf("recordings/plain.npz"));
    await page.getByText("Recording (npz)").waitFor();
    await choose(page, "bare.nwb", bytesOf("recordings/bare.nwb"));
    await page.getByText("Recording (NWB)").waitFor();
    await choose(page, "session-v7.mat", bytesOf("recordings/session-v7.mat"));
    await page.getByText("Recording (MAT 5)").waitFor();
    await page.getByTestId("dimension").waitFor();
    await choose(page, "whole_module.pt", bytesOf("networks/whole_module.pt"));
    await page.getByText("whole_module.pt: expected a pickle of tensors and plain values, got __main__.Model.").waitFor();
    await choose(page, "half.nwb", bytesOf("recordings/bare.nwb").subarray(0, 9000));
    await page.getByRole("alert").getByText("half.nwb: expected").waitFor();
  }, 120_000);

  it("asks the reader about a worker that hangs, ends it, and keeps the page's state", async () => {
    const page = await studio.open({ hash: "#/files" });
    await page.clock.install();
    await page.route("**/files.worker-*.js", (route) => route.fulfill({ contentType: "text/javascript", body: "", headers: { "Cross-Origin-Embedder-Policy": "require-corp" } }));
    await page.reload();
    await drop(page, "gru_1.pt", bytesOf("networks/gru_1.pt"));
    await page.getByRole("status").getByText("Opening the file…").waitFor();
    await page.clock.fastForward(20_500);
    await page.getByText("Opening the file: nothing has been heard of it for 20 seconds.").waitFor();
    await page.unroute("**/files.worker-*.js");
    await page.getByRole("button", { name: "End it" }).click();
    await page.getByText("gru_1.pt took too long").waitFor();
    await drop(page, "gru_1.pt", bytesOf("networks/gru_1.pt"));
    await page.getByText("PyTorch's nn.GRU").waitFor();
  }, 60_000);

  it("asks what a file leaves open and opens the network in the laboratory, which can be undone", async () => {
    const page = await studio.open({ hash: "#/files" });
    await drop(page, "rnn.pt", bytesOf("networks/rnn_tanh_1.pt"));
    await page.getByLabel("Nonlinearity").selectOption("relu");
    await page.getByRole("button", { name: "Read it so" }).click();
    await page.getByText("h' = relu").waitFor();
    await page.getByRole("button", { name: "Open in the laboratory" }).click();
    await page.getByText("rnn.pt", { exact: true }).first().waitFor();
    const hash = await linkOf(page);
    const other = await studio.open({ hash });
    await other.getByText(/Same bits as the sender's \([0-9a-f]+\)/u).waitFor();
    await page.getByRole("button", { name: "Bring the earlier network back" }).click();
    await page.getByText("0 of 1500 steps").waitFor();
  }, 120_000);

  it("opens a link in another browser to the same bits, input and steps", async () => {
    const page = await studio.open();
    await page.getByLabel("Units", { exact: true }).fill("12");
    await page.getByLabel("Optimiser steps", { exact: true }).fill("40");
    await page.getByRole("button", { name: "Open this network" }).click();
    await page.getByText("0 of 40 steps").waitFor();
    await page.getByRole("button", { name: "Train", exact: true }).click();
    await page.getByText("40 of 40 steps").waitFor();
    const fingerprint = await page.getByTestId("fingerprint").textContent();
    // The address follows about a second behind.
    await expect.poll(() => stepsIn(page.url()), { timeout: 10_000 }).toBe(40);
    const { hash } = new URL(page.url());
    await page.getByRole("button", { name: "Share" }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: "State space as seen (PNG)" }).click();
    const png = readFileSync(await (await download).path());
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect(png.toString("latin1")).toContain("Comment\0\0\0\0\0npx nullcline train flip-flop");
    await page.getByRole("button", { name: "Share" }).click();
    expect(await page.getByTestId("command").textContent()).toContain("npx nullcline train flip-flop --cell vanilla --units 12 --seed 0 --steps=40");
    const other = await studio.open({ hash });
    await other.getByText(`Same bits as the sender's (${fingerprint}).`).waitFor();
    expect(await other.getByTestId("fingerprint").textContent()).toBe(fingerprint);
    expect(await other.getByTestId("progress").textContent()).toBe("40 of 40 steps");
  }, 120_000);

  it("brings operations and input along, and warns where the bits differ", async () => {
    const state: LinkState = { network: { kind: "run", spec, steps: 0 }, fingerprint: "0123456789abcdef", surgeries: [{ kind: "scale-recurrence", factor: 1.5 }], input: [0.5, -0.25], camera: [1, 2, 3], selected: undefined };
    const page = await studio.open({ hash: `#/laboratory?n=${encodeLink(state)}` });
    await page.getByRole("alert").getByText(/The link says 0123456789abcdef, the parameters here have [0-9a-f]+\./u).waitFor();
    await page.getByRole("tab", { name: "Surgery" }).click();
    await page.getByText("Recurrence × 1.5", { exact: true }).waitFor();
    await page.getByRole("tab", { name: "Fixed points" }).click();
    await page.getByText("−0.25", { exact: true }).waitFor();
    await page.waitForFunction((sent) => location.hash !== sent && location.hash.includes("?n="), `#/laboratory?n=${encodeLink(state)}`);
    const { surgeries, input, camera } = decodeLink(new URL(page.url()).hash.split("?n=")[1]);
    expect({ surgeries, input, camera }).toEqual({ surgeries: state.surgeries, input: state.input, camera: state.camera });
  }, 60_000);

  it("refuses a link that is none and opens its first network all the same, or a good link put into the address", async () => {
    const page = await studio.open({ hash: "#/laboratory?n=AAAA" });
    await page.getByRole("alert").getByText("link: expected deflated text, got something else, or a part of a link. Copy the whole link again").waitFor();
    await page.getByText("0 of 1500 steps").waitFor();
    const good = encodeLink({ network: { kind: "run", spec, steps: 3 }, fingerprint: undefined, surgeries: [], input: [], camera: undefined, selected: undefined });
    await page.evaluate((hash) => { location.hash = hash; }, `#/laboratory?n=${good}`);
    await page.getByText(`3 of ${spec.training.steps} steps`).waitFor();
    await page.getByText("The link does not say which bits its sender had").waitFor();
  }, 60_000);

  it("did none of this with an error on the page or a request that its policy refuses", () => {
    expect(studio.problems).toEqual([]);
  });
});
