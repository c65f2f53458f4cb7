"""Records the files in this folder: python record.py (PyTorch 2.13 and NumPy 2.4 were used)."""
import argparse
import collections
import dataclasses
import os
import pickle
import sys
import types

import numpy
import torch

torch.manual_seed(0)

grid = torch.arange(6, dtype=torch.float32).reshape(2, 3)
long_row = torch.arange(8)
state = collections.OrderedDict(
    float32=grid,
    float64=torch.tensor([0.1, -2.5], dtype=torch.float64),
    float16=torch.tensor([1.5, -65504.0], dtype=torch.float16),
    bfloat16=torch.tensor([1.0, -3.0], dtype=torch.bfloat16),
    int64=torch.tensor([2**62, -1]),
    bool=torch.tensor([True, False]),
    complex128=torch.tensor([1 + 2j], dtype=torch.complex128),
    transposed=grid.t(),
    row=long_row[2:5],
    every_third=long_row[1::3],
    expanded=torch.tensor([7.0]).expand(2, 2),
    scalar=torch.tensor(42),
    empty=torch.zeros(0, 3),
    parameter=torch.nn.Parameter(torch.ones(2)),
)
state._metadata = collections.OrderedDict({'': {'version': 1}})
checkpoint = {
    'model': state,
    'epoch': 300,
    'big': -(2**40),
    'accuracy': 0.775,
    'best': None,
    'ema': False,
    'betas': (0.9, 0.999),
    'milestones': [30, 60, 255, 70000, -1],
    'names': {'ünï', },
    'size': grid.shape,
    'device': torch.device('cuda', 1),
    3: 'three',
}
torch.save(checkpoint, 'checkpoint.pth')
torch.save(checkpoint, 'protocol5.pth', pickle_protocol=5)
torch.save({'w': grid}, 'legacy.pth', _use_new_zipfile_serialization=False)
torch.save(torch.nn.ReLU(), 'module.pth')


# Every dtype, bit patterns 1, 2, 3, ... over two elements, in both formats.
sizes = dict(float64=8, float32=4, float16=2, bfloat16=2, int64=8, int32=4, int16=2, int8=1, uint8=1, complex64=8, complex128=16,
             uint16=2, uint32=4, uint64=8, float8_e4m3fn=1, float8_e5m2=1, complex32=4)
dtypes = {name: torch.arange(1, 2 * size + 1, dtype=torch.uint8).view(getattr(torch, name)) for name, size in sizes.items()}
dtypes['bool'] = torch.tensor([True, False])
torch.save(dtypes, 'dtypes.pth')
torch.save(dtypes, 'dtypes-legacy.pth', _use_new_zipfile_serialization=False)

# Views of one storage, a tied weight, parameters, and plain data of every kind.
table = torch.arange(12, dtype=torch.float32).reshape(3, 4)
attributes = torch.zeros(1)
attributes.note = 'kept in __dict__'
shared = {
    'table': table, 'tied': table, 'transposed': table.t(), 'corner': table[1:, 2:], 'flat': table.view(-1)[4:],
    'other': torch.zeros(2), 'parameter': torch.nn.Parameter(torch.ones(2)), 'frozen': torch.nn.Parameter(torch.ones(2), False),
    'trained': torch.zeros(1, requires_grad=True), 'attributes': attributes, 'storage': torch.tensor([5, 6]).untyped_storage(),
    'bytes': b'\0\xff', 'bytearray': bytearray(b'ab'), 'no bytes': b'', 'int': 2**70, 'negative': -2**70, 'tuple key': {(1, 'a'): 2},
    'dtype': torch.bfloat16, 'default': collections.defaultdict(list, {'x': [1]}), 'frozenset': frozenset([1, 2]),
    'nested': [(), [], {}, ((1,), (1, 2), (1, 2, 3, 4))], 'nan': float('nan'),
}
torch.save(shared, 'shared.pth')
torch.save(shared, 'shared4.pth', pickle_protocol=4)
torch.save(shared, 'shared-legacy.pth', _use_new_zipfile_serialization=False)
with open('plain.pickle', 'wb') as f:
    pickle.dump({'epoch': 3, 'name': 'plain', 'bytes': b'abc', 'set': {1}}, f)


# A checkpoint such as training scripts leave behind: weights beside objects of classes that the reader does not have.
class CfgNode(dict):
    """As yacs has it: a dict with attributes."""


class Owner:
    """An object that knows itself."""


@dataclasses.dataclass
class Config:
    """A config of a training script."""
    lr: float
    layers: list


yacs = types.ModuleType('yacs.config')
yacs.CfgNode = CfgNode
CfgNode.__module__ = 'yacs.config'
sys.modules['yacs'] = types.ModuleType('yacs')
sys.modules['yacs.config'] = yacs
Config.__module__ = Owner.__module__ = 'train'
train = types.ModuleType('train')
train.Config, train.Owner = Config, Owner
sys.modules['train'] = train
config = CfgNode(MODEL=CfgNode(TYPE='repvgg', DROP=0.5))
config.__dict__['frozen'] = True
owner = Owner()
owner.itself = owner
foreign = {
    'model': {'w': torch.tensor([1.0, 2.0])}, 'config': config, 'args': argparse.Namespace(lr=0.1, tags=['a']),
    'dataclass': Config(0.25, [1, 2]), 'best': numpy.float64(0.75), 'array': numpy.arange(3), 'class': Config, 'owner': owner,
    'sparse': torch.tensor([0.0, 3.0]).to_sparse(), 'quantized': torch.quantize_per_tensor(torch.tensor([1.0, 2.0]), 0.5, 0, torch.qint8),
}
torch.save(foreign, 'foreign.pth')
torch.save(foreign, 'foreign4.pth', pickle_protocol=4)
torch.save(foreign, 'foreign-legacy.pth', _use_new_zipfile_serialization=False)


class Hostile:
    """What unpickles into a command."""

    def __reduce__(self):
        return os.system, ('touch hostile-was-here',)


torch.save({'w': torch.zeros(1), 'x': Hostile()}, 'hostile.pth')
torch.save({'w': torch.zeros(1), 'x': Hostile()}, 'hostile-legacy.pth', _use_new_zipfile_serialization=False)

array = numpy.arange(6, dtype='<f4').reshape(2, 3)
numpy.save('c.npy', array)
numpy.save('fortran.npy', numpy.asfortranarray(array))
numpy.save('big-endian.npy', array.astype('>f4'))
numpy.save('scalar.npy', numpy.array(7, dtype='<i2'))
numpy.save('empty.npy', numpy.zeros((0, 3)))
for version in (2, 3):
    with open(f'version{version}.npy', 'wb') as f:
        numpy.lib.format.write_array(f, array, version=(version, 0))
numpy.save('object.npy', numpy.array([Hostile()], dtype=object))
numpy.save('records.npy', numpy.zeros(2, dtype=[('a', '<i4'), ('b', '<f8')]))
arrays = {name: numpy.frombuffer(bytes(range(1, 1 + 2 * numpy.dtype(name).itemsize)), dtype=name)
          for name in ('<f8', '<f4', '<f2', '<i8', '<i4', '<i2', '|i1', '<u8', '<u4', '<u2', '|u1', '<c16', '<c8',
                       '>f8', '>f4', '>f2', '>i8', '>i4', '>i2', '>u8', '>u4', '>u2', '>c16', '>c8')}
arrays['|b1'] = numpy.array([True, False])
numpy.savez('arrays.npz', **arrays)
numpy.savez_compressed('compressed.npz', weight=numpy.zeros((64, 64), '<f4'), fortran=numpy.asfortranarray(array), bias=array[0])
