"""Records indexing.txt and indexing.safetensors, what Tensor_IndexingTest compares with: python record_indexing.py (PyTorch 2.13 was used).

A line of indexing.txt is a case: "get" or "set", the tensor, the value that is set, the index as it stands between the brackets, and
what came of it: "view" or "copy" and the strides, "done", or "error" and PyTorch's words. The tensors are in the other file:
"in NAME", and by the number of the line "out N" what the case gave, "grad N NAME" the gradient of sum(out * (1, 2, 3, ...)).
"""
import json
import struct
import warnings

import torch

warnings.simplefilter('ignore')
f64 = torch.float64
torch.manual_seed(1)
inputs = dict(
    x=torch.randn(2, 3, 4, dtype=f64),
    y=torch.randn(5, dtype=f64),
    z=torch.tensor(2.5, dtype=f64),
    e=torch.zeros(0, 3, dtype=f64),
    n=torch.arange(12).reshape(3, 4),
    i=torch.tensor([1, 0, 1]),
    j=torch.tensor([[0], [-1]]),
    k=torch.tensor([2, 0, 1], dtype=torch.int32),
    far=torch.tensor([0, 7]),
    zero=torch.tensor(0),
    minus=torch.tensor(-1),
    none=torch.zeros(0, dtype=torch.int64),
    real=torch.tensor([0.5]),
    yes=torch.tensor(True),
    no=torch.tensor(False),
    m2=torch.tensor([True, False]),
    m3=torch.tensor([False, True, True]),
    m23=torch.tensor([[True, False, True], [False, False, True]]),
    m234=torch.arange(24).reshape(2, 3, 4) % 5 == 0,
    bytes3=torch.tensor([1, 0, 1], dtype=torch.uint8),
    row=torch.randn(4, dtype=f64),
    column=torch.randn(3, 1, dtype=f64),
    plane=torch.randn(3, 4, dtype=f64),
    ones=torch.randn(1, 1, 3, 4, dtype=f64),
    three=torch.randn(3, dtype=f64),
    number=torch.tensor(-7.0, dtype=f64),
    single=torch.randn(4),
)
gets = [('x', index) for index in [
    '0', '-1', '1, 2', '1, -3, 3', ':', '...', 'None', '1:', ':1', '::2', ':, 1:3', ':, -2:, ::3', '0:100', '5:', '1:0', '-100:1', '..., 0',
    '..., None', 'None, ..., None', '0, ..., 1', ':, None, 1', '..., 1:3', '0, ...', '..., :, :', '0, 1, 2, ...', '1:, ..., ::2', '..., None, -1',
    ':, :, :', '1:2, 0, None, :2', ':,', 'i', 'i, i', ':, i', '..., i', 'i, 1', '1, i', 'i, :, i', 'i, :, k', 'i, None, k', ':, j, i', 'j', 'j, i', '0, j',
    'k', ':, k', ':, ..., k', 'none', ':, none', 'zero', 'minus, 1', 'zero, i', ':, minus', 'm2', ':, m3', 'm23', 'm23, 0', 'm23, 1:', 'm23, i', 'm234', ':, m3, 1:',
    '..., m3, :', 'm2, m3', 'm2, 0', 'bytes3', ':, bytes3', 'yes', 'no', 'yes, 0', '0, yes', ':, no', '..., yes', 'None, i', 'i, None', 'i, ..., 0', '0, :, i',
    '::1, i', '1:, i', 'i, 1:, None', 'None, m23', 'far', 'real', ':, real', '2', '-3', '0, 3', '0, 0, 4', '0, 0, 0, 0', '..., 9', 'None, 5', '::-1', '::0',
    ':, ::-2', 'm3', ':, m2', 'm23, m23', 'i, j, k', 'i, far', ':, :, :, None, :']] + [
    ('y', '2'), ('y', '1:4'), ('y', 'i'), ('y', 'None'), ('y', '..., None'), ('y', '0, 0'), ('y', '5'), ('z', '...'), ('z', 'None'), ('z', '0'), ('z', '0, 0'), ('z', 'yes'),
    ('z', 'no'), ('z', '..., None'), ('e', '0'), ('e', ':, 1'), ('e', '1:'), ('e', 'none'), ('e', 'm3'), ('n', '1'), ('n', 'm3, 1:'), ('n', '::2, k')]
