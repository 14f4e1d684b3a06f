import { analysisApi } from "./dynamics-actions.ts";
import { emptyLaboratory, type LoadedNetwork, useLaboratory } from "./laboratory-store.ts";
import { errorText } from "../app/error-text.ts";

const { getState: state, setState: change } = useLaboratory;

/**
 * Shows a network that was trained elsewhere: from the store, a file or a link. Its specification, where it carries one,
 * fills the form, so that the same network can be trained again here.
 */
export async function openNetwork(loaded: LoadedNetwork): Promise<void> {
  const opening = emptyLaboratory(state().spec);
  change({ ...opening, loaded });
  try {
    const source = { file: loaded.file };
    const { spec, units, inputs, outputs, dimension, parameters } = await analysisApi().describe(source);
    const view = await analysisApi().view(source);
    if (state().loaded !== loaded) return;
    change({ spec: spec ?? opening.spec, phase: "loaded", done: 0, opened: { task: { steps: view.steps, inputs, outputs }, units, dimension, parameters, view }, view, checkpoints: [] });
  } catch (error) {
    change({ phase: "failed", trouble: { title: `${loaded.name} cannot be opened`, message: errorText(error) } });
  }
}
