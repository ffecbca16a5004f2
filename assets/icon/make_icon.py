#!/usr/bin/env python3
"""Draws the program's icon, a lesion and its heat under a lens, in all sizes that systems ask for.

    .venv/bin/python assets/icon/make_icon.py

writes src/main/resources/org/lesionlens/icon and installer/windows/lesionlens.ico; needs numpy and Pillow.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

FOLDER = Path("src/main/resources/org/lesionlens/icon")
WINDOWS = Path("installer/windows/lesionlens.ico")
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
FINE = 2048  # pixels that are drawn; each size is a mean of these

RIM = (38, 50, 68)
GLASS = (243, 217, 200)
LESION = (122, 72, 48)
COLD, HOT = (250, 204, 60), (214, 40, 40)


def main() -> None:
    """Entry point."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    drawn = Image.fromarray(icon())
    for size in SIZES:
        drawn.resize((size, size), Image.Resampling.BOX).save(
            FOLDER / f"lesionlens-{size}.png", optimize=True
        )
    sizes = [(size, size) for size in SIZES if size <= 256]
    drawn.resize((256, 256), Image.Resampling.BOX).save(WINDOWS, sizes=sizes)


def icon() -> np.ndarray:
    """RGBA, uint8, (FINE, FINE, 4)."""
    y, x = (np.mgrid[0:FINE, 0:FINE] + 0.5) / FINE
    picture = np.zeros((FINE, FINE, 4))
    paint(picture, handle(x, y), RIM)
    lens = np.hypot(x - 0.42, y - 0.42)
    paint(picture, lens < 0.40, RIM)
    paint(picture, lens < 0.335, GLASS)
    angle = np.arctan2(y - 0.43, x - 0.41)
    wobble = 0.022 * np.sin(3 * angle + 0.6) + 0.014 * np.sin(5 * angle + 2.0)
    paint(picture, np.hypot(x - 0.41, y - 0.43) < 0.215 + wobble, LESION)
    heat = np.clip(1 - np.hypot(x - 0.48, y - 0.37) / 0.20, 0, 1)
    warmth = np.clip(1.7 * heat, 0, 1)[..., None]
    colour = np.array(COLD) * (1 - warmth) + np.array(HOT) * warmth
    opacity = np.where(heat > 0, 0.92 * np.minimum(1, 3.0 * heat), 0)[..., None]
    picture[..., :3] = picture[..., :3] * (1 - opacity) + colour * opacity
    return np.round(picture).astype(np.uint8)


def handle(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    """A bar with a round end, from the lens to the lower right corner."""
    along = np.clip((x - 0.66 + y - 0.66) / 2, 0, 0.245)
    return np.hypot(x - 0.66 - along, y - 0.66 - along) < 0.075


def paint(picture: np.ndarray, where: np.ndarray, colour: tuple[int, int, int]) -> None:
    """Covers what lies there."""
    picture[where] = (*colour, 255)


if __name__ == "__main__":
    main()
