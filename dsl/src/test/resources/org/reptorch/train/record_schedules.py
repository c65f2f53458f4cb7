"""Records schedules.txt, what Schedule_ParityTest compares with: python record_schedules.py (timm 1.0.29 was used).

The rate of every update of a run of 6 epochs with 5 steps each, as the published training scripts have it: timm's schedulers, called with
step_update(number) behind the optimizer's step. Their linear schedule is a class of their own; its formula stands here.
"""
import importlib.util
import os
import sys
import types

import torch

# The schedulers alone: timm's models would want torchvision.
package = types.ModuleType('timm')
package.__path__ = [os.path.join(path, 'timm') for path in sys.path if os.path.isdir(os.path.join(path, 'timm'))]
sys.modules['timm'] = package
from timm.scheduler.cosine_lr import CosineLRScheduler  # noqa: E402
from timm.scheduler.step_lr import StepLRScheduler  # noqa: E402
from timm.scheduler.scheduler import Scheduler  # noqa: E402

EPOCHS, STEPS, BASE = 6, 5, 0.4
TOTAL = EPOCHS * STEPS


class Linear(Scheduler):
    def __init__(self, optimizer, total, end, warmup_start, warmup):
        super().__init__(optimizer, 'lr', t_in_epochs=False, initialize=True)
        self.total, self.end, self.start, self.warmup = total, end, warmup_start, warmup
        if warmup:
            super().update_groups(warmup_start)

    def _get_lr(self, t):
        if t < self.warmup:
            return [self.start + t * (v - self.start) / self.warmup for v in self.base_values]
        return [v - (v - v * self.end) * (t - self.warmup) / (self.total - self.warmup) for v in self.base_values]


def schedules(optimizer):
    common = dict(t_in_epochs=False, warmup_prefix=False)
    yield 'cosine', lambda: CosineLRScheduler(optimizer, t_initial=TOTAL, lr_min=0.01, warmup_lr_init=0.05, warmup_t=2 * STEPS, cycle_limit=1, **common)
    yield 'cosine-without-warmup', lambda: CosineLRScheduler(optimizer, t_initial=TOTAL, lr_min=0.01, warmup_lr_init=0.05, warmup_t=0, cycle_limit=1, **common)
    yield 'step', lambda: StepLRScheduler(optimizer, decay_t=STEPS, decay_rate=0.5, warmup_lr_init=0.05, warmup_t=2 * STEPS, **common)
    yield 'linear', lambda: Linear(optimizer, TOTAL, 0.01, 0.05, 2 * STEPS)


with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'schedules.txt'), 'w') as file:
    for name, _ in schedules(None):
        optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=BASE)
        scheduler = dict(schedules(optimizer))[name]()
        rates = []
        for number in range(TOTAL):
            rates.append(optimizer.param_groups[0]['lr'])
            scheduler.step_update(number)
        print(name, *rates, file=file)
