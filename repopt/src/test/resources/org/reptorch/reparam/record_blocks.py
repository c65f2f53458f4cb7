"""Records what Block_ParityTest and Growth_ParityTest compare with: python record_blocks.py (PyTorch 2.13 was used).

blocks.safetensors, beside this script, holds for each block in float64: its state ("CASE/state/NAME"), what it gives in evaluation ("CASE/eval"), then in
training ("CASE/train"), the gradient of sum(output * weights) with respect to the input ("CASE/input"), and the running statistics after that
("CASE/buffer/NAME"). Input and weights are drawn with seed 12 in float32; kernels with seed 7 as the layers draw them, norms with seed 9.
Of the small network that grows it holds its state, the images, and the grown block ("growth/...").

For Fuse_ParityTest of samples it writes folders like those of the parity cases. Their folded weight is read off the block itself: what it
makes of an image with a single 1, less what it makes of zeros.
"""
import json
import math
import os
import struct

import torch
from torch import nn

torch.set_num_threads(1)


class PaddedNorm(nn.Module):
    """A batch norm, then a margin of what it makes of zeros."""

    def __init__(self, features, pad):
        super().__init__()
        self.bn = nn.BatchNorm2d(features)
        self.pad = pad

    def forward(self, x):
        y = self.bn(x)
        if self.pad == 0:
            return y
        zero = (self.bn.bias - self.bn.running_mean * self.bn.weight / torch.sqrt(self.bn.running_var + self.bn.eps)).detach()
        n, c, h, w = y.shape
        out = zero.view(1, -1, 1, 1).expand(n, c, h + 2 * self.pad, w + 2 * self.pad).clone()
        out[:, :, self.pad:-self.pad, self.pad:-self.pad] = y
        return out


class OntoIdentity(nn.Conv2d):
    """A 1x1 convolution that adds to the identity and starts at zero."""

    def __init__(self, channels, groups):
        super().__init__(channels, channels, 1, groups=groups, bias=False)
        nn.init.zeros_(self.weight)

    def forward(self, x):
        return x + super().forward(x)


def chain(**parts):
    module = nn.Sequential()
    for name, part in parts.items():
        module.add_module(name, part)
    return module


def normed(c, o, k, s, p, g, bias=False):
    return chain(conv=nn.Conv2d(c, o, k, s, p, groups=g, bias=bias), bn=nn.BatchNorm2d(o))


def mean(c, o, k, s, p, g):
    if g == o:
        return chain(avg=nn.AvgPool2d(k, s, p), avgbn=nn.BatchNorm2d(o))
    return chain(conv=nn.Conv2d(c, o, 1, groups=g, bias=False), bn=PaddedNorm(o, p), avg=nn.AvgPool2d(k, s), avgbn=nn.BatchNorm2d(o))


class Block(nn.Module):
    def __init__(self, branches, behind=None, identity=False):
        super().__init__()
        self.names = list(branches)
        for name, branch in branches.items():
            self.add_module(name, branch)
        self.identity = identity
        if behind is not None:
            self.bn = behind

    def forward(self, x):
        y = sum(getattr(self, name)(x) for name in self.names)
        if self.identity:
            y = y + x
        return self.bn(y) if hasattr(self, 'bn') else y


