"""Records printing.txt and printing.safetensors, what Tensor_TextTest compares with: python record_printing.py (PyTorch 2.13 was used).

Each text in printing.txt stands behind a line "## NAME" and is what PyTorch prints of the tensor NAME in the other file, after
the change that follows a '#' in the name: a dtype that file cannot hold, a view, a device, a gradient, a quantization.
"""
import json
import struct
import warnings

import torch

warnings.simplefilter('ignore')
f16, f64, i64, nan, inf = torch.float16, torch.float64, torch.int64, float('nan'), float('inf')
torch.manual_seed(1)
matrix = torch.randn(3, 4)
tensors = {
    'number': torch.tensor(3.14159), 'integer': torch.tensor(-7), 'truth': torch.tensor(True), 'zero': torch.tensor(0.), 'nan': torch.tensor(nan),
    'minus zero': torch.tensor(-0.), 'huge number': torch.tensor(1.5e20), 'complex number': torch.tensor(1.25 - 2j), 'double number': torch.tensor(0.1, dtype=f64),
    'whole': torch.arange(6.).reshape(2, 3), 'whole large': torch.tensor([1., 1e5, 99999.]), 'whole very large': torch.tensor([1., 123456789.]),
    'whole huge': torch.tensor([2e8, 3e8]), 'fractions': matrix, 'ties': torch.tensor([0.00005, 0.00015, 0.03125, 0.09375, 2.00005], dtype=f64), 'mixed signs': torch.tensor([[0.1234, -1.0], [10.5, -100.25]]),
    'scientific ratio': torch.tensor([0.001, 2.5]), 'scientific small': torch.tensor([0.00001, 0.00005]), 'scientific large': torch.tensor([1.5e8, 2.0]),
    'ratio of 1000': torch.tensor([0.5, 500.]), 'ratio above': torch.tensor([0.5, 500.5]), 'tiny': torch.tensor([1e-40, 1e-45]), 'largest double': torch.tensor([1.7976931348623157e308, -5e-324], dtype=f64),
    'rounds up': torch.tensor([9.99996, 0.99995]), 'rounds up scientific': torch.tensor([9.99996e10, 1.0]), 'rounds to zero': torch.tensor([-0.00012, 0.1]),
    'not finite': torch.tensor([nan, inf, -inf]), 'not finite fractions': torch.tensor([nan, 0.5, -inf]), 'not finite whole': torch.tensor([nan, 5., inf]),
    'not finite scientific': torch.tensor([nan, 1e-10, inf, 0.]), 'zeros': torch.zeros(2, 3), 'minus zeros': torch.tensor([-0., 0., -0.5]),
    'double': torch.tensor([1 / 3, 2 / 3], dtype=f64), 'half': torch.tensor([1 / 3, 65504], dtype=f16), 'half whole': torch.tensor([1., 2.], dtype=f16),
    'bfloat16': torch.tensor([3.14159, 1e30], dtype=torch.bfloat16), 'integers': torch.tensor([[1, -20], [300, 4]]), 'extremes': torch.tensor([-2**63, 2**63 - 1]),
    'int32': torch.tensor([1, 2], dtype=torch.int32), 'int16': torch.tensor([[1], [-2]], dtype=torch.int16), 'int8': torch.tensor([-128, 127], dtype=torch.int8),
    'uint8': torch.tensor([0, 255], dtype=torch.uint8), 'truths': torch.tensor([[True, False], [False, True]]), 'complex': torch.tensor([1 + 2j, -3.5 - 4j, 0]),
    'complex special': torch.tensor([complex(nan, inf), complex(0, -0.), complex(-0., -inf), complex(1, 1)]), 'complex scientific': torch.tensor([1e-6 + 1j, 2 + 1e9j]),
    'complex matrix': torch.randn(2, 8, dtype=torch.complex64), 'long row': torch.randn(30), 'long integers': torch.arange(100), 'long truths': torch.arange(40) % 3 == 0,
    'wide': torch.randn(2, 25), 'three dimensions': torch.randn(2, 2, 3), 'four dimensions': torch.arange(16.).reshape(2, 2, 2, 2), 'thousand': torch.arange(1000),
    'beyond thousand': torch.arange(1001), 'square': torch.randn(40, 40), 'flat': torch.randn(2, 600), 'tall': torch.randn(600, 2), 'cube': torch.arange(1728).reshape(12, 12, 12),
    'narrow cube': torch.randn(6, 7, 40), 'outlier within': torch.ones(1200).index_fill(0, torch.tensor([600]), 1e10), 'outlier at the edge': torch.ones(1200).index_fill(0, torch.tensor([1]), 1e10),
    'large complex': torch.randn(40, 40, dtype=torch.complex64), 'large truths': torch.ones(50, 50, dtype=torch.bool), 'empty': torch.zeros(0), 'empty matrix': torch.zeros(0, 3),
    'empty integers': torch.zeros(0, dtype=i64), 'empty truths': torch.zeros(2, 0, dtype=torch.bool), 'empty double': torch.zeros(0, 1, 2, dtype=f64), 'one': torch.ones(1, 1, 1),
    'long suffix': torch.randn(8, dtype=f64), 'integers of 16 bits': torch.tensor([0, 1, 65535]),
}
changes = {
    'requires_grad': lambda x: x.clone().requires_grad_(), 'meta': lambda x: x.to('meta'), 'transposed': lambda x: x.t(), 'expanded': lambda x: x.expand(50, *x.shape),
    'conjugate': lambda x: x.conj(), 'negative': lambda x: x.conj().imag, 'every second': lambda x: x[::2],
    'quint8': lambda x: torch.quantize_per_tensor(x, 0.1, 3, torch.quint8), 'qint32': lambda x: torch.quantize_per_tensor(x, 1e-5, 0, torch.qint32),
    'qint8 channels': lambda x: torch.quantize_per_channel(x, torch.tensor([0.1, 0.2, 0.05]), torch.tensor([0, 3, -2]), 0, torch.qint8),
}
changed = ['fractions#requires_grad', 'long suffix#requires_grad', 'square#requires_grad', 'fractions#meta', 'integers#meta', 'number#meta', 'empty matrix#meta', 'fractions#transposed',
           'square#transposed', 'fractions#expanded', 'complex#complex128', 'complex#conjugate', 'complex matrix#negative', 'large complex#conjugate', 'large complex#negative',
           'beyond thousand#every second', 'tall#every second', 'fractions#quint8', 'number#quint8', 'zeros#qint32', 'square#quint8', 'empty matrix#quint8', 'fractions#qint8 channels',
           'empty#requires_grad', 'integers of 16 bits#uint16', 'integers of 16 bits#uint32', 'extremes#uint64', 'thousand#uint64', 'square#float8_e4m3fn', 'fractions#float8_e5m2',
           'complex#complex32', 'large complex#complex32', 'cube#int16', 'empty#uint16']

with open('printing.txt', 'w') as file:
    for name in list(tensors) + changed:
        tensor = tensors[name.split('#')[0]]
        if '#' in name:
            change = name.split('#')[1]
            tensor = changes[change](tensor) if change in changes else tensor.to(getattr(torch, change))
        file.write(f'## {name}\n{tensor!r}\n')

names = {torch.float64: 'F64', torch.float32: 'F32', torch.float16: 'F16', torch.bfloat16: 'BF16', torch.int64: 'I64', torch.int32: 'I32', torch.int16: 'I16',
         torch.int8: 'I8', torch.uint8: 'U8', torch.bool: 'BOOL', torch.complex64: 'C64'}
header, data = {}, b''
for name, tensor in tensors.items():
    stored = bytes(tensor.contiguous().clone().reshape(-1).view(torch.uint8).tolist())
    header[name] = {'dtype': names[tensor.dtype], 'shape': list(tensor.shape), 'data_offsets': [len(data), len(data) + len(stored)]}
    data += stored
text = json.dumps(header).encode()
text += b' ' * (-len(text) % 8)
with open('printing.safetensors', 'wb') as file:
    file.write(struct.pack('<Q', len(text)) + text + data)
