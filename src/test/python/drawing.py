"""Draws the lossless pictures that stand in for photos: skin with one dark, irregular lesion."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from PIL import Image


def lesion(
    width: int,
    height: int,
    seed: int,
    centre: tuple[float, float],
    radius: float,
    grain: float = 3.0,
    edge: float = 0.03,
    globules: int = 0,
) -> Image.Image:
    """A lesion on skin, RGB.

    :param width: pixels
    :param height: pixels
    :param seed: fixes the outline, the mottling and the grain
    :param centre: (x, y) as fractions of width and height
    :param radius: mean radius as a fraction of the shorter side
    :param grain: standard deviation of the noise in each pixel, in steps of 1/255
    :param edge: softness of the outline as a fraction of the shorter side
    :param globules: number of dark, bluish dots in the lesion
    """
    random = np.random.RandomState(seed)
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    dx, dy = x - centre[0] * width, y - centre[1] * height
    angle, distance = np.arctan2(dy, dx), np.hypot(dx, dy)
    outline = radius * min(width, height) * _wobble(angle, random)
    inside = 1 / (1 + np.exp((distance - outline) / (edge * min(width, height))))
    mottling = _mottling(x / width, y / height, random)
    skin = np.array([224.0, 178.0, 156.0]) * (1 + 0.05 * mottling[..., None])
    dark = np.array([96.0, 58.0, 46.0]) * (1 + 0.35 * mottling[..., None])
    for dot in _dots(dx, dy, globules, radius * min(width, height), random):
        dark += dot[..., None] * (np.array([38.0, 34.0, 48.0]) - dark)
    pixels = skin + inside[..., None] * (dark - skin)
    pixels += grain * random.standard_normal((height, width, 1))
    return Image.fromarray(np.clip(np.floor(pixels + 0.5), 0, 255).astype(np.uint8))


def _wobble(angle: np.ndarray, random: np.random.RandomState) -> np.ndarray:
    """Radius over angle, around 1."""
    waves = [
        random.uniform(0.04, 0.14) * np.cos(n * angle + random.uniform(0, 2 * np.pi))
        for n in (2, 3, 5, 7)
    ]
    return 1 + sum(waves)


def _dots(
    dx: np.ndarray, dy: np.ndarray, count: int, radius: float, random: np.random.RandomState
) -> Iterator[np.ndarray]:
    """Weights in [0, 1] of dots around the centre, each a tenth of ``radius`` (pixels) wide."""
    for _ in range(count):
        angle, distance = random.uniform(0, 2 * np.pi), radius * np.sqrt(random.uniform(0, 1))
        x, y = distance * np.cos(angle), distance * np.sin(angle)
        width = radius * random.uniform(0.03, 0.12)
        yield np.exp(-((dx - x) ** 2 + (dy - y) ** 2) / (2 * width**2))


def _mottling(x: np.ndarray, y: np.ndarray, random: np.random.RandomState) -> np.ndarray:
    """Smooth variation in about [-1, 1]; ``x`` and ``y`` in [0, 1]."""
    waves = [
        np.cos(2 * np.pi * (random.uniform(-5, 5) * x + random.uniform(-5, 5) * y) + phase)
        for phase in random.uniform(0, 2 * np.pi, size=6)
    ]
    return sum(waves) / 6
