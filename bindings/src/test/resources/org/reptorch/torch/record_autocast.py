"""Records autocast.safetensors, what Autocast_ParityTest compares with: python record_autocast.py (PyTorch 2.13 was used).

"in NAME" are the inputs; "bfloat16 CASE" and "float16 CASE" are what the case of that name in the test gives under autocast on the CPU.
"""
import json
import struct

import torch

F = torch.nn.functional
torch.manual_seed(1)
x, w, bias = torch.randn(3, 4), torch.randn(5, 4), torch.randn(5)
img, kernel = torch.randn(2, 4, 6, 5), torch.randn(3, 4, 3, 3)
target = torch.tensor([1, 0, 4])
inputs = dict(x=x, w=w, bias=bias, img=img, kernel=kernel, target=target)


def weight_gradient():
    weight = w.clone().requires_grad_()
    loss = F.cross_entropy(F.linear(x, weight, bias), target) + F.linear(x, weight).sum()
    return torch.autograd.grad(loss, weight)[0]


cases = {
    'matmul': lambda: x.matmul(w.t()),
    'mm of float64': lambda: x.double().mm(w.t().double()),
    'linear': lambda: F.linear(x, w, bias),
    'conv2d': lambda: F.conv2d(img, kernel),
    'relu of linear': lambda: F.linear(x, w, bias).relu(),
    'softmax of linear': lambda: F.linear(x, w, bias).softmax(1),
    'log_softmax of linear': lambda: F.linear(x, w, bias).log_softmax(1),
    'cross_entropy_loss of linear': lambda: F.cross_entropy(F.linear(x, w, bias), target),
    'mse_loss of linear': lambda: F.mse_loss(F.linear(x, w), F.linear(x, w, bias)),
    'exp of linear': lambda: F.linear(x, w, bias).exp(),
    'sum of linear': lambda: F.linear(x, w, bias).sum(),
    'linear plus float32': lambda: F.linear(x, w) + bias,
    'cat of linear and float32': lambda: torch.cat([F.linear(x, w), x @ w.t().double().float(), w[:3, :1].expand(3, 5)]),
    'avg_pool2d of conv2d': lambda: F.avg_pool2d(F.conv2d(img, kernel), 2),
    'gradient of a weight': weight_gradient,
}
recorded = {f'in {name}': tensor for name, tensor in inputs.items()}
for dtype in (torch.bfloat16, torch.float16):
    for name, case in cases.items():
        with torch.autocast('cpu', dtype):
            recorded[f'{str(dtype)[6:]} {name}'] = case().detach()

names = {torch.float32: 'F32', torch.float64: 'F64', torch.bfloat16: 'BF16', torch.float16: 'F16', torch.int64: 'I64'}
header, data = {}, b''
for name, tensor in recorded.items():
    stored = bytes(tensor.contiguous().clone().reshape(-1).view(torch.uint8).tolist())
    header[name] = dict(dtype=names[tensor.dtype], shape=list(tensor.shape), data_offsets=[len(data), len(data) + len(stored)])
    data += stored
text = json.dumps(header, separators=(',', ':')).encode()
with open('autocast.safetensors', 'wb') as file:
    file.write(struct.pack('<Q', len(text)) + text + data)
for name, tensor in recorded.items():
    print(name, tensor.dtype)
