"""The study of full-FORCE with neural hints once more, in NumPy and float64, written from its specification alone: muscles for a given circuit,
networks trained with hints and without, and their scores. No contest: a check that the study's numbers are those of the method, and not of
one program.

    python full_force_reach_numpy.py runs/full-force/circuit-….safetensors --tau 50 --alpha 1 --recorded 20 --seeds 10

Each seed has muscles, a network and recorded neurons of its own, as in the study, though other random numbers.
"""
import argparse

import numpy
from numpy.linalg import cholesky, eigh, norm, solve, svd
from scipy.linalg import solve_continuous_lyapunov

from read_safetensors import read_safetensors

BASELINE, DELAY, MOVEMENT = 100, 300, 500
STEPS, GO = BASELINE + DELAY + MOVEMENT, BASELINE + DELAY
DIRECTIONS, EPOCHS, UNITS, GAIN, SCALE, DECAY = 8, 10, 300, 1.5, 5.0, 110
ANGLES = 2 * numpy.pi * numpy.arange(DIRECTIONS) / DIRECTIONS


def rate(x):
    return numpy.where(x < 0, 20 * numpy.tanh(x / 20), 80 * numpy.tanh(x / 80))


class Circuit:
    def __init__(self, weights):
        self.weights, self.neurons = weights, len(weights)
        identity = numpy.eye(self.neurons)
        _, vectors = eigh(solve_continuous_lyapunov((weights - identity).T, -2 * identity))
        self.first, self.second = vectors[:, -1], vectors[:, -2]

    def reach(self, angle):
        state = 1.5 * numpy.sqrt(self.neurons) * (numpy.cos(angle) * self.first + numpy.sin(angle) * self.second)
        rates = numpy.zeros((STEPS, self.neurons))
        rates[BASELINE:GO] = rate((0.5 - 0.5 * numpy.cos(numpy.pi * numpy.arange(DELAY) / DELAY))[:, None] * state)
        for t in range(GO, STEPS):
            rates[t] = rate(state)
            state = state + (self.weights @ rates[t] - state) / 200
        return rates


def ridge(predictors, responses, penalty):
    x, y = predictors.mean(0), responses.mean(0)
    weights = solve((predictors - x).T @ (predictors - x) + penalty * numpy.eye(predictors.shape[1]), (predictors - x).T @ (responses - y))
    return lambda given: (given - x) @ weights + y


def movements(trials):
    return trials[:, GO:].reshape(-1, trials.shape[-1])


def muscle_readout(random, trained):
    """Fitted on the movements to smooth random curves, two for each muscle, that rise and fall."""
    t = numpy.arange(MOVEMENT)
    smooth = cholesky(numpy.exp(-((t[:, None] - t) ** 2) / (2 * 50**2)) + 1e-8 * numpy.eye(MOVEMENT))
    along, across = ((t * numpy.exp(-t / 110))[:, None] * (smooth @ random.standard_normal((MOVEMENT, 2))) for _ in range(2))
    wanted = numpy.stack([along * numpy.cos(angle) + across * numpy.sin(angle) for angle in ANGLES])
    half = trained.shape[-1] // 2
    readout = ridge(movements(trained)[:, :half], wanted.reshape(-1, 2) / numpy.abs(wanted).max(), 1.0)
    return lambda rates: readout(rates[..., :half])


def cues(angle):
    inputs = numpy.zeros((STEPS, 3))
    inputs[:GO, 2] = 1
    inputs[BASELINE:GO, :2] = numpy.cos(angle), numpy.sin(angle)
    return inputs


