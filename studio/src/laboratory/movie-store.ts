import { create } from "zustand";
import type { FixedPointsView } from "../protocol/analysis.ts";
import type { NetworkView } from "../protocol/network-view.ts";

/** The network after some training step: what it does and its fixed points, on the movie's axes. */
export interface Frame {
  readonly step: number;
  readonly view: NetworkView;
  readonly found: FixedPointsView;
}

/** The movie of a training. Changed by `movie-actions.ts` only. */
export interface Movie {
  /** Frames by training step, ascending. */
  readonly frames: readonly Frame[];
  /** Frames there will be; 0 while no movie is being made. */
  readonly making: number;
  readonly playing: boolean;
  readonly failure: string | undefined;
}

export const noMovie: Movie = { frames: [], making: 0, playing: false, failure: undefined };

/** The movie as components see it. */
export const useMovie = create<Movie>(() => noMovie);
