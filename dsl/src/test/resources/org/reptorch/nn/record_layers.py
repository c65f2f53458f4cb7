"""Records what Layer_ParityTest compares with: python record_layers.py (PyTorch 2.13 was used).

layers.safetensors, beside this script, holds for each layer in float64: what it gives in training mode ("/train") and in evaluation after that
("/eval"), the gradient of sum(output * weights) with respect to the input ("/input") and to each parameter ("/grad/NAME"), and the running statistics
("/buffer/NAME"). Parameters are drawn with seed 7, input and weights with 12. Of the modules whose start is not PyTorch's default it holds every
parameter in float32 ("start/...").
"""
import json
import os
import struct

import torch
from torch import nn
from torch.nn import functional as F

torch.set_num_threads(1)
IMAGE = 2, 4, 6, 5
VECTOR = 2, 4


class Branches(nn.Module):
    def __init__(self, combine, **branches):
        super().__init__()
        self.combine = combine
        for name, branch in branches.items():
            self.add_module(name, branch)

    def forward(self, x):
        return self.combine([branch(x) for branch in self.children()])


class Scale(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.weight = nn.Parameter(torch.full((features,), 0.7))

    def forward(self, x):
        return x * self.weight.view(1, -1, 1, 1)


class SqueezeExcite(nn.Module):
    """Of 1x1 convolutions, or as its authors have it of linear layers."""

    def __init__(self, names, layer, activation, gate):
        super().__init__()
        self.names, self.activation, self.gate = names, activation, gate
        self.add_module(names[0], layer(4, 2))
        self.add_module(names[1], layer(2, 4))
        self.linear = layer is nn.Linear

    def forward(self, x):
        y = x.mean((2, 3), keepdim=not self.linear)
        y = self.gate(getattr(self, self.names[1])(self.activation(getattr(self, self.names[0])(y))))
        return x * (y[:, :, None, None] if self.linear else y)


class BasicBlock(nn.Module):
    """ResNet's, with its names."""

    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(4, 6, 3, stride=2, padding=1, bias=False)
        self.bn1 = nn.BatchNorm2d(6)
        self.conv2 = nn.Conv2d(6, 6, 3, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(6)
        self.downsample = nn.Sequential(nn.Conv2d(4, 6, 1, stride=2, bias=False), nn.BatchNorm2d(6))

    def forward(self, x):
        return F.relu(self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x))))) + self.downsample(x))


class Residual(nn.Module):
    def __init__(self, body):
        super().__init__()
        self.body = body

    def forward(self, x):
        return x + self.body(x)


class Custom(nn.Module):
    """tanh(alpha x + beta), and half of it in evaluation."""

    def __init__(self):
        super().__init__()
        self.alpha = nn.Parameter(torch.empty(4, 1, 1).uniform_(-2, 2))
        self.beta = nn.Parameter(torch.full((1,), 0.25))

    def forward(self, x):
        y = torch.tanh(self.alpha * x + self.beta)
        return y if self.training else y / 2


def conv1x1(i, o):
    return nn.Conv2d(i, o, 1)


def same():
    return nn.Conv2d(4, 4, 3, padding=1)


