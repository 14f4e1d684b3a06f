import { InvalidInputError } from "../../numeric/errors.ts";
import { sizeOf } from "../recordings/array-entry.ts";
import { datasetsBelow, isHdf5, type Hdf5File } from "../recordings/hdf5-file.ts";
import { matEntries } from "../recordings/mat-entries.ts";
import { openHdf5 } from "../recordings/open-hdf5.ts";
import { isMat5, readMat5 } from "../recordings/read-mat5.ts";
import { isMat73, readMat73 } from "../recordings/read-mat73.ts";
import { isZip, readZip } from "../read-zip.ts";
import { entryWeights } from "./entry-weights.ts";
import { kerasSettings } from "./keras-config.ts";
import { kerasName } from "./keras-names.ts";
import { readWeightGroups } from "./read-weight-groups.ts";
import type { WeightArray, WeightGroup } from "./weight-group.ts";

/** Members of a `.keras` archive. */
const KERAS_WEIGHTS = "model.weights.h5";
const KERAS_CONFIG = "config.json";

/** Above this, 2 GB as float64, a file is taken for one of recordings; a GRU of 9,000 units has as many. */
const MOST_VALUES = 268_435_456;

/**
 * Reads the arrays of a file of weights in any format that `importNetwork` knows, those among them for which a library is
 * loaded first: Keras's `.h5`, `.weights.h5` and `.keras`, MATLAB's files, and HDF5 files with arrays of other names.
 *
 * @param bytes the whole file.
 * @returns what `importNetwork` and `importAndCheck` take in place of the bytes.
 * @throws InvalidInputError when the file is of no known format, damaged or cut off.
 * @example
 * const { network } = importNetwork(await readWeights(bytes, { who: "model.keras" }));
 */
export async function readWeights(bytes: Uint8Array, options: { readonly who?: string } = {}): Promise<readonly WeightGroup[]> {
  const who = options.who ?? "readWeights";
  if (isHdf5(bytes)) return hdf5Groups(bytes, undefined, who);
  if (isMat5(bytes)) return entryWeights(matEntries(readMat5(bytes, who), who, "refuse"));
  const members = isZip(bytes) ? readZip(bytes, { who }) : undefined;
  const weights = members?.get(KERAS_WEIGHTS);
  if (weights === undefined) return readWeightGroups(bytes, who);
  const config = members?.get(KERAS_CONFIG);
  return hdf5Groups(weights.unpack(), config === undefined ? undefined : new TextDecoder().decode(config.unpack()), who);
}

async function hdf5Groups(bytes: Uint8Array, config: string | undefined, who: string): Promise<readonly WeightGroup[]> {
  const file = await openHdf5(bytes, { who });
  try {
    return isMat73(file) ? readAtOnce(entryWeights(matEntries(readMat73(file), who, "refuse"))) : [groupIn(file, config ?? textAttribute(file, "model_config"))];
  } finally {
    file.close();
  }
}

/** The file is closed afterwards. */
function readAtOnce(groups: readonly WeightGroup[]): readonly WeightGroup[] {
  return groups.map(({ arrays, ...group }) => ({ ...group, arrays: new Map([...arrays].map(([name, { shape, read }]): [string, WeightArray] => {
    const data = read();
    return [name, { shape, read: () => data }];
  })) }));
}

function textAttribute(file: Hdf5File, name: string): string | undefined {
  const value = file.attribute("/", name);
  return typeof value === "string" ? value : undefined;
}

/** All arrays but the optimiser's. They are read at once, since the file is closed afterwards. */
function groupIn(file: Hdf5File, config: string | undefined): WeightGroup {
  const arrays = new Map<string, WeightArray>();
  const texts = new Map<string, string>(config === undefined ? [] : kerasSettings(config, file.who));
  const entries = datasetsBelow(file, "/").filter((path) => !path.startsWith("/optimizer")).map((path) => file.dataset(path));
  const values = entries.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  if (values > MOST_VALUES) throw new InvalidInputError({ who: file.who, expected: `at most ${MOST_VALUES} weights`, got: `${values}`, remedy: "If it is a recording, see nullcline data" });
  for (const { name: path, shape, content, read } of entries) {
    const short = kerasName(file, path, shape.length);
    const name = arrays.has(short) ? path.slice(1) : short;
    const data = content === "other" ? [] : read();
    if (data instanceof Float64Array) arrays.set(name, { shape, read: () => data });
    else if (shape.length === 0 && data.length === 1) texts.set(name, data[0]);
  }
  return { path: "", arrays, texts };
}
