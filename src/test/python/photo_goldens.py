"""Goldens of image decoding: small files of every kind, what they show, and broken ones.

Expected pictures are RGB, 8 bits, upright, sRGB, transparent parts over white; beside them lies
what ``convert("RGB")`` gives, where that is another picture. The tolerance is
the largest difference of one channel of one pixel: 0 for lossless files and WebP, 1 for JPEG and
where values are rounded, 4 where colours are converted.
"""

from __future__ import annotations

import io
import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageOps

import image_files

LOSSLESS, ROUNDED, LOSSY, CONVERTED = 0, 1, 1, 4
ORIENTATION_TAG = 0x0112
JPEG = {"quality": 95, "subsampling": 0}
WIDTH, HEIGHT = 24, 16


@dataclass
class Collection:
    """The files of one folder and what is expected of them."""

    folder: Path
    cases: list[dict] = field(default_factory=list)
    failures: list[dict] = field(default_factory=list)

    def add(self, file: str, content: bytes, expected: Image.Image, tolerance: int) -> None:
        """Adds a file that can be decoded."""
        if expected.mode != "RGB":
            raise ValueError(f"{file}: the expected picture is {expected.mode}, not RGB")
        (self.folder / file).write_bytes(content)
        pixels = Image.fromarray(np.asarray(expected))  # without profile or orientation
        pixels.save(self.folder / f"{file}.expected.png", optimize=True)
        stored = f"{file}.expected.png"
        with Image.open(io.BytesIO(content)) as picture:
            as_stored = np.asarray(picture.convert("RGB"))
        if as_stored.shape != np.asarray(expected).shape or (as_stored != expected).any():
            stored = f"{file}.stored.png"
            Image.fromarray(as_stored).save(self.folder / stored, optimize=True)
        self.cases.append(
            {
                "file": file,
                "expected": f"{file}.expected.png",
                "tolerance": tolerance,
                "stored": stored,
                "storedTolerance": ROUNDED,
            }
        )

    def add_broken(self, file: str, content: bytes, reason: str) -> None:
        """Adds a file that must be refused, with a word for the reason."""
        (self.folder / file).write_bytes(content)
        self.failures.append({"file": file, "reason": reason})


def write(folder: Path) -> None:
    """Writes all files and index.json into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    collection = Collection(folder)
    for add in (
        _add_orientations,
        _add_jpegs,
        _add_pngs,
        _add_transparent,
        _add_tiffs,
        _add_webps,
        _add_bmps,
        _add_profiles,
        _add_broken,
    ):
        add(collection)
    index = {"cases": collection.cases, "failures": collection.failures}
    (folder / "index.json").write_text(json.dumps(index, indent=1) + "\n")


# ---------------------------------------------------------------- pictures


def _ramp(width: int = WIDTH, height: int = HEIGHT, top: int = 255) -> np.ndarray:
    """Red grows to the right, green downwards, blue is a spot: no two orientations look alike."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    spot = np.exp(-((x - 0.25 * width) ** 2 + (y - 0.3 * height) ** 2) / (0.06 * width * height))
    red, green = x / (width - 1), y / (height - 1)
    values = np.dstack([0.1 + 0.8 * red, 0.15 + 0.7 * green, 0.1 + 0.8 * spot])
    return np.floor(values * top + 0.5)


def _picture(width: int = WIDTH, height: int = HEIGHT) -> Image.Image:
    return Image.fromarray(_ramp(width, height).astype(np.uint8))


def _palette_picture() -> Image.Image:
    """Indices into sixteen colours."""
    return _picture().quantize(16, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)


def _encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


def _decoded(content: bytes) -> Image.Image:
    """As Pillow sees it, upright, RGB."""
    with Image.open(io.BytesIO(content)) as picture:
        return ImageOps.exif_transpose(picture).convert("RGB")


def _decoded_rgba(content: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(content)) as picture:
        return np.asarray(picture.convert("RGBA"))


