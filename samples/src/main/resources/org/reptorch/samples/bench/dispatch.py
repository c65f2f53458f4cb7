"""Times in PyTorch what DispatchBenchmark times in Java: reads a case's name, prints its nanoseconds."""
import sys
import time

import torch

torch.set_num_threads(1)
x, y = torch.tensor([1.0, 2, 3, 4]), torch.tensor([0.5, 1, 1.5, 2])
image, kernel, batch = torch.ones(1, 8, 8, 8), torch.ones(8, 8, 3, 3), torch.ones(8, 16)
weights = [torch.full(shape, 0.01, requires_grad=True) for shape in ((32, 16), (32, 32), (10, 32))]
conv2d, linear, relu = torch.nn.functional.conv2d, torch.nn.functional.linear, torch.relu


def mul():
    x.mul(y)


def add():
    x.add(y)


def conv():
    conv2d(image, kernel, None, 1, 1)


def mlp():
    hidden = relu(linear(batch, weights[0]))
    hidden = relu(linear(hidden, weights[1]))
    linear(hidden, weights[2]).sum().backward()
    for weight in weights:
        weight.grad = None


def nanoseconds(case, seconds=0.3):
    calls = 1
    while True:
        start = time.perf_counter()
        for _ in range(calls):
            case()
        took = time.perf_counter() - start
        if took > seconds:
            return took / calls * 1e9
        calls = max(2 * calls, int(1.2 * calls * seconds / max(took, 1e-9)))


cases = {'mul': mul, 'add': add, 'conv2d': conv, 'mlp': mlp}
print('version', torch.__version__, flush=True)
for line in sys.stdin:
    case = cases[line.strip()]
    nanoseconds(case, 0.1)
    print(sorted(nanoseconds(case) for _ in range(3))[1], flush=True)
