"""Steps of the optimisation that stabilises a circuit (Stroud et al. 2018, after Hennequin et al. 2014) with SciPy's Bartels–Stewart
solver, float64. The numbers of bench/soc.ts."""
import argparse

import numpy
import scipy
from scipy.linalg import eigvals, solve_continuous_lyapunov

from scattered import scattered
from timed_loop import serve

DENSITY, RADIUS, INHIBITION, RATE, KEPT = 0.1, 10.0, 3.0, 10.0, 0.4


def start(neurons):
    size = numpy.sqrt(2) * RADIUS / numpy.sqrt(DENSITY * (1 - DENSITY) * (1 + INHIBITION**2) * neurons)
    connected = scattered(neurons * neurons, 0).reshape(neurons, neurons) < DENSITY - 0.5
    weights = numpy.where(connected, size, 0.0)
    weights[:, neurons // 2 :] *= -INHIBITION
    numpy.fill_diagonal(weights, 0.0)
    return weights


def step(weights):
    neurons = len(weights)
    half = neurons // 2
    abscissa = eigvals(weights).real.max()
    shifted = weights - max(1.5 * abscissa, abscissa + 0.2) * numpy.eye(neurons)
    right_side = -2 * numpy.eye(neurons)
    observability = solve_continuous_lyapunov(shifted.T, right_side)
    controllability = solve_continuous_lyapunov(shifted, right_side)
    product = observability @ controllability
    weights = weights.copy()
    weights[:, half:] -= RATE * product[:, half:] / numpy.trace(product)
    inhibitory = weights[:, half:]
    inhibitory[inhibitory > 0] = 0
    for rows in (slice(0, half), slice(half, neurons)):
        inhibitory[rows] *= -INHIBITION * weights[rows, :half].sum() / inhibitory[rows].sum()
    count = round(KEPT * neurons * half)
    threshold = numpy.sort(-inhibitory, axis=None)[inhibitory.size - count]
    inhibitory[-inhibitory < threshold] = 0
    numpy.fill_diagonal(weights, 0.0)
    return weights


def build(options):
    first = start(options.neurons)

    def work():
        weights = first
        for _ in range(options.steps + 1):
            last, weights = weights, step(weights)
        return {"loss": float(eigvals(last).real.max())}

    return work


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--neurons", type=int, default=200)
    parser.add_argument("--steps", type=int, default=10)
    parser.add_argument("--warm-up", type=int, default=1)
    return parser.parse_args()


if __name__ == "__main__":
    chosen = parse()
    serve(f"SciPy {scipy.__version__}", lambda: build(chosen), chosen.warm_up)
