"""Trains in PyTorch, eagerly, what TrainBench trains in Java; asked for by lines on the standard input.

Arguments: blocks, widths, strides as comma-separated lists, batch, resolution, classes, dtype, layout, threads.
"steps N" makes N steps and prints their seconds; "memory" prints the most kilobytes that the process held.
"""
import resource
import sys
import time

import torch
from torch import nn

blocks, widths, strides = ([float(number) for number in words.split(',')] for words in sys.argv[1:4])
batch, resolution, classes = (int(word) for word in sys.argv[4:7])
dtype, layout, threads = getattr(torch, sys.argv[7]), getattr(torch, sys.argv[8]), int(sys.argv[9])
torch.set_num_threads(threads)
torch.manual_seed(0)


def block(channels_in, channels_out, stride):
    return [nn.Conv2d(channels_in, channels_out, 3, stride, 1, bias=False), nn.BatchNorm2d(channels_out), nn.ReLU(inplace=True)]


widest = [int(64 * widths[0]), int(128 * widths[1]), int(256 * widths[2]), int(512 * widths[3])]
channels = min(64, widest[0])
layers = block(3, channels, int(strides[0]))
for stage in range(4):
    for index in range(int(blocks[stage])):
        layers += block(channels, widest[stage], int(strides[stage + 1]) if index == 0 else 1)
        channels = widest[stage]
net = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, classes)).to(memory_format=layout)
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


print('version', torch.__version__, flush=True)
for line in sys.stdin:
    words = line.split()
    if words[0] == 'steps':
        times = []
        for _ in range(int(words[1])):
            start = time.perf_counter()
            step()
            times.append(time.perf_counter() - start)
        print(*times, flush=True)
    elif words[0] == 'memory':
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
    else:
        break
