"""The peers of bench/peers/compare_relu_output: the ReLU-output model by PyTorch and numpy.

relu_output.py FILE STEPS METHOD…: reads what our_relu_output wrote, makes STEPS updates of AdamW by
each method and prints JSON: milliseconds of CPU time a step after the first, and the loss at the end.
Methods: torch (dense autograd, as in all public replications), torch_fused (addmm, relu in place,
mse_loss), torch_sparse (the same with a sparse X in W X), numpy (gradient by hand, X dense),
numpy_sparse (the same with X sparse).
"""
import ctypes
import json
import math
import sys
import time

import numpy

STEPS, WARM, RATE, DECAY = 50_000, 2_500, 1e-3, 1e-2


def keep_memory():
    """Large temporaries stay with the process: mapping them anew at each step takes most of the time."""
    try:
        libc = ctypes.CDLL(None)
        libc.mallopt(-1, 0x7FFFFFFF)  # M_TRIM_THRESHOLD
        libc.mallopt(-3, 1 << 30)     # M_MMAP_THRESHOLD
        libc.mallopt(-4, 0)           # M_MMAP_MAX
    except (OSError, AttributeError):
        pass


def read(path):
    with open(path, "rb") as file:
        n, m, count, entries = numpy.fromfile(file, numpy.int64, 4)
        begins = numpy.fromfile(file, numpy.int32, count + 1)
        features = numpy.fromfile(file, numpy.int32, entries)
        values = numpy.fromfile(file, numpy.float32, entries)
        weights = numpy.fromfile(file, numpy.float32, m * n).reshape(n, m).T.copy()
    return (n, count, begins, features, values), weights


def dense(examples):
    """T x n: a row an example."""
    n, count, begins, features, values = examples
    x = numpy.zeros((count, n), numpy.float32)
    x[numpy.repeat(numpy.arange(count), numpy.diff(begins)), features] = values
    return x


def rate_at(step):
    if step < WARM:
        return RATE * (step + 1) / WARM
    return RATE * (1 + math.cos(math.pi * (step - WARM) / (STEPS - WARM))) / 2


def exact_loss(x, weights, biases):
    weights = weights.astype(numpy.float64)
    output = numpy.maximum((x @ weights.T) @ weights + biases, 0)
    return float(((output - x) ** 2).sum() / len(x))


def by_torch(examples, weights, method):
    import torch
    torch.set_num_threads(1)
    x = torch.from_numpy(dense(examples))
    sparse = x.to_sparse() if method == "torch_sparse" else None
    w = torch.nn.Parameter(torch.from_numpy(weights.copy()))
    b = torch.nn.Parameter(torch.zeros(x.shape[1]))
    optimiser = torch.optim.AdamW([w, b], lr=RATE, weight_decay=DECAY)

    def loss():
        if method == "torch":
            return ((torch.relu((x @ w.T) @ w + b) - x) ** 2).sum() / len(x)
        hidden = torch.sparse.mm(sparse, w.T) if sparse is not None else x @ w.T
        output = torch.addmm(b, hidden, w).relu_()
        return torch.nn.functional.mse_loss(output, x, reduction="sum") / len(x)

    def step(number):
        optimiser.param_groups[0]["lr"] = rate_at(number)
        optimiser.zero_grad(set_to_none=True)
        loss().backward()
        optimiser.step()
    return step, lambda: (w.detach().numpy(), b.detach().numpy())


def by_numpy(examples, weights, method):
    n, count, begins, features, values = examples
    rows = numpy.repeat(numpy.arange(count), numpy.diff(begins))
    if method == "numpy_sparse":
        from scipy.sparse import csr_matrix
        x = csr_matrix((values, features, begins), shape=(count, n))
    else:
        x = dense(examples)
    transposed = x.T.tocsr() if method == "numpy_sparse" else x.T
    parameters = [weights.copy(), numpy.zeros(n, numpy.float32)]
    first, second = [[numpy.zeros_like(p) for p in parameters] for _ in range(2)]
    output = numpy.empty((count, n), numpy.float32)

    def step(number):
        w, b = parameters
        hidden = numpy.asarray(x @ w.T)
        numpy.matmul(hidden, w, out=output)
        numpy.add(output, b, out=output)
        numpy.maximum(output, 0, out=output)
        at_entries = output[rows, features]
        output[rows, features] = numpy.where(at_entries > 0, at_entries - values, 0)
        numpy.multiply(output, numpy.float32(2 / count), out=output)
        back = output @ w.T
        gradients = [hidden.T @ output + numpy.asarray(transposed @ back).T, output.sum(axis=0)]
        rate = rate_at(number)
        for p, g, one, two in zip(parameters, gradients, first, second):
            p *= 1 - rate * DECAY
            one += numpy.float32(0.1) * (g - one)
            two += numpy.float32(0.001) * (g * g - two)
            root = numpy.sqrt(two / (1 - 0.999 ** (number + 1))) + 1e-8
            p -= (rate / (1 - 0.9 ** (number + 1))) * (one / root).astype(numpy.float32)
    return step, lambda: tuple(parameters)


def main():
    keep_memory()
    path, steps = sys.argv[1], int(sys.argv[2])
    examples, weights = read(path)
    found = {}
    for method in sys.argv[3:]:
        make = by_torch if method.startswith("torch") else by_numpy
        step, parameters = make(examples, weights, method)
        step(0)
        start = time.process_time()
        for number in range(1, steps):
            step(number)
        milliseconds = 1e3 * (time.process_time() - start) / (steps - 1)
        found[method] = {"milliseconds": milliseconds,
                         "loss": exact_loss(dense(examples), *parameters())}
    print(json.dumps(found))


if __name__ == "__main__":
    main()
