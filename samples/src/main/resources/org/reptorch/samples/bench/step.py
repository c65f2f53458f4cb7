"""Makes optimizer steps in PyTorch on random gradients; asked for by lines on the standard input.

Arguments: sgd or adamw; the parameters' sizes, such as 64x3x3x3*,64 with a mark where a RepOptimizer has a Grad Mult; memory format; threads.
"fused N" makes N steps of torch.optim with fused=True and prints their seconds; "published N" likewise of the RepOptimizer as it was
published: a loop over the parameters, and for each a tensor of multipliers as large as itself. They are ones here: the time does not depend on them.
"""
import math
import sys
import time

import torch

rule, shapes, layout, threads = sys.argv[1], sys.argv[2].split(','), getattr(torch, sys.argv[3]), int(sys.argv[4])
torch.set_num_threads(threads)
torch.manual_seed(0)
RATE, DECAY, MOMENTUM, BETA1, BETA2, EPS = 1e-4, 4e-5, 0.9, 0.9, 0.999, 1e-8

parameters, multipliers = [], {}
for text in shapes:
    parameter = torch.randn([int(size) for size in text.rstrip('*').split('x')])
    if parameter.dim() == 4:
        parameter = parameter.contiguous(memory_format=layout)
    parameter.requires_grad_()
    parameter.grad = torch.empty_like(parameter).normal_(0, 1e-3)
    parameters.append(parameter)
    if text.endswith('*'):
        multipliers[parameter] = torch.ones_like(parameter)
groups = [dict(params=[p for p in parameters if p.dim() > 1], weight_decay=DECAY), dict(params=[p for p in parameters if p.dim() == 1], weight_decay=0.0)]
if rule == 'sgd':
    fused = torch.optim.SGD(groups, lr=RATE, momentum=MOMENTUM, nesterov=True, fused=True)
else:
    fused = torch.optim.AdamW(groups, lr=RATE, betas=(BETA1, BETA2), eps=EPS, fused=True)
state = {}


@torch.no_grad()
def published_sgd():
    for group in groups:
        for p in group['params']:
            d = p.grad * multipliers[p] if p in multipliers else p.grad
            if group['weight_decay'] != 0:
                d = d.add(p, alpha=group['weight_decay'])
            if p not in state:
                state[p] = d.clone()
            else:
                state[p].mul_(MOMENTUM).add_(d)
            p.add_(d.add(state[p], alpha=MOMENTUM), alpha=-RATE)


@torch.no_grad()
def published_adamw():
    for group in groups:
        for p in group['params']:
            if p in multipliers:
                p.grad.mul_(multipliers[p])
            if p not in state:
                state[p] = [0, torch.zeros_like(p), torch.zeros_like(p)]
            mean, square = state[p][1:]
            state[p][0] += 1
            p.mul_(1 - RATE * group['weight_decay'])
            mean.mul_(BETA1).add_(p.grad, alpha=1 - BETA1)
            square.mul_(BETA2).addcmul_(p.grad, p.grad, value=1 - BETA2)
            deviation = (square.sqrt() / math.sqrt(1 - BETA2 ** state[p][0])).add_(EPS)
            move = mean * multipliers[p] if p in multipliers else mean
            p.addcdiv_(move, deviation, value=-RATE / (1 - BETA1 ** state[p][0]))


steps = {'fused': fused.step, 'published': published_sgd if rule == 'sgd' else published_adamw}
print('version', torch.__version__, flush=True)
for line in sys.stdin:
    name, count = line.split()
    times = []
    for _ in range(int(count)):
        start = time.perf_counter()
        steps[name]()
        times.append(time.perf_counter() - start)
    print(*times, flush=True)
