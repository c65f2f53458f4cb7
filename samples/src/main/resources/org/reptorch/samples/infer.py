"""Computes logits in PyTorch, eagerly in float32, of what bench infer computes in Java; asked for by lines on the standard input.

Arguments: blocks, widths, strides as comma-separated lists, batch, resolution, classes, layout, threads.
"passes N" makes N passes and prints their seconds.
"""

import sys
import time

import torch
from torch import nn

blocks, widths, strides = ([float(number) for number in words.split(',')] for words in sys.argv[1:4])
batch, resolution, classes = (int(word) for word in sys.argv[4:7])
layout, threads = getattr(torch, sys.argv[7]), int(sys.argv[8])
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
net = nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(channels, classes)).to(memory_format=layout).eval()
images = torch.randn(batch, 3, resolution, resolution).contiguous(memory_format=layout)

print('version', torch.__version__, flush=True)
for line in sys.stdin:
    words = line.split()
    if words[0] == 'passes':
        times = []
        with torch.inference_mode():
            for _ in range(int(words[1])):
                start = time.perf_counter()
                net(images)
                times.append(time.perf_counter() - start)
        print(*times, flush=True)
    else:
        break
