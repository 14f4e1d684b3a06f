"""Fixed points by gradient descent in PyTorch, after the description of FixedPointFinder (Golub & Sussillo, 2018).

All states are one batch; the objective is the mean over states of q = |F(x) - x|^2 / 2, minimised by Adam with a
learning rate that starts at 1 (or --learning-rate) and shrinks by 5 % after 2 iterations without progress. It stops when every state has q below
1e-12, or has moved q by less than 1e-20 times the learning rate, or after the allowed iterations. Then: duplicates closer than
1e-3 and points farther than 10 times the seeds' mean distance from their centroid are dropped; Jacobians by automatic
differentiation; eigenvalues. float32, as there. Unlike there, `converged` counts only states that reached the tolerance.
"""
import argparse

import torch

from network_file import read_network
from read_safetensors import read_safetensors
from timed_loop import serve


def linear(gate, control):
    """One gate as a function of the state: W s + A u + b with the input u held constant."""
    weight, constant = torch.tensor(gate.recurrent.T), torch.tensor(gate.input) @ control + torch.tensor(gate.bias)
    return lambda state: state @ weight + constant


def vanilla(h, hidden):
    return torch.tanh(hidden(h))


def ugrnn(h, gate, candidate):
    keep = torch.sigmoid(gate(h))
    return keep * h + (1 - keep) * torch.tanh(candidate(h))


def gru(h, update, reset, candidate):
    keep = torch.sigmoid(update(h))
    return keep * h + (1 - keep) * torch.tanh(candidate(torch.sigmoid(reset(h)) * h))


def lstm(state, inputGate, forget, cell, output):
    h, c = state.chunk(2, dim=-1)
    memory = torch.sigmoid(forget(h)) * c + torch.sigmoid(inputGate(h)) * torch.tanh(cell(h))
    return torch.cat([torch.sigmoid(output(h)) * torch.tanh(memory), memory], dim=-1)


CELLS = {"vanilla": vanilla, "ugrnn": ugrnn, "gru": gru, "lstm": lstm}


def step_of(path, control):
    """The map of a network file under a constant input: states [..., D] -> next states."""
    cell, gates = read_network(path)
    maps = {name: linear(gate, control) for name, gate in gates.items()}
    return lambda state: CELLS[cell](state, **maps)


def descend(step, seeds, iterations, rate, tol_q, tol_dq=1e-20):
    states = seeds.clone().requires_grad_(True)
    optimiser = torch.optim.Adam([states], lr=rate)
    schedule = torch.optim.lr_scheduler.ReduceLROnPlateau(optimiser, factor=0.95, patience=2)
    previous = torch.full((len(seeds),), torch.inf)
    for _ in range(iterations):
        speeds = 0.5 * ((step(states) - states) ** 2).sum(dim=1)
        done = (speeds < tol_q) | ((speeds - previous).abs() < tol_dq * optimiser.param_groups[0]["lr"])
        if bool(done.all()):
            break
        previous = speeds.detach()
        objective = speeds.mean()
        optimiser.zero_grad()
        objective.backward()
        optimiser.step()
        schedule.step(objective.detach())
    with torch.no_grad():
        return states.detach(), 0.5 * ((step(states) - states) ** 2).sum(dim=1)


def unique(states, speeds, distance=1e-3):
    """The slowest member of each group of states closer than `distance`."""
    states = states[speeds.argsort()]
    near = torch.cdist(states, states) <= distance
    kept = torch.zeros(len(states), dtype=torch.bool)
    for k in range(len(states)):
        kept[k] = not bool((near[k, :k] & kept[:k]).any())
    return states[kept]


def without_outliers(states, seeds, scale=10.0):
    centre = seeds.mean(dim=0)
    bound = scale * (seeds - centre).norm(dim=1).mean()
    return states[(states - centre).norm(dim=1) <= bound]


def census(step, points):
    """Number of points by number of eigenvalues outside the unit circle."""
    if len(points) == 0:
        return []
    jacobians = torch.func.vmap(torch.func.jacrev(step))(points)
    values, _ = torch.linalg.eig(jacobians)
    return torch.bincount((values.abs() > 1).sum(dim=1)).tolist()


def build(options):
    start, _ = read_safetensors(options.seeds)
    seeds = torch.tensor(start["seeds"]).float()
    step = step_of(options.network, torch.tensor(start["input"]).float())

    def work():
        states, speeds = descend(step, seeds, options.iterations, options.learning_rate, options.tolerance)
        good = speeds < options.tolerance
        points = without_outliers(unique(states[good], speeds[good]), seeds)
        return {"converged": int(good.sum()), "points": len(points), "census": census(step, points)}

    return work


def parse():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--network", required=True, help="a network file written by Nullcline")
    parser.add_argument("--seeds", required=True, help='a .safetensors file of "seeds" [S, D] and "input" [I], float64')
    parser.add_argument("--tolerance", type=float, default=1e-12, help="q below which a state counts as a fixed point")
    parser.add_argument("--iterations", type=int, default=5000)
    parser.add_argument("--learning-rate", type=float, default=1.0, help="Adam's first learning rate")
    parser.add_argument("--warm-up", type=int, default=0)
    return parser.parse_args()


if __name__ == "__main__":
    chosen = parse()
    torch.set_num_threads(1)
    serve(f"torch {torch.__version__}", lambda: build(chosen), chosen.warm_up)
