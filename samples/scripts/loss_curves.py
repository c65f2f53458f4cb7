"""PyTorch's side of loss-curves.sh: python loss_curves.py train RUN DATA OUT.jsonl | compare NAME FOLDER SEED SEED

`train` trains again, in PyTorch's eager mode, what `./reptorch train --out RUN` trained: the recipe is read from RUN/model.safetensors, the
initial weights come from the recipe's seed (both sides draw the same ones; a recorded checksum proves it), the augmentations are drawn from
the same distributions, not the same draws. DATA is a folder with train/CLASS/* and test/CLASS/*. Writes lines as RUN/metrics.jsonl has them.

`compare` reads FOLDER/NAME-java-SEED/metrics.jsonl and FOLDER/NAME-torch-SEED.jsonl and prints the mean loss of every 50 steps.
Wants PyTorch (2.13 was used) and, for `train`, Pillow.
"""
import hashlib
import json
import math
import os
import re
import struct
import sys
import time

WINDOW = 50
MEAN, STD = (0.4914, 0.4822, 0.4465), (0.2470, 0.2435, 0.2616)


def refuse(message):
    sys.exit('loss_curves.py: ' + message)


# ---------------------------------------------------------------------------------------------- networks


def vgg16_cifar():
    from torch import nn
    layers, into = {}, 3
    conv = 0
    for stage, widths in enumerate(((64, 64), (128, 128), (256,) * 3, (512,) * 3, (512,) * 3), 1):
        for out in widths:
            layers[f'conv{conv}'] = named(conv=nn.Conv2d(into, out, 3, padding=1, bias=False), bn1=nn.BatchNorm2d(out), relu=nn.ReLU(inplace=True))
            into, conv = out, conv + 1
        layers[f'pool{stage}'] = nn.MaxPool2d(2, stride=1 if stage == 5 else 2)
    layers['fc'] = named(flatten=nn.Flatten(), fc=nn.Sequential(nn.Linear(512, 512), nn.ReLU(inplace=True)))
    model = named(features=named(**layers), classifier=named(linear1=nn.Linear(512, 10)))
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.normal_(module.weight, 0, math.sqrt(2.0 / (9 * module.out_channels)))
        elif isinstance(module, nn.Linear):
            nn.init.uniform_(module.weight, -1 / math.sqrt(module.out_features), 1 / math.sqrt(module.out_features))
            nn.init.zeros_(module.bias)
    return model


def resnet18(classes=10):
    import torch
    from torch import nn

    class Block(nn.Module):
        def __init__(self, into, out, stride):
            super().__init__()
            self.conv1, self.bn1 = nn.Conv2d(into, out, 3, stride, 1, bias=False), nn.BatchNorm2d(out)
            self.conv2, self.bn2 = nn.Conv2d(out, out, 3, 1, 1, bias=False), nn.BatchNorm2d(out)
            self.downsample = None if stride == 1 else nn.Sequential(nn.Conv2d(into, out, 1, stride, bias=False), nn.BatchNorm2d(out))

        def forward(self, x):
            y = self.bn2(self.conv2(torch.relu_(self.bn1(self.conv1(x)))))
            return torch.relu_(y + (x if self.downsample is None else self.downsample(x)))

    def stage(into, out, stride):
        return nn.Sequential(Block(into, out, stride), Block(out, out, 1))

    model = named(conv1=nn.Conv2d(3, 64, 7, 2, 3, bias=False), bn1=nn.BatchNorm2d(64), relu=nn.ReLU(inplace=True), pool=nn.MaxPool2d(3, 2, 1),
                  layer1=stage(64, 64, 1), layer2=stage(64, 128, 2), layer3=stage(128, 256, 2), layer4=stage(256, 512, 2),
                  avg=nn.AdaptiveAvgPool2d(1), flat=nn.Flatten(), fc=nn.Linear(512, classes))
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode='fan_out', nonlinearity='relu')
    return model


def named(**layers):
    from collections import OrderedDict
    from torch import nn
    return nn.Sequential(OrderedDict(layers))


# Network, and the checksum of its start at seed 7 as the tests of the families have it (ResNet's with its 1000 classes).
NETWORKS = {'vgg16-cifar': (vgg16_cifar, vgg16_cifar), 'resnet18': (resnet18, lambda: resnet18(1000))}


def verify_start(name):
    import torch
    seeds = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../dsl/src/test/resources/org/reptorch/nn/families/seeds.txt')
    with open(seeds) as file:
        expected = dict(line.split() for line in file)[name]
    torch.manual_seed(7)
    state = sorted(NETWORKS[name][1]().state_dict().items())
    found = hashlib.sha256(b''.join(t.detach().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes() for _, t in state)).hexdigest()[:32]
    if found != expected:
        refuse(f'{name} does not start from the recorded weights at seed 7: the draws of this PyTorch differ')


# ---------------------------------------------------------------------------------------------- data


