"""Computes in PyTorch, eagerly, what TrainBenchCommand and InferBenchCommand compute in Java; asked for by lines on the standard input.

Arguments: batch, resolution, classes, dtype, layout, threads. The first line is the network as TorchModules writes it, answered by the number
of its parameters; "steps N" makes N steps and prints their seconds; "passes N" computes the logits N times in inference mode and prints the seconds; "memory" prints the most kilobytes that the process held.
"""
import json
import resource
import sys
import time

import torch
from torch import nn

batch, resolution, classes = (int(word) for word in sys.argv[1:4])
dtype, layout, threads = getattr(torch, sys.argv[4]), getattr(torch, sys.argv[5]), int(sys.argv[6])
torch.set_num_threads(threads)
torch.manual_seed(0)


class Scale(nn.Module):
    def __init__(self, features, initial, trainable):
        super().__init__()
        self.weight = nn.Parameter(torch.full((features,), float(initial)), requires_grad=trainable)

    def forward(self, x):
        return x * self.weight.view(1, -1, 1, 1)


class Pixel(nn.Module):
    def forward(self, x):
        return x[:, :, None, None]


class BatchNormPad(nn.BatchNorm2d):
    def __init__(self, features, eps, momentum, padding):
        super().__init__(features, eps, momentum)
        self.padding = padding

    def forward(self, x):
        y = super().forward(x)
        (n, c, h, w), (top, left) = y.shape, self.padding
        zero = (self.bias - self.running_mean * self.weight / torch.sqrt(self.running_var + self.eps)).detach().to(y.dtype).view(1, -1, 1, 1)
        rows = zero.expand(n, c, top, w)
        columns = zero.expand(n, c, h + 2 * top, left)
        return torch.cat([columns, torch.cat([rows, y, rows], 2), columns], 3)


class StochasticDepth(nn.Module):
    def __init__(self, p):
        super().__init__()
        self.p = p

    def forward(self, x):
        if not self.training or self.p == 0:
            return x
        kept = torch.empty(x.shape[0], 1, 1, 1).bernoulli_(1 - self.p)
        return x * (kept / (1 - self.p))


class Sum(nn.ModuleList):
    def forward(self, x):
        total = self[0](x)
        for branch in self[1:]:
            total = total + branch(x)
        return total


class Concat(nn.ModuleList):
    def forward(self, x):
        return torch.cat([branch(x) for branch in self], 1)


class Gate(nn.ModuleList):
    def forward(self, x):
        return x * self[0](x)


OWN = {own.__name__: own for own in (Scale, Pixel, BatchNormPad, StochasticDepth)}
COMPOUND = {'Sequential': lambda parts: nn.Sequential(*parts), 'Sum': Sum, 'Concat': Concat, 'Gate': Gate}
IN_PLACE = (nn.ReLU, nn.ReLU6, nn.LeakyReLU, nn.SiLU, nn.Hardswish)


def build(table):
    kind, *parts = table
    if kind not in COMPOUND:
        return OWN[kind](*parts) if kind in OWN else getattr(nn, kind)(*parts)
    parts = [build(part) for part in parts]
    if kind == 'Sequential':
        for before, activation in zip(parts, parts[1:]):
            if isinstance(activation, IN_PLACE) and isinstance(before, (nn.Conv2d, nn.BatchNorm2d, nn.Linear, Sum)):
                activation.inplace = True  # as PyTorch's own model definitions write it
    return COMPOUND[kind](parts)


print('version', torch.__version__, flush=True)
net = build(json.loads(sys.stdin.readline())).to(memory_format=layout)
print(sum(parameter.numel() for parameter in net.parameters()), flush=True)
optimizer = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9, nesterov=True, weight_decay=4e-5)
images = torch.randn(batch, 3, resolution, resolution).contiguous(memory_format=layout)
labels = torch.randint(0, classes, (batch,))


def step():
    with torch.autocast('cpu', torch.bfloat16, enabled=dtype == torch.bfloat16):
        loss = nn.functional.cross_entropy(net(images), labels, label_smoothing=0.1)
    optimizer.zero_grad(set_to_none=True)
    loss.backward()
    optimizer.step()
    return loss.item()


for line in sys.stdin:
    words = line.split()
    if words[0] == 'steps':
        times = []
        for _ in range(int(words[1])):
            start = time.perf_counter()
            step()
            times.append(time.perf_counter() - start)
        print(*times, flush=True)
    elif words[0] == 'passes':
        net.eval()
        times = []
        with torch.inference_mode():
            for _ in range(int(words[1])):
                start = time.perf_counter()
                net(images)
                times.append(time.perf_counter() - start)
        print(*times, flush=True)
    elif words[0] == 'memory':
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
    else:
        break
