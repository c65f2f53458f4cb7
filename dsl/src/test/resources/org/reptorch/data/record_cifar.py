"""Writes small pickles as CIFAR's for Python are: record_cifar.py FOLDER (NumPy).

Python 2 wrote the published ones: str, not bytes, and protocol 2. Python 3 can not, so that the instructions are put together here.
FOLDER/cifar-python holds three images in data_batch_1 and one in test_batch and each other batch, ten names in batches.meta.
"""
import struct
import sys
from pathlib import Path

PIXELS = 3072


def text(value):  # SHORT_BINSTRING, BINSTRING: Python 2's str
    return b"U" + bytes([len(value)]) + value if len(value) < 256 else b"T" + struct.pack("<I", len(value)) + value


def number(value):
    return b"K" + bytes([value]) if value < 256 else b"M" + struct.pack("<H", value)


def array(pixels):
    rows = len(pixels) // PIXELS
    dtype = b"cnumpy\ndtype\n" + text(b"u1") + number(0) + number(1) + b"\x87R(" + number(3) + text(b"|") + b"NNNJ\xff\xff\xff\xffJ\xff\xff\xff\xffK\x00tb"
    return (b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\n" + number(0) + b"\x85" + text(b"b") + b"\x87R("
            + number(1) + number(rows) + number(PIXELS) + b"\x86" + dtype + b"\x89" + text(pixels) + b"tb")


def pickle(entries):
    return b"\x80\x02}q\x00(" + b"".join(text(key) + value for key, value in entries) + b"u."


def items(values):
    return b"](" + b"".join(values) + b"e"


def batch(labels, seed):
    pixels = b"".join(bytes((seed + 31 * i + p // 1024 * 80 + p % 1024 * 7) % 256 for p in range(PIXELS)) for i in range(len(labels)))
    return pickle([(b"data", array(pixels)), (b"labels", items(map(number, labels))), (b"batch_label", text(b"batch"))])


folder = Path(sys.argv[1]) / "cifar-python"
folder.mkdir(exist_ok=True)
(folder / "data_batch_1").write_bytes(batch([6, 9, 0], 1))
for i in range(2, 6):
    (folder / f"data_batch_{i}").write_bytes(batch([i], i))
(folder / "test_batch").write_bytes(batch([3], 77))
names = [b"airplane", b"automobile", b"bird", b"cat", b"deer", b"dog", b"frog", b"horse", b"ship", b"truck"]
(folder / "batches.meta").write_bytes(pickle([(b"num_vis", number(3072)), (b"label_names", items(map(text, names)))]))

import pickle as reader  # noqa: E402  (proves that Python reads what was put together)

loaded = reader.loads((folder / "data_batch_1").read_bytes(), encoding="latin1")
assert loaded["data"].shape == (3, PIXELS) and loaded["labels"] == [6, 9, 0]
