"""Jacobian times orthonormal columns, then numpy.linalg.qr, over and over, float64. The numbers of bench/orthonormalise.ts."""
import argparse

import numpy

from scattered import scattered
from timed_loop import serve


def build(options):
    units = options.units
    jacobian = numpy.sqrt(12 / units) * scattered(units * units, 0).reshape(units, units)

    def work():
        columns = numpy.eye(units, options.exponents)
        total = 0.0
        for _ in range(options.steps):
            columns, upper = numpy.linalg.qr(jacobian @ columns)
            total += numpy.log(numpy.abs(numpy.diagonal(upper))).sum()
        return {"loss": total / options.steps}

    return work


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=256)
    parser.add_argument("--exponents", type=int, default=256)
    parser.add_argument("--steps", type=int, default=50)
    parser.add_argument("--warm-up", type=int, default=2)
    return parser.parse_args()


if __name__ == "__main__":
    chosen = parse()
    serve(f"NumPy {numpy.__version__}", lambda: build(chosen), chosen.warm_up)
