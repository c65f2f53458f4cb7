"""Records what Pillow makes of small images, for Pil_ParityTest: record.py OUT.safetensors (Pillow 12.3, NumPy).

A name is IMAGE|OPERATION|ARGUMENT|...; without an operation it is the image itself. Arrays are height x width x RGB bytes.
"""
import json
import struct
import sys

import numpy as np
from PIL import Image, ImageEnhance, ImageOps

RNG = np.random.default_rng(0)
FILTERS = {"nearest": Image.NEAREST, "bilinear": Image.BILINEAR, "bicubic": Image.BICUBIC}
FILL = (128, 100, 7)


def images():
    y, x = np.mgrid[0:32, 0:32]
    waves = np.stack([127 + 120 * np.sin(x / 3 + y / 7), 127 + 90 * np.cos(x * y / 40), 2.0 * x + 5 * y], 2)
    yield "waves", np.clip(waves + RNG.normal(0, 8, waves.shape), 0, 255)
    yield "noise", RNG.integers(0, 256, (13, 22, 3))
    yield "dull", np.clip(np.stack([60 + x + y, 90 + x // 4, 100 + 0 * x], 2)[:17, :19], 0, 255)
    yield "flat", np.full((5, 4, 3), (200, 10, 10))


def operations(image):
    w, h = image.size
    for name, filter in FILTERS.items():
        for degrees in (30.0, -12.5, 3.0, 0.0, -42.0):
            yield f"rotate|{degrees}|{name}", image.rotate(degrees, resample=filter, fillcolor=FILL)
        for factor in (0.3, -0.17):
            yield f"shearX|{factor}|{name}", image.transform(image.size, Image.AFFINE, (1, factor, 0, 0, 1, 0), resample=filter, fillcolor=FILL)
            yield f"shearY|{factor}|{name}", image.transform(image.size, Image.AFFINE, (1, 0, 0, factor, 1, 0), resample=filter, fillcolor=FILL)
        for pixels in (3.0, -5.4, 40.0):
            yield f"translateX|{pixels}|{name}", image.transform(image.size, Image.AFFINE, (1, 0, pixels, 0, 1, 0), resample=filter, fillcolor=FILL)
            yield f"translateY|{pixels}|{name}", image.transform(image.size, Image.AFFINE, (1, 0, 0, 0, 1, pixels), resample=filter, fillcolor=FILL)
    for name in ("bilinear", "bicubic"):
        for height, width in ((8, 8), (h, 9), (7, w), (h, w), (24, 40), (h + 1, w - 2)):
            yield f"resize|{height}|{width}|{name}", image.resize((width, height), FILTERS[name])
    for factor in (0.0, 0.1, 0.55, 1.0, 1.37, 1.9, 2.62):
        yield f"color|{factor}", ImageEnhance.Color(image).enhance(factor)
        yield f"contrast|{factor}", ImageEnhance.Contrast(image).enhance(factor)
        yield f"brightness|{factor}", ImageEnhance.Brightness(image).enhance(factor)
        yield f"sharpness|{factor}", ImageEnhance.Sharpness(image).enhance(factor)
    for factor in (-0.5, -0.13, 0.0, 0.3, 0.5):
        h_, s, v = image.convert("HSV").split()
        shifted = np.array(h_) + np.array(int(factor * 255)).astype(np.uint8)  # torchvision's adjust_hue
        yield f"hue|{factor}", Image.merge("HSV", (Image.fromarray(shifted), s, v)).convert("RGB")
    yield "autoContrast", ImageOps.autocontrast(image)
    yield "equalize", ImageOps.equalize(image)
    yield "invert", ImageOps.invert(image)
    for bits in (1, 3, 4, 7):
        yield f"posterize|{bits}", ImageOps.posterize(image, bits)
    for threshold in (0, 26, 128, 256):
        yield f"solarize|{threshold}", ImageOps.solarize(image, threshold)
    for add in (0, 33, 110, 154):
        yield f"solarizeAdd|{add}", image.point([min(255, i + add) if i < 128 else i for i in range(256)] * 3)


def main(out):
    header, data = {"__metadata__": {"pillow": Image.__version__ if hasattr(Image, "__version__") else ""}}, b""
    for name, pixels in images():
        pixels = np.asarray(pixels).astype(np.uint8)
        image = Image.fromarray(pixels, "RGB")
        for key, result in [(name, image)] + [(f"{name}|{key}", result) for key, result in operations(image)]:
            array = np.asarray(result)
            assert array.dtype == np.uint8 and array.shape[2] == 3
            header[key] = {"dtype": "U8", "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.size]}
            data += array.tobytes()
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with open(out, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


main(sys.argv[1])
