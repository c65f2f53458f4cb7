"""Records what torchvision and timm make of magnitudes, for Policy_ParityTest: record_policies.py FOLDER (torchvision, timm, Pillow).

FOLDER/autoaugment.safetensors: torchvision's AutoAugment changes of the image "noise", named CHANGE|BIN|SIGN, and its geometric transforms;
FOLDER/policies.txt: the pairs of its policies and the arguments that timm gives its operations at each magnitude.
"""
import importlib.util
import json
import struct
import sys
from pathlib import Path

import numpy as np
import torch

# A torchvision built for another torch lacks its native operators; nothing here needs them.
torch.library.register_fake = lambda *_, **__: lambda function: function
from PIL import Image
from torchvision import transforms
from torchvision.transforms import InterpolationMode
from torchvision.transforms import functional as F
from torchvision.transforms.autoaugment import AutoAugment, AutoAugmentPolicy, _apply_op

NAMES = {"ShearX": "SHEAR_X", "ShearY": "SHEAR_Y", "TranslateX": "TRANSLATE_X", "TranslateY": "TRANSLATE_Y", "AutoContrast": "AUTO_CONTRAST"}


def timm_module(name):
    """A file of timm's data package alone: the package wants torchvision's native operators."""
    root = Path(next(Path(p) / "timm" for p in sys.path if (Path(p) / "timm").is_dir()))
    spec = importlib.util.spec_from_file_location(name, root / "data" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def arrays(image):
    space = AutoAugment()._augmentation_space(10, (image.size[1], image.size[0]))
    for name, (magnitudes, signed) in space.items():
        bins = range(10) if magnitudes.dim() else [0]
        for bin in bins:
            for sign in (1, -1) if signed else (1,):
                magnitude = sign * (float(magnitudes[bin].item()) if magnitudes.dim() else 0.0)
                result = _apply_op(image, name, magnitude, InterpolationMode.NEAREST, None)
                yield f"{NAMES.get(name, name.upper())}|{bin}|{sign}", result
    for size in (5, 8, 13, 31):
        yield f"resize|{size}", transforms.Resize(size)(image)
        yield f"centerCrop|{size}", transforms.CenterCrop(size)(image)
    yield "resizedCrop|2|5|7|9|6", F.resized_crop(image, 2, 5, 7, 9, [6, 6])


def timm_lines():
    timm = timm_module("auto_augment")
    timm.random.random = lambda: 0.0  # every sign positive
    for name in timm._RAND_TRANSFORMS + timm._RAND_INCREASING_TRANSFORMS:
        function = timm.LEVEL_TO_ARG[name]
        for magnitude in [0, 1, 2.5, 4, 7.3, 9, 10]:
            for sign in (0.0, 1.0):
                timm.random.random = lambda: sign
                argument = function(magnitude, timm._HPARAMS_DEFAULT)[0] if function else 0
                yield f"timm {name} {magnitude} {-1 if sign else 1} {float(argument)!r}"


def main(folder):
    rng = np.random.default_rng(1)
    image = Image.fromarray(rng.integers(0, 256, (13, 22, 3)).astype(np.uint8), "RGB")
    header, data = {}, b""
    for key, result in [("noise", image)] + list(arrays(image)):
        array = np.asarray(result)
        header[key] = {"dtype": "U8", "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.size]}
        data += array.tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    (folder / "autoaugment.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)

    lines = []
    for policy in (AutoAugmentPolicy.IMAGENET, AutoAugmentPolicy.CIFAR10):
        for pair in AutoAugment(policy).policies:
            lines.append(f"pair {policy.value} " + ", ".join(f"{NAMES.get(name, name.upper())} {p} {bin or 0}" for name, p, bin in pair))
    lines += sorted(set(timm_lines()))
    (folder / "policies.txt").write_text("\n".join(lines) + "\n")


main(Path(sys.argv[1]))
