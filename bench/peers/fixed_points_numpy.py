"""Fixed points by batched Newton in NumPy, float64: x <- x + a (I - J)^-1 (F(x) - x) from every seed, with a = 1, halved
for a state until its residual shrinks (8 times at most; then the state is given up). Far from the seeds the gates of a gated
cell saturate, where every state stands nearly still and I - J is singular; steps beyond 10 times the seeds' mean distance from
their centroid are refused.

A point counts when q = |F(x) - x|^2 / 2 falls below the tolerance; points closer than 1e-3 are one point. The answer
holds the number of seeds that converged, of unique points, and of unique points by unstable dimensions.
"""
import argparse

import numpy

from network_file import read_network
from read_safetensors import read_safetensors
from timed_loop import serve


def sigmoid(x):
    return 0.5 + 0.5 * numpy.tanh(0.5 * x)


class Block:
    """One gate as a function of the state, float64: W s + A u + b with the input u held constant."""

    def __init__(self, gate, control):
        self.weight = gate.recurrent.astype(numpy.float64)
        self.constant = gate.input.astype(numpy.float64) @ control + gate.bias.astype(numpy.float64)

    def __call__(self, state):
        return state @ self.weight.T + self.constant


def rows(scale, matrix):
    """diag(scale) matrix, for each state: [B, N], [N, M] or [B, N, M] -> [B, N, M]."""
    return scale[:, :, None] * matrix


def diagonal(values):
    return values[:, :, None] * numpy.eye(values.shape[1])


def vanilla(hidden):
    def step(h):
        new = numpy.tanh(hidden(h))
        return new, rows(1 - new * new, hidden.weight)

    return step


def ugrnn(gate, candidate):
    def step(h):
        keep, new = sigmoid(gate(h)), numpy.tanh(candidate(h))
        jacobian = diagonal(keep) + rows((h - new) * keep * (1 - keep), gate.weight) + rows((1 - keep) * (1 - new * new), candidate.weight)
        return keep * h + (1 - keep) * new, jacobian

    return step


def gru(update, reset, candidate):
    def step(h):
        keep, let = sigmoid(update(h)), sigmoid(reset(h))
        new = numpy.tanh(candidate(let * h))
        inner = diagonal(let) + rows(h * let * (1 - let), reset.weight)
        jacobian = diagonal(keep) + rows((h - new) * keep * (1 - keep), update.weight) + rows((1 - keep) * (1 - new * new), candidate.weight @ inner)
        return keep * h + (1 - keep) * new, jacobian

    return step


def lstm(inputGate, forget, cell, output):
    def step(state):
        h, c = numpy.split(state, 2, axis=1)
        f, i, o, g = sigmoid(forget(h)), sigmoid(inputGate(h)), sigmoid(output(h)), numpy.tanh(cell(h))
        memory = f * c + i * g
        squashed = numpy.tanh(memory)
        memory_h = rows(c * f * (1 - f), forget.weight) + rows(g * i * (1 - i), inputGate.weight) + rows(i * (1 - g * g), cell.weight)
        through = o * (1 - squashed * squashed)
        h_h = rows(through, memory_h) + rows(squashed * o * (1 - o), output.weight)
        jacobian = numpy.block([[h_h, diagonal(through * f)], [memory_h, diagonal(f)]])
        return numpy.concatenate([o * squashed, memory], axis=1), jacobian

    return step


CELLS = {"vanilla": vanilla, "ugrnn": ugrnn, "gru": gru, "lstm": lstm}


def step_of(path, control):
    """The map of a network file under a constant input: states [B, D] -> next states and Jacobians [B, D, D]."""
    cell, gates = read_network(path)
    return CELLS[cell](**{name: Block(gate, control) for name, gate in gates.items()})


def newton(step, seeds, tolerance, iterations):
    """Damped Newton from every seed at once; returns the states and their q. Converged and stuck states drop out."""
    states = seeds.copy()
    centre = seeds.mean(axis=0)
    bound = 10 * numpy.linalg.norm(seeds - centre, axis=1).mean()
    new, jacobian = step(states)
    residual = new - states
    speeds = 0.5 * (residual * residual).sum(axis=1)
    active = numpy.flatnonzero(speeds >= tolerance)
    identity = numpy.eye(seeds.shape[1])
    for _ in range(iterations):
        if len(active) == 0:
            break
        direction = numpy.linalg.solve(identity - jacobian[active], residual[active][:, :, None])[:, :, 0]
        pending, factor = numpy.arange(len(active)), 1.0
        for _ in range(9):
            trial = states[active[pending]] + factor * direction[pending]
            new, slope = step(trial)
            moved = new - trial
            speed = 0.5 * (moved * moved).sum(axis=1)
            better = (speed < speeds[active[pending]]) & (numpy.linalg.norm(trial - centre, axis=1) <= bound)
            chosen = active[pending[better]]
            states[chosen], residual[chosen], jacobian[chosen], speeds[chosen] = trial[better], moved[better], slope[better], speed[better]
            pending, factor = pending[~better], factor / 2
            if len(pending) == 0:
                break
        going = numpy.ones(len(active), dtype=bool)
        going[pending] = False
        active = active[going & (speeds[active] >= tolerance)]
    return states, speeds


def unique(states, speeds, distance):
    """The slowest member of each group of states closer than `distance`."""
    kept = []
    for state in states[numpy.argsort(speeds)]:
        if all(numpy.linalg.norm(state - other) > distance for other in kept):
            kept.append(state)
    return numpy.array(kept).reshape(len(kept), states.shape[1])


def census(step, points):
    """Number of points by number of eigenvalues outside the unit circle."""
    if len(points) == 0:
        return []
    values, vectors = numpy.linalg.eig(step(points)[1])
    numpy.linalg.inv(vectors)  # left eigenvectors, which the compared analyses also give
    return numpy.bincount((abs(values) > 1).sum(axis=1)).tolist()


def build(options):
    start, _ = read_safetensors(options.seeds)
    step = step_of(options.network, start["input"])

    def work():
        states, speeds = newton(step, start["seeds"], options.tolerance, options.iterations)
        good = speeds < options.tolerance
        points = unique(states[good], speeds[good], 1e-3)
        return {"converged": int(good.sum()), "points": len(points), "census": census(step, points)}

    return work


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", required=True, help="a network file written by Nullcline")
    parser.add_argument("--seeds", required=True, help='a .safetensors file of "seeds" [S, D] and "input" [I], float64')
    parser.add_argument("--tolerance", type=float, default=1e-24)
    parser.add_argument("--iterations", type=int, default=100)
    parser.add_argument("--warm-up", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    chosen = parse()
    serve(f"numpy {numpy.__version__}", lambda: build(chosen), chosen.warm_up)
