"""Records operators.safetensors, what Operators_ParityTest compares with: python record.py (PyTorch 2.13 was used).

Tensors named "in NAME" are the inputs; "out CASE" is what the case of that name in the test gives, "out CASE/i" its i-th
result. A case is called after the operator, behind a '#' what is special about it; the generator is seeded with 0 before each.
"""
import json
import struct

import torch

f32, f64, i64 = torch.float32, torch.float64, torch.int64
torch.manual_seed(1)
x = torch.randn(2, 3)
y = torch.randn(2, 3)
p = torch.rand(2, 3) + 0.5                      # positive
n = torch.tensor([[-7, 0, 3], [5, 9, -2]])      # integers
k = torch.tensor([[2, 1, 3], [4, 2, 5]])        # integers, positive
d = torch.randn(2, 3, dtype=f64)
q = torch.tensor([True, False, True, True, False, True]).reshape(2, 3)
s = torch.tensor([[-1.5, -0.5, 0.5], [1.5, 2.5, 3.0]])  # ties of rounding
z = torch.tensor([1.0, float('nan'), float('inf'), -float('inf')])
low, high = torch.tensor(-0.5), torch.tensor(0.5)
m = torch.randn(3, 4)
b3 = torch.randn(2, 2, 3)
c3 = torch.randn(2, 3, 2)
img = torch.randn(2, 4, 6, 5)
w = torch.randn(4, 2, 3, 3)                     # of two groups
w1 = torch.randn(3, 4, 3, 2)
bias = torch.randn(4)
gamma, beta, mean, variance = torch.rand(4) + 0.5, torch.randn(4), torch.randn(4), torch.rand(4) + 0.5
logits = torch.randn(4, 3)
target = torch.tensor([0, 2, 1, 1])
class_weight = torch.tensor([1.0, 2.0, 0.5])
index = torch.tensor([2, 0])
grid = torch.tensor([[0, 2, 1], [1, 1, 0]])
channel_scale, channel_zero = torch.tensor([0.1, 0.2, 0.05]), torch.tensor([0, 3, -2], dtype=torch.int32)
inputs = dict(x=x, y=y, p=p, n=n, k=k, d=d, q=q, s=s, z=z, low=low, high=high, m=m, b3=b3, c3=c3, img=img, w=w, w1=w1, bias=bias,
              gamma=gamma, beta=beta, mean=mean, variance=variance, logits=logits, target=target, class_weight=class_weight,
              index=index, grid=grid, channel_scale=channel_scale, channel_zero=channel_zero)
inputs = {name: tensor.clone() for name, tensor in inputs.items()}
F = torch.nn.functional
aten = torch.ops.aten


def fused_sgd(params, grads, momenta):
    torch._fused_sgd_(params, grads, momenta, weight_decay=0.1, momentum=0.9, lr=0.5, dampening=0.0, nesterov=True,
                      maximize=False, is_first_step=False)
    return params + momenta


def batch_norm_training():
    running = [mean.clone(), variance.clone()]
    return torch.batch_norm(img, gamma, beta, *running, True, 0.1, 1e-5, False), *running


