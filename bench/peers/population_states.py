"""States of a made-up population, the same numbers as those of bench/similarity-states.ts, in float32."""
import numpy

from scattered import scattered

NOISE = 0.1


def population(networks, samples, units, kept):
    """A list of matrices [samples, units]."""
    width = 2 * kept
    courses = scattered(samples * width, 0).reshape(samples, width)
    return [network_states(courses, samples, units, network) for network in range(networks)]


def network_states(courses, samples, units, network):
    width = courses.shape[1]
    weights = scattered(width * units, 0x20000000 + network * width * units).reshape(width, units)
    noise = scattered(samples * units, 0x40000000 + network * samples * units)
    return (courses @ weights + NOISE * noise.reshape(samples, units)).astype(numpy.float32)


def add_arguments(parser):
    parser.add_argument("--networks", type=int, default=1000)
    parser.add_argument("--samples", type=int, default=10000)
    parser.add_argument("--units", type=int, default=64)
    parser.add_argument("--kept", type=int, default=20)
    parser.add_argument("--warm-up", type=int, default=0)
