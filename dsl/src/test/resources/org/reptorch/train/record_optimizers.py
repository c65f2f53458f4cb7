"""Records optimizers.safetensors, what UpdateRule_ParityTest compares with:
python record_optimizers.py (PyTorch 2.13 was used).

Twenty steps of torch.optim's rules per dtype, on parameters and gradients drawn from seed 5, in three groups: decayed, not decayed, and decayed
with half the learning rate. "late" has no gradient at the first two steps, "never" none at all. With "adamw" an average of the
parameters with decay 0.9 is taken after every step. "clipped" is AdamW behind torch.nn.utils.clip_grad_norm_.
"""
import json
import os
import struct

import torch

RULES = {
    'sgd': (torch.optim.SGD, dict(momentum=0.9, nesterov=True)),
    'sgd-maximize': (torch.optim.SGD, dict(momentum=0.9, nesterov=True, maximize=True)),
    'adam': (torch.optim.Adam, dict()),
    'adam-amsgrad': (torch.optim.Adam, dict(amsgrad=True, betas=(0.8, 0.95), eps=1e-3)),
    'adamw': (torch.optim.AdamW, dict()),
    'adamw-amsgrad': (torch.optim.AdamW, dict(amsgrad=True)),
    'adam-maximize': (torch.optim.Adam, dict(maximize=True)),
    'adamw-maximize': (torch.optim.AdamW, dict(maximize=True)),
    'rmsprop': (torch.optim.RMSprop, dict()),
    'rmsprop-centered': (torch.optim.RMSprop, dict(alpha=0.9, eps=1e-3, momentum=0.9, centered=True)),
    'adafactor': (torch.optim.Adafactor, dict()),
    'adafactor-eps': (torch.optim.Adafactor, dict(beta2_decay=-0.5, eps=(1e-4, 0.5), d=1.5)),
    'clipped': (torch.optim.AdamW, dict()),
}
SHAPES = {'conv.weight': (3, 2, 3, 3), 'scale_identity.weight': (3,), 'bn.weight': (3,), 'bn.bias': (3,), 'late.weight': (2, 3), 'never.weight': (2, 2)}
DECAYED = 'scale_identity.weight', 'late.weight', 'never.weight'
HALF = 'conv.weight',

recorded = {}
for dtype in torch.float32, torch.float64:
    for rule, (kind, settings) in RULES.items():
        key = f'{rule}/{str(dtype)[6:]}/'
        torch.manual_seed(5)
        parameters = {name: torch.rand(shape).to(dtype).requires_grad_() for name, shape in SHAPES.items()}
        average = {name: p.detach().clone() for name, p in parameters.items()}
        optimizer = kind([dict(params=[parameters[name] for name in DECAYED], weight_decay=0.05),
                          dict(params=[p for name, p in parameters.items() if name not in DECAYED + HALF], weight_decay=0.0),
                          dict(params=[parameters[name] for name in HALF], weight_decay=0.1)], lr=1, **settings)
        norms = []
        for step in range(20):
            for name, parameter in parameters.items():
                gradient = (torch.rand(parameter.shape) - 0.5).to(dtype)
                parameter.grad = None if name == 'never.weight' or name == 'late.weight' and step < 2 else gradient
            for group, factor in zip(optimizer.param_groups, (1, 1, 0.5)):
                group['lr'] = 0.01 * (step + 1) * factor
            if rule == 'clipped':
                norms.append(torch.nn.utils.clip_grad_norm_(parameters.values(), 2.0).double())
            optimizer.step()
            for name, p in parameters.items():
                average[name] = 0.9 * average[name] + (1. - 0.9) * p.detach()
        for name, parameter in parameters.items():
            recorded[key + name] = parameter.detach()
            for state, value in optimizer.state[parameter].items():
                if isinstance(value, torch.Tensor):
                    recorded[f'{key}{state}.{name}'] = value
            if rule == 'adamw':
                recorded[f'{key}average.{name}'] = average[name]
        if norms:
            recorded[key + 'norms'] = torch.stack(norms)

header, body = {}, b''
for name, tensor in recorded.items():
    stored = bytes(tensor.contiguous().clone().reshape(-1).view(torch.uint8).tolist())
    header[name] = dict(dtype={torch.float32: 'F32', torch.float64: 'F64'}[tensor.dtype], shape=list(tensor.shape),
                        data_offsets=[len(body), len(body) + len(stored)])
    body += stored
text = json.dumps(header, separators=(',', ':')).encode()
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'optimizers.safetensors'), 'wb') as file:
    file.write(struct.pack('<Q', len(text)) + text + body)
