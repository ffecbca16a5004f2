"""Goldens of the faithfulness curves: RISE's deletion and insertion on an eager network.

Written from the definitions (Petsiuk et al. 2018, section 4.3; Spearman's rank correlation), with
NumPy and PyTorch alone; the map is enlarged by torch's `interpolate`, the blur is a matrix product.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn.functional import interpolate

STEPS = 10
THRESHOLD = 0.5


def write(folder: Path, network: nn.Module, name: str, photo: str, explained: int) -> None:
    """Writes ``faithfulness.json``: one photo, one class, under a softmax network.

    :param network: has ``backbone`` and ``classifier``, in evaluation mode
    :param explained: index of the class whose map and probability are used
    """
    image = np.load(folder / f"{name}/{Path(photo).stem}.input.npy")
    classes = ("naevus", "melanoma", "keratosis")
    heat = np.load(folder / f"{name}/{Path(photo).stem}.{classes[explained]}.map.npy")
    pixels = _enlarged(heat, image.shape[1:]).ravel()
    order = np.argsort(-pixels, kind="stable")
    blurred = _blurred(image, max(1.0, min(image.shape[1:]) / 20))

    def probability(values: np.ndarray) -> float:
        with torch.no_grad():
            logits = network.classifier(network.backbone(torch.from_numpy(values)[None]))
        return float(torch.softmax(logits[0].double(), 0)[explained])

    hot = pixels >= np.float64(THRESHOLD) * heat.max()
    golden = {
        "archive": f"{name}.pt",
        "photo": photo,
        "class": explained,
        "steps": STEPS,
        "threshold": THRESHOLD,
        "deletion": _curve(image, np.zeros_like(image), order, probability),
        "insertion": _curve(blurred, image, order, probability),
        "alone": probability(_mixed(blurred, image, np.flatnonzero(hot))),
        "removed": probability(_mixed(image, blurred, np.flatnonzero(hot))),
        "area": float(hot.mean()),
    }
    for curve in ("deletion", "insertion"):
        values = golden[curve]
        shares = [len(order) * k // STEPS / len(order) for k in range(STEPS + 1)]
        golden[f"{curve}Area"] = float(np.trapezoid(values, shares))
    (folder / "faithfulness.json").write_text(json.dumps(golden, indent=1) + "\n")


def _enlarged(heat: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    exact = torch.from_numpy(heat.astype(np.float64))[None, None]
    return interpolate(exact, size=size, mode="bilinear")[0, 0].numpy().astype(np.float32)


def _blurred(image: np.ndarray, sigma: float) -> np.ndarray:
    """Gaussian up to three standard deviations; the border's pixels repeat."""

    def matrix(length: int) -> np.ndarray:
        reach = int(np.ceil(3 * sigma))
        weights = np.exp(-np.arange(-reach, reach + 1) ** 2 / (2 * sigma**2))
        rows = np.zeros((length, length))
        for row in range(length):
            for offset, weight in zip(range(-reach, reach + 1), weights / weights.sum()):
                rows[row, min(max(row + offset, 0), length - 1)] += weight
        return rows

    height, width = image.shape[1:]
    return (matrix(height) @ image.astype(np.float64) @ matrix(width).T).astype(np.float32)


def _mixed(start: np.ndarray, source: np.ndarray, chosen: np.ndarray) -> np.ndarray:
    mixed = start.reshape(3, -1).copy()
    mixed[:, chosen] = source.reshape(3, -1)[:, chosen]
    return mixed.reshape(start.shape)


def _curve(start, end, order, probability) -> list[float]:
    return [
        probability(_mixed(start, end, order[: len(order) * step // STEPS]))
        for step in range(STEPS + 1)
    ]
