"""Records sgd.safetensors, what Sgd_ParityTest compares with: python record.py (PyTorch 2.13 was used).

Five steps of torch.optim.SGD per rule and dtype, on parameters and gradients drawn from seed 5. "late" has no gradient at the first
two steps, "never" none at all.
"""
import json
import os
import struct

import torch

RULES = {'plain': dict(), 'momentum': dict(momentum=0.9), 'nesterov': dict(momentum=0.9, nesterov=True),
         'dampened': dict(momentum=0.8, dampening=0.3)}
SHAPES = {'conv.weight': (3, 2, 3, 3), 'scale_identity.weight': (3,), 'bn.weight': (3,), 'bn.bias': (3,), 'late.weight': (2, 3),
          'never.weight': (2, 2)}
DECAYED = 'conv.weight', 'scale_identity.weight', 'late.weight', 'never.weight'

recorded = {}
for dtype in torch.float32, torch.float64:
    for rule, settings in RULES.items():
        torch.manual_seed(5)
        parameters = {name: torch.rand(shape).to(dtype).requires_grad_() for name, shape in SHAPES.items()}
        optimizer = torch.optim.SGD([dict(params=[parameters[name] for name in DECAYED], weight_decay=0.05),
                                     dict(params=[p for name, p in parameters.items() if name not in DECAYED], weight_decay=0.0)], lr=1, **settings)
        for step in range(5):
            for name, parameter in parameters.items():
                gradient = (torch.rand(parameter.shape) - 0.5).to(dtype)
                parameter.grad = None if name == 'never.weight' or name == 'late.weight' and step < 2 else gradient
            for group in optimizer.param_groups:
                group['lr'] = 0.1 * (step + 1)
            optimizer.step()
        for name, parameter in parameters.items():
            key = f'{rule}/{str(dtype)[6:]}/'
            recorded[key + name] = parameter.detach()
            buffer = optimizer.state[parameter].get('momentum_buffer')
            if buffer is not None:
                recorded[key + 'momentum_buffer.' + name] = buffer

header, body = {}, b''
for name, tensor in recorded.items():
    stored = bytes(tensor.contiguous().clone().reshape(-1).view(torch.uint8).tolist())
    header[name] = dict(dtype={torch.float32: 'F32', torch.float64: 'F64'}[tensor.dtype], shape=list(tensor.shape),
                        data_offsets=[len(body), len(body) + len(stored)])
    body += stored
text = json.dumps(header, separators=(',', ':')).encode()
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'sgd.safetensors'), 'wb') as file:
    file.write(struct.pack('<Q', len(text)) + text + body)
