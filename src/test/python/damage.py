"""Damages files, the same way each time: cut, changed, filled with zeros, swapped, or grown."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator

import numpy as np

BEGINNING = 24  # bytes, in which the format stands
FLIPS = 60
TAILS = range(5, 100, 5)  # percent
SWAPS = 20
HUGE = 60_000  # pixels
TIFF_SIDES = (256, 257)


def damaged(kind: str, whole: bytes, random: np.random.Generator) -> Iterator[tuple[str, bytes]]:
    """Names of damages and files.

    :param kind: JPEG, PNG, TIFF, WEBP or BMP
    """
    for percent in range(100):
        yield f"cut-{percent:02}", whole[: len(whole) * percent // 100]
    for percent in TAILS:
        start = max(BEGINNING, len(whole) * percent // 100)
        yield f"zeros-{percent:02}", whole[:start] + bytes(len(whole) - start)
    for i in range(FLIPS):
        yield f"flips-{i:02}", _flipped(whole, 1 + i % 4, random)
    for i in range(SWAPS):
        yield f"swapped-{i:02}", _swapped(whole, random)
    for i, patched in enumerate(_huge(kind, whole)):
        yield f"huge-{i}", patched


def _flipped(whole: bytes, count: int, random: np.random.Generator) -> bytes:
    changed = bytearray(whole)
    for place in random.integers(BEGINNING, len(whole), count):
        changed[place] ^= 1 << int(random.integers(8))
    return bytes(changed)


def _swapped(whole: bytes, random: np.random.Generator) -> bytes:
    """Two pieces of the same length change places."""
    length = int(random.integers(4, max(5, len(whole) // 8)))
    first = int(random.integers(BEGINNING, len(whole) - 2 * length))
    second = int(random.integers(first + length, len(whole) - length + 1))
    parts = whole[:first], whole[first : first + length], whole[first + length : second]
    return parts[0] + whole[second : second + length] + parts[2] + parts[1] + whole[second + length :]


def _huge(kind: str, whole: bytes) -> Iterator[bytes]:
    """The file with a header that claims sides of so many pixels: width, height, both."""
    patch: Callable[[bytes, int], bytes] = {
        "JPEG": _huge_jpeg,
        "PNG": _huge_png,
        "TIFF": _huge_tiff,
        "WEBP": _huge_webp,
        "BMP": _huge_bmp,
    }[kind]
    width = patch(whole, 0)
    yield width
    yield patch(whole, 1)
    yield patch(width, 1)


def _put(whole: bytes, place: int, layout: str, value: int) -> bytes:
    packed = struct.pack(layout, value)
    return whole[:place] + packed + whole[place + len(packed) :]


def _huge_jpeg(whole: bytes, side: int) -> bytes:
    place = 2
    while whole[place + 1] not in (0xC0, 0xC1, 0xC2):
        place += 2 + int.from_bytes(whole[place + 2 : place + 4], "big")
    return _put(whole, place + (7 if side == 0 else 5), ">H", HUGE)


def _huge_png(whole: bytes, side: int) -> bytes:
    from image_files import PNG_SIGNATURE, png_chunk

    header = _put(whole[16:29], 4 * side, ">I", HUGE)
    return PNG_SIGNATURE + png_chunk(b"IHDR", header) + whole[33:]


def _huge_tiff(whole: bytes, side: int) -> bytes:
    directory = struct.unpack_from("<I", whole, 4)[0]
    count = struct.unpack_from("<H", whole, directory)[0]
    for i in range(count):
        entry = directory + 2 + 12 * i
        if struct.unpack_from("<H", whole, entry)[0] == TIFF_SIDES[side]:
            kind = struct.unpack_from("<H", whole, entry + 2)[0]
            return _put(whole, entry + 8, "<H" if kind == 3 else "<I", HUGE)
    raise ValueError("the TIFF file says no size")


def _huge_webp(whole: bytes, side: int) -> bytes:
    """Sides of WebP have 14 bits, in a lossless one 14 bits that begin anywhere."""
    if whole[12:16] == b"VP8L":
        return _put(whole, 21, "<I", struct.unpack_from("<I", whole, 21)[0] | 0x3FFF << 14 * side)
    return _put(whole, 26 + 2 * side, "<H", 0x3FFF)


def _huge_bmp(whole: bytes, side: int) -> bytes:
    return _put(whole, 18 + 4 * side, "<i", HUGE)