def _over_white(rgba: np.ndarray) -> Image.Image:
    """uint8 (height, width, 4) over white, rounded half up."""
    alpha = rgba[..., 3:] / 255.0
    values = rgba[..., :3] * alpha + 255 * (1 - alpha)
    return Image.fromarray(np.floor(values + 0.5).astype(np.uint8))


def _from_16_bits(values: np.ndarray) -> Image.Image:
    """uint16 (height, width) or (height, width, 3) to 8 bits, 65535 to 255."""
    grey_or_rgb = Image.fromarray(np.floor(values / 257 + 0.5).astype(np.uint8))
    return grey_or_rgb.convert("RGB")


# ---------------------------------------------------------------- kinds of files


def _orientation(value: int) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION_TAG] = value
    return exif


def _add_orientations(collection: Collection) -> None:
    for value in range(1, 9):
        content = _encoded(_picture(), "JPEG", exif=_orientation(value), **JPEG)
        collection.add(f"orientation-{value}.jpg", content, _decoded(content), LOSSY)
    content = _encoded(_picture(), "PNG", exif=_orientation(6))
    collection.add("orientation-6.png", content, _decoded(content), LOSSLESS)
    content = _encoded(_picture(), "TIFF", tiffinfo={ORIENTATION_TAG: 8})
    collection.add("orientation-8.tif", content, _decoded(content), LOSSLESS)
    content = _encoded(
        _picture(), "MPO", save_all=True, append_images=[_picture()], exif=_orientation(8), **JPEG
    )
    collection.add("orientation-8-mpo.jpg", content, _decoded(content), LOSSY)
    content = _encoded(_picture(), "WEBP", lossless=True, exif=_orientation(3))
    collection.add("orientation-3.webp", content, _decoded(content), LOSSLESS)


def _add_jpegs(collection: Collection) -> None:
    files = {
        "rgb.jpg": _encoded(_picture(41, 27), "JPEG", **JPEG),
        "subsampled.jpg": _encoded(_picture(41, 27), "JPEG", quality=90, subsampling=2),
        "progressive.jpg": _encoded(_picture(41, 27), "JPEG", progressive=True, **JPEG),
        "grey.jpg": _encoded(_picture().convert("L"), "JPEG", quality=95),
    }
    for file, content in files.items():
        collection.add(file, content, _decoded(content), LOSSY)
    # Adobe's convention: inverted values. Expected without a profile: R = (1-C)(1-K).
    cmyk = ImageOps.invert(_picture()).convert("RGB")
    black = Image.new("L", cmyk.size, 40)
    content = _encoded(Image.merge("CMYK", (*cmyk.split(), black)), "JPEG", **JPEG)
    collection.add("cmyk.jpg", content, _decoded(content), CONVERTED)


def _add_pngs(collection: Collection) -> None:
    content = _encoded(_picture(), "PNG")
    collection.add("rgb.png", content, _picture(), LOSSLESS)
    collection.add("png-named.jpg", content, _picture(), LOSSLESS)
    grey = _picture().convert("L")
    collection.add("grey.png", _encoded(grey, "PNG"), grey.convert("RGB"), LOSSLESS)
    bits = grey.point(lambda value: 255 * (value > 110)).convert("1")
    collection.add("one-bit.png", _encoded(bits, "PNG"), bits.convert("RGB"), LOSSLESS)
    palette = _palette_picture()
    collection.add("palette.png", _encoded(palette, "PNG"), palette.convert("RGB"), LOSSLESS)
    deep = _ramp(top=65535).astype(np.uint16)
    collection.add("rgb16.png", image_files.png_rgb16(deep), _from_16_bits(deep), ROUNDED)
    deep_grey = deep[..., 2]
    content = _encoded(Image.fromarray(deep_grey), "PNG")
    collection.add("grey16.png", content, _from_16_bits(deep_grey), ROUNDED)


