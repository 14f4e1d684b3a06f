"""The SVCCA distance matrix of a population in NumPy, from states in memory to distances.

Each network's states are whitened in float64 by the eigenvectors of their covariance. With --mode blocks the bases of a
group of networks are then multiplied with those of all later ones in one product, and the singular values of all blocks
found in one batched call; with --mode pairs each pair of networks is a product and a decomposition of its own, as
published implementations of CCA do. --precision is that of the bases, products and singular values. Threads are those
that the environment allows the linear algebra library.
"""
import argparse
import time

import numpy

from population_states import add_arguments, population
from timed_loop import serve

GROUP = 16


def whitened(states, kept):
    """Leading left singular vectors of the centred states, one a row."""
    centred = states - states.mean(axis=0, dtype=numpy.float64)
    variances, axes = numpy.linalg.eigh(centred.T @ centred)
    return (axes[:, ::-1][:, :kept] / numpy.sqrt(variances[::-1][:kept])).T @ centred.T


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
    states = population(options.networks, options.samples, options.units, options.kept)
    matrix = by_blocks if options.mode == "blocks" else by_pairs

    def work():
        begin = time.perf_counter()
        bases = numpy.empty((options.networks, options.kept, options.samples), dtype=options.precision)
        for network, of_network in enumerate(states):
            bases[network] = whitened(of_network, options.kept)
        whitening = time.perf_counter() - begin
        distances = matrix(bases)
        return {"meanDistance": distances.sum() / (options.networks * (options.networks - 1)), "whiteningSeconds": whitening}

    return work


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mode", choices=["blocks", "pairs"], default="blocks")
    parser.add_argument("--precision", choices=["float64", "float32"], default="float64")
    add_arguments(parser)
    return parser.parse_args()


if __name__ == "__main__":
    chosen = parse()
    serve(f"NumPy {numpy.__version__} {chosen.mode} {chosen.precision}", lambda: build(chosen), chosen.warm_up)
