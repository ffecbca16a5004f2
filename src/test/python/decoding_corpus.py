"""Writes picture files of every kind that Pillow can write, for ``compare_decoding.py``.

    python src/test/python/decoding_corpus.py FOLDER

Formats, colour models, qualities, orientations and damage are drawn from a fixed seed. A file's
name says its kind, up to the first dash.
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path

import numpy as np
from PIL import Image

ORIENTATION_TAG = 0x0112
XMP = b'<rdf:Description tiff:Orientation="%d"/>'


def photo(width: int, height: int, noise: float, random: np.random.Generator) -> Image.Image:
    """A lesion of no patient: a dark spot on skin, with noise."""
    y, x = np.mgrid[0:height, 0:width]
    spot = np.exp(-((x - 0.45 * width) ** 2 + (y - 0.5 * height) ** 2) / (0.03 * width * height))
    red, green = 205 - 110 * spot + 15 * np.sin(x / 17), 165 - 110 * spot + 9 * np.cos(y / 11)
    values = np.dstack([red, green, 150 - 100 * spot]) + random.normal(0, noise, (height, width, 3))
    return Image.fromarray(values.clip(0, 255).astype(np.uint8))


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    """The bytes of a file."""
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def write(folder: Path) -> None:
    """Writes all files."""
    folder.mkdir(parents=True, exist_ok=True)
    random = np.random.default_rng(2026)
    for i, size in enumerate(((160, 120), (97, 61), (33, 17))):
        for noise in (0.0, 6.0, 25.0):
            picture = photo(*size, noise, random)
            for name, content in _files(picture):
                stem, suffix = name.rsplit(".", 1)
                (folder / f"{stem}-{i}{noise:02.0f}.{suffix}").write_bytes(content)


def _files(picture: Image.Image):
    yield from _jpegs(picture)
    yield from _pngs(picture)
    for compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"):
        for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK"):
            content = encoded(picture.convert(mode), "TIFF", compression=compression)
            yield f"tiff_{mode}-{compression}.tif", content
    yield "tiff_jpeg.tif", encoded(picture, "TIFF", compression="jpeg", quality=90)
    for quality in (10, 30, 50, 75, 90, 95):
        yield f"webp_lossy-q{quality}.webp", encoded(picture, "WEBP", quality=quality)
        alpha = _transparent(picture)
        yield f"webp_lossy_alpha-q{quality}.webp", encoded(alpha, "WEBP", quality=quality)
    yield "webp_lossless.webp", encoded(picture, "WEBP", lossless=True)
    yield "webp_lossless_alpha.webp", encoded(_transparent(picture), "WEBP", lossless=True, exact=True)
    for mode in ("1", "L", "P", "RGB"):
        yield f"bmp_{mode}.bmp", encoded(picture.convert(mode), "BMP")


def _transparent(picture: Image.Image) -> Image.Image:
    alpha = np.linspace(255, 0, picture.width).astype(np.uint8)
    picture = picture.convert("RGBA")
    picture.putalpha(Image.fromarray(np.tile(alpha, (picture.height, 1))))
    return picture


def _jpegs(picture: Image.Image):
    for subsampling in ("4:4:4", "4:2:2", "4:2:0"):
        for quality in (30, 75, 95):
            options = {"quality": quality, "subsampling": subsampling}
            name = subsampling.replace(":", "")
            yield f"jpeg_{name}-q{quality}.jpg", encoded(picture, "JPEG", **options)
    whole = encoded(picture, "JPEG", quality=90)
    yield "jpeg_progressive.jpg", encoded(picture, "JPEG", quality=90, progressive=True)
    yield "jpeg_restarts.jpg", encoded(picture, "JPEG", quality=90, restart_marker_blocks=4)
    yield "jpeg_rgb.jpg", encoded(picture, "JPEG", quality=90, keep_rgb=True)
    yield "jpeg_grey.jpg", encoded(picture.convert("L"), "JPEG", quality=90)
    yield "jpeg_cmyk.jpg", encoded(picture.convert("CMYK"), "JPEG", quality=90)
    for value in range(1, 9):
        exif = Image.Exif()
        exif[ORIENTATION_TAG] = value
        yield f"jpeg_turned-exif{value}.jpg", encoded(picture, "JPEG", quality=90, exif=exif)
        yield f"jpeg_turned-xmp{value}.jpg", encoded(picture, "JPEG", quality=90, xmp=XMP % value)
    start = whole.index(b"\xff\xda")
    for percent in (5, 40, 75, 95):
        cut = start + 14 + (len(whole) - start - 16) * percent // 100
        yield f"damaged_jpeg_cut-{percent}.jpg", whole[:cut]
        yield f"damaged_jpeg_zeros-{percent}.jpg", whole[:cut] + bytes(2 * len(whole))


def _pngs(picture: Image.Image):
    for mode in ("1", "L", "LA", "P", "RGB", "RGBA"):
        yield f"png_{mode}.png", encoded(picture.convert(mode), "PNG")
    yield "png_alpha.png", encoded(_transparent(picture), "PNG")
    whole = encoded(picture, "PNG")
    for percent in (40, 95):
        yield f"damaged_png_cut-{percent}.png", whole[: len(whole) * percent // 100]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    write(parser.parse_args().folder)
