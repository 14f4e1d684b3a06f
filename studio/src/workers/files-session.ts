import { numpyScript } from "@nullcline/formats/export/numpy-script.ts";
import { writeNetworkNpz } from "@nullcline/formats/export/write-network-npz.ts";
import { writeOnnx } from "@nullcline/formats/export/write-onnx.ts";
import { namesNetwork } from "@nullcline/formats/import/names-network.ts";
import { readNetworkFile } from "@nullcline/formats/read-network-file.ts";
import { writeNetworkFile } from "@nullcline/formats/write-network-file.ts";
import { nullclineVersion } from "@nullcline/lab/versions.ts";
import type { Network } from "@nullcline/network/network.ts";
import { standaloneSvg } from "@nullcline/report/standalone-svg.ts";
import { checkSize, isHdf5Blob } from "../files/file-limits.ts";
import { openBlob } from "../files/open-blob.ts";
import { isTrajectorySample, readForeignNetwork } from "../files/read-foreign-network.ts";
import { compareWithNetwork, recordingFound } from "../files/recording-found.ts";
import { operatedNetwork } from "../surgery/operation.ts";
import type { FileFound, FilesApi, FileSource, SaveFormat } from "../protocol/files.ts";

/** Endings that only networks have. */
const NETWORK_NAME = /\.(safetensors|pt|pth|keras)$/iu;

/** The files worker without the worker. */
export function createFilesSession(): FilesApi {
  return {
    read: async (source, options, observe) => {
      await checkSource(source);
      if (options.sample !== undefined) await checkSource(options.sample);
      observe(`Reading ${source.name}`);
      const recording = NETWORK_NAME.test(source.name) ? undefined : await readRecordingIn(source, observe);
      if (recording !== undefined) return recording;
      observe("Recognising the network");
      return readForeignNetwork(source, options);
    },
    isSample: async (source) => {
      await checkSource(source);
      return isTrajectorySample(source);
    },
    compare: async (source, { name, file }, observe) => {
      await checkSource(source);
      observe(`Reading ${source.name}`);
      const opened = await openBlob(source);
      try {
        return compareWithNetwork(opened.read(), { name, ...readNetworkFile(file, { who: name }) }, observe);
      } finally {
        opened.close();
      }
    },
    save: async ({ file, surgeries = [] }, format, name) => {
      if (format === "safetensors" && surgeries.length === 0) return new Map([[`${name}.safetensors`, file]]);
      return new Map(FORMATS[format](operatedNetwork(readNetworkFile(file, { who: name }).network, surgeries), name));
    },
    draw: async (figure, command) => standaloneSvg(figure, { command, version: nullclineVersion() }),
  };
}

const FORMATS: Readonly<Record<SaveFormat, (network: Network, name: string) => readonly (readonly [string, Uint8Array | string])[]>> = {
  safetensors: (network, name) => [[`${name}.safetensors`, writeNetworkFile(network)]],
  onnx: (network, name) => [[`${name}.onnx`, writeOnnx(network)]],
  npz: (network, name) => [[`${name}.npz`, writeNetworkNpz(network)]],
  numpy: (network, name) => [[`${name}.py`, numpyScript(network, `${name}.npz`)], [`${name}.npz`, writeNetworkNpz(network)]],
};

async function checkSource({ name, content }: FileSource): Promise<void> {
  checkSize(name, content.size, await isHdf5Blob(content));
}

/** The recording in a file; undefined where its arrays are a network's weights. */
async function readRecordingIn(source: FileSource, observe: (stage: string) => void): Promise<FileFound | undefined> {
  const opened = await openBlob(source);
  try {
    if (namesNetwork(opened.entries)) return undefined;
    observe("Reading the recording");
    const recording = opened.read();
    observe("Principal components");
    return recordingFound(recording);
  } finally {
    opened.close();
  }
}
