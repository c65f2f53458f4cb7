"""Records what PyTorch's observers make of batches: a line each in observers.txt.

observer, bits, symmetric, scale, zero point, then the batches, numbers separated by spaces and batches by bars.
"""

import os

import torch
from torch.ao.quantization import MinMaxObserver, MovingAverageMinMaxObserver

torch.manual_seed(0)
lines = []
for bits in (8, 4):
    for kind in ('min-max', 'moving-average'):
        for low, high in ((-1, 1), (0, 3), (-4, 0), (0.5, 2), (-3, -1), (-0.01, 250)):
            batches = [torch.empty(5).uniform_(low, high) for _ in range(4)]
            # With a range of one's own PyTorch puts a symmetric zero at 127 or 7 instead of 128 or 8, so that is recorded for eight bits alone.
            for symmetric in (False, True) if bits == 8 else (False,):
                scheme = torch.per_tensor_symmetric if symmetric else torch.per_tensor_affine
                settings = dict(dtype=torch.quint8, qscheme=scheme)
                if bits < 8:
                    settings.update(quant_min=0, quant_max=2 ** bits - 1)
                observer = MinMaxObserver(**settings) if kind == 'min-max' else MovingAverageMinMaxObserver(averaging_constant=0.25, **settings)
                for batch in batches:
                    observer(batch)
                scale, zero_point = observer.calculate_qparams()
                numbers = ' | '.join(' '.join(repr(x) for x in batch.tolist()) for batch in batches)
                lines.append(f'{kind} {bits} {str(symmetric).lower()} {scale.item()!r} {zero_point.item()} {numbers}')
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'observers.txt'), 'w') as file:
    file.write('\n'.join(lines) + '\n')
