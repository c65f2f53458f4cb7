"""Runs cases in PyTorch and keeps what they give: arguments, results, gradients."""
import json
import struct

import torch

import inputs

NAMED = {id(value): name for name, value in vars(inputs).items() if isinstance(value, torch.Tensor)}
SAFETENSORS = {torch.float32: 'F32', torch.float64: 'F64', torch.float16: 'F16', torch.bfloat16: 'BF16', torch.int64: 'I64', torch.int32: 'I32',
               torch.int16: 'I16', torch.int8: 'I8', torch.uint8: 'U8', torch.bool: 'BOOL'}
DTYPE_OF_CODE = {2: torch.int16, 4: torch.int64, 6: torch.float32}
FORMATS = {torch.contiguous_format: 'contiguous', torch.channels_last: 'channels_last'}

cases = []
tensors = {}


class Result:
    """Stands for the first result of the case in what is done with it before it is compared."""


class Call:
    """An argument that is itself the result of an operator: a view, a quantized tensor."""

    def __init__(self, name, *args, **kwargs):
        self.operator = find(name)
        self.values = bound(self.operator._schema, args, kwargs)


def find(name):
    namespace, rest = name.split('::')
    plain, _, overload = rest.partition('.')
    return getattr(getattr(getattr(torch.ops, namespace), plain), overload or 'default')


def bound(schema, args, kwargs):
    """All arguments in the schema's order: what is not given has its default; a number for int[2] stands for two."""
    values = []
    kwargs = dict(kwargs)
    for i, argument in enumerate(schema.arguments):
        type = str(argument.real_type)
        if i < len(args):
            value = args[i]
        elif argument.name in kwargs:
            value = kwargs.pop(argument.name)
        else:
            assert argument.has_default_value(), f'{schema.name}: no {argument.name}'
            value = argument.default_value
            if 'ScalarType' in type and isinstance(value, int):
                value = DTYPE_OF_CODE[value]
            if type == 'MemoryFormat' and isinstance(value, int):
                value = torch.contiguous_format
        if isinstance(value, int) and not isinstance(value, bool) and argument.N is not None:
            value = [value] * argument.N
        values.append(value)
    assert not kwargs, f'{schema.name}: no argument is called {list(kwargs)}'
    return values


def reference(name, value):
    """Keeps a tensor, made contiguous; complex numbers as pairs."""
    pairs = value.is_complex()
    if name not in tensors:
        kept = value.detach().resolve_conj().resolve_neg()
        tensors[name] = (torch.view_as_real(kept) if pairs else kept).contiguous().clone()
    return {'tensor': name, 'complex': True} if pairs else {'tensor': name}


def encoded(value, place):
    if isinstance(value, torch.Tensor):
        assert value.is_contiguous(), f'{place}: give a view as a Call'
        return reference('in ' + NAMED.get(id(value), place), value)
    if isinstance(value, Call):
        return {'call': full_name(value.operator._schema),
                'args': [encoded(v, f'{place}/{i}') for i, v in enumerate(value.values)]}
    if value is Result:
        return {'result': 0}
    if isinstance(value, (list, tuple)):
        return [encoded(v, f'{place}/{i}') for i, v in enumerate(value)]
    if isinstance(value, torch.dtype):
        return {'dtype': str(value).removeprefix('torch.')}
    if isinstance(value, torch.device):
        return {'device': str(value)}
    if isinstance(value, torch.memory_format):
        return {'format': FORMATS[value]}
    assert value is None or isinstance(value, (bool, int, float, str)), value
    return value


def full_name(schema):
    return schema.name + ('.' + schema.overload_name if schema.overload_name else '')


def invoke(operator, values):
    """Calls it with arguments in the schema's order."""
    positional = [v for v, a in zip(values, operator._schema.arguments) if not a.kwarg_only]
    named = {a.name: v for v, a in zip(values, operator._schema.arguments) if a.kwarg_only}
    return operator(*positional, **named)


def built(value, leaves, result):
    """The value to call with; tensors are copies, one for each that is given, in leaves by their own name."""
    if isinstance(value, torch.Tensor):
        key = id(value)
        if key not in leaves:
            leaves[key] = value.clone().requires_grad_(value.dtype in (torch.float64, torch.complex128) and leaves['differentiate'])
        return leaves[key]
    if isinstance(value, Call):
        return invoke(value.operator, [built(v, leaves, result) for v in value.values])
    if value is Result:
        return result
    if isinstance(value, (list, tuple)):
        return [built(v, leaves, result) for v in value]
    return value


