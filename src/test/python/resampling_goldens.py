"""Goldens of resampling: small pictures resized by Pillow (antialiased) and PyTorch (plain)."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from PIL import Image

import preprocessing

INTERPOLATIONS = ("bilinear-antialias", "bicubic-antialias", "bilinear")
BOXES = {  # (left, top, right, bottom) in pixels of the source
    "noise": (2.25, 1.5, 33.75, 20.125),
    "gradient": (10.4, 0.0, 109.7, 90.0),
}


def sources() -> dict[str, tuple[Image.Image, list[tuple[int, int]]]]:
    """Pictures by name, RGB, each with the sizes (width, height) that it is resized to."""
    return {
        "noise": (_noise(37, 23), [(64, 48), (12, 9), (37, 11)]),
        "gradient": (_gradient(120, 90), [(40, 31), (131, 97)]),
        "checker": (_checker(50, 80), [(75, 20), (20, 95), (50, 80)]),
        "lines": (_lines(1, 7), [(9, 3), (1, 1), (4, 16)]),
    }


def write(folder: Path) -> None:
    """Writes sources, results and index.json into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    cases = []
    for name, (picture, sizes) in sources().items():
        picture.save(folder / f"{name}.png", optimize=True)
        for size in sizes:
            cases += [_write_case(folder, name, picture, size, kind) for kind in INTERPOLATIONS]
    for name, box in BOXES.items():
        picture = sources()[name][0]
        for kind in preprocessing.PILLOW_FILTERS:
            cases.append(_write_case(folder, name, picture, (40, 30), kind, box))
    (folder / "index.json").write_text(json.dumps({"cases": cases}, indent=1) + "\n")


def _write_case(
    folder: Path,
    name: str,
    picture: Image.Image,
    size: tuple[int, int],
    interpolation: str,
    box: tuple[float, float, float, float] | None = None,
) -> dict:
    suffix = ".box" if box else ""
    result = f"{name}.{size[0]}x{size[1]}{suffix}.{interpolation}.png"
    preprocessing.resize(picture, size, interpolation, box).save(folder / result, optimize=True)
    case = {
        "source": f"{name}.png",
        "width": size[0],
        "height": size[1],
        "interpolation": interpolation,
        "expected": result,
    }
    return case | ({"box": list(box)} if box else {})


def _noise(width: int, height: int) -> Image.Image:
    pixels = np.random.RandomState(11).randint(0, 256, (height, width, 3))
    return Image.fromarray(pixels.astype(np.uint8))


def _gradient(width: int, height: int) -> Image.Image:
    y, x = np.mgrid[0:height, 0:width]
    red, green = x * 255 // (width - 1), y * 255 // (height - 1)
    return Image.fromarray(np.dstack([red, green, (x + y) % 256]).astype(np.uint8))


def _checker(width: int, height: int) -> Image.Image:
    """Squares of three pixels in pure colours: bicubic must clip what it overshoots."""
    y, x = np.mgrid[0:height, 0:width] // 3
    colours = np.array([[0, 0, 0], [255, 255, 255], [255, 0, 0], [0, 255, 255]], np.uint8)
    return Image.fromarray(colours[(x + y) % 2 + 2 * (y % 4 == 0)])


def _lines(width: int, height: int) -> Image.Image:
    """Lines one pixel high."""
    rows = np.where(np.arange(height) % 2 == 0, 255, 0)
    pixels = np.broadcast_to(rows[:, None, None], (height, width, 3)).copy()
    pixels[2, :, 1:] = 0
    return Image.fromarray(pixels.astype(np.uint8))