def images(folder, split, cache):
    """All images of a split as N x 3 x H x W bytes and their classes; decoded once, then kept in the cache."""
    import numpy
    import torch
    from PIL import Image
    kept = os.path.join(cache, split + '.pt')
    if os.path.exists(kept):
        return torch.load(kept)
    root = os.path.join(folder, split)
    pixels, labels = [], []
    for label, name in enumerate(sorted(os.listdir(root))):
        for file in sorted(os.listdir(os.path.join(root, name))):
            pixels.append(numpy.asarray(Image.open(os.path.join(root, name, file)).convert('RGB')))
            labels.append(label)
    data = torch.from_numpy(numpy.stack(pixels)).permute(0, 3, 1, 2).contiguous(), torch.tensor(labels)
    torch.save(data, kept)
    return data


def normalized(batch):
    import torch
    mean, std = (torch.tensor(values).view(1, 3, 1, 1) for values in (MEAN, STD))
    return (batch.float().div(255) - mean) / std


def augmented(batch, transforms, generator):
    """Bytes to normalized values, every image with its own draws."""
    import torch
    count, _, height, width = batch.shape
    values = None
    for name, amount in transforms:
        def draw(bound):
            return torch.randint(bound, (count,), generator=generator)
        if name == 'randomCrop':
            amount = int(amount)
            padded = torch.nn.functional.pad(batch, (amount,) * 4)
            rows = draw(2 * amount + 1)[:, None] + torch.arange(height)
            columns = draw(2 * amount + 1)[:, None] + torch.arange(width)
            batch = padded[torch.arange(count)[:, None, None, None], torch.arange(3)[:, None, None], rows[:, None, :, None], columns[:, None, None, :]]
        elif name == 'horizontalFlip':
            flipped = torch.rand(count, generator=generator) < amount
            batch = torch.where(flipped[:, None, None, None], batch.flip(3), batch)
        elif name == 'cutout':
            values = normalized(batch)
            top, left = draw(height) - int(amount) // 2, draw(width) - int(amount) // 2
            y, x = torch.arange(height), torch.arange(width)
            rows = (y >= top[:, None]) & (y < top[:, None] + int(amount))
            columns = (x >= left[:, None]) & (x < left[:, None] + int(amount))
            values = values.masked_fill((rows[:, :, None] & columns[:, None, :])[:, None], 0)
        else:
            refuse(f'{name} is not made here; take randomCrop, horizontalFlip and, last, cutout')
    return normalized(batch) if values is None else values


# ---------------------------------------------------------------------------------------------- training


def recipe_of(run):
    with open(os.path.join(run, 'model.safetensors'), 'rb') as file:
        header = json.loads(file.read(struct.unpack('<Q', file.read(8))[0]))
    recipe = json.loads(header['__metadata__']['reptorch.recipe'])
    wanted = dict(method='sgd', optimizer='sgd', normalization='cifar10', accumulation=1, schedule='cosine', precision='float32', mixup=0.0, cutmix=0.0,
                  emaDecay=0.0, patience=0, testTransforms=[])
    for key, value in wanted.items():
        if recipe[key] != value:
            refuse(f'{key} is {recipe[key]} in {run}; only {value} is made here')
    if recipe['model'] not in NETWORKS or recipe.get('clipNorm') is not None:
        refuse(f"{recipe['model']} is not made here; take one of {', '.join(NETWORKS)}, without clipping")
    return recipe


def rate(recipe, step, steps):
    warmup = min(recipe['epochs'] * steps, round(recipe['warmupEpochs'] * steps))
    late = recipe['stepping'] == 'timm'
    step = max(0, step - 1) if late else step
    if step < warmup:
        return recipe['warmupLearningRate'] + step * (recipe['learningRate'] - recipe['warmupLearningRate']) / warmup
    before = 0 if late else warmup
    done = min(1, (step - before) / (recipe['epochs'] * steps - before))
    end = recipe['endLearningRate']
    return end + 0.5 * (recipe['learningRate'] - end) * (1 + math.cos(math.pi * done))


