"""Writes picture files of every kind that Pillow can write, for ``compare_decoding.py``.

    python src/test/python/decoding_corpus.py FOLDER

More than five thousand: formats, colour models, depths, qualities, orientations, and of thirteen
kinds damaged files, all drawn from a fixed seed. A file's name says its kind, up to the first dash.
"""

from __future__ import annotations

import argparse
import io
from pathlib import Path

import numpy as np
from PIL import Image

import image_files
from damage import damaged

ORIENTATION_TAG = 0x0112
SIZES = (97, 61), (160, 120), (33, 17), (257, 3), (1, 1)
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
    for i, size in enumerate(SIZES):
        for noise in (0.0, 6.0, 25.0, 60.0):
            picture = photo(*size, noise, random)
            for name, content in _files(picture):
                stem, suffix = name.rsplit(".", 1)
                (folder / f"{stem}-{i}{noise:02.0f}.{suffix}").write_bytes(content)
    for i, noise in enumerate((0.0, 12.0)):
        for name, kind, content in _whole(photo(*SIZES[i], noise, random)):
            for damage, file in damaged(kind, content, random):
                (folder / f"{name}_{damage}-{i}.{kind.lower()}").write_bytes(file)
    for name, content in _bombs():
        (folder / name).write_bytes(content)


def _files(picture: Image.Image):
    yield from _jpegs(picture)
    yield from _pngs(picture)
    for compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"):
        for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK"):
            content = encoded(picture.convert(mode), "TIFF", compression=compression)
            yield f"tiff_{mode}-{compression}.tif", content
    yield "tiff_jpeg.tif", encoded(picture, "TIFF", compression="jpeg", quality=90)
    for quality in (10, 30, 50, 75, 90, 95):
        for method in (0, 4, 6):
            content = encoded(picture, "WEBP", quality=quality, method=method)
            yield f"webp_lossy-q{quality}-{method}.webp", content
        alpha = _transparent(picture)
        yield f"webp_lossy_alpha-q{quality}.webp", encoded(alpha, "WEBP", quality=quality)
    yield "webp_lossless.webp", encoded(picture, "WEBP", lossless=True)
    yield "webp_lossless_alpha.webp", encoded(_transparent(picture), "WEBP", lossless=True, exact=True)
    frames = {"save_all": True, "append_images": [picture.transpose(0)], "duration": 100}
    yield "webp_animated.webp", encoded(picture, "WEBP", **frames)
    for mode in ("1", "L", "P", "RGB"):
        yield f"bmp_{mode}.bmp", encoded(picture.convert(mode), "BMP")


def _whole(picture: Image.Image):
    """One file of each kind that is damaged."""
    yield "damaged_jpeg", "JPEG", encoded(picture, "JPEG", quality=90)
    yield "damaged_jpeg_progressive", "JPEG", encoded(picture, "JPEG", progressive=True)
    yield "damaged_jpeg_restarts", "JPEG", encoded(picture, "JPEG", restart_marker_blocks=4)
    yield "damaged_jpeg_grey", "JPEG", encoded(picture.convert("L"), "JPEG")
    yield "damaged_png", "PNG", encoded(picture, "PNG")
    yield "damaged_png_palette", "PNG", encoded(picture.convert("P"), "PNG")
    for compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"):
        content = encoded(picture, "TIFF", compression=compression)
        yield f"damaged_tiff_{compression.removeprefix('tiff_')}", "TIFF", content
    yield "damaged_webp_lossy", "WEBP", encoded(picture, "WEBP", quality=80)
    yield "damaged_webp_lossless", "WEBP", encoded(picture, "WEBP", lossless=True)
    yield "damaged_bmp", "BMP", encoded(picture, "BMP")


def _bombs():
    """Small files of pictures that are too large."""
    for side in (12_000, 40_000):
        empty = Image.new("1", (side, side))
        yield f"bomb-{side}.png", encoded(empty, "PNG")
        yield f"bomb-{side}.tiff", encoded(empty, "TIFF", compression="group4")
    yield "bomb-grey.jpeg", encoded(Image.new("L", (20_000, 20_000)), "JPEG", quality=1)


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


def _pngs(picture: Image.Image):
    for mode in ("1", "L", "LA", "P", "RGB", "RGBA"):
        yield f"png_{mode}.png", encoded(picture.convert(mode), "PNG")
    yield "png_alpha.png", encoded(_transparent(picture), "PNG")
    for levels in (2, 4, 16):
        content = encoded(picture.quantize(levels), "PNG", bits=levels.bit_length() - 1)
        yield f"png_few-{levels}.png", content


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    write(parser.parse_args().folder)
