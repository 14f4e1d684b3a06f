"""One optimiser step (forward, backward, Adam) of a recurrent network in PyTorch, on one CPU thread.

Modes:
  module    torch.nn.RNN / GRU / LSTM, eager; the GRU is torch's, which resets after the recurrent matrix.
  compiled  own cells (vanilla, UGRNN, GRU with the reset before the matrix, LSTM): one step under torch.compile, looped over time,
            the input projections of all steps in one product before the loop.
  unrolled  the same cells with the whole loop under torch.compile; compiling takes minutes.
"""
import argparse

import torch

from timed_loop import serve

BLOCKS = {"vanilla": 1, "ugrnn": 2, "gru": 3, "lstm": 4}


def vanilla(state, projected, weight):
    h = torch.tanh(projected + state[0] @ weight)
    return (h,)


def ugrnn(state, projected, weight):
    (h,) = state
    keep, candidate = (projected + h @ weight).chunk(2, dim=-1)
    keep = torch.sigmoid(keep)
    return (keep * h + (1 - keep) * torch.tanh(candidate),)


def gru(state, projected, weight):
    (h,) = state
    units = h.shape[-1]
    gates = torch.sigmoid(projected[:, : 2 * units] + h @ weight[:, : 2 * units])
    keep, reset = gates.chunk(2, dim=-1)
    candidate = torch.tanh(projected[:, 2 * units :] + (reset * h) @ weight[:, 2 * units :])
    return (keep * h + (1 - keep) * candidate,)


def lstm(state, projected, weight):
    h, c = state
    forget, enter, out, candidate = (projected + h @ weight).chunk(4, dim=-1)
    c = torch.sigmoid(forget) * c + torch.sigmoid(enter) * torch.tanh(candidate)
    return (torch.sigmoid(out) * torch.tanh(c), c)


CELLS = {"vanilla": vanilla, "ugrnn": ugrnn, "gru": gru, "lstm": lstm}


class ModuleNetwork(torch.nn.Module):
    """torch's own layer, a trained initial state and a linear readout."""

    def __init__(self, cell, inputs, units, outputs):
        super().__init__()
        layer = {"vanilla": torch.nn.RNN, "gru": torch.nn.GRU, "lstm": torch.nn.LSTM}[cell]
        self.layer = layer(inputs, units)
        self.initial = torch.nn.ParameterList([torch.nn.Parameter(torch.zeros(units)) for _ in range(2 if cell == "lstm" else 1)])
        self.readout = torch.nn.Linear(units, outputs)

    def forward(self, inputs):
        initial = [state.expand(1, inputs.shape[1], -1).contiguous() for state in self.initial]
        states, _ = self.layer(inputs, tuple(initial) if len(initial) == 2 else initial[0])
        return self.readout(states)


class CellNetwork(torch.nn.Module):
    """An own cell, looped over time."""

    def __init__(self, cell, inputs, units, outputs, step):
        super().__init__()
        width = BLOCKS[cell] * units
        self.step = step
        self.project = torch.nn.Linear(inputs, width)
        self.weight = torch.nn.Parameter(torch.randn(units, width) / units**0.5)
        self.initial = torch.nn.ParameterList([torch.nn.Parameter(torch.zeros(units)) for _ in range(2 if cell == "lstm" else 1)])
        self.readout = torch.nn.Linear(units, outputs)

    def forward(self, inputs):
        state = tuple(initial.expand(inputs.shape[1], -1) for initial in self.initial)
        states = []
        for projected in self.project(inputs).unbind(0):
            state = self.step(state, projected, self.weight)
            states.append(state[0])
        return self.readout(torch.stack(states))


def network_for(mode, cell, inputs, units, outputs):
    if mode == "module":
        return ModuleNetwork(cell, inputs, units, outputs)
    if mode == "compiled":
        return CellNetwork(cell, inputs, units, outputs, torch.compile(CELLS[cell], dynamic=False))
    return torch.compile(CellNetwork(cell, inputs, units, outputs, CELLS[cell]), dynamic=False)


def build(options):
    torch.manual_seed(1)
    network = network_for(options.mode, options.cell, options.inputs, options.units, options.outputs)
    inputs = torch.randn(options.steps, options.batch, options.inputs)
    targets = torch.randn(options.steps, options.batch, options.outputs)
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-3)

    def work():
        optimiser.zero_grad(set_to_none=True)
        loss = torch.nn.functional.mse_loss(network(inputs), targets)
        loss.backward()
        optimiser.step()
        return {"loss": loss.item()}

    return work


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mode", choices=["module", "compiled", "unrolled"], required=True)
    parser.add_argument("--cell", choices=sorted(CELLS), required=True)
    parser.add_argument("--units", type=int, required=True)
    parser.add_argument("--inputs", type=int, default=3)
    parser.add_argument("--outputs", type=int, default=3)
    parser.add_argument("--steps", type=int, default=100)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--warm-up", type=int, default=10)
    options = parser.parse_args()
    if options.mode == "module" and options.cell == "ugrnn":
        parser.error("torch.nn has no UGRNN: use --mode compiled")
    return options


if __name__ == "__main__":
    chosen = parse()
    torch.set_num_threads(1)
    torch._dynamo.config.cache_size_limit = 64
    serve(f"torch {torch.__version__} {chosen.mode}", lambda: build(chosen), chosen.warm_up)