def _add_transparent(collection: Collection) -> None:
    rgba = _rgba()
    content = _encoded(Image.fromarray(rgba), "PNG")
    collection.add("alpha.png", content, _over_white(rgba), ROUNDED)
    grey = Image.fromarray(rgba).convert("LA")
    content = _encoded(grey, "PNG")
    expected = _over_white(np.asarray(grey.convert("RGBA")))
    collection.add("grey-alpha.png", content, expected, ROUNDED)
    palette = _palette_picture()
    content = _encoded(palette, "PNG", transparency=5)
    pixels = np.asarray(palette.convert("RGB")).copy()
    pixels[np.asarray(palette) == 5] = 255
    collection.add("palette-transparent.png", content, Image.fromarray(pixels), LOSSLESS)
    content = _encoded(_picture(), "PNG", transparency=tuple(_picture().getpixel((3, 2))))
    rgba = np.asarray(Image.open(io.BytesIO(content)).convert("RGBA"))
    collection.add("key-colour.png", content, _over_white(rgba), LOSSLESS)


def _rgba() -> np.ndarray:
    """Opaque on the left, transparent on the right."""
    alpha = np.broadcast_to(np.linspace(255, 0, WIDTH)[None, :, None], (HEIGHT, WIDTH, 1))
    return np.concatenate([_ramp(), np.floor(alpha)], axis=2).astype(np.uint8)


def _add_tiffs(collection: Collection) -> None:
    for compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"):
        content = _encoded(_picture(), "TIFF", compression=compression)
        file = f"{compression.removeprefix('tiff_').replace('_', '-')}.tif"
        collection.add(file, content, _picture(), LOSSLESS)
    content = _encoded(_picture(32, 16), "TIFF", compression="jpeg", quality=95)
    collection.add("jpeg.tif", content, _decoded(content), LOSSY)
    cmyk = Image.merge("CMYK", (*_picture().split(), Image.new("L", (WIDTH, HEIGHT), 40)))
    content = _encoded(cmyk, "TIFF")
    collection.add("cmyk.tif", content, _decoded(content), CONVERTED)
    rgba = _rgba()
    content = _encoded(Image.fromarray(rgba), "TIFF")
    collection.add("alpha.tif", content, _over_white(rgba), ROUNDED)
    pixels = _ramp(41, 27).astype(np.uint8)
    tiled = image_files.tiff_rgb(pixels, tile=16)
    collection.add("tiled.tif", tiled, Image.fromarray(pixels), LOSSLESS)
    deep = _ramp(top=65535).astype(np.uint16)
    collection.add("rgb16.tif", image_files.tiff_rgb(deep), _from_16_bits(deep), ROUNDED)
    grey = deep[..., 2]
    content = _encoded(Image.fromarray(grey), "TIFF")
    collection.add("grey16.tif", content, _from_16_bits(grey), ROUNDED)


def _add_webps(collection: Collection) -> None:
    content = _encoded(_picture(), "WEBP", lossless=True)
    collection.add("lossless.webp", content, _picture(), LOSSLESS)
    content = _encoded(_picture(41, 27), "WEBP", quality=90)
    collection.add("lossy.webp", content, _decoded(content), LOSSLESS)
    content = _encoded(_picture(41, 27), "WEBP", quality=75, method=0)
    collection.add("lossy-fast.webp", content, _decoded(content), LOSSLESS)
    rgba = _rgba()
    content = _encoded(Image.fromarray(rgba), "WEBP", lossless=True, exact=True)
    collection.add("alpha.webp", content, _over_white(rgba), ROUNDED)
    content = _encoded(Image.fromarray(rgba), "WEBP", quality=80)
    collection.add("lossy-alpha.webp", content, _over_white(_decoded_rgba(content)), ROUNDED)
    options = {"save_all": True, "duration": 100, "quality": 80}
    content = _encoded(_picture(), "WEBP", append_images=[_picture().transpose(0)], **options)
    collection.add("animated.webp", content, _decoded(content), LOSSLESS)
    frame = _encoded(_picture(12, 8), "WEBP", quality=80)
    content = image_files.webp_animation(frame, (12, 8), place=(4, 2), canvas=(WIDTH, HEIGHT))
    collection.add("animated-part.webp", content, _decoded(content), LOSSLESS)


