"""Records what the tests of the model families compare with: python record.py REPOPT REPVGG DYREP REPGHOST (PyTorch 2.13 was used).

The arguments are checkouts of DingXiaoH/RepOptimizers, DingXiaoH/RepVGG, hunto/image_classification_sota and
ChengpengChen/RepGhost; torchvision (0.29 was used) must be importable. Their networks are run, not copied. Beside this script:
* rows.txt: for each network and mode at 1000 classes (10 for CIFAR): parameters, MACs of convolutions and linear layers at a
  resolution, and the SHA-256 of "name shape" lines of its state_dict, sorted: some modules construct a layer before one that computes
  earlier.
* logits.safetensors: float64 logits for weights and images that a formula gives (see filled), so that neither is recorded;
  under /eval as a trained network, under /train with batch statistics, where nothing random is in the network.
* seeds.txt: the SHA-256 over all bytes of the state_dict, sorted by name, after torch.manual_seed(7) and construction.
"""
import contextlib
import hashlib
import importlib
import io
import json
import os
import re
import struct
import sys
import types
import zlib

import torch
from torch import nn

REPOPT, REPVGG, DYREP, REPGHOST = sys.argv[1:]
torch.set_num_threads(2)
here = os.path.dirname(os.path.abspath(__file__))


def torchvision_models():
    """torchvision's models are plain Python; its compiled operators, which must fit PyTorch's version, are declared instead."""
    folder = importlib.util.find_spec('torchvision').submodule_search_locations[0]
    with open(os.path.join(folder, '_meta_registrations.py')) as file:
        operators = set(re.findall(r'(?:torchvision::|register_meta\(")(\w+)"', file.read()))
    library = torch.library.Library('torchvision', 'DEF')
    for operator in operators:
        library.define(operator + '() -> ()')
    from torchvision import models
    return models, library


tv, _declared = torchvision_models()


def module(folder, path, name=None):
    """Loads one file of a checkout with the checkout's own modules importable; their names repeat among the checkouts."""
    for known in ('se_block', 'scale_layer', 'utils', 'data'):
        sys.modules.pop(known, None)
    sys.path.insert(0, folder)
    try:
        spec = importlib.util.spec_from_file_location(name or path.replace('/', '_')[:-3], os.path.join(folder, path))
        loaded = importlib.util.module_from_spec(spec)
        sys.modules[spec.name] = loaded
        spec.loader.exec_module(loaded)
        return loaded
    finally:
        sys.path.remove(folder)


repvgg = module(REPVGG, 'repvgg.py')
repopt = module(REPOPT, 'repoptimizer/repoptvgg_model.py')
repoptghost = module(REPOPT, 'repoptimizer/repoptghostnet_model.py')
repghost = module(REPGHOST, 'model/repghost.py')
mobilenet = module(DYREP, 'lib/models/mobilenet_v1.py')


def dyrep_vgg(classes):
    """The network of configs/models/VGG/vgg16_cifar10.yaml, built by lib/models/nas_model.py without dropout, as the recipe has it."""
    package = types.ModuleType('dyrep')
    package.__path__ = [os.path.join(DYREP, 'lib', 'models')]
    sys.modules['dyrep'] = package
    nas = importlib.import_module('dyrep.nas_model')
    backbone = {}
    with open(os.path.join(DYREP, 'configs/models/VGG/vgg16_cifar10.yaml')) as file:
        for name, values in re.findall(r"^ +(\w+): \[(.*)\]", file.read(), re.M):
            *numbers, op = [value.strip() for value in values.split(',')]
            backbone[name] = [int(number) for number in numbers] + [op.strip("'")]
    return nas.gen_nas_model({'backbone': backbone, 'head': {'linear1': {'dim_in': 512, 'dim_out': classes}}}, drop_rate=0.0)


def repvgg_row(name, deploy=False):
    return repvgg.get_RepVGG_func_by_name('RepVGG-' + name[0].upper() + name[1:])(deploy=deploy)


def small_repvgg(groups, deploy=False):
    return repvgg.RepVGG([2, 3, 4, 1], num_classes=7, width_multiplier=[0.25, 0.25, 0.125, 0.125], deploy=deploy,
                         override_groups_map={layer: groups for layer in repvgg.optional_groupwise_layers} if groups > 1 else None)


