"""Goldens of ROAD's noisy linear imputation, without its noise: a direct solution with SciPy.

Written from the definition (Rong et al. 2022, section 4.2, and its appendix on the border): a
replaced pixel is the weighted mean of its neighbours, 1/6 for each direct and 1/12 for each
diagonal one; beyond the border there are none, and the weights of the others are scaled to add
up to 1.

``imputation.input.npy`` is (3, 37, 45), ``imputation.missing.npy`` (37, 45), 1 where a pixel is
missing, and ``imputation.filled.npy`` what becomes of the first.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
from scipy.sparse import lil_matrix
from scipy.sparse.linalg import spsolve

HEIGHT, WIDTH = 37, 45


def write(folder: Path) -> None:
    """Writes the three arrays into ``folder``."""
    rows, columns = np.mgrid[0:HEIGHT, 0:WIDTH]
    image = np.stack(
        [np.sin(0.3 * columns + channel) + np.cos(0.21 * rows * (1 + channel)) for channel in range(3)]
    ).astype(np.float32)
    lot = np.random.default_rng(7).random((HEIGHT, WIDTH)) < 0.3
    disc = (rows - 18) ** 2 + (columns - 30) ** 2 < 13**2  # a hole that reaches the border
    missing = lot | disc
    filled = np.stack([_filled(plane.astype(np.float64), missing) for plane in image])
    folder.mkdir(parents=True, exist_ok=True)
    np.save(folder / "imputation.input.npy", image)
    np.save(folder / "imputation.missing.npy", missing.astype(np.float32))
    np.save(folder / "imputation.filled.npy", filled.astype(np.float32))


def _filled(plane: np.ndarray, missing: np.ndarray) -> np.ndarray:
    places = np.argwhere(missing)
    number = {tuple(place): i for i, place in enumerate(places)}
    system = lil_matrix((len(places), len(places)))
    known = np.zeros(len(places))
    for i, (y, x) in enumerate(places):
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                there = (y + dy, x + dx)
                if (dy, dx) == (0, 0) or not (0 <= there[0] < HEIGHT and 0 <= there[1] < WIDTH):
                    continue
                weight = 1 / 6 if dy == 0 or dx == 0 else 1 / 12
                system[i, i] += weight
                if missing[there]:
                    system[i, number[there]] -= weight
                else:
                    known[i] += weight * plane[there]
    filled = plane.copy()
    filled[missing] = spsolve(system.tocsc(), known)
    return filled
