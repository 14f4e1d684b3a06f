"""Pairwise distances of a population with netrep (Williams et al. 2021), as its documentation has it done: principal
components of each network, then `pairwise_distances` of the linear metric with alpha = 0, which allows any invertible
map. The cosine of its angular distance is the mean canonical correlation, so that 1 - cosine is the distance of the
others. Only the first --subset networks are compared; the figures say how long these took by network and by pair.
"""
import argparse
import time

import numpy
from netrep.metrics import LinearMetric
from netrep.multiset import pairwise_distances

from population_states import add_arguments, population
from timed_loop import serve


def leading(states, kept):
    """Scores of the centred states on their leading principal axes, in float64."""
    centred = states - states.mean(axis=0, dtype=numpy.float64)
    _, axes = numpy.linalg.eigh(centred.T @ centred)
    return centred @ axes[:, ::-1][:, :kept]


def build(options):
    networks = min(options.subset, options.networks)
    pairs = networks * (networks - 1) // 2
    states = population(networks, options.samples, options.units, options.kept)

    def work():
        begin = time.perf_counter()
        scores = [leading(of_network, options.kept) for of_network in states]
        reduced = time.perf_counter()
        angles = pairwise_distances(LinearMetric(alpha=0.0, score_method="angular"), scores, verbose=False)
        done = time.perf_counter()
        distances = 1 - numpy.cos(angles)
        return {
            "meanDistance": distances.sum() / (networks * (networks - 1)),
            "networks": networks,
            "secondsPerNetwork": (reduced - begin) / networks,
            "secondsPerPair": (done - reduced) / pairs,
        }

    return work


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--subset", type=int, default=40)
    add_arguments(parser)
    return parser.parse_args()


if __name__ == "__main__":
    chosen = parse()
    serve("netrep", lambda: build(chosen), chosen.warm_up)
