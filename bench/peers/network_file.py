"""Reads a network file written by Nullcline into one linear map per gate, named as in the cell's definition."""
import json
from collections import namedtuple

import numpy

from read_safetensors import read_safetensors

# A linear map W s + A u + b; b includes the constant that the cell's equation adds.
Gate = namedtuple("Gate", "recurrent input bias")

STACKED = {"vanilla": ["hidden"], "lstm": ["inputGate", "forget", "cell", "output"]}
OWN = {"ugrnn": ["gate", "candidate"], "gru": ["update", "reset", "candidate"]}
KEEPING = {"ugrnn": "gate", "gru": "update"}


def read_network(path):
    """Returns (the cell's name, its gates by name); arrays are float32, as stored."""
    arrays, metadata = read_safetensors(path)
    cell = json.loads(metadata["cell"])
    name, options = cell["name"], cell["options"]
    if options.get("activation") != "tanh" or options.get("reset", "before") != "before" or name not in STACKED | OWN:
        raise SystemExit(f"{path}: expected vanilla, ugrnn, gru (reset before) or lstm with tanh, got {name} with {options}")
    return name, stacked_gates(arrays, STACKED[name]) if name in STACKED else own_gates(arrays, name, options["gateBias"])


def stacked_gates(arrays, names):
    """PyTorch's layout: the gates' rows one above the other; constants stand in the second bias."""
    rows = {key: numpy.split(arrays[f"{key}_l0"], len(names)) for key in ("weight_hh", "weight_ih", "bias_ih", "bias_hh")}
    parts = zip(names, rows["weight_hh"], rows["weight_ih"], rows["bias_ih"], rows["bias_hh"])
    return {name: Gate(recurrent, entering, bias + second) for name, recurrent, entering, bias, second in parts}


def own_gates(arrays, cell, constant):
    gates = {}
    for name in OWN[cell]:
        recurrent = arrays[f"{name}.h"] if f"{name}.h" in arrays else arrays[f"{name}.recurrent"]
        bias = arrays[f"{name}.bias"] + numpy.float32(constant if name == KEEPING[cell] else 0)
        gates[name] = Gate(recurrent, arrays[f"{name}.input"], bias)
    return gates
