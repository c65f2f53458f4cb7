"""Records what the tests of org.reptorch.nn compare with: python record.py FOLDER (PyTorch 2.13 was used).

FOLDER is a checkout of DingXiaoH/RepOptimizers, whose RepOptVGG is run, not copied. Written beside this script:
* small.txt: for each mode, with and without squeeze-and-excitation, every tensor of a small network's state_dict: name, shape and
  the SHA-256 of its bytes after torch.manual_seed(7) and construction; "decay" behind those that set_weight_decay decays.
* large.txt: for the published networks at 1000 classes, how many parameters there are, and the SHA-256 of "name shape" lines.
* forward.safetensors: float64 logits of the small networks, sums over their gradients, running statistics.
"""
import hashlib
import json
import os
import struct
import sys

import torch

sys.path[:0] = [os.path.join(sys.argv[1], 'repoptimizer'), sys.argv[1]]
from repoptvgg_model import RepOptVGG  # noqa: E402
from optimizer import set_weight_decay  # noqa: E402

torch.set_num_threads(1)
here = os.path.dirname(os.path.abspath(__file__))
MODES = 'target', 'csla', 'hs', 'repvgg'
PUBLISHED = {'b1': ((4, 6, 16, 1), (2, 2, 2, 4)), 'b2': ((4, 6, 16, 1), (2.5, 2.5, 2.5, 5)),
             'l1': ((8, 14, 24, 1), (2, 2, 2, 4)), 'l2': ((8, 14, 24, 1), (2.5, 2.5, 2.5, 5))}


def small(mode, se):
    """An identity branch also at the first block of two stages, since nothing changes there."""
    torch.manual_seed(7)
    return RepOptVGG([1, 2, 4, 1], num_classes=7, width_multiplier=[0.125, 0.125, 0.0625, 0.0625], strides=(2, 1, 2, 1, 2),
                     use_post_se=se, mode=mode)


def sha(data):
    return hashlib.sha256(data).hexdigest()


def data(tensor):
    return bytes(tensor.detach().contiguous().clone().reshape(-1).view(torch.uint8).tolist())


def variants():
    return [(mode, se, mode + ('-se' if se else '')) for mode in MODES for se in (False, True)]


with open(os.path.join(here, 'small.txt'), 'w') as file:
    for mode, se, name in variants():
        model = small(mode, se)
        decayed = {id(parameter) for parameter in set_weight_decay(model)[0]['params']}
        parameters = dict(model.named_parameters())
        print('=', name, file=file)
        for key, tensor in model.state_dict().items():
            decay = ' decay' if id(parameters.get(key)) in decayed else ''
            print(key, 'x'.join(map(str, tensor.shape)) or '-', sha(data(tensor))[:32] + decay, file=file)

with open(os.path.join(here, 'large.txt'), 'w') as file:
    for row, (blocks, widths) in PUBLISHED.items():
        for mode, se, name in variants():
            with torch.device('meta'):
                model = RepOptVGG(list(blocks), width_multiplier=list(widths), use_post_se=se, mode=mode)
            count = sum(parameter.numel() for parameter in model.parameters())
            lines = ''.join(f"{key} {'x'.join(map(str, tensor.shape)) or '-'}\n" for key, tensor in model.state_dict().items())
            print('repopt-vgg-' + row, name, count, sha(lines.encode())[:32], file=file)

recorded = {}
for mode, se, name in variants():
    model = small(mode, se)
    with torch.no_grad():
        torch.manual_seed(11)
        for tensor in model.state_dict().values():
            if tensor.dim() == 1:  # batch norms, scales, biases: nothing stays at a number that hides a mistake
                tensor.copy_(torch.rand(tensor.shape) + 0.5)
        torch.manual_seed(12)
        x = torch.rand(4, 3, 16, 16).double() - 0.5
    model = model.double()
    recorded[name + '/eval'] = model.eval()(x).detach()
    logits = model.train()(x)
    recorded[name + '/train'] = logits.detach()
    torch.nn.functional.cross_entropy(logits, torch.tensor([0, 1, 2, 6])).backward()
    recorded[name + '/gradients'] = torch.stack([torch.stack([p.grad.sum(), p.grad.square().sum().sqrt()])
                                                 for p in model.parameters() if p.requires_grad])
    recorded[name + '/running'] = torch.cat([t for k, t in model.state_dict().items() if 'running' in k])

header, body = {}, b''
for name, tensor in recorded.items():
    stored = data(tensor)
    header[name] = dict(dtype='F64', shape=list(tensor.shape), data_offsets=[len(body), len(body) + len(stored)])
    body += stored
text = json.dumps(header, separators=(',', ':')).encode()
with open(os.path.join(here, 'forward.safetensors'), 'wb') as file:
    file.write(struct.pack('<Q', len(text)) + text + body)
