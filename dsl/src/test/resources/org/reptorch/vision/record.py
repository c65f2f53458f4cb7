"""Records what the tests of segmentation and detection compare with: python record.py (PyTorch 2.13; torchvision 0.29 must be importable).

heads.safetensors, all float64: focal loss and GIoU loss of torchvision element by element with their gradients, the mean cross-entropy of maps of
scores, and the loss of a detector's output, assembled here from torchvision's parts position by position. Inputs are recorded too.
"""
import importlib.util
import json
import os
import re
import struct

import torch

here = os.path.dirname(os.path.abspath(__file__))


def torchvision_ops():
    """The losses are plain Python; torchvision's compiled operators, which must fit PyTorch's version, are declared instead."""
    folder = importlib.util.find_spec('torchvision').submodule_search_locations[0]
    with open(os.path.join(folder, '_meta_registrations.py')) as file:
        operators = set(re.findall(r'(?:torchvision::|register_meta\(")(\w+)"', file.read()))
    library = torch.library.Library('torchvision', 'DEF')
    for operator in operators:
        library.define(operator + '() -> ()')
    from torchvision import ops
    return ops, library


ops, _declared = torchvision_ops()
torch.set_default_dtype(torch.float64)
torch.manual_seed(11)
recorded = {}


def record(name, loss, **leaves):
    gradients = torch.autograd.grad(loss.sum(), list(leaves.values()))
    recorded[name + '/loss'] = loss
    for (key, value), gradient in zip(leaves.items(), gradients):
        recorded[f'{name}/{key}'] = value
        recorded[f'{name}/{key}.grad'] = gradient


logits = (3 * torch.randn(7, 5)).requires_grad_()
targets = (torch.rand(7, 5) < 0.3).double()
recorded['focal/targets'] = targets
record('focal', ops.sigmoid_focal_loss(logits, targets, 0.25, 2), logits=logits)
record('focal3', ops.sigmoid_focal_loss(logits, targets, 0.4, 3), logits=logits)

corners = 10 * torch.rand(12, 4)
boxes = torch.cat([corners[:, :2], corners[:, :2] + 0.5 + corners[:, 2:]], 1).requires_grad_()
corners = 10 * torch.rand(12, 4)
others = torch.cat([corners[:, :2], corners[:, :2] + 0.5 + corners[:, 2:]], 1)
with torch.no_grad():
    boxes[0] = others[0] + torch.tensor([40.0, 40, 40, 40])  # apart
    boxes[1] = torch.stack([others[1][0] + 0.1, others[1][1] + 0.1, others[1][2] - 0.1, others[1][3] - 0.1])  # inside
recorded['giou/others'] = others
record('giou', ops.generalized_box_iou_loss(boxes, others), boxes=boxes)

scores = torch.randn(2, 4, 6, 5).requires_grad_()
mask = torch.randint(4, (2, 6, 5))
recorded['segmentation/mask'] = mask.double()
record('segmentation', torch.nn.functional.cross_entropy(scores, mask), output=scores)

# Two images of 32 x 32, a map of stride 8, three classes; label, left, top, right, bottom.
OBJECTS = [[(0, 2, 3, 20, 17), (2, 8, 6, 16, 15)], [(1, 16, 1, 31, 30)]]
output = torch.randn(2, 7, 4, 4).requires_grad_()
one_hot = torch.zeros(2, 3, 4, 4)
overlaps = []
for n, objects in enumerate(OBJECTS):
    for row in range(4):
        for column in range(4):
            x, y = 8 * column + 4.0, 8 * row + 4.0
            inside = [o for o in objects if o[1] < x < o[3] and o[2] < y < o[4]
                      and abs(x - (o[1] + o[3]) / 2) < 12 and abs(y - (o[2] + o[4]) / 2) < 12]
            if inside:
                smallest = min(inside, key=lambda o: (o[3] - o[1]) * (o[4] - o[2]))
                one_hot[n, smallest[0], row, column] = 1
                left, top, right, bottom = 8 * torch.nn.functional.softplus(output[n, 3:, row, column])
                box = torch.stack([x - left, y - top, x + right, y + bottom])
                overlaps.append(ops.generalized_box_iou_loss(box[None], torch.tensor([smallest[1:]], dtype=torch.float64))[0])
recorded['detection/one_hot'] = one_hot
focal = ops.sigmoid_focal_loss(output[:, :3], one_hot, 0.25, 2).sum()
record('detection', (focal + sum(overlaps)) / len(overlaps), output=output)

# Boxes over each other, two classes: what is kept at 0.5 by the definition, each box held against all surer ones that were kept.
corners = 30 * torch.rand(60, 2)
found = torch.cat([corners, corners + 6 + 14 * torch.rand(60, 2)], 1)
sure, labels = torch.rand(60), torch.randint(2, (60,))
overlap = ops.box_iou(found, found)
kept = []
for i in sure.argsort(descending=True).tolist():
    if all(labels[i] != labels[j] or overlap[i, j] <= 0.5 for j in kept):
        kept.append(i)
recorded |= {'nms/boxes': found, 'nms/scores': sure, 'nms/labels': labels.double(), 'nms/kept': torch.tensor(kept).double(), 'nms/iou': overlap}

header, body = {}, b''
for name, tensor in recorded.items():
    stored = tensor.detach().contiguous().numpy().tobytes()
    header[name] = dict(dtype='F64', shape=list(tensor.shape), data_offsets=[len(body), len(body) + len(stored)])
    body += stored
text = json.dumps(header, separators=(',', ':')).encode()
with open(os.path.join(here, 'heads.safetensors'), 'wb') as file:
    file.write(struct.pack('<Q', len(text)) + text + body)
