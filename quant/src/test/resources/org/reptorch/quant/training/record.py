"""Records training.safetensors, what FakeQuantizedNetwork_StepTest, LearnedStep_GradientTest, WeightQuantizer_GradientTest and Distillation_LossTest
compare with: python record.py (PyTorch 2.13 was used).

weight/*    torch.fake_quantize_per_channel_affine and its gradient, by scales of torch.ao's observers for a weight half as large.
lsq/*       Esser et al., ICLR 2020, appendix A, as an autograd function; float64.
distill/*   Hinton's and the channel-wise divergence by torch.nn.functional.kl_div.
step/*      a small residual network of torch.ao.nn.intrinsic.qat's modules, float64: four steps of SGD with momentum; observers are disabled behind the
            second, and batch norms frozen behind the third.
"""
import json
import math
import os
import struct
import warnings

import torch
import torch.nn.functional as F
from torch.ao.nn.intrinsic import qat as fused
from torch.ao.nn import qat
from torch.ao.quantization import FakeQuantize, MovingAverageMinMaxObserver, MovingAveragePerChannelMinMaxObserver, PerChannelMinMaxObserver, QConfig

warnings.simplefilter('ignore')
recorded = {}

# ------------------------------------------------------------------ weights
torch.manual_seed(3)
for bits in (8, 4, 2):
    for symmetric in (True, False):
        most = 2 ** (bits - 1) - 1
        least = -most if symmetric else -most - 1
        weight = torch.randn(4, 3, 2, 2)
        weight[2] = 0
        observer = PerChannelMinMaxObserver(dtype=torch.qint8, quant_min=least, quant_max=most, eps=2 ** -126,
                                            qscheme=torch.per_channel_symmetric if symmetric else torch.per_channel_affine)
        observer(weight / 2)
        scale, zero_point = observer.calculate_qparams()
        scale[2] = 1  # PyTorch's is the epsilon
        weight.requires_grad_()
        result = torch.fake_quantize_per_channel_affine(weight, scale, zero_point.int(), 0, least, most)
        factors = torch.randn(weight.shape)
        (result * factors).sum().backward()
        for name, value in dict(weight=weight.detach(), scale=scale, zero_point=zero_point.float(), factors=factors, result=result.detach(), grad=weight.grad).items():
            recorded[f'weight/{bits}{"s" if symmetric else "a"}/{name}'] = value


# ------------------------------------------------------------------ learned steps
class Lsq(torch.autograd.Function):
    @staticmethod
    def forward(ctx, v, s, g, qn, qp):
        ctx.save_for_backward(v, s)
        ctx.other = g, qn, qp
        return torch.clamp(v / s, -qn, qp).round() * s

    @staticmethod
    def backward(ctx, grad):
        v, s = ctx.saved_tensors
        g, qn, qp = ctx.other
        small, large = v / s <= -qn, v / s >= qp
        inside = ~(small | large)
        ds = (-qn * small + qp * large + inside * (torch.round(v / s) - v / s)) * grad * g
        return grad * inside, ds.sum([i for i in range(v.dim()) if s.dim() < 2 or s.shape[i] == 1], keepdim=True).view(s.shape), None, None, None


for name, shape, steps, qn, qp, zero in (('relu', (3, 4, 5, 5), 1, 0, 255, 0), ('signed', (3, 4, 5, 5), 1, 100, 155, 100), ('coarse', (3, 4, 5, 5), 1, 0, 3, 0),
                                         ('channels', (4, 3, 3, 3), 4, 127, 127, 0), ('tensor', (4, 3, 3, 3), 1, 7, 7, 0)):
    v = torch.randn(shape, dtype=torch.float64)
    weight = name in ('channels', 'tensor')
    count = v.numel() / (steps if weight else shape[0])
    start = 2 * v.abs().reshape(steps, -1).mean(1) / math.sqrt(qp)
    s = (start * 0.7).view(-1, *[1] * (len(shape) - 1)).requires_grad_()
    v.requires_grad_()
    result = Lsq.apply(v, s, 1 / math.sqrt(count * qp), qn, qp)
    factors = torch.randn(shape, dtype=torch.float64)
    (result * factors).sum().backward()
    for key, value in dict(v=v.detach(), start=start, s=s.detach().flatten(), factors=factors, result=result.detach(), dv=v.grad, ds=s.grad.flatten(),
                           range=torch.tensor([zero, zero - qn, zero + qp]).double()).items():
        recorded[f'lsq/{name}/{key}'] = value

# ------------------------------------------------------------------ distillation
student, teacher = torch.randn(5, 7, dtype=torch.float64) * 3, torch.randn(5, 7, dtype=torch.float64) * 3
student.requires_grad_()
loss = F.kl_div(F.log_softmax(student / 20, 1), F.softmax(teacher / 20, 1), reduction='batchmean') * 400
loss.backward()
recorded.update({'distill/logits/student': student.detach(), 'distill/logits/teacher': teacher, 'distill/logits/loss': loss.detach(), 'distill/logits/grad': student.grad})
student, teacher = torch.randn(2, 3, 4, 5, dtype=torch.float64) * 2, torch.randn(2, 3, 4, 5, dtype=torch.float64) * 2
student.requires_grad_()
rows = F.log_softmax(student.view(6, 20), 1), F.softmax(teacher.view(6, 20), 1)
loss = F.kl_div(*rows, reduction='sum') / 6
loss.backward()
recorded.update({'distill/features/student': student.detach(), 'distill/features/teacher': teacher, 'distill/features/loss': loss.detach(),
                 'distill/features/grad': student.grad})