def train(run, data, out):
    import torch
    from torch.nn.functional import cross_entropy
    recipe = recipe_of(run)
    verify_start(recipe['model'])
    transforms = [(name, float(amount)) for name, amount in (re.fullmatch(r'(\w+)\(([\d.]+)\)', text).groups() for text in recipe['augmentations'])]
    cache = os.path.dirname(os.path.abspath(out))
    (pixels, labels), (test_pixels, test_labels) = images(data, 'train', cache), images(data, 'test', cache)
    torch.manual_seed(recipe['seed'])
    model = NETWORKS[recipe['model']][0]()
    generator = torch.Generator().manual_seed(1000 + recipe['seed'])
    parameters = list(model.parameters())
    decaying = [p for p in parameters if recipe['decayAll'] or p.dim() > 1]
    groups = [dict(params=decaying, weight_decay=recipe['weightDecay']),
              dict(params=[p for p in parameters if not any(p is other for other in decaying)], weight_decay=0.0)]
    optimizer = torch.optim.SGD([group for group in groups if group['params']], lr=0.1, momentum=recipe['momentum'], nesterov=recipe['nesterov'])
    memory = torch.channels_last if recipe['channelsLast'] else torch.contiguous_format
    steps = len(pixels) // recipe['batch']
    with open(out + '.part', 'w') as file:
        for epoch in range(recipe['epochs']):
            model.train()
            begun = time.time()
            order = torch.randperm(len(pixels), generator=generator)
            for step in range(steps):
                number = epoch * steps + step
                chosen = order[step * recipe['batch']:(step + 1) * recipe['batch']]
                batch = augmented(pixels[chosen], transforms, generator).contiguous(memory_format=memory)
                for group in optimizer.param_groups:
                    group['lr'] = rate(recipe, number, steps)
                optimizer.zero_grad()
                loss = cross_entropy(model(batch), labels[chosen], label_smoothing=recipe['labelSmoothing'])
                loss.backward()
                optimizer.step()
                print(json.dumps(dict(step=number, epoch=epoch, loss=loss.item(), lr=optimizer.param_groups[0]['lr'])), file=file, flush=True)
                if step % WINDOW == WINDOW - 1:
                    print(f'PyTorch epoch {epoch + 1} step {step + 1}/{steps}  loss {loss.item():.3f}  {(time.time() - begun) / (step + 1):.2f} s/step', file=sys.stderr)
            seconds = time.time() - begun
            model.eval()
            with torch.no_grad():
                right = sum((model(normalized(test_pixels[i:i + 256])).argmax(1) == test_labels[i:i + 256]).sum().item() for i in range(0, len(test_pixels), 256))
            top1 = 100 * right / len(test_pixels)
            print(json.dumps(dict(step=number, epoch=epoch, event='epoch', top1=top1, seconds=seconds)), file=file, flush=True)
            print(f'PyTorch epoch {epoch + 1}  top-1 {top1:.2f} %  {seconds:.1f} s', file=sys.stderr)
    os.replace(out + '.part', out)


# ---------------------------------------------------------------------------------------------- comparison


def curve(file):
    """Mean losses of every 50 steps, and top-1 at the end."""
    with open(file) as lines:
        entries = [json.loads(line) for line in lines]
    losses = [entry['loss'] for entry in entries if 'event' not in entry]
    means = [sum(losses[i:i + WINDOW]) / len(losses[i:i + WINDOW]) for i in range(0, len(losses), WINDOW)]
    return means, [entry['top1'] for entry in entries if entry.get('event') == 'epoch'][-1]


def compare(name, folder, seeds):
    if len(seeds) != 2:
        refuse('compare wants two seeds')
    java, java_top1 = zip(*(curve(os.path.join(folder, f'{name}-java-{seed}', 'metrics.jsonl')) for seed in seeds))
    torch, torch_top1 = zip(*(curve(os.path.join(folder, f'{name}-torch-{seed}.jsonl')) for seed in seeds))
    if len({len(means) for means in java + torch}) != 1:
        refuse('the runs have different numbers of steps')
    print(f'{name}: mean loss of {WINDOW} steps, mean of seeds {" and ".join(seeds)}; noise: how far the two seeds lie apart')
    print('   to step   Reptorch    PyTorch   difference   noise Reptorch   noise PyTorch')
    differences, noises = [], []
    for i, (a, b, c, d) in enumerate(zip(*java, *torch)):
        differences.append((a + b) / 2 - (c + d) / 2)
        noises += [a - b, c - d]
        print(f'{(i + 1) * WINDOW:10d} {(a + b) / 2:10.4f} {(c + d) / 2:10.4f} {differences[-1]:+12.4f} {abs(a - b):16.4f} {abs(c - d):15.4f}')
    print(f'top-1 at the end: Reptorch {java_top1[0]:.2f} {java_top1[1]:.2f}, PyTorch {torch_top1[0]:.2f} {torch_top1[1]:.2f} %')

    def root_mean_square(values):
        return math.sqrt(sum(value * value for value in values) / len(values))
    # The variance of a difference of two runs is twice a run's; that of a difference of two means of two runs is a run's.
    expected = root_mean_square(noises) / math.sqrt(2)
    found = root_mean_square(differences)
    print(f'difference, root mean square: {found:.4f}; of seeds alone {expected:.4f} is to be expected: '
          + ('within noise' if found <= 2 * expected else 'MORE THAN NOISE'))
    return found <= 2 * expected


if __name__ == '__main__':
    if len(sys.argv) == 5 and sys.argv[1] == 'train':
        train(*sys.argv[2:])
    elif len(sys.argv) == 6 and sys.argv[1] == 'compare':
        sys.exit(0 if compare(sys.argv[2], sys.argv[3], sys.argv[4:]) else 1)
    else:
        refuse(__doc__.split('\n')[0])