def _add_bmps(collection: Collection) -> None:
    grey = _picture().convert("L")
    bits = grey.point(lambda value: 255 * (value > 110)).convert("1")
    pictures = {"rgb": _picture(), "grey": grey, "one-bit": bits, "palette": _palette_picture()}
    for name, picture in pictures.items():
        content = _encoded(picture, "BMP")
        collection.add(f"{name}.bmp", content, _decoded(content), LOSSLESS)


def _add_profiles(collection: Collection) -> None:
    red, green, blue = image_files.SRGB_COLUMNS
    profiles = {
        "display-p3": image_files.icc_profile(image_files.DISPLAY_P3_COLUMNS, gamma=2.2),
        "red-green-swapped": image_files.icc_profile((green, red, blue), gamma=2.2),
        "linear": image_files.icc_profile(image_files.SRGB_COLUMNS, gamma=1.0),
    }
    for name, profile in profiles.items():
        for kind, suffix, options in (("JPEG", "jpg", JPEG), ("PNG", "png", {})):
            content = _encoded(_picture(), kind, icc_profile=profile, **options)
            expected = _to_srgb(_decoded(content), profile)
            collection.add(f"icc-{name}.{suffix}", content, expected, CONVERTED)


def _to_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """By littlecms, relative colorimetric, which is all that a matrix profile has."""
    return ImageCms.profileToProfile(
        picture,
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        ImageCms.createProfile("sRGB"),
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
    )


def _add_broken(collection: Collection) -> None:
    jpeg = _encoded(_picture(41, 27), "JPEG", **JPEG)
    png = _encoded(_picture(41, 27), "PNG")
    collection.add_broken("truncated.jpg", jpeg[: len(jpeg) * 3 // 4], "truncated")
    collection.add_broken("header-only.jpg", jpeg[:40], "truncated")
    collection.add_broken("truncated.png", png[: len(png) // 2], "truncated")
    for compression in ("tiff_adobe_deflate", "jpeg"):
        tiff = _encoded(_picture(64, 64), "TIFF", compression=compression)
        file = f"zeros-{compression.removeprefix('tiff_').replace('_', '-')}.tif"
        collection.add_broken(file, _with_zeros(tiff), "truncated")
    collection.add_broken("empty.jpg", b"", "empty")
    collection.add_broken("text.jpg", b"This is a text, not a photo.\n", "not an image")
    huge = image_files.png_header(60000, 60000, 8, 2)
    huge += image_files.png_chunk(b"IDAT", b"\x78\x9c\x03\x00\x00\x00\x00\x01")
    collection.add_broken("huge.png", huge + image_files.png_chunk(b"IEND", b""), "too large")
    collection.add_broken("huge.jpg", _with_jpeg_size(jpeg, 60000, 60000), "too large")
    collection.add_broken("off-by-default.gif", _encoded(_picture(), "GIF"), "format")
    bmp = _encoded(_picture(41, 27), "BMP")
    collection.add_broken("truncated.bmp", bmp[: len(bmp) * 3 // 4], "truncated")
    huge = bmp[:18] + (60000).to_bytes(4, "little") * 2 + bmp[26:]
    collection.add_broken("huge.bmp", huge, "too large")


def _with_zeros(tiff: bytes) -> bytes:
    """The same file with zeros in the last half of its last strip."""
    with Image.open(io.BytesIO(tiff)) as picture:
        start, length = picture.tag_v2[273][-1], picture.tag_v2[279][-1]
    half = start + length // 2
    return tiff[:half] + bytes(start + length - half) + tiff[start + length :]


def _with_jpeg_size(jpeg: bytes, width: int, height: int) -> bytes:
    """The same bytes, with another size in the frame header."""
    frame = jpeg.index(b"\xff\xc0") + 5
    size = height.to_bytes(2, "big") + width.to_bytes(2, "big")
    return jpeg[:frame] + size + jpeg[frame + 4 :]
