"""Records promotion.txt, promotion.safetensors and broadcasting.txt: python tables.py (PyTorch 2.13 was used).

A table has an operator and a kind of right operand in its first line, the right operands in its second, and then a line for
each left operand: the dtype (the shape) of the result, or '-' where PyTorch refuses. promotion.safetensors holds the values of
all results of a table, real and imaginary part of each element, in the order of its cells.
"""
import torch

from recorder import write_safetensors

DTYPES = 'float64 float32 float16 bfloat16 int64 int32 int16 int8 uint8 bool complex64 complex128'.split()
SHAPES = [(), (0,), (1,), (3,), (2, 3), (3, 2), (1, 3), (2, 1), (0, 3), (2, 0), (1, 1), (4, 2, 3), (4, 1, 3), (1, 2, 1), (2, 2, 3), (4, 3, 2)]
true = torch.tensor(True)


def operand(values, imaginary, dtype):
    dtype = getattr(torch, dtype)
    values = torch.tensor(values, dtype=torch.float64)
    return (torch.complex(values, torch.full_like(values, imaginary)) if dtype.is_complex else values).to(dtype)


operators = {
    'add': torch.add, 'sub': torch.sub, 'mul': torch.mul, 'div': torch.div, 'pow': torch.pow,
    'div_floor': lambda a, b: torch.div(a, b, rounding_mode='floor'), 'div_trunc': lambda a, b: torch.div(a, b, rounding_mode='trunc'),
    'floor_divide': torch.floor_divide, 'remainder': torch.remainder, 'fmod': torch.fmod,
    'maximum': torch.maximum, 'minimum': torch.minimum, 'atan2': torch.atan2, 'hypot': torch.hypot, 'copysign': torch.copysign, 'logaddexp': torch.logaddexp,
    'eq': torch.eq, 'ne': torch.ne, 'lt': torch.lt, 'ge': torch.ge, 'logical_and': torch.logical_and,
    'bitwise_and': torch.bitwise_and, 'bitwise_left_shift': torch.bitwise_left_shift,
    'where': lambda a, b: torch.where(true, a, b), 'cat': lambda a, b: torch.cat([a, b]), 'clamp_min': torch.clamp_min,
    'lerp': lambda a, b: torch.lerp(a, b, 0.5), 'add_': lambda a, b: a.add_(b), 'sub_': lambda a, b: a.sub_(b), 'mul_': lambda a, b: a.mul_(b),
    'div_': lambda a, b: a.div_(b), 'pow_': lambda a, b: a.pow_(b), 'matmul': lambda a, b: torch.matmul(a, b),
}
without_scalar = 'maximum minimum atan2 hypot logaddexp logical_and cat lerp matmul'.split()
kinds = {
    'tensor': {d: lambda d=d: operand([2, 1], -0.5, d) for d in DTYPES},
    'zero_dim': {d: lambda d=d: operand(2, -0.5, d) for d in DTYPES},
    'scalar': {'int': lambda: 2, 'double': lambda: 1.5},
}


def cell(operator, left, right):
    try:
        return operator(left, right)
    except (RuntimeError, TypeError):
        return None


def table(title, columns, rows):
    lines = [title] + [' '.join(columns)] + [f'{name} ' + ' '.join(cells) for name, cells in rows]
    return '\n'.join(lines) + '\n\n'


def name(shape):
    return 'x'.join(map(str, shape)) or 'scalar'


values = {}
with open('promotion.txt', 'w') as file:
    for operator, function in operators.items():
        for kind, rights in kinds.items():
            if kind == 'scalar' and operator in without_scalar:
                continue
            results = [[cell(function, operand([3, 5], 1.0, left), right()) for right in rights.values()] for left in DTYPES]
            file.write(table(f'{operator} {kind}', rights, [
                (left, ['-' if r is None else str(r.dtype).removeprefix('torch.') for r in row]) for left, row in zip(DTYPES, results)]))
            given = [torch.view_as_real(r.to(torch.complex128)).reshape(-1) for row in results for r in row if r is not None]
            values[f'{operator} {kind}'] = torch.cat([torch.empty(0, dtype=torch.float64), *given])
write_safetensors('promotion.safetensors', values)

with open('broadcasting.txt', 'w') as file:
    for operator, function in {'add': torch.add, 'mul_': lambda a, b: a.mul_(b), 'where': lambda a, b: torch.where(true, a, b), 'matmul': torch.matmul,
                               'expand_as': lambda a, b: a.expand_as(b), 'cat': lambda a, b: torch.cat([a, b])}.items():
        results = [[cell(function, torch.zeros(a), torch.zeros(b)) for b in SHAPES] for a in SHAPES]
        file.write(table(f'{operator} tensor', map(name, SHAPES), [(name(a), ['-' if r is None else name(r.shape) for r in row]) for a, row in zip(SHAPES, results)]))