# ------------------------------------------------------------------ steps
def activation():
    return FakeQuantize(observer=MovingAverageMinMaxObserver, averaging_constant=0.01, quant_min=0, quant_max=255, dtype=torch.quint8,
                        qscheme=torch.per_tensor_affine, reduce_range=False)


CONFIG = QConfig(activation=activation, weight=FakeQuantize.with_args(observer=MovingAveragePerChannelMinMaxObserver, averaging_constant=1.0, quant_min=-127,
                                                                   quant_max=127, dtype=torch.qint8, qscheme=torch.per_channel_symmetric, reduce_range=False))


class Net(torch.nn.Module):
    """Positions of the results in the lowered graph stand behind the observers."""

    def __init__(self):
        super().__init__()
        self.first = fused.ConvBnReLU2d(3, 4, 3, padding=1, bias=False, qconfig=CONFIG)
        self.left = fused.ConvBn2d(4, 6, 3, stride=2, padding=1, bias=True, qconfig=CONFIG)
        self.right = fused.ConvBn2d(4, 6, 1, stride=2, bias=False, qconfig=CONFIG)
        self.linear = qat.Linear(6, 3, qconfig=CONFIG)
        self.observers = torch.nn.ModuleDict({str(i): activation() for i in range(6)})

    def forward(self, x):
        x = self.observers['0'](x)
        x = self.observers['1'](self.first(x))
        shortcut = self.observers['2'](self.right(x))
        x = self.observers['3'](F.relu(self.left(x) + shortcut))
        x = self.observers['4'](F.adaptive_avg_pool2d(x, 1))
        return self.linear(x.flatten(1))


NAMES = {'first': ('first.conv', 'first.bn'), 'left': ('sum.left.conv', 'sum.left.bn'), 'right': ('sum.right.conv', 'sum.right.bn'), 'linear': ('linear', None)}


def state(net):
    tensors = {}
    for name, (layer, norm) in NAMES.items():
        module = getattr(net, name)
        tensors[layer + '.weight'] = module.weight
        if module.bias is not None:
            tensors[layer + '.bias'] = module.bias
        if norm:
            for key in ('weight', 'bias', 'running_mean', 'running_var'):
                tensors[f'{norm}.{key}'] = getattr(module.bn, key)
    return tensors


torch.manual_seed(11)
net = Net().double()
for module in net.modules():
    if isinstance(module, FakeQuantize):
        module.scale = module.scale.float()
    if isinstance(module, torch.nn.BatchNorm2d):
        module.weight.data.uniform_(0.5, 1.5)
        module.bias.data.uniform_(-0.5, 0.5)
        module.running_mean.uniform_(-0.2, 0.2)
        module.running_var.uniform_(0.5, 2)
ranges = {'0': (-2.0, 2.1), '1': (0.0, 1.7), '2': (-2.2, 1.9), '3': (0.0, 3.1), '4': (0.0, 1.3)}
for node, (least, most) in ranges.items():
    net.observers[node].activation_post_process.min_val = torch.tensor(least, dtype=torch.float64)
    net.observers[node].activation_post_process.max_val = torch.tensor(most, dtype=torch.float64)
net.train()
for name, value in state(net).items():
    recorded['step/start/' + name] = value.detach().clone()
for node, (least, most) in ranges.items():
    recorded[f'step/start/activations.{node}.range'] = torch.tensor([least, most], dtype=torch.float64)
optimizer = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9, nesterov=True, weight_decay=1e-3)
for step in range(4):
    images, labels = torch.randn(4, 3, 8, 8, dtype=torch.float64), torch.randint(3, (4,))
    recorded[f'step/{step}/images'], recorded[f'step/{step}/labels'] = images, labels
    loss = F.cross_entropy(net(images), labels)
    optimizer.zero_grad()
    loss.backward()
    recorded[f'step/{step}/loss'] = loss.detach()
    for name, parameter in state(net).items():
        if parameter.requires_grad:
            recorded[f'step/{step}/grad.{name}'] = parameter.grad.clone()
    optimizer.step()
    for name, value in state(net).items():
        recorded[f'step/{step}/{name}'] = value.detach().clone()
    for node in ranges:
        observer = net.observers[node].activation_post_process
        recorded[f'step/{step}/activations.{node}.range'] = torch.stack([observer.min_val, observer.max_val])
    for name, (layer, _) in NAMES.items():
        recorded[f'step/{step}/{layer}.weight_scale'] = getattr(net, name).weight_fake_quant.scale.clone()
    if step == 1:
        net.apply(torch.ao.quantization.disable_observer)
    if step == 2:
        net.apply(fused.freeze_bn_stats)
net.eval()
recorded['step/logits'] = net(recorded['step/3/images']).detach()

header, body = {}, b''
for name, tensor in recorded.items():
    data = tensor.detach().contiguous().numpy().tobytes()
    kind = {torch.float32: 'F32', torch.float64: 'F64', torch.int64: 'I64'}[tensor.dtype]
    header[name] = dict(dtype=kind, shape=list(tensor.shape), data_offsets=[len(body), len(body) + len(data)])
    body += data
text = json.dumps(header).encode()
text += b' ' * (-len(text) % 8)
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'training.safetensors'), 'wb') as file:
    file.write(struct.pack('<Q', len(text)) + text + body)