def repvgg(c, o, k, s, g):
    parts = {'rbr_identity': nn.BatchNorm2d(o)} if c == o and s == 1 else {}
    parts['rbr_dense'] = normed(c, o, k, s, k // 2, g)
    parts['rbr_1x1'] = normed(c, o, 1, s, 0, g)
    return Block(parts)


def qarepvgg(c, o, k, s, g, average):
    parts = {'rbr_dense': normed(c, o, k, s, k // 2, g), 'rbr_1x1': nn.Conv2d(c, o, 1, s, groups=g, bias=False)}
    same = c == o and s == 1
    if same and average:
        parts['rbr_avg'] = nn.AvgPool2d(k, s, k // 2)
    return Block(parts, nn.BatchNorm2d(o), same)


def dbb(c, o, k, s, g):
    parts = {'dbb_origin': normed(c, o, k, s, k // 2, g), 'dbb_avg': mean(c, o, k, s, k // 2, g)}
    inner = c if g < o else 2 * c
    if g < o:
        parts['dbb_1x1'] = normed(c, o, 1, s, 0, g)
        first = {'idconv1': OntoIdentity(c, g)}
    else:
        first = {'conv1': nn.Conv2d(c, inner, 1, groups=g, bias=False)}
    parts['dbb_1x1_kxk'] = chain(**first, bn1=PaddedNorm(inner, k // 2), conv2=nn.Conv2d(inner, o, k, s, groups=g, bias=False), bn2=nn.BatchNorm2d(o))
    return Block(parts)


def dyrep(c, o, k, s, g, p=None):
    centred = p is None
    p = k // 2 if centred else p
    parts = {}
    if centred:
        parts['dbb_1x1'] = normed(c, o, 1, s, 0, g)
    parts['dbb_1x1_kxk'] = chain(conv1=nn.Conv2d(c, c, 1, groups=g, bias=False), bn1=PaddedNorm(c, p), conv2=nn.Conv2d(c, o, k, s, groups=g, bias=False),
                                 bn2=nn.BatchNorm2d(o))
    parts['dbb_1x1_avg'] = mean(c, o, k, s, p, g)
    parts['dbb_kxk'] = normed(c, o, k, s, p, g, True)
    if centred:
        parts['dbb_1xk'] = normed(c, o, (1, k), s, (0, p), g)
        parts['dbb_kx1'] = normed(c, o, (k, 1), s, (p, 0), g)
        if c == o and s == 1:
            parts['dbb_id'] = nn.BatchNorm2d(o)
    return Block(parts)


CASES = {
    'repvgg': lambda: repvgg(4, 4, 3, 1, 1),
    'repvgg-groups-stride': lambda: repvgg(4, 6, 3, 2, 2),
    'qarepvgg': lambda: qarepvgg(4, 4, 3, 1, 1, False),
    'qarepvgg-average-groups': lambda: qarepvgg(4, 4, 3, 1, 2, True),
    'dbb': lambda: dbb(4, 6, 3, 1, 1),
    'dbb-groups-stride-5': lambda: dbb(4, 6, 5, 2, 2),
    'dbb-depthwise': lambda: dbb(4, 4, 3, 1, 4),
    'dyrep': lambda: dyrep(4, 4, 3, 1, 1),
    'dyrep-stride': lambda: dyrep(4, 6, 3, 2, 1),
    'dyrep-groups-5': lambda: dyrep(4, 4, 5, 1, 2),
    'dyrep-depthwise-stride': lambda: dyrep(4, 4, 3, 2, 4),
    'dyrep-without-padding': lambda: dyrep(4, 6, 3, 1, 1, 0),
}


def scattered(module):
    torch.manual_seed(9)
    for part in module.modules():
        if isinstance(part, nn.BatchNorm2d):
            with torch.no_grad():
                part.weight.copy_(torch.rand(part.num_features) * 2 - 0.7)
                part.bias.copy_(torch.rand(part.num_features) - 0.5)
                part.running_mean.copy_(torch.rand(part.num_features) - 0.5)
                part.running_var.copy_(torch.rand(part.num_features) + 0.3)
        if isinstance(part, OntoIdentity):
            nn.init.uniform_(part.weight, -0.5, 0.5)
    return module


def growth(recorded):
    """The published order: draw the new branches, calibrate with the whole network in evaluation, subtract; eps accounted for by 1 / sqrt(1 + eps) in KxK."""
    torch.manual_seed(7)
    net = scattered(chain(a=nn.Conv2d(3, 4, 3, padding=1, bias=False), bn=nn.BatchNorm2d(4), relu=nn.ReLU(), b=nn.Conv2d(4, 4, 3, padding=1, groups=2),
                          last=nn.BatchNorm2d(4))).double().eval()
    images = [(torch.rand(3, 3, 6, 5) - 0.5).double() * (1 + i) for i in range(3)]
    for key, tensor in net.state_dict().items():
        recorded['growth/state/' + key] = tensor
    recorded['growth/images'] = torch.stack(images)
    block = dyrep(4, 4, 3, 1, 2)
    torch.manual_seed(21)
    for name in block.names:
        norms = []
        for part in getattr(block, name).modules():
            if isinstance(part, nn.Conv2d):
                if name != 'dbb_kxk':
                    part.weight.data.normal_(0, math.sqrt(2 / (part.kernel_size[0] * part.kernel_size[1] * part.out_channels)))
            elif isinstance(part, nn.BatchNorm2d):
                part.momentum = None
                norms.append(part)
        norms[-1].weight.data.fill_(0.01)
    block = block.double()
    with torch.no_grad():
        for x in images:
            block.train()(net.relu(net.bn(net.a(x))))
    for key, tensor in block.state_dict().items():
        if not key.startswith('dbb_kxk'):
            recorded['growth/block/' + key] = tensor
    recorded['growth/eval'] = net(images[0]).detach()


recorded = {}
for name, make in CASES.items():
    torch.manual_seed(7)
    module = scattered(make()).double()
    for key, tensor in module.state_dict().items():
        recorded[name + '/state/' + key] = tensor.clone()
    torch.manual_seed(12)
    x = ((torch.rand(2, 4, 7, 6).double() - 0.5) * 4).requires_grad_()
    recorded[name + '/eval'] = module.eval()(x).detach()
    output = module.train()(x)
    (output * torch.rand(output.shape).double()).sum().backward()
    recorded[name + '/train'] = output.detach()
    recorded[name + '/input'] = x.grad
    for key, buffer in module.named_buffers():
        recorded[name + '/buffer/' + key] = buffer
growth(recorded)

def write(path, recorded):
    header, blobs, offset = {}, [], 0
    for key, tensor in recorded.items():
        blob = bytes(tensor.detach().contiguous().clone().reshape(-1).view(torch.uint8).tolist())
        header[key] = {'dtype': {torch.float64: 'F64', torch.int64: 'I64'}[tensor.dtype], 'shape': list(tensor.shape), 'data_offsets': [offset, offset + len(blob)]}
        blobs.append(blob)
        offset += len(blob)
    text = json.dumps(header, separators=(',', ':')).encode()
    text += b' ' * (-len(text) % 8)
    with open(path, 'wb') as file:
        file.write(struct.pack('<Q', len(text)) + text + b''.join(blobs))


def folded(block, c, o, k, s, g, p):
    """Output pixel (2, 2) sees input pixel 2 s - p + t through tap t."""
    with torch.no_grad():
        bias = block(torch.zeros(1, c, 16, 16).double())[0, :, 2, 2]
        weight = torch.zeros(o, c // g, k, k).double()
        for i in range(c):
            for t in range(k * k):
                x = torch.zeros(1, c, 16, 16).double()
                x[0, i, 2 * s - p + t // k, 2 * s - p + t % k] = 1
                y = block(x)[0, :, 2, 2] - bias
                group = i // (c // g)
                rows = slice(group * (o // g), (group + 1) * (o // g))
                weight[rows, i % (c // g), t // k, t % k] = y[rows]
    return weight, bias


def case(name, c, o, k, s, g):
    folder = os.path.join(HERE, *['..'] * 7, 'samples', 'src', 'test', 'resources', 'org', 'reptorch', 'samples', 'blocks', name)
    os.makedirs(folder, exist_ok=True)
    torch.manual_seed(7)
    block = scattered(dyrep(c, o, k, s, g)).double().eval()
    names = {'dbb_id': 'identity'}
    every = ['dbb_1x1', 'dbb_1x1_kxk', 'dbb_1x1_avg', 'dbb_kxk', 'dbb_1xk', 'dbb_kx1', 'dbb_id']
    branches = {names.get(branch, branch[4:].replace('_', '-')): int(branch in block.names) for branch in every}
    with open(os.path.join(folder, 'case.json'), 'w') as file:
        json.dump({'in': c, 'out': o, 'kernel': k, 'stride': s, 'groups': g, 'branches': branches}, file, indent=1)
        file.write('\n')
    write(os.path.join(folder, 'block.safetensors'), block.state_dict())
    torch.manual_seed(12)
    x = torch.rand(2, c, 9, 8).double() - 0.5
    weight, bias = folded(block, c, o, k, s, g, k // 2)
    write(os.path.join(folder, 'expected.safetensors'), {'x': x, 'y': block(x), 'weight': weight, 'bias': bias})


HERE = os.path.dirname(os.path.abspath(__file__))
write(os.path.join(HERE, 'blocks.safetensors'), recorded)
case('groups-kernel-5', 4, 4, 5, 1, 2)
case('stride', 4, 6, 3, 2, 1)
case('depthwise', 4, 4, 3, 1, 4)
case('stride-groups-kernel-5', 6, 4, 5, 2, 2)
