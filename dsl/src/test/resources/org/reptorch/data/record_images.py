"""Writes small image files and what Pillow decodes them to, for ImageDecoder_ParityTest: record_images.py FOLDER (Pillow, NumPy)."""
import io
import json
import struct
import sys
import zlib
from pathlib import Path

import numpy as np
from PIL import Image

folder = Path(sys.argv[1])
(folder / "images").mkdir(exist_ok=True)
rng = np.random.default_rng(2)
y, x = np.mgrid[0:37, 0:51]
waves = np.stack([127 + 120 * np.sin(x / 5 + y / 9), 127 + 90 * np.cos(x * y / 60), 2.0 * x + 3 * y], 2)
pixels = np.clip(waves + rng.normal(0, 10, waves.shape), 0, 255).astype(np.uint8)
image = Image.fromarray(pixels)
fourth = Image.fromarray(((x * 5) % 256).astype(np.uint8))
cmyk = Image.merge("CMYK", [*image.split(), fourth])
rgba = Image.merge("RGBA", [*image.split(), fourth])
turned = Image.Exif()
turned[0x0112] = 6  # a camera held upright: the pixels stay as they are stored


def jpeg(source, **options):
    out = io.BytesIO()
    source.save(out, "JPEG", **options)
    return out.getvalue()


def png(source, **options):
    out = io.BytesIO()
    source.save(out, "PNG", **options)
    return out.getvalue()


def as_ycck(file):  # Pillow writes no YCCK: the same numbers under Adobe's other transform
    place = file.index(b"Adobe") + 11
    assert file[place] == 0
    return file[:place] + b"\x02" + file[place + 1:]


def png16(array, colour):  # Pillow writes no 16 bits of colour
    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in array)
    header = struct.pack(">IIBBBBB", array.shape[1], array.shape[0], 16, colour, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


files = {
    "444.jpg": jpeg(image, quality=95, subsampling=0),
    "422.jpg": jpeg(image, quality=80, subsampling=1),
    "420.jpg": jpeg(image, quality=60, subsampling=2),
    "progressive.jpg": jpeg(image, quality=85, subsampling=2, progressive=True),
    "grey.jpg": jpeg(image.convert("L"), quality=90),
    "32.jpg": jpeg(image.crop((0, 0, 32, 32)), quality=75),
    "cmyk.jpg": jpeg(cmyk, quality=90),
    "ycck.jpg": as_ycck(jpeg(cmyk, quality=90)),
    "turned.jpg": jpeg(image, quality=90, exif=turned),
    "1x1.jpg": jpeg(image.crop((5, 5, 6, 6)), quality=90),
    "rgb.png": png(image),
    "rgba.png": png(rgba),
    "greyalpha.png": png(Image.merge("LA", [image.convert("L"), fourth])),
    "palette.png": png(image.quantize(23)),
    "transparent.png": png(image.quantize(23), transparency=3),
    "bits.png": png(image.convert("1")),
    "rgb16.png": png16(pixels.astype(np.uint16) * 256 + fourth.size[0], 2),
    "1x1.png": png(image.crop((5, 5, 6, 6))),
}
header, data = {}, b""
for name, content in files.items():
    (folder / "images" / name).write_bytes(content)
    array = np.asarray(Image.open(io.BytesIO(content)).convert("RGB"))
    header[name] = {"dtype": "U8", "shape": list(array.shape), "data_offsets": [len(data), len(data) + array.size]}
    data += array.tobytes()
text = json.dumps(header).encode()
text += b" " * (-len(text) % 8)
(folder / "images.safetensors").write_bytes(struct.pack("<Q", len(text)) + text + data)