cases = {
    'empty.memory_format': lambda: torch.empty(2, 3, dtype=f64).zero_(),
    'zeros': lambda: torch.zeros(2, 3),
    'zeros#int64': lambda: torch.zeros(2, dtype=i64),
    'ones': lambda: torch.ones(3, 1),
    'rand': lambda: torch.rand(3, 2),
    'randn': lambda: torch.randn(3, 2, dtype=f64),
    'randint.low': lambda: torch.randint(-5, 5, (3, 3)),
    'randperm': lambda: torch.randperm(7),
    'eye': lambda: torch.eye(3, dtype=f64),
    'zeros_like': lambda: torch.zeros_like(n),
    'ones_like': lambda: torch.ones_like(x, dtype=f64),
    'empty_like': lambda: torch.empty_like(q).zero_(),
    'uniform_': lambda: x.clone().uniform_(-1, 2),
    'normal_': lambda: d.clone().normal_(1, 3),
    'bernoulli_.float': lambda: x.clone().bernoulli_(0.3),
    'fill_.Tensor': lambda: x.clone().fill_(low),
    'fill_.Scalar': lambda: n.clone().fill_(7),
    'zero_': lambda: n.clone().zero_(),
    'copy_': lambda: x.clone().copy_(d),
    'clone': lambda: q.clone(),
    'add.Tensor': lambda: x + y,
    'add.Tensor#alpha': lambda: x.add(y, alpha=-0.5),
    'add.Tensor#broadcast': lambda: x + y[0],
    'add.Tensor#int64+float32': lambda: n + x,
    'add.Tensor#int64+float64': lambda: n + d,
    'add.Tensor#float32+float64': lambda: x + d,
    'add.Tensor#bool+int64': lambda: q + n,
    'add.Scalar': lambda: x + 2,
    'add.Scalar#int64+2': lambda: n + 2,
    'add.Scalar#int64+2.5': lambda: n + 2.5,
    'add.Scalar#bool+1': lambda: q + 1,
    'add.Scalar#alpha': lambda: x.add(2.5, alpha=3),
    'add.Scalar#large': lambda: n + 9007199254740993,
    'add_.Tensor': lambda: x.clone().add_(y, alpha=2),
    'add_.Scalar': lambda: x.clone().add_(0.25, alpha=3),
    'sub.Tensor': lambda: n.sub(k, alpha=3),
    'sub.Scalar': lambda: d - 1,
    'sub.Scalar#alpha': lambda: x.sub(1.5, alpha=2),
    'sub_.Tensor': lambda: x.clone().sub_(y),
    'sub_.Scalar': lambda: n.clone().sub_(4),
    'mul.Tensor': lambda: x * y,
    'mul.Scalar': lambda: x * 3,
    'mul.Scalar#float64': lambda: d * 0.1,
    'mul.Scalar#int64*0.5': lambda: n * 0.5,
    'mul_.Tensor': lambda: x.clone().mul_(y),
    'mul_.Scalar': lambda: n.clone().mul_(-3),
    'div.Tensor': lambda: n / k,
    'div.Scalar': lambda: n / 4,
    'div_.Tensor': lambda: x.clone().div_(p),
    'div_.Scalar': lambda: d.clone().div_(3),
    'neg': lambda: -n,
    'abs': lambda: abs(n),
    'sign': lambda: n.sign(),
    'exp': lambda: x.exp(),
    'log': lambda: p.log(),
    'sqrt': lambda: p.sqrt(),
    'rsqrt': lambda: p.rsqrt(),
    'square': lambda: n.square(),
    'reciprocal': lambda: k.reciprocal(),
    'pow.Tensor_Tensor': lambda: p ** x,
    'pow.Tensor_Scalar': lambda: n ** 3,
    'pow.Tensor_Scalar#0.5': lambda: k ** 0.5,
    'clamp.Tensor': lambda: x.clamp(low, high),
    'clamp.Tensor#max': lambda: x.clamp(max=high),
    'clamp_min.Tensor': lambda: x.clamp_min(low),
    'clamp_max.Tensor': lambda: x.clamp_max(high),
    'maximum': lambda: torch.maximum(x, y),
    'minimum': lambda: torch.minimum(n, k),
    'round': lambda: s.round(),
    'floor': lambda: s.floor(),
    'isfinite': lambda: z.isfinite(),
    'isnan': lambda: z.isnan(),
    'where.self': lambda: torch.where(q, x, d),
    'lerp.Scalar': lambda: x.lerp(y, 0.25),
    'lerp_.Scalar': lambda: x.clone().lerp_(y, 0.75),
    'relu': lambda: x.relu(),
    'relu_': lambda: n.clone().relu_(),
    'sigmoid': lambda: x.sigmoid(),
    'tanh': lambda: d.tanh(),
    'silu': lambda: F.silu(x),
    'gelu': lambda: F.gelu(x),
    'gelu#tanh': lambda: F.gelu(x, approximate='tanh'),
    'hardtanh': lambda: F.hardtanh(x),
    'hardtanh#6': lambda: F.hardtanh(s, 0, 1.25),
    'softmax.int': lambda: x.softmax(1),
    'softmax.int#dtype': lambda: x.softmax(0, dtype=f64),
    'log_softmax.int': lambda: x.log_softmax(-1),
    'eq.Tensor': lambda: n.eq(k),
    'ne.Tensor': lambda: n.ne(k),
    'lt.Tensor': lambda: n.lt(k),
    'le.Tensor': lambda: n.le(x),
    'gt.Tensor': lambda: x.gt(d),
    'ge.Tensor': lambda: x.ge(y),
    'eq.Scalar': lambda: n.eq(3),
    'ne.Scalar': lambda: n.ne(3.5),
    'lt.Scalar': lambda: x.lt(0),
    'le.Scalar': lambda: n.le(3),
    'gt.Scalar': lambda: n.gt(2.5),
    'ge.Scalar': lambda: s.ge(0.5),
    'equal': lambda: torch.tensor([torch.equal(x, x.clone()), torch.equal(x, y)]),
    'allclose': lambda: torch.tensor([torch.allclose(x, x + 1e-7), torch.allclose(x, x + 0.1), torch.allclose(x, x + 0.1, 0.0, 0.2),
                                      torch.allclose(z, z), torch.allclose(z, z, 1e-5, 1e-8, True)]),
    'sum': lambda: n.sum(),
    'sum#bool': lambda: q.sum(),
    'sum#dtype': lambda: x.sum(dtype=f64),
    'sum.dim_IntList': lambda: x.sum([0]),
    'sum.dim_IntList#keepdim': lambda: img.sum([0, 2, 3], True),
    'mean': lambda: x.mean(),
    'mean#dtype': lambda: n.mean(dtype=f32),
    'mean.dim': lambda: img.mean([2, 3], True),
    'max': lambda: n.max(),
    'min': lambda: x.min(),
    'amax': lambda: x.amax([1]),
    'amax#keepdim': lambda: img.amax([0, 2, 3], True),
    'amin': lambda: n.amin(),
    'argmax': lambda: x.argmax(),
    'argmax#dim': lambda: x.argmax(1, True),
    'var': lambda: x.var(False),
    'var.dim': lambda: img.var([0, 2, 3], False, True),
    'std': lambda: d.std(),
    'std.dim': lambda: img.std([1]),
    'norm.Scalar': lambda: x.norm(),
    'norm.Scalar#1': lambda: x.norm(1),
    'all': lambda: q.all(),
    'any': lambda: n.any(),
    'topk': lambda: x.topk(2),
    'topk#smallest': lambda: n.topk(1, 0, False),
    'view': lambda: x.view(3, -1),
    'reshape': lambda: x.t().reshape(6),
    'permute': lambda: img.permute(0, 2, 3, 1),
    'transpose.int': lambda: img.transpose(1, -1),
    't': lambda: x.t(),
    'squeeze.dim': lambda: x.unsqueeze(1).squeeze(1),
    'unsqueeze': lambda: x.unsqueeze(-1),
    'expand': lambda: bias.expand(2, -1),
    'select.int': lambda: n.select(1, -1),
    'slice.Tensor': lambda: aten.slice(n, 1, 1, None, 1),
    'slice.Tensor#step': lambda: aten.slice(img, 2, None, 5, 2),
    'narrow': lambda: img.narrow(3, 1, 2),
    'flatten.using_ints': lambda: img.flatten(1),
    'diagonal': lambda: w.diagonal(0, 2, 3),
    'diagonal#offset': lambda: m.diagonal(1),
    'index_select': lambda: x.index_select(1, index),
    'gather': lambda: x.gather(1, grid),
    'contiguous': lambda: x.t().contiguous(),
    'contiguous#channels_last': lambda: img.contiguous(memory_format=torch.channels_last),
    'detach': lambda: d.detach(),
    'to.dtype': lambda: s.to(i64),
    'to.dtype#float16': lambda: x.to(torch.float16).to(f32),
    'to.dtype#bfloat16': lambda: x.to(torch.bfloat16),
    'to.device': lambda: n.to('cpu', torch.uint8),
    'cat': lambda: torch.cat([x, n, d]),
    'cat#dim': lambda: torch.cat([x, y], 1),
    'stack': lambda: torch.stack([x, y], -1),
    'matmul': lambda: x @ m,
    'matmul#batch': lambda: b3 @ m,
    'mm': lambda: x.mm(m),
    'bmm': lambda: b3.bmm(c3),
    'linear': lambda: F.linear(logits, x),
    'linear#bias': lambda: F.linear(x, m.t(), bias),
    'conv2d': lambda: F.conv2d(img, w1),
    'conv2d#groups': lambda: F.conv2d(img, w, bias, (2, 1), (1, 2), (1, 2), 2),
    'batch_norm': lambda: torch.batch_norm(img, gamma, beta, mean, variance, False, 0.1, 1e-5, False),
    'batch_norm#training': batch_norm_training,
    'adaptive_avg_pool2d': lambda: F.adaptive_avg_pool2d(img, (2, 3)),
    'max_pool2d': lambda: F.max_pool2d(img, 2),
    'max_pool2d#full': lambda: F.max_pool2d(img, (3, 2), (2, 1), (1, 1), (1, 2), True),
    'avg_pool2d': lambda: F.avg_pool2d(img, 2),
    'avg_pool2d#full': lambda: F.avg_pool2d(img, (3, 2), (2, 1), (1, 1), True, False, 5),
    'dropout': lambda: torch.dropout(img, 0.25, True),
    'pad': lambda: F.pad(x, (1, 2)),
    'pad#reflect': lambda: F.pad(img, (1, 1, 2, 0), 'reflect'),
    'pad#value': lambda: F.pad(x, (0, 0, 1, 0), 'constant', 2.5),
    'cross_entropy_loss': lambda: F.cross_entropy(logits, target),
    'cross_entropy_loss#full': lambda: F.cross_entropy(logits, target, class_weight, reduction='none', ignore_index=2, label_smoothing=0.1),
    'mse_loss': lambda: F.mse_loss(x, y),
    'mse_loss#sum': lambda: F.mse_loss(x, y, reduction='sum'),
    '_fused_sgd_': lambda: fused_sgd([x.clone(), bias.clone()], [y, beta], [p.clone(), gamma.clone()]),
    'fake_quantize_per_tensor_affine': lambda: torch.fake_quantize_per_tensor_affine(x, 0.1, 3, -128, 127),
    'fake_quantize_per_channel_affine': lambda: torch.fake_quantize_per_channel_affine(x, channel_scale, channel_zero, 1, -8, 7),
}

recorded = {f'in {name}': tensor for name, tensor in inputs.items()}
for name, case in cases.items():
    torch.manual_seed(0)
    result = case()
    if isinstance(result, torch.Tensor):
        recorded[f'out {name}'] = result
    else:
        recorded |= {f'out {name}/{i}': tensor for i, tensor in enumerate(result)}
for name, tensor in inputs.items():
    assert torch.equal(torch.nan_to_num(tensor), torch.nan_to_num(globals()[name])), f'a case changes {name}'

names = {f32: 'F32', f64: 'F64', torch.bfloat16: 'BF16', i64: 'I64', torch.int32: 'I32', torch.uint8: 'U8', torch.bool: 'BOOL'}
header, data = {}, b''
for name, tensor in recorded.items():
    stored = bytes(tensor.detach().contiguous().clone().reshape(-1).view(torch.uint8).tolist())
    header[name] = dict(dtype=names[tensor.dtype], shape=list(tensor.shape), data_offsets=[len(data), len(data) + len(stored)])
    data += stored
text = json.dumps(header, separators=(',', ':')).encode()
with open('operators.safetensors', 'wb') as file:
    file.write(struct.pack('<Q', len(text)) + text + data)
