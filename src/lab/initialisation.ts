/** How a network's recurrent weights start. */
export interface Initialisation {
  /** Scale g of the recurrent weights: N(0, g²/N), or g times an orthogonal matrix. */
  readonly gain: number;
  readonly recurrent: "gaussian" | "orthogonal";
}

/** What a specification means that says nothing of it: Gaussian weights of gain 1. */
export const standardInitialisation: Initialisation = { gain: 1, recurrent: "gaussian" };

/** Whether a network starts as one does whose specification says nothing of it. */
export function isStandardInitialisation({ gain, recurrent }: Initialisation): boolean {
  return gain === standardInitialisation.gain && recurrent === standardInitialisation.recurrent;
}