sets = [('x', 'row', '0'), ('x', 'row', '...'), ('x', 'column', '1'), ('x', 'plane', ':'), ('x', 'ones', '0'), ('x', 'ones', ':'), ('x', '3', '1, 2, 3'), ('x', '0.5', '..., ::2'),
        ('x', 'number', '0'), ('x', 'number', '...'), ('x', 'three', ':, :, 0'), ('x', 'row', 'None'), ('x', 'row', 'None, 0'), ('x', '1', 'i'),
        ('x', 'plane', 'i'), ('x', 'row', 'i, 1'), ('x', 'number', 'm23'), ('x', 'row', 'm23'), ('x', '0', 'm234'), ('x', 'number', ':, m3'), ('x', 'three', '0, k, 1'),
        ('x', 'column', '..., 0, i'), ('x', 'ones', 'none'), ('x', 'row', 'none'), ('x', '2', 'yes'), ('x', '2', 'no'), ('x', 'row', '0, yes'), ('x', 'number', 'zero'),
        ('x', 'row', '0, minus'), ('x', 'plane', '1:'), ('x', 'single', '0'), ('x', 'single', 'i'), ('x', 'row', '1:1'), ('x', 'three', '0'), ('x', 'plane', '..., None'),
        ('x', 'three', 'i, 0'), ('x', 'row', '2'), ('x', 'row', '0, 0, 0, 0'), ('x', 'row', '::-1'), ('x', 'three', 'i'), ('x', 'three', 'm23'), ('x', '1', 'far'), ('x', '1', 'real'),
        ('y', '1', 'None, 2'), ('y', 'number', '1:3'), ('z', '4', '...'), ('z', '4', 'None'), ('z', '4', '0'), ('z', 'number', '...'), ('e', '1', '...'), ('n', '2.7', '0'),
        ('n', '-2.7', 'm3'), ('n', '9007199254740993', '1, 1'), ('n', 'row', '0'), ('n', 'row', 'i')]


def cotangent(tensor):
    return torch.arange(1, tensor.numel() + 1, dtype=f64).reshape(tensor.shape)


lines, tensors = [], {'in ' + name: tensor.clone() for name, tensor in inputs.items()}


def get(base, index):
    number = len(lines)
    leaf = inputs[base].clone()
    try:
        result = eval(f'{base}[{index}]', {**inputs, base: leaf})
    except (RuntimeError, IndexError, ValueError) as error:
        return f'error\t{error}'
    tensors[f'out {number}'] = result.clone()
    shared = result.untyped_storage().data_ptr() == leaf.untyped_storage().data_ptr()
    if leaf.is_floating_point():
        leaf.requires_grad_()
        eval(f'{base}[{index}]', {**inputs, base: leaf}).backward(cotangent(result))
        tensors[f'grad {number} {base}'] = leaf.grad
    return ('view' if shared else 'copy') + '\t' + ' '.join(map(str, result.stride()))


def set(base, value, index):
    number = len(lines)
    leaves = {name: inputs[name].clone() for name in (base, value) if name in inputs}
    if inputs[base].is_floating_point():
        for leaf in leaves.values():
            leaf.requires_grad_(leaf.is_floating_point())
    changed = leaves[base].clone()
    try:
        exec(f'{base}[{index}] = {value}', {**inputs, **leaves, base: changed})
    except (RuntimeError, IndexError, ValueError) as error:
        return f'error\t{error}'
    tensors[f'out {number}'] = changed.detach()
    if changed.requires_grad:
        changed.backward(cotangent(changed))
        for name, leaf in leaves.items():
            tensors[f'grad {number} {name}'] = leaf.grad
    return 'done\t'


for base, index in gets:
    lines.append('\t'.join(['get', base, '', index, get(base, index)]))
for base, value, index in sets:
    lines.append('\t'.join(['set', base, value, index, set(base, value, index)]))
with open('indexing.txt', 'w') as file:
    file.write('\n'.join(lines) + '\n')

names = {torch.float64: 'F64', torch.float32: 'F32', torch.int64: 'I64', torch.int32: 'I32', torch.uint8: 'U8', torch.bool: 'BOOL'}
header, data = {}, b''
for name, tensor in tensors.items():
    bytes_ = tensor.detach().contiguous().numpy().tobytes()
    header[name] = {'dtype': names[tensor.dtype], 'shape': list(tensor.shape), 'data_offsets': [len(data), len(data) + len(bytes_)]}
    data += bytes_
text = json.dumps(header).encode()
text += b' ' * (-len(text) % 8)
with open('indexing.safetensors', 'wb') as file:
    file.write(struct.pack('<Q', len(text)) + text + data)
