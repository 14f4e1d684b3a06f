"""The SVCCA distance matrix of a population in NumPy, float64, from bases made before the clock runs.

With --mode blocks the bases of a group of networks are multiplied with those of all later ones in one product, and the
singular values of all blocks found in one batched call; with --mode pairs each pair of networks is a product and a
decomposition of its own, as published implementations of CCA do. The states are the made-up ones of
bench/similarity-states.ts.
"""
import argparse
import time

import numpy

from scattered import scattered
from timed_loop import serve

NOISE = 0.1
GROUP = 16


def network_states(options, courses, network):
    width = 2 * options.kept
    weights = scattered(width * options.units, 0x20000000 + network * width * options.units).reshape(width, options.units)
    noise = scattered(options.samples * options.units, 0x40000000 + network * options.samples * options.units)
    return courses @ weights + NOISE * noise.reshape(options.samples, options.units)


def whitened(states, kept):
    """Left singular vectors of the centred states, one a row."""
    left, _, _ = numpy.linalg.svd(states - states.mean(axis=0), full_matrices=False)
    return numpy.ascontiguousarray(left[:, :kept].T)


def by_blocks(bases):
    networks, kept, samples = bases.shape
    flat = bases.reshape(networks * kept, samples)
    distances = numpy.zeros((networks, networks))
    for first in range(0, networks, GROUP):
        end = min(first + GROUP, networks)
        products = flat[first * kept : end * kept] @ flat[first * kept :].T
        blocks = products.reshape(end - first, kept, networks - first, kept).transpose(0, 2, 1, 3)
        correlations = numpy.minimum(numpy.linalg.svd(blocks, compute_uv=False), 1)
        distances[first:end, first:] = 1 - correlations.mean(axis=-1)
    upper = numpy.triu(distances, 1)
    return upper + upper.T


def by_pairs(bases):
    networks = len(bases)
    distances = numpy.zeros((networks, networks))
    for i in range(networks):
        for j in range(i + 1, networks):
            correlations = numpy.linalg.svd(bases[i] @ bases[j].T, compute_uv=False)
            distances[i, j] = distances[j, i] = 1 - numpy.minimum(correlations, 1).mean()
    return distances


def build(options):
    courses = scattered(options.samples * 2 * options.kept, 0).reshape(options.samples, 2 * options.kept)
    bases = numpy.empty((options.networks, options.kept, options.samples))
    whitening = 0.0
    for network in range(options.networks):
        states = network_states(options, courses, network)
        begin = time.perf_counter()
        bases[network] = whitened(states, options.kept)
        whitening += time.perf_counter() - begin
    matrix = by_blocks if options.mode == "blocks" else by_pairs

    def work():
        distances = matrix(bases)
        return {"meanDistance": distances.sum() / (options.networks * (options.networks - 1)), "whiteningSeconds": whitening}

    return work


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mode", choices=["blocks", "pairs"], default="blocks")
    parser.add_argument("--networks", type=int, default=1000)
    parser.add_argument("--samples", type=int, default=10000)
    parser.add_argument("--units", type=int, default=64)
    parser.add_argument("--kept", type=int, default=20)
    parser.add_argument("--warm-up", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    chosen = parse()
    serve(f"NumPy {numpy.__version__} {chosen.mode}", lambda: build(chosen), chosen.warm_up)