def small_vgg(batch_norm):
    """torchvision's VGG-16 with an eighth of the channels."""
    model = tv.vgg.VGG(tv.vgg.make_layers([v if v == 'M' else v // 8 for v in tv.vgg.cfgs['D']], batch_norm=batch_norm),
                       num_classes=7, init_weights=False, dropout=0.0)
    model.classifier[0], model.classifier[3], model.classifier[6] = nn.Linear(64 * 49, 32), nn.Linear(32, 32), nn.Linear(32, 7)
    return model


WIDTHS = '0.5', '0.58', '0.8', '1.0', '1.11', '1.3', '1.5', '2.0'
EFFICIENT = {'b0': 224, 'b1': 240, 'b2': 288, 'b3': 300, 'b4': 380, 'b5': 456}


def rows():
    """Network, mode, resolution, how to build it."""
    for name, blocks, widths in (('b1', (4, 6, 16, 1), (2, 2, 2, 4)), ('b2', (4, 6, 16, 1), (2.5, 2.5, 2.5, 5)),
                                 ('l1', (8, 14, 24, 1), (2, 2, 2, 4)), ('l2', (8, 14, 24, 1), (2.5, 2.5, 2.5, 5))):
        for se in (False, True):
            yield 'repopt-vgg-' + name + ('-se' if se else ''), 'target', 224, lambda: repopt.RepOptVGG(
                list(blocks), width_multiplier=list(widths), use_post_se=se, mode='target')
    for name in 'a0 a1 a2 b0 b1 b1g2 b1g4 b2 b2g2 b2g4 b3 b3g2 b3g4'.split():
        yield 'repvgg-' + name, 'train', 224, lambda: repvgg_row(name)
        yield 'repvgg-' + name, 'deploy', 224, lambda: repvgg_row(name, deploy=True)
    for width in WIDTHS:
        yield 'repghostnet-' + width, 'rep', 224, lambda: repghost.repghostnet(width=float(width))
        yield 'repghostnet-' + width, 'deploy', 224, lambda: repghost.repghostnet(width=float(width), deploy=True)
        for mode in ('target', 'csla', 'hs'):
            yield 'repoptghostnet-' + width, mode, 224, lambda: repoptghost.repoptghostnet(width=float(width), mode=mode)
    yield 'vgg16', '-', 224, lambda: tv.vgg16(init_weights=False)
    yield 'vgg16-bn', '-', 224, lambda: tv.vgg16_bn(init_weights=False)
    yield 'vgg16-cifar', '-', 32, lambda: dyrep_vgg(10)
    for name in 'resnet18', 'resnet34', 'resnet50':
        yield name, '-', 224, lambda: getattr(tv, name)()
    yield 'mobilenet-v1', '-', 224, mobilenet.MobileNetV1
    for name, resolution in EFFICIENT.items():
        yield 'efficientnet-' + name, '-', resolution, lambda: getattr(tv, 'efficientnet_' + name)()


def parity():
    """Name, classes, resolution, whether it is compared in training too, how to build it."""
    yield 'repvgg-a0', 32, True, lambda: repvgg_row('a0')
    yield 'repvgg-a0-deploy', 32, True, lambda: repvgg_row('a0', deploy=True)
    for groups in (1, 2, 4):
        yield f'repvgg-small-g{groups}', 32, True, lambda: small_repvgg(groups)
        yield f'repvgg-small-g{groups}-deploy', 32, True, lambda: small_repvgg(groups, deploy=True)
    yield 'repghostnet-0.5', 64, False, repghost.repghostnet_0_5x
    yield 'repghostnet-0.5-deploy', 64, False, lambda: repghost.repghostnet_0_5x(deploy=True)
    for mode in ('target', 'csla', 'hs'):
        yield 'repoptghostnet-0.58-' + mode, 64, False, lambda: repoptghost.repoptghostnet_0_58x(mode=mode)
    yield 'vgg16-small', 64, False, lambda: small_vgg(False)
    yield 'vgg16-bn-small', 64, False, lambda: small_vgg(True)
    yield 'vgg16-cifar', 32, True, lambda: dyrep_vgg(10)
    yield 'resnet18', 64, True, tv.resnet18
    yield 'resnet50', 64, True, tv.resnet50
    yield 'mobilenet-v1', 64, True, mobilenet.MobileNetV1
    yield 'efficientnet-b0', 64, False, tv.efficientnet_b0
    yield 'efficientnet-b5', 64, False, tv.efficientnet_b5


def seeded():
    yield 'repvgg-a0', lambda: repvgg_row('a0')
    yield 'repvgg-a0-deploy', lambda: repvgg_row('a0', deploy=True)
    yield 'repvgg-b1g4', lambda: repvgg_row('b1g4')
    for groups in (1, 2, 4):
        yield f'repvgg-small-g{groups}', lambda: small_repvgg(groups)
    yield 'repghostnet-0.5', repghost.repghostnet_0_5x
    yield 'repoptghostnet-0.5', lambda: repoptghost.repoptghostnet_0_5x(mode='target')
    yield 'repoptghostnet-0.5-hs', lambda: repoptghost.repoptghostnet_0_5x(mode='hs')
    yield 'vgg16-cifar', lambda: dyrep_vgg(10)
    yield 'resnet18', tv.resnet18
    yield 'resnet50', tv.resnet50
    yield 'mobilenet-v1', mobilenet.MobileNetV1
    yield 'efficientnet-b0', tv.efficientnet_b0


def quietly(build):
    with contextlib.redirect_stdout(io.StringIO()):
        return build()


def macs(model, resolution):
    total = 0

    def count(layer, inputs, output):
        nonlocal total
        total += output.numel() * layer.weight[0].numel()

    for layer in model.modules():
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            layer.register_forward_hook(count)
    model.eval()(torch.zeros(1, 3, resolution, resolution, device='meta'))
    return total


def uniform(seed, count):
    """A multiplicative hash of seed and index, in [0, 1): the same in any language with 64-bit integers."""
    hashed = (torch.arange(count, dtype=torch.int64) * 2654435761 + seed) & 0xffffffff
    hashed = ((hashed ^ (hashed >> 15)) * 2246822519) & 0xffffffff
    return (hashed ^ (hashed >> 13)).double() / 4294967296.0


def filled(name, shape):
    """Kernels even around 0 with a variance of 2 / fan-in, factors and variances around 1, shifts and means around 0."""
    u = uniform(zlib.crc32(name.encode()), torch.Size(shape).numel()).reshape(shape)
    if len(shape) > 1:
        return (u * 2 - 1) * (6 / torch.Size(shape[1:]).numel()) ** 0.5
    return u + 0.5 if name.endswith(('weight', 'running_var')) else (u - 0.5) * 0.2


def sha(data):
    return hashlib.sha256(data).hexdigest()[:32]


def data(tensor):
    return tensor.detach().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes()


def names_and_shapes(model):
    return ''.join(f"{key} {'x'.join(map(str, tensor.shape)) or '-'}\n" for key, tensor in sorted(model.state_dict().items()))


with open(os.path.join(here, 'rows.txt'), 'w') as file:
    for name, mode, resolution, build in rows():
        with torch.device('meta'):
            model = quietly(build).to('meta')
        count = sum(parameter.numel() for parameter in model.parameters())
        print(name, mode, count, resolution, macs(model, resolution), sha(names_and_shapes(model).encode()), file=file)

recorded = {}
for name, resolution, trained, build in parity():
    model = quietly(build).double()
    with torch.no_grad():
        for key, tensor in model.state_dict().items():
            if tensor.is_floating_point():
                tensor.copy_(filled(key, list(tensor.shape)))
        images = filled('images', [2, 3, resolution, resolution])
        recorded[name + '/eval'] = model.eval()(images)
        if trained:
            recorded[name + '/train'] = model.train()(images)

with open(os.path.join(here, 'seeds.txt'), 'w') as file:
    for name, build in seeded():
        torch.manual_seed(7)
        model = quietly(build)
        print(name, sha(b''.join(data(tensor) for _, tensor in sorted(model.state_dict().items()))), file=file)

header, body = {}, b''
for name, tensor in recorded.items():
    stored = data(tensor)
    header[name] = dict(dtype='F64', shape=list(tensor.shape), data_offsets=[len(body), len(body) + len(stored)])
    body += stored
text = json.dumps(header, separators=(',', ':')).encode()
with open(os.path.join(here, 'logits.safetensors'), 'wb') as file:
    file.write(struct.pack('<Q', len(text)) + text + body)
