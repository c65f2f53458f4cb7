"""Exchanges files with Interop_PythonTest: python interop.py FOLDER. Prints what it found in them, one line for each tensor."""
import collections
import hashlib
import os
import sys

import numpy
import torch

folder = sys.argv[1]


def described(name, tensor):
    """The line that the test expects: everything that a file keeps of a tensor."""
    contiguous = tensor.detach().clone(memory_format=torch.contiguous_format)
    size = contiguous.numel() * contiguous.element_size()
    elements = bytes((contiguous.untyped_storage() if size else torch.UntypedStorage(0)).tolist()[:size])
    digest = hashlib.sha256(elements).hexdigest()
    shape, strides = ','.join(map(str, tensor.shape)), ','.join(map(str, tensor.stride()))
    return f'{name} {str(tensor.dtype)[6:]} [{shape}] [{strides}] {tensor.storage_offset()} {tensor.requires_grad} {digest}'


# What Java wrote.
written = torch.load(os.path.join(folder, 'java.pth'), weights_only=True)
for name, tensor in written['tensors'].items():
    print(described(name, tensor))
tensors = written['tensors']
print('shared', tensors['whole'].untyped_storage().data_ptr() == tensors['view'].untyped_storage().data_ptr())
tensors['view'][0] = 99
print('written through', bool((tensors['whole'] == 99).any()))
print('data', repr(written['data']))
print('types', type(written['tensors']).__name__, type(written['data']).__name__, written['dtype'])
mapped = torch.load(os.path.join(folder, 'java.pth'), weights_only=True, mmap=True)
print('mapped', torch.equal(mapped['tensors']['int64'], written['tensors']['int64']))
for name, array in numpy.load(os.path.join(folder, 'java.npz')).items():
    print(described('npz:' + name, torch.from_numpy(numpy.ascontiguousarray(array))))
with numpy.load(os.path.join(folder, 'compressed.npz')) as arrays:
    print('compressed', sorted(arrays.keys()), all(numpy.array_equal(arrays[k], v) for k, v in
                                                  numpy.load(os.path.join(folder, 'java.npz')).items()))
fortran = numpy.load(os.path.join(folder, 'fortran.npy'))
print('fortran', fortran.flags.f_contiguous, fortran.tolist())

# What Java shall read: the same tensors, saved by PyTorch and NumPy.
table = torch.arange(24, dtype=torch.float64).reshape(4, 6)
again = collections.OrderedDict((name, tensor) for name, tensor in tensors.items())
again['table'], again['rows'], again['transposed'] = table, table[1:3], table.t()
torch.save(again, os.path.join(folder, 'python.pth'))
torch.save(again, os.path.join(folder, 'python5.pth'), pickle_protocol=5)
torch.save(again, os.path.join(folder, 'python-legacy.pth'), _use_new_zipfile_serialization=False)
with open(os.path.join(folder, 'python.txt'), 'w') as f:
    f.writelines(described(name, tensor) + '\n' for name, tensor in again.items())
