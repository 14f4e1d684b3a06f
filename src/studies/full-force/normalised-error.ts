/** Σ(z − f)²/Σf² */
export function normalisedError(outputs: ArrayLike<number>, targets: ArrayLike<number>): number {
  let [residue, size] = [0, 0];
  for (let k = 0; k < targets.length; k++) {
    residue += (outputs[k] - targets[k]) * (outputs[k] - targets[k]);
    size += targets[k] * targets[k];
  }
  return residue / size;
}