CASES = {
    'conv': lambda: nn.Conv2d(4, 6, 3, bias=False),
    'conv-bias': lambda: nn.Conv2d(4, 6, 3),
    'conv-stride': lambda: nn.Conv2d(4, 6, 3, stride=2, padding=1, bias=False),
    'conv-groups': lambda: nn.Conv2d(4, 6, 3, groups=2),
    'conv-depthwise': lambda: nn.Conv2d(4, 4, 3, groups=4, padding=1, bias=False),
    'conv-dilation': lambda: nn.Conv2d(4, 6, 3, padding=2, dilation=2, bias=False),
    'conv-rectangular': lambda: nn.Conv2d(4, 6, (1, 3), stride=(2, 1), padding=(0, 2), dilation=(1, 2)),
    'linear': lambda: nn.Linear(4, 3),
    'linear-no-bias': lambda: nn.Linear(4, 3, bias=False),
    'batch-norm': lambda: nn.BatchNorm2d(4),
    'batch-norm-eps-momentum': lambda: nn.BatchNorm2d(4, eps=1e-3, momentum=0.01),
    'scale': lambda: Scale(4),
    'relu': nn.ReLU,
    'relu6': nn.ReLU6,
    'leaky-relu': nn.LeakyReLU,
    'leaky-relu-0.2': lambda: nn.LeakyReLU(0.2),
    'silu': nn.SiLU,
    'gelu': nn.GELU,
    'gelu-tanh': lambda: nn.GELU('tanh'),
    'sigmoid': nn.Sigmoid,
    'hard-sigmoid': nn.Hardsigmoid,
    'hard-swish': nn.Hardswish,
    'max-pool': lambda: nn.MaxPool2d(2),
    'max-pool-padding': lambda: nn.MaxPool2d(3, stride=2, padding=1),
    'max-pool-ceil': lambda: nn.MaxPool2d(2, ceil_mode=True),
    'max-pool-dilation': lambda: nn.MaxPool2d(2, stride=1, dilation=2),
    'average-pool': lambda: nn.AvgPool2d(2),
    'average-pool-padding': lambda: nn.AvgPool2d(3, stride=2, padding=1),
    'average-pool-padding-not-counted': lambda: nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False),
    'average-pool-ceil': lambda: nn.AvgPool2d(3, stride=2, padding=1, ceil_mode=True),
    'global-average-pool': lambda: nn.AdaptiveAvgPool2d(1),
    'adaptive-average-pool': lambda: nn.AdaptiveAvgPool2d(4),
    'adaptive-max-pool': lambda: nn.AdaptiveMaxPool2d(4),
    'adaptive-max-pool-rectangular': lambda: nn.AdaptiveMaxPool2d((3, 2)),
    'flatten': nn.Flatten,
    'unflatten': lambda: nn.Unflatten(1, (4, 1, 1)),
    'upsample-nearest': lambda: nn.Upsample(scale_factor=2, mode='nearest'),
    'upsample-bilinear': lambda: nn.Upsample(scale_factor=3, mode='bilinear'),
    'upsample-bilinear-aligned': lambda: nn.Upsample(scale_factor=2, mode='bilinear', align_corners=True),
    'squeeze-excite': lambda: SqueezeExcite(('down', 'up'), conv1x1, F.relu, torch.sigmoid),
    'squeeze-excite-hard': lambda: SqueezeExcite(('fc1', 'fc2'), conv1x1, F.silu, F.hardsigmoid),
    'squeeze-excite-linear': lambda: SqueezeExcite(('reduce', 'expand'), nn.Linear, F.relu, torch.sigmoid),
    'basic-block': BasicBlock,
    'residual': lambda: Residual(same()),
    'sum': lambda: Branches(sum, a=same(), b=conv1x1(4, 4), c=nn.BatchNorm2d(4)),
    'concat': lambda: Branches(lambda parts: torch.cat(parts, 1), a=same(), b=nn.ReLU(), c=conv1x1(4, 2)),
    'sequential': lambda: nn.Sequential(nn.Conv2d(4, 5, 3, bias=False), nn.BatchNorm2d(5), nn.ReLU6(), nn.MaxPool2d(2), nn.LeakyReLU(0.1), nn.Flatten(),
                                        nn.Linear(10, 3)),
    'repeat': lambda: nn.Sequential(*(same() for _ in range(3))),
    'custom': Custom,
}
VECTORS = 'linear', 'linear-no-bias', 'unflatten'


def start_like_resnet():
    """As torchvision starts ResNet and EfficientNet: a loop over the modules after all of them were constructed."""
    net = nn.Sequential(nn.Conv2d(3, 8, 3), nn.BatchNorm2d(8), nn.Conv2d(8, 8, (1, 3), groups=4), nn.BatchNorm2d(8), nn.Linear(8, 5))
    for module in net.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode='fan_out', nonlinearity='relu')
            nn.init.zeros_(module.bias)
    nn.init.zeros_(net[3].weight)
    return net


def start_truncated():
    """More than a tenth of the numbers lie outside and are drawn again."""
    net = nn.Sequential(nn.Linear(12, 20), nn.Linear(20, 3, bias=False), nn.Conv2d(2, 3, 3))
    nn.init.trunc_normal_(net[0].weight, std=0.02, a=-0.03, b=0.03)
    nn.init.normal_(net[0].bias, 0.5, 0.01)
    nn.init.trunc_normal_(net[1].weight, mean=0.1, std=1.5)
    nn.init.kaiming_normal_(net[2].weight, nonlinearity='relu')
    return net


recorded = {}
for name, make in CASES.items():
    torch.manual_seed(7)
    module = make().double()
    torch.manual_seed(12)
    x = ((torch.rand(VECTOR if name in VECTORS else IMAGE).double() - 0.5) * 10).requires_grad_()
    output = module.train()(x)
    (output * torch.rand(output.shape).double()).sum().backward()
    recorded[name + '/train'] = output.detach()
    recorded[name + '/input'] = x.grad
    for key, parameter in module.named_parameters():
        recorded[name + '/grad/' + key] = parameter.grad
    for key, buffer in module.named_buffers():
        recorded[name + '/buffer/' + key] = buffer.double()
    recorded[name + '/eval'] = module.eval()(x).detach()
for name, make in ('resnet', start_like_resnet), ('truncated', start_truncated):
    torch.manual_seed(7)
    for key, parameter in make().named_parameters():
        recorded['start/' + name + '/' + key] = parameter.detach()

header, blobs, offset = {}, [], 0
for key, tensor in recorded.items():
    blob = bytes(tensor.contiguous().clone().reshape(-1).view(torch.uint8).tolist())
    header[key] = {'dtype': {torch.float64: 'F64', torch.float32: 'F32'}[tensor.dtype], 'shape': list(tensor.shape), 'data_offsets': [offset, offset + len(blob)]}
    blobs.append(blob)
    offset += len(blob)
text = json.dumps(header, separators=(',', ':')).encode()
text += b' ' * (-len(text) % 8)
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'layers.safetensors'), 'wb') as file:
    file.write(struct.pack('<Q', len(text)) + text + b''.join(blobs))
