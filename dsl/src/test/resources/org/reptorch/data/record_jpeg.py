"""Writes small JPEG files and what Pillow decodes them to, for Jpeg_ParityTest: record_jpeg.py FOLDER (Pillow, NumPy)."""
import json
import struct
import sys
from pathlib import Path

import numpy as np
from PIL import Image

folder = Path(sys.argv[1])
(folder / "jpeg").mkdir(exist_ok=True)
rng = np.random.default_rng(2)
y, x = np.mgrid[0:37, 0:51]
waves = np.stack([127 + 120 * np.sin(x / 5 + y / 9), 127 + 90 * np.cos(x * y / 60), 2.0 * x + 3 * y], 2)
image = Image.fromarray(np.clip(waves + rng.normal(0, 10, waves.shape), 0, 255).astype(np.uint8))
files = {
    "444": (image, dict(quality=95, subsampling=0)),
    "422": (image, dict(quality=80, subsampling=1)),
    "420": (image, dict(quality=60, subsampling=2)),
    "progressive": (image, dict(quality=85, subsampling=2, progressive=True)),
    "grey": (image.convert("L"), dict(quality=90)),
    "32": (image.crop((0, 0, 32, 32)), dict(quality=75)),
}
header, data = {}, b""
for name, (source, options) in files.items():
    source.save(folder / "jpeg" / f"{name}.jpg", **options)
    array = np.asarray(Image.open(folder / "jpeg" / f"{name}.jpg").convert("RGB"))
    header[name] = {"dtype": "U8", "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.size]}
    data += array.tobytes()
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
(folder / "jpeg.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)