def flat(value):
    return [t for v in value for t in flat(v)] if isinstance(value, (list, tuple)) else [value]


def run(operator, values, written, then, differentiate):
    leaves = {'differentiate': differentiate}
    arguments = [built(v, leaves, None) for v in values]
    for i in written:
        arguments[i] = [t.clone() for t in arguments[i]] if isinstance(arguments[i], list) else arguments[i] if arguments[i] is None else arguments[i].clone()
    torch.manual_seed(0)
    result = invoke(operator, arguments)
    outputs = [] if result is None else flat(result)
    if [str(r.real_type) for r in operator._schema.returns] == ['ScalarType']:
        outputs = [DTYPE_OF_CODE[code] for code in outputs]
    if then is not None:
        outputs = [built(then, leaves, outputs[0])]
    return leaves, outputs + [t for i in written for t in flat(arguments[i]) if t is not None]


def cotangent(output):
    """Fixed, exact and without a pattern that a sum would cancel."""
    return torch.tensor([(i * 7 % 11 - 4) / 4 for i in range(output.numel())], dtype=torch.float64).reshape(output.shape)


def loss(outputs):
    total = 0
    for output in outputs:
        real = torch.view_as_real(output.resolve_conj()) if output.is_complex() else output
        total = total + (real * cotangent(real)).sum()
    return total


def case(name, *args, _mutates=(), _then=None, _grad=True, _magnitude=(), _tolerance=None, _since=None, **kwargs):
    """
    Records one call of an operator. Gradients are taken with respect to every float64 or complex128 input.

    _mutates    names of arguments that it changes although the schema does not say so
    _then       a Call that is made of Result before it is compared
    _grad       False: no gradient; numbers: only of these results
    _magnitude  results of which only the magnitude is determined
    _tolerance  relative, in place of the dtype's
    _since      the first version that gives what is recorded
    """
    operator = find(name)
    schema = operator._schema
    place = f'{len(cases)}'
    values = bound(schema, args, kwargs)
    written = [i for i, a in enumerate(schema.arguments) if a.is_write or a.name in _mutates]
    entry = {'operator': name, 'args': [encoded(v, f'{place}/{i}') for i, v in enumerate(values)]}
    if written:
        entry['written'] = written
    if _then is not None:
        entry['then'] = encoded(_then, f'{place}/then')
    for key, option in (('magnitude', list(_magnitude)), ('tolerance', _tolerance), ('since', _since)):
        if option:
            entry[key] = option
    _, outputs = run(operator, values, written, _then, False)
    entry['results'] = [reference(f'out {place}/{i}', o) if isinstance(o, torch.Tensor) else encoded(o, place) for i, o in enumerate(outputs)]
    if _grad is not False:
        leaves, outputs = run(operator, values, written, _then, True)
        chosen = [i for i, o in enumerate(outputs) if isinstance(o, torch.Tensor) and o.requires_grad and (_grad is True or i in _grad)]
        variables = {'in ' + NAMED.get(key, ''): leaf for key, leaf in leaves.items() if isinstance(leaf, torch.Tensor) and leaf.requires_grad}
        if chosen and variables:
            grads = torch.autograd.grad(loss([outputs[i] for i in chosen]), list(variables.values()), allow_unused=True)
            kept = {v: reference(f'grad {place}/{v.removeprefix("in ")}', g) for v, g in zip(variables, grads) if g is not None}
            assert 'in ' not in kept, f'{name}: name the inputs'
            if kept:
                entry['grads'] = kept
                entry['of'] = chosen
    cases.append(entry)


def each(names, *args, **kwargs):
    """Records a case of every operator named, all with the same arguments."""
    for name in names.split():
        case(name if '::' in name else 'aten::' + name, *args, **kwargs)


def write():
    with open('operators.json', 'w') as file:
        file.write('[\n' + ',\n'.join(json.dumps(entry, separators=(',', ':')) for entry in cases) + '\n]\n')
    write_safetensors('operators.safetensors', tensors)


def write_safetensors(path, tensors):
    header, data = {}, []
    end = 0
    for name, tensor in tensors.items():
        stored = bytes(tensor.reshape(-1).view(torch.uint8).tolist()) if tensor.numel() else b''
        header[name] = dict(dtype=SAFETENSORS[tensor.dtype], shape=list(tensor.shape), data_offsets=[end, end + len(stored)])
        data.append(stored)
        end += len(stored)
    text = json.dumps(header, separators=(',', ':')).encode()
    with open(path, 'wb') as file:
        file.write(struct.pack('<Q', len(text)) + text + b''.join(data))
