"""Records the checkpoints in this folder: python record.py (PyTorch 2.13 was used)."""
import collections

import torch

grid = torch.arange(6, dtype=torch.float32).reshape(2, 3)
long_row = torch.arange(8)
state = collections.OrderedDict(
    float32=grid,
    float64=torch.tensor([0.1, -2.5], dtype=torch.float64),
    float16=torch.tensor([1.5, -65504.0], dtype=torch.float16),
    bfloat16=torch.tensor([1.0, -3.0], dtype=torch.bfloat16),
    int64=torch.tensor([2**62, -1]),
    bool=torch.tensor([True, False]),
    complex128=torch.tensor([1 + 2j], dtype=torch.complex128),
    transposed=grid.t(),
    row=long_row[2:5],
    every_third=long_row[1::3],
    expanded=torch.tensor([7.0]).expand(2, 2),
    scalar=torch.tensor(42),
    empty=torch.zeros(0, 3),
    parameter=torch.nn.Parameter(torch.ones(2)),
)
state._metadata = collections.OrderedDict({'': {'version': 1}})
checkpoint = {
    'model': state,
    'epoch': 300,
    'big': -(2**40),
    'accuracy': 0.775,
    'best': None,
    'ema': False,
    'betas': (0.9, 0.999),
    'milestones': [30, 60, 255, 70000, -1],
    'names': {'ünï', },
    'size': grid.shape,
    'device': torch.device('cuda', 1),
    3: 'three',
}
torch.save(checkpoint, 'checkpoint.pth')
torch.save(checkpoint, 'protocol5.pth', pickle_protocol=5)
torch.save({'w': grid}, 'legacy.pth', _use_new_zipfile_serialization=False)
torch.save(torch.nn.ReLU(), 'module.pth')
