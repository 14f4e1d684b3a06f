/** What the hit counts say about points that no attempt reached. */
export interface UnseenPoints {
  /** Good–Turing coverage: the estimated share of converging attempts that would land on a point already found. */
  readonly coverage: number;
  /** Chao's lower bound on the number of points that can be reached at all, bias-corrected. */
  readonly chao1: number;
  /** `chao1` less the points found. */
  readonly unseen: number;
}

/**
 * Estimates how many points a search has missed, from how often each found point was hit.
 *
 * With n hits in all, f₁ points hit once and f₂ hit twice: coverage = 1 − f₁/n (Good 1953) and
 * chao1 = found + (n − 1)/n · f₁(f₁ − 1) / (2(f₂ + 1)) (Chao 1987, bias-corrected form). Attempts are taken as
 * independent draws; a point that no seed's neighbourhood leads to remains invisible to both.
 *
 * @param hits attempts that converged to each point; each at least 1.
 *
 * @example
 * unseenPoints([5, 1, 1, 2]); // { coverage: 1 - 2 / 9, chao1: 4 + (8 / 9) * (2 / 4), unseen: 4 / 9 }
 */
export function unseenPoints(hits: readonly number[]): UnseenPoints {
  const n = hits.reduce((sum, count) => sum + count, 0);
  if (n === 0) return { coverage: 0, chao1: 0, unseen: 0 };
  const once = hits.filter((count) => count === 1).length;
  const twice = hits.filter((count) => count === 2).length;
  const unseen = (((n - 1) / n) * once * Math.max(0, once - 1)) / (2 * (twice + 1));
  return { coverage: 1 - once / n, chao1: hits.length + unseen, unseen };
}
