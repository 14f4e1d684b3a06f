"""The made-up numbers of bench/scattered.ts."""
import numpy


def scattered(count, start):
    """Numbers in [-0.5, 0.5) by their index, from the finaliser of MurmurHash3."""
    h = (numpy.arange(count, dtype=numpy.uint64) + numpy.uint64(start)).astype(numpy.uint32)
    h = (h ^ (h >> numpy.uint32(16))) * numpy.uint32(0x85EBCA6B)
    h = (h ^ (h >> numpy.uint32(13))) * numpy.uint32(0xC2B2AE35)
    return (h ^ (h >> numpy.uint32(16))) / 4294967296 - 0.5