class Network:
    def __init__(self, random, options):
        self.tau, self.alpha = options.tau, options.alpha
        self.fixed = random.standard_normal((UNITS, UNITS)) * GAIN / numpy.sqrt(UNITS)
        self.from_input, self.from_output = random.uniform(-1, 1, (UNITS, 3)), random.uniform(-1, 1, (UNITS, 2))
        self.from_hints = random.uniform(-1, 1, (UNITS, options.recorded)) / numpy.sqrt(max(1, options.recorded))
        self.weights = numpy.zeros((UNITS + 2, UNITS))

    def targets(self, inputs, outputs, hints):
        """As the published demonstration has it: the generating network relaxes exponentially to its drive."""
        state, drive = numpy.zeros(UNITS), outputs @ self.from_output.T + hints @ self.from_hints.T
        targets = numpy.empty((STEPS, UNITS + 2))
        for t in range(STEPS):
            targets[t, :UNITS], targets[t, UNITS:] = self.fixed @ numpy.tanh(state) + drive[t], outputs[t]
            end = targets[t, :UNITS] + self.from_input @ inputs[t]
            state = end + (state - end) * numpy.exp(-1 / self.tau)
        return targets

    def learn(self, random, inputs, targets):
        inverse = numpy.eye(UNITS) / self.alpha
        for _ in range(EPOCHS):
            for k in random.permutation(DIRECTIONS):
                state, given = numpy.zeros(UNITS), inputs[k] @ self.from_input.T
                made = numpy.zeros(UNITS + 2)
                for t in range(STEPS):
                    state += (made[:UNITS] + given[t] - state) / self.tau
                    rates = numpy.tanh(state)
                    made = self.weights @ rates
                    if random.random() < 0.5:
                        product = inverse @ rates
                        gain = product / (1 + rates @ product)
                        errors = made - targets[k, t]
                        inverse -= numpy.outer(gain, product)
                        self.weights -= numpy.outer(errors, gain)
                        made = made - errors * (rates @ gain)

    def run(self, angles):
        given = numpy.stack([cues(angle) @ self.from_input.T for angle in angles])
        state, rates = numpy.zeros((len(angles), UNITS)), numpy.empty((len(angles), STEPS, UNITS))
        for t in range(STEPS):
            state = state + (numpy.tanh(state) @ self.weights[:UNITS].T + given[:, t] - state) / self.tau
            rates[:, t] = numpy.tanh(state)
        return rates, rates @ self.weights[UNITS:].T


def output_error(made, wanted):
    return float(numpy.mean([norm(a[GO:] - b[GO:]) ** 2 / norm(b[GO:]) ** 2 for a, b in zip(made, wanted)]))


def captured(network, circuit):
    """Share of the circuit's variance on its first five canonical variables with the network."""
    bases = []
    for samples in network, circuit:
        u, s, _ = svd(samples - samples.mean(0), full_matrices=False)
        bases.append(u[:, : max(5, int(numpy.searchsorted(numpy.cumsum(s**2) / (s**2).sum(), 0.99)) + 1)])
    _, _, right = svd(bases[0].T @ bases[1])
    centred = circuit - circuit.mean(0)
    return norm((bases[1] @ right[:5].T).T @ centred) ** 2 / norm(centred) ** 2


def explained(predicted, wanted):
    return 1 - norm(wanted - predicted) ** 2 / norm(wanted - wanted.mean(0)) ** 2


def scores(circuit, seed, options):
    random = numpy.random.default_rng(seed)
    trained, between = (numpy.stack([circuit.reach(angle) for angle in angles]) for angles in (ANGLES, ANGLES + numpy.pi / DIRECTIONS))
    muscles = muscle_readout(random, trained)
    network = Network(random, options)
    recorded = trained[:, :, random.permutation(circuit.neurons)[: options.recorded]] * SCALE / numpy.abs(trained).max()
    s = numpy.linspace(0, 1, DECAY)
    recorded[:, -DECAY:] *= (1 - 3 * s**2 + 2 * s**3)[:, None]
    inputs = [cues(angle) for angle in ANGLES]
    network.learn(random, inputs, numpy.stack([network.targets(*each) for each in zip(inputs, muscles(trained), recorded)]))
    (rates, made), (new_rates, new_made) = network.run(ANGLES), network.run(ANGLES + numpy.pi / DIRECTIONS)
    to_circuit = ridge(movements(rates), movements(trained), 0.1)
    return [
        output_error(made, muscles(trained)),
        output_error(new_made, muscles(between)),
        captured(movements(rates), movements(trained)),
        explained(to_circuit(movements(new_rates)), movements(between)),
    ]


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("circuit", help="a circuit that the study has kept, a safetensors file")
    parser.add_argument("--tau", type=float, default=10)
    parser.add_argument("--alpha", type=float, default=30)
    parser.add_argument("--recorded", type=int, default=20)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--first-seed", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    options = parse()
    circuit = Circuit(read_safetensors(options.circuit)[0]["weights"].astype(float))
    measured = []
    for seed in range(options.first_seed, options.first_seed + options.seeds):
        measured.append(scores(circuit, seed, options))
        print(seed, *(f"{value:.4g}" for value in measured[-1]), flush=True)
    for name, values in zip(["error trained", "error held out", "captured", "R2 of the map"], zip(*measured)):
        print(f"{name}: {numpy.mean(values):.4g} ± {numpy.std(values, ddof=1) if len(values) > 1 else 0:.2g}")
