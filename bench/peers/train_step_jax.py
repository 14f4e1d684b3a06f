"""One optimiser step (forward, backward, Adam) of a recurrent network in JAX: a jitted lax.scan, on one CPU thread.

The input projections of all steps are one product before the scan. The GRU resets before the recurrent matrix.
Start it with XLA_FLAGS="--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1".
"""
import argparse

import jax
import jax.numpy as jnp

from timed_loop import serve

BLOCKS = {"vanilla": 1, "ugrnn": 2, "gru": 3, "lstm": 4}


def vanilla(state, projected, weight):
    return (jnp.tanh(projected + state[0] @ weight),)


def ugrnn(state, projected, weight):
    (h,) = state
    keep, candidate = jnp.split(projected + h @ weight, 2, axis=-1)
    keep = jax.nn.sigmoid(keep)
    return (keep * h + (1 - keep) * jnp.tanh(candidate),)


def gru(state, projected, weight):
    (h,) = state
    units = h.shape[-1]
    keep, reset = jnp.split(jax.nn.sigmoid(projected[:, : 2 * units] + h @ weight[:, : 2 * units]), 2, axis=-1)
    candidate = jnp.tanh(projected[:, 2 * units :] + (reset * h) @ weight[:, 2 * units :])
    return (keep * h + (1 - keep) * candidate,)


def lstm(state, projected, weight):
    h, c = state
    forget, enter, out, candidate = jnp.split(projected + h @ weight, 4, axis=-1)
    c = jax.nn.sigmoid(forget) * c + jax.nn.sigmoid(enter) * jnp.tanh(candidate)
    return (jax.nn.sigmoid(out) * jnp.tanh(c), c)


CELLS = {"vanilla": vanilla, "ugrnn": ugrnn, "gru": gru, "lstm": lstm}


def initial_parameters(options, key):
    width = BLOCKS[options.cell] * options.units
    keys = jax.random.split(key, 3)
    return {
        "input": jax.random.normal(keys[0], (options.inputs, width)) / options.inputs**0.5,
        "weight": jax.random.normal(keys[1], (options.units, width)) / options.units**0.5,
        "bias": jnp.zeros(width),
        "initial": tuple(jnp.zeros(options.units) for _ in range(2 if options.cell == "lstm" else 1)),
        "readout": jax.random.normal(keys[2], (options.units, options.outputs)) / options.units**0.5,
        "offset": jnp.zeros(options.outputs),
    }


def loss_of(cell, parameters, inputs, targets):
    def scanned(state, projected):
        state = cell(state, projected, parameters["weight"])
        return state, state[0]

    initial = tuple(jnp.broadcast_to(h, (inputs.shape[1], h.shape[0])) for h in parameters["initial"])
    _, states = jax.lax.scan(scanned, initial, inputs @ parameters["input"] + parameters["bias"])
    return jnp.mean((states @ parameters["readout"] + parameters["offset"] - targets) ** 2)


def adam(parameters, gradient, first, second, step, rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    tree = jax.tree_util.tree_map
    first = tree(lambda m, g: beta1 * m + (1 - beta1) * g, first, gradient)
    second = tree(lambda v, g: beta2 * v + (1 - beta2) * g * g, second, gradient)
    bias1, bias2 = 1 - beta1**step, 1 - beta2**step
    parameters = tree(lambda p, m, v: p - rate * (m / bias1) / (jnp.sqrt(v / bias2) + epsilon), parameters, first, second)
    return parameters, first, second


def build(options):
    keys = jax.random.split(jax.random.PRNGKey(1), 3)
    inputs = jax.random.normal(keys[0], (options.steps, options.batch, options.inputs))
    targets = jax.random.normal(keys[1], (options.steps, options.batch, options.outputs))
    parameters = initial_parameters(options, keys[2])
    zeros = jax.tree_util.tree_map(jnp.zeros_like, parameters)
    training = [parameters, zeros, jax.tree_util.tree_map(jnp.zeros_like, parameters), 0.0]

    @jax.jit
    def update(parameters, first, second, step, inputs, targets):
        loss, gradient = jax.value_and_grad(lambda p: loss_of(CELLS[options.cell], p, inputs, targets))(parameters)
        return loss, adam(parameters, gradient, first, second, step)

    def work():
        training[3] += 1.0
        loss, training[:3] = update(*training, inputs, targets)
        jax.block_until_ready(training[:3])
        return {"loss": float(loss)}

    return work


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cell", choices=sorted(CELLS), required=True)
    parser.add_argument("--units", type=int, required=True)
    parser.add_argument("--inputs", type=int, default=3)
    parser.add_argument("--outputs", type=int, default=3)
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--warm-up", type=int, default=10)
    return parser.parse_args()


if __name__ == "__main__":
    chosen = parse()
    serve(f"jax {jax.__version__}", lambda: build(chosen), chosen.warm_up)
