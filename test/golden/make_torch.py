"""torch.json: recurrent layers and their gradients by PyTorch, in float64.

PyTorch makes these numbers and is not needed to test against them: where it is not installed the file
stays as it is. The loss is the sum of all outputs and last states, each times a random number, so every
gradient depends on every step.
"""

import sys

try:
    import torch
except ImportError:
    print("  torch.json stays as it is: PyTorch is not installed (pip install torch)")
    sys.exit(0)

from oracle import write

D, H, T, B = 3, 4, 5, 2


def random(*shape):
    return torch.randn(*shape, dtype=torch.float64)


def gradients(loss, leaves):
    """The gradients of a loss by named tensors, as lists."""
    found = torch.autograd.grad(loss, list(leaves.values()))
    return {name: g.tolist() for name, g in zip(leaves, found)}


def lists(tensors):
    return {name: t.tolist() for name, t in tensors.items()}


def layer_case(kind, layers, both, batch):
    """A module of torch.nn over a sequence, with the gradients of a loss by all that went in."""
    modules = {"rnn": torch.nn.RNN, "rnnRelu": torch.nn.RNN, "lstm": torch.nn.LSTM, "gruTorch": torch.nn.GRU}
    options = {"nonlinearity": "relu"} if kind == "rnnRelu" else {}
    module = modules[kind](D, H, layers, bidirectional=both, dtype=torch.float64, **options)
    middle = [B] if batch else []
    leaves = {"x": random(T, *middle, D)}
    for name in ["h_0", "c_0"] if kind == "lstm" else ["h_0"]:
        leaves[name] = random(layers * (2 if both else 1), *middle, H)
    for leaf in leaves.values():
        leaf.requires_grad_(True)
    state = (leaves["h_0"], leaves["c_0"]) if kind == "lstm" else leaves["h_0"]
    output, last = module(leaves["x"], state)
    after = {"output": output, **dict(zip(["h_n", "c_n"], last if kind == "lstm" else [last]))}
    factors = {name: random(*t.shape) for name, t in after.items()}
    loss = sum((t * factors[name]).sum() for name, t in after.items())
    return {
        "cell": kind,
        "layers": layers,
        "bidirectional": both,
        "weights": lists(module.state_dict()),
        "inputs": lists(leaves),
        "after": lists(after),
        "factors": lists(factors),
        "gradients": gradients(loss, leaves | dict(module.named_parameters())),
    }


def paper_case(kind):
    """A GRU in the equations of its paper, which torch.nn does not have; PyTorch differentiates it."""
    shapes = {"W": [H, D], "U": [H, H], "b": [H]}
    params = {f"{part}_{gate}": random(*shape) for gate in "zrh" for part, shape in shapes.items()}
    leaves = {"x": random(T, B, D), "h_0": random(B, H), **params}
    for leaf in leaves.values():
        leaf.requires_grad_(True)

    def affine(gate, x, h):
        return x @ params[f"W_{gate}"].T + h @ params[f"U_{gate}"].T + params[f"b_{gate}"]

    h, states = leaves["h_0"], []
    for x in leaves["x"]:
        z = torch.sigmoid(affine("z", x, h))
        r = torch.sigmoid(affine("r", x, h))
        candidate = torch.tanh(affine("h", x, r * h))
        h = z * h + (1 - z) * candidate if kind == "gruCho" else (1 - z) * h + z * candidate
        states.append(h)
    output = torch.stack(states)
    factor = random(*output.shape)
    return {
        "cell": kind,
        "inputs": lists(leaves),
        "output": output.tolist(),
        "factor": factor.tolist(),
        "gradients": gradients((output * factor).sum(), leaves),
    }


def main():
    torch.manual_seed(6)
    layers = [
        layer_case(kind, depth, both, batch)
        for kind in ["rnn", "rnnRelu", "lstm", "gruTorch"]
        for depth, both, batch in [(1, False, False), (1, False, True), (2, False, True), (2, True, True)]
    ]
    papers = [paper_case(kind) for kind in ["gru", "gruCho"]]
    write("torch", {"torch": torch.__version__, "layers": layers, "papers": papers})


main()
