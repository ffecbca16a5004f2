"""Writes the image files that Pillow cannot write: 16-bit RGB, tiled TIFF, ICC profiles."""

from __future__ import annotations

import struct
import zlib

import numpy as np

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"


def png_chunk(kind: bytes, content: bytes) -> bytes:
    """A chunk with its length and checksum."""
    checksum = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", checksum)


def png_header(width: int, height: int, bits: int, colour_type: int) -> bytes:
    """Signature and IHDR; ``colour_type`` 0 is grey, 2 RGB."""
    header = struct.pack(">IIBBBBB", width, height, bits, colour_type, 0, 0, 0)
    return PNG_SIGNATURE + png_chunk(b"IHDR", header)


def png_rgb16(pixels: np.ndarray) -> bytes:
    """A PNG of uint16 (height, width, 3)."""
    height, width, _ = pixels.shape
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in pixels)
    image = png_chunk(b"IDAT", zlib.compress(rows, 9))
    return png_header(width, height, 16, 2) + image + png_chunk(b"IEND", b"")


def tiff_rgb(pixels: np.ndarray, tile: int = 0) -> bytes:
    """A little-endian TIFF, deflated, of uint8 or uint16 (height, width, 3).

    :param tile: side of the square tiles, a multiple of 16; 0 for one strip
    """
    height, width, _ = pixels.shape
    bits = 8 * pixels.itemsize
    parts = _tiles(pixels, tile) if tile else [pixels]
    blocks = [zlib.compress(part.astype(f"<u{bits // 8}").tobytes(), 9) for part in parts]
    offsets = list(np.cumsum([8] + [len(block) for block in blocks[:-1]]))
    layout = (
        {322: [tile], 323: [tile], 324: offsets, 325: [len(block) for block in blocks]}
        if tile
        else {273: offsets, 278: [height], 279: [len(blocks[0])]}
    )
    tags = {256: [width], 257: [height], 258: [bits] * 3, 259: [8], 262: [2], 277: [3]} | layout
    body = b"".join(blocks)
    return struct.pack("<2sHI", b"II", 42, 8 + len(body)) + body + _tiff_tags(tags, 8 + len(body))


def _tiles(pixels: np.ndarray, side: int) -> list[np.ndarray]:
    """Square tiles, row by row, the last ones padded with zeros."""
    height, width, _ = pixels.shape
    padded = np.pad(pixels, ((0, -height % side), (0, -width % side), (0, 0)))
    return [
        padded[top : top + side, left : left + side]
        for top in range(0, height, side)
        for left in range(0, width, side)
    ]


def _tiff_tags(tags: dict[int, list[int]], position: int) -> bytes:
    """The directory at ``position`` of the file, all values as 32-bit integers."""
    directory = struct.pack("<H", len(tags))
    overflow = b""
    start = position + 2 + 12 * len(tags) + 4
    for tag, values in sorted(tags.items()):
        content = struct.pack(f"<{len(values)}I", *values)
        if len(content) > 4:
            overflow += content
            content = struct.pack("<I", start + len(overflow) - len(content))
        directory += struct.pack("<HHI", tag, 4, len(values)) + content
    return directory + struct.pack("<I", 0) + overflow


# Columns of the matrices from linear RGB to XYZ, adapted to D50.
SRGB_COLUMNS = ((0.4361, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7139))
DISPLAY_P3_COLUMNS = ((0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841))


def icc_profile(columns: tuple[tuple[float, ...], ...], gamma: float) -> bytes:
    """A version 2 display profile.

    :param columns: XYZ of red, green and blue, adapted to D50
    :param gamma: exponent of all three channels
    """
    curve = b"curv" + struct.pack(">IIH", 0, 1, round(gamma * 256)) + b"\0\0"
    name = b"LesionLens test profile\0"
    description = b"desc" + struct.pack(">II", 0, len(name)) + name + b"\0" * 78
    tags = {
        b"desc": description + b"\0" * (-len(description) % 4),
        b"cprt": b"text\0\0\0\0public domain\0\0\0",
        b"wtpt": _xyz((0.9642, 1.0, 0.8249)),
        b"rXYZ": _xyz(columns[0]),
        b"gXYZ": _xyz(columns[1]),
        b"bXYZ": _xyz(columns[2]),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    table = struct.pack(">I", len(tags))
    body = b""
    for tag, content in tags.items():
        table += tag + struct.pack(">II", 132 + 12 * len(tags) + len(body), len(content))
        body += content
    header = struct.pack(
        ">I4sI4s4s4s6H4s4sIIIQI3I4s16s28x",
        128 + len(table) + len(body), b"\0\0\0\0", 0x02400000, b"mntr", b"RGB ", b"XYZ ",
        2026, 1, 1, 0, 0, 0, b"acsp", b"\0\0\0\0", 0, 0, 0, 0, 0,
        *(round(value * 65536) for value in (0.9642, 1.0, 0.8249)), b"\0\0\0\0", b"\0" * 16,
    )  # fmt: skip
    return header + table + body


def _xyz(values: tuple[float, ...]) -> bytes:
    return b"XYZ \0\0\0\0" + struct.pack(">3i", *(round(value * 65536) for value in values))


def webp_animation(
    still: bytes, size: tuple[int, int], place: tuple[int, int], canvas: tuple[int, int]
) -> bytes:
    """An animation of one picture, which need not fill it.

    :param still: a WebP file without transparency or metadata
    :param size: width and height of that picture
    :param place: its left and upper edge, even numbers
    :param canvas: width and height of the animation
    """
    corner = b"".join((value // 2).to_bytes(3, "little") for value in place)
    sides = b"".join((value - 1).to_bytes(3, "little") for value in size)
    frame = corner + sides + (100).to_bytes(3, "little") + b"\0" + still[12:]
    sides = b"".join((value - 1).to_bytes(3, "little") for value in canvas)
    chunks = _riff(b"VP8X", b"\x02\0\0\0" + sides) + _riff(b"ANIM", bytes(6)) + _riff(b"ANMF", frame)
    return _riff(b"RIFF", b"WEBP" + chunks)


def _riff(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
