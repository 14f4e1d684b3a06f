import { create } from "zustand";
import type { SpaceView } from "./create-scene.ts";
import type { Place } from "./scene-content.ts";

/** The drawn space, for what stands outside its panel: links, pictures. */
interface DrawnSpace {
  /** Undefined until it is drawn, and where the browser offers no WebGL. */
  readonly space: SpaceView | undefined;
  /** Where the camera is to stand once what is opened is drawn. */
  readonly wantedCamera: Place | undefined;
}

/** The space as others reach it. Set by the state-space panel; `wantedCamera` by whoever opens a view. */
export const useSpace = create<DrawnSpace>(() => ({ space: undefined, wantedCamera: undefined }));
