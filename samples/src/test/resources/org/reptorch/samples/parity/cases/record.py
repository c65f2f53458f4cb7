"""Records the small training cases beside this file with PyTorch and the published RepOptimizers code.

    python record.py FOLDER_OF_THE_PUBLISHED_CODE

Each case is a folder as ReplayCommand reads it: case.json, init, batches and (for a prior) scales as safetensors, and what
PyTorch computed from them: expected.json, final.safetensors.
"""
import json
import struct
import sys
from pathlib import Path

import torch
import torch.nn.functional as F

sys.path.insert(0, sys.argv[1])
from optimizer import set_weight_decay
from repoptimizer.repoptvgg_impl import RepOptVGGHandler, extract_scales
from repoptimizer.repoptvgg_model import RepOptVGG
from repoptimizer.repoptimizer_sgd import RepOptimizerSGD

DTYPES = {torch.float64: "F64", torch.float32: "F32", torch.int64: "I64"}
NET = dict(blocks=[1, 2, 1, 1], widths=[0.125, 0.125, 0.0625, 0.03125], strides=[1, 1, 2, 2, 1], classes=5)
STEPS, BATCH, SIZE = 12, 4, 8
LR, MOMENTUM, WEIGHT_DECAY, SMOOTHING = 0.1, 0.9, 4e-5, 0.1


def save(file, tensors):
    header, offset, parts = {}, 0, []
    for name, tensor in tensors.items():
        data = tensor.detach().contiguous().numpy().tobytes()
        header[name] = {"dtype": DTYPES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [offset, offset + len(data)]}
        offset += len(data)
        parts.append(data)
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    file.write_bytes(struct.pack("<Q", len(text)) + text + b"".join(parts))


def build(mode):
    return RepOptVGG(NET["blocks"], NET["classes"], NET["widths"], tuple(NET["strides"]), mode=mode).double()


def record(name, mode, post_se=False):
    torch.manual_seed(20)
    folder = Path(__file__).parent / name
    folder.mkdir(exist_ok=True)
    model = RepOptVGG(NET["blocks"], NET["classes"], NET["widths"], tuple(NET["strides"]), use_post_se=post_se, mode=mode).double()
    prior = name.startswith("target-repopt")
    if prior:
        torch.set_default_dtype(torch.float64)  # the handler draws a fresh kernel in the default dtype
        search = build("hs")
        with torch.no_grad():
            for key, parameter in search.named_parameters():
                if "scale" in key:
                    parameter.mul_(0.5 + torch.rand_like(parameter))
        scales = extract_scales(search)
        save(folder / "scales.safetensors", {k: v for k, v in search.state_dict().items() if "scale" in k})
        handler = RepOptVGGHandler(model, scales, cpu_mode=True)
        handler.reinitialize()
        optimizer = RepOptimizerSGD(handler.generate_grad_mults(), set_weight_decay(model), lr=LR, momentum=MOMENTUM,
                                    weight_decay=WEIGHT_DECAY, nesterov=True)
        torch.set_default_dtype(torch.float32)
    else:
        optimizer = torch.optim.SGD(set_weight_decay(model), lr=LR, momentum=MOMENTUM, weight_decay=WEIGHT_DECAY, nesterov=True)
    save(folder / "init.safetensors", model.state_dict())
    batches, losses = {}, []
    for step in range(STEPS):
        x, y = torch.randn(BATCH, 3, SIZE, SIZE), torch.randint(0, NET["classes"], (BATCH,))
        batches[f"x.{step}"], batches[f"y.{step}"] = x, y
        optimizer.zero_grad()
        loss = F.cross_entropy(model(x.double()), y, label_smoothing=SMOOTHING)
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    batches["probe.x"] = torch.randn(BATCH, 3, SIZE, SIZE)
    save(folder / "batches.safetensors", batches)
    model.eval()
    with torch.no_grad():
        logits = model(batches["probe.x"].double())
    save(folder / "final.safetensors", {**model.state_dict(), "probe.logits": logits})
    case = {
        "model": {"family": "repopt-vgg", "mode": mode, "blocks": NET["blocks"], "widthMultiplier": NET["widths"],
                  "strides": NET["strides"], "classes": NET["classes"], "postSe": post_se},
        "optimizer": {"type": "repopt-sgd" if prior else "sgd", "lr": LR, "momentum": MOMENTUM, "nesterov": True,
                      "weightDecay": WEIGHT_DECAY},
        "loss": {"type": "cross-entropy", "labelSmoothing": SMOOTHING},
        "dtype": "float64", "steps": STEPS, "batch": BATCH,
    }
    (folder / "case.json").write_text(json.dumps(case, indent=1) + "\n")
    (folder / "expected.json").write_text(json.dumps({"losses": losses}, indent=1) + "\n")


record("target-repopt-sgd", "target")
record("target-repopt-sgd-se", "target", post_se=True)
record("csla-sgd", "csla")
record("hs-sgd", "hs")
record("repvgg-sgd", "repvgg")
