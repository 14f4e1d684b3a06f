// oxlint-disable oxc/approx-constant -- the exponent at gain 5 is no logarithm of e

/**
 * Largest exponent of the rate network in nats a unit of time as units → ∞, by gain: λ₁ = −1 + √(1 − ε₀) with ε₀ the ground-state
 * energy of the potential 1 − g²⟨φ′φ′⟩ over the self-consistent autocorrelation; −1 + g below the onset. The numbers were
 * computed for this project from these equations.
 *
 * Source of the equations: Sompolinsky, Crisanti & Sommers, Phys. Rev. Lett. 61 (1988).
 */
export const meanFieldExponents: ReadonlyMap<number, number> = new Map([
  [0.5, -0.5], [0.8, -0.2], [1, 0], [1.2, 0.0119], [1.5, 0.0467], [2, 0.1125], [3, 0.2355], [4, 0.3415], [5, 0.434], [10, 0.774],
]);
