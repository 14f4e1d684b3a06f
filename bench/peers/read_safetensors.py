"""Reads a .safetensors file into NumPy arrays: an 8-byte header length, a JSON header, raw little-endian data."""
import json
import struct

import numpy

TYPES = {"F32": "<f4", "F64": "<f8", "I32": "<i4", "U8": "u1"}


def read_safetensors(path):
    """Returns (arrays by name, metadata strings by name)."""
    with open(path, "rb") as file:
        content = file.read()
    (length,) = struct.unpack("<Q", content[:8])
    header = json.loads(content[8 : 8 + length])
    metadata = header.pop("__metadata__", {})
    body = memoryview(content)[8 + length :]
    arrays = {}
    for name, entry in header.items():
        begin, end = entry["data_offsets"]
        arrays[name] = numpy.frombuffer(body[begin:end], dtype=TYPES[entry["dtype"]]).reshape(entry["shape"])
    return arrays, metadata
