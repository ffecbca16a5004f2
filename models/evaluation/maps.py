"""Where the heat of a map lies, and how much two maps resemble each other."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from evaluation.archive import Array


def border_energy(heat: Array) -> tuple[float, float]:
    """Share of the heat in the outermost ring of cells, and the ring's share of the area."""
    inner = heat[1:-1, 1:-1]
    return float(1 - inner.sum() / heat.sum()), 1 - inner.size / heat.size


def read_mask(path: Path) -> NDArray[np.bool_]:
    """A lesion mask, bool (H, W)."""
    with Image.open(path) as mask:
        return np.asarray(mask.convert("L")) > 127


def cover(mask: NDArray[np.bool_], shape: tuple[int, int]) -> Array:
    """Share of each cell of a (h, w) grid that the mask covers."""
    size = (shape[1], shape[0])
    area = Image.fromarray(mask.astype(np.float32)).resize(size, Image.Resampling.BOX)
    return np.asarray(area, np.float64)


def hottest_inside(heat: Array, mask: NDArray[np.bool_]) -> bool:
    """Pointing game: is the middle of the hottest cell on the lesion?"""
    row, column = np.unravel_index(heat.argmax(), heat.shape)
    y = int((row + 0.5) / heat.shape[0] * mask.shape[0])
    x = int((column + 0.5) / heat.shape[1] * mask.shape[1])
    return bool(mask[y, x])


def spearman(a: Array, b: Array) -> float:
    """Rank correlation of two arrays of one shape; ties get the mean of their ranks."""
    first, second = _ranks(a.ravel()), _ranks(b.ravel())
    if first.std() == 0 or second.std() == 0:
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def _ranks(values: Array) -> Array:
    _, index, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[index]
