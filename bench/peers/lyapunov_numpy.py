"""The Lyapunov spectrum of a driven GRU in NumPy, float64: J Q and numpy.linalg.qr, with the Jacobian of each step assembled from
the gates. From the same network and input files as bench/lyapunov.ts, at the same interval; `loss` is the sum of all exponents,
`coreSeconds` the processor's time that the last spectrum took."""
import argparse
import time

import numpy

from network_file import read_network
from read_safetensors import read_safetensors
from timed_loop import serve


def sigmoid(x):
    return 0.5 + 0.5 * numpy.tanh(0.5 * x)


def build(options):
    cell, gates = read_network(options.network)
    if cell != "gru":
        raise SystemExit(f"{options.network}: expected a gru, got {cell}")
    update, reset, candidate = (
        [array.astype(numpy.float64) for array in gates[name]] for name in ("update", "reset", "candidate")
    )
    inputs = read_safetensors(options.input)[0]["input"]
    units = update[0].shape[0]
    diagonal = numpy.arange(units)

    def step(h, u):
        """The next state and the Jacobian at the one before."""
        keep = sigmoid(update[0] @ h + update[1] @ u + update[2])
        open_ = sigmoid(reset[0] @ h + reset[1] @ u + reset[2])
        new = numpy.tanh(candidate[0] @ (open_ * h) + candidate[1] @ u + candidate[2])
        inner = (h * open_ * (1 - open_))[:, None] * reset[0]
        inner[diagonal, diagonal] += open_
        jacobian = candidate[0] @ inner
        jacobian *= ((1 - keep) * (1 - new * new))[:, None]
        jacobian += ((h - new) * keep * (1 - keep))[:, None] * update[0]
        jacobian[diagonal, diagonal] += keep
        return keep * h + (1 - keep) * new, jacobian

    def work():
        began = time.process_time()
        h = numpy.zeros(units)
        vectors = numpy.linalg.qr(numpy.random.default_rng(0).standard_normal((units, units)))[0]
        sums = numpy.zeros(units)
        for t in range(options.steps):
            h, jacobian = step(h, inputs[t])
            vectors = jacobian @ vectors
            if (t + 1) % options.interval == 0 or t + 1 == options.steps:
                vectors, upper = numpy.linalg.qr(vectors)
                sums += numpy.log(numpy.abs(numpy.diagonal(upper)))
        exponents = numpy.sort(sums / options.steps)[::-1]
        return {"loss": exponents.sum(), "largest": exponents[0], "coreSeconds": time.process_time() - began}

    return work


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", required=True)
    parser.add_argument("--input", required=True)
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--interval", type=int, default=1)
    parser.add_argument("--warm-up", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    chosen = parse()
    serve(f"NumPy {numpy.__version__}", lambda: build(chosen), chosen.warm_up)
