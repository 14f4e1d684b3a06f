"""A whole learner of full-FORCE with neural hints in NumPy, float64: the trials of bench/full-force.ts, networks of the same sizes and
distributions. As the published demonstration does, the targets of each condition are found once, before learning.
"""
import argparse

import numpy

from timed_loop import serve

CONDITIONS = 8
GAIN, TAU, ALPHA, SCALE = 1.5, 10.0, 30.0, 5.0
DECAY = 110


def waves(steps, go, condition, channels):
    s = (numpy.arange(steps) - go)[:, None] / (steps - go)
    wave = numpy.sin(2 * numpy.pi * (2 * s + numpy.arange(channels) / 7) + condition * numpy.pi / 4) * s * numpy.exp(1 - 4 * s)
    return numpy.where(s < 0, 0.0, wave)


def inputs_of(steps, go, condition):
    angle = condition * numpy.pi / 4
    inputs = numpy.zeros((steps, 3))
    inputs[:go, 2] = 1
    inputs[round(go / 4) : go, :2] = numpy.cos(angle), numpy.sin(angle)
    return inputs


def hints_of(steps, go, channels):
    hints = numpy.stack([waves(steps, go, condition, channels) for condition in range(CONDITIONS)])
    if channels == 0:
        return hints
    hints *= SCALE / numpy.abs(hints).max()
    s = numpy.linspace(0, 1, DECAY)
    hints[:, -DECAY:] *= (1 - 3 * s**2 + 2 * s**3)[:, None]
    return hints


def build(options):
    units, channels, trials, steps = options.units, options.hints, options.trials, options.steps
    go = round(4 * steps / 9)

    def work():
        random = numpy.random.default_rng(1)
        recurrent = random.normal(0, GAIN / numpy.sqrt(units), (units, units))
        from_input, from_output = random.uniform(-1, 1, (units, 3)), random.uniform(-1, 1, (units, 2))
        from_hints = random.uniform(-1, 1, (units, channels)) / numpy.sqrt(max(channels, 1))
        inputs = [inputs_of(steps, go, condition) @ from_input.T for condition in range(CONDITIONS)]
        outputs = [waves(steps, go, condition, 2) for condition in range(CONDITIONS)]
        outside = [f @ from_output.T + h @ from_hints.T for f, h in zip(outputs, hints_of(steps, go, channels))]
        wanted = [targets_of(recurrent, given, drive, output) for given, drive, output in zip(inputs, outside, outputs)]
        return {"loss": learn(random, inputs, outputs, wanted, trials)}

    def targets_of(recurrent, given, drive, output):
        state, before = numpy.zeros(units), numpy.zeros(units)
        targets = numpy.empty((steps, units + 2))
        for t in range(steps):
            state += (before + given[t] - state) / TAU
            before = recurrent @ numpy.tanh(state) + drive[t]
            targets[t, :units], targets[t, units:] = before, output[t]
        return targets

    def learn(random, inputs, outputs, wanted, trials):
        inverse = numpy.eye(units) / ALPHA
        weights = numpy.zeros((units + 2, units))
        change, weight_change = numpy.empty_like(inverse), numpy.empty_like(weights)
        for trial in range(trials):
            condition = trial % CONDITIONS
            given, targets, output = inputs[condition], wanted[condition], outputs[condition]
            chosen = random.uniform(size=steps) < 0.5
            state, prediction, residue = numpy.zeros(units), numpy.zeros(units + 2), 0.0
            for t in range(steps):
                state += (prediction[:units] + given[t] - state) / TAU
                rates = numpy.tanh(state)
                prediction = weights @ rates
                residue += ((prediction[units:] - output[t]) ** 2).sum()
                if not chosen[t]:
                    continue
                product = inverse @ rates
                energy = rates @ product
                gain = product / (1 + energy)
                errors = prediction - targets[t]
                numpy.multiply.outer(gain, product, out=change)
                numpy.subtract(inverse, change, out=inverse)
                numpy.multiply.outer(errors, gain, out=weight_change)
                numpy.subtract(weights, weight_change, out=weights)
                prediction = prediction - errors * (rates @ gain)
        return residue / (output**2).sum()

    return work


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--units", type=int, default=300)
    parser.add_argument("--hints", type=int, default=20)
    parser.add_argument("--trials", type=int, default=80)
    parser.add_argument("--steps", type=int, default=900)
    parser.add_argument("--warm-up", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    chosen = parse()
    serve(f"NumPy {numpy.__version__}", lambda: build(chosen), chosen.warm_up)
