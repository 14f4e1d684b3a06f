import { create } from "zustand";

/** What the page says of a link or of something shared. */
export type SharingNotice =
  /** A link's network is being trained again. */
  | { readonly kind: "training"; readonly steps: number }
  | { readonly kind: "opening" }
  /** Something was done that is over at once; the notice goes by itself. */
  | { readonly kind: "done"; readonly message: string }
  /** What is known of the network shown, until it is trained on; `before` is the link to the one it took the place of. */
  | { readonly kind: "good"; readonly message: string; readonly before?: string | undefined }
  | { readonly kind: "bad"; readonly title: string; readonly message: string }
  /** The clipboard cannot be written: the reader copies the text. */
  | { readonly kind: "text"; readonly label: string; readonly text: string };

/** Where sharing stands. Changed by the actions of this folder only. */
export interface Sharing {
  readonly notice: SharingNotice | undefined;
}

/** Sharing as components see it. */
export const useSharing = create<Sharing>(() => ({ notice: undefined }));

/** Shows a notice, or takes it away. */
export function notify(notice: SharingNotice | undefined): void {
  useSharing.setState({ notice });
}
