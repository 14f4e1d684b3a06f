"""Recursive least squares as full-FORCE does it, in NumPy, float64, one gain shared by all targets: the errors of W r,
then P and W in place, outer products into buffers made beforehand. The numbers of bench/rls.ts.
"""
import argparse

import numpy

from scattered import scattered
from timed_loop import serve


def build(options):
    units, targets, steps = options.units, options.targets, options.steps
    inputs = 2 * scattered(steps * units, 0).reshape(steps, units)
    wanted = scattered(steps * targets, 0x20000000).reshape(steps, targets)
    change = numpy.empty((units, units))
    weight_change = numpy.empty((targets, units))

    def work():
        inverse = numpy.eye(units)
        weights = numpy.zeros((targets, units))
        for rates, target in zip(inputs, wanted):
            product = inverse @ rates
            gain = product / (1 + rates @ product)
            errors = weights @ rates - target
            numpy.multiply.outer(gain, product, out=change)
            numpy.subtract(inverse, change, out=inverse)
            numpy.multiply.outer(errors, gain, out=weight_change)
            numpy.subtract(weights, weight_change, out=weights)
        return {"loss": (errors * errors).mean()}

    return work


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=300)
    parser.add_argument("--targets", type=int, default=300)
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--warm-up", type=int, default=3)
    return parser.parse_args()


if __name__ == "__main__":
    chosen = parse()
    serve(f"NumPy {numpy.__version__}", lambda: build(chosen), chosen.warm_up)
