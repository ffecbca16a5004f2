"""Goldens of the attributions of pixels and of the perturbations, from their papers' definitions.

Gradients are plain autograd's on the original networks, never on an archive. Noise and masks are
formulas, so that the Java tests have the same ones without a file.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torchscript_goldens import (
    CHANNELS,
    KINDS,
    SIZE,
    STYLES,
    TimmStyle,
    archive,
    filled,
    save,
)

STEPS = 8
SAMPLES = 4
NOISE = 0.15
PATCH, STRIDE = 12, 6
MASKS, MASK_CELLS = 40, 4


class Residual(nn.Module):
    """Two convolutions around which the input goes, as ResNet has them."""

    def __init__(self, inputs: int, stride: int) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(inputs, CHANNELS, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(CHANNELS)
        self.conv2 = nn.Conv2d(CHANNELS, CHANNELS, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(CHANNELS)
        self.down = nn.Conv2d(inputs, CHANNELS, 1, stride, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        y = functional.relu(self.bn1(self.conv1(x)))
        return functional.relu(self.bn2(self.conv2(y)) + self.down(x))


class ResNetStyle(nn.Module):
    """A wide first convolution, a pooling by the maximum, residual blocks, one linear layer."""

    def __init__(self) -> None:
        super().__init__()
        self.conv1 = nn.Conv2d(3, CHANNELS, 7, 2, 3, bias=False)
        self.bn1 = nn.BatchNorm2d(CHANNELS)
        self.maxpool = nn.MaxPool2d(3, 2, 1)
        self.layer1 = Residual(CHANNELS, 1)
        self.layer2 = Residual(CHANNELS, 2)
        self.fc = nn.Linear(CHANNELS, 2)

    def logits(self, x: Tensor) -> Tensor:
        x = self.maxpool(functional.relu(self.bn1(self.conv1(x))))
        x = self.layer2(self.layer1(x))
        return self.fc(torch.flatten(functional.adaptive_avg_pool2d(x, 1), 1))

    def forward(self, x: Tensor) -> Tensor:
        x = self.maxpool(functional.relu(self.bn1(self.conv1(x))))
        x = self.layer2(self.layer1(x))
        return self.fc(torch.flatten(functional.adaptive_avg_pool2d(x, 1), 1))


class HiddenHead(TimmStyle):
    """Two layers behind the pooling, so that the gradient of a map is not the same everywhere."""

    def __init__(self) -> None:
        super().__init__()
        self.hidden = nn.Linear(CHANNELS, CHANNELS)

    def logits(self, maps: Tensor) -> Tensor:
        return self.fc(functional.silu(self.hidden(maps.mean([2, 3]))))

    def forward(self, x: Tensor) -> Tensor:
        x = self.forward_features(x)
        return self.fc(functional.silu(self.hidden(x.mean([2, 3]))))


NEW = {"residual": ResNetStyle, "hidden": HiddenHead}


def write(folder: Path, archives: Path) -> None:
    """Writes the gradients of all logits, and one network's maps by each method.

    :param archives: the folder of torchscript_goldens, whose archives and input are used as well
    """
    folder.mkdir(parents=True, exist_ok=True)
    image = torch.from_numpy(np.load(archives / "input.npy"))[None]
    cases = []
    for style, build in (STYLES | NEW).items():
        network = filled(build(), seed=len(style))
        np.save(folder / f"{style}.gradients.npy", _gradients(network, style, image))
        for kind in KINDS:
            name = f"{style}.{kind}.pt"
            where = folder if style in NEW else archives
            if style in NEW:
                save(archive(network, kind), folder / name)
            cases.append(
                {
                    "archive": f"{where.name}/{name}",
                    "gradients": f"{folder.name}/{style}.gradients.npy",
                    "activation": "softmax" if style == "wrapped" else None,
                }
            )
    methods = _methods(filled(HiddenHead(), seed=len("hidden")), image[0].numpy(), logit=1)
    maps = {}
    for name, values in methods["maps"].items():
        np.save(folder / f"method.{name}.npy", values.astype(np.float32))
        maps[name] = f"{folder.name}/method.{name}.npy"
    index = {"cases": cases, "maps": maps, "numbers": methods["numbers"]}
    (folder / "index.json").write_text(json.dumps(index, indent=1) + "\n")


def _logits(network: nn.Module, style: str, x: Tensor) -> Tensor:
    return network.logits(x if style == "residual" else network.maps(x))


def _gradients(network: nn.Module, style: str, image: Tensor) -> np.ndarray:
    """The gradient of each logit by the input, (C, 3, h, w)."""
    image = image.clone().requires_grad_(True)
    logits = _logits(network, style, image)[0]
    gradients = [torch.autograd.grad(one, image, retain_graph=True)[0][0] for one in logits]
    return torch.stack(gradients).numpy()


def noise(number: int, length: int) -> np.ndarray:
    """The noise of one sample, which stands for one of a normal distribution."""
    places = np.arange(length, dtype=np.float64)
    return np.sin(places * 12.9898 + number * 78.233) * np.sqrt(2)


def mask_cells(number: int) -> tuple[np.ndarray, int, int]:
    """The cells of one mask, (MASK_CELLS, MASK_CELLS) of 0 and 1, and how far it is shifted."""
    places = np.arange(MASK_CELLS * MASK_CELLS)
    cells = ((places * 7 + number * 13 + number * number) % 5 < 3).astype(np.float64)
    step = SIZE // MASK_CELLS
    return cells.reshape(MASK_CELLS, MASK_CELLS), number * 5 % step, number * 7 % step


def _mask(number: int) -> np.ndarray:
    """As Petsiuk et al. have it: enlarged by one cell more than the picture, and cut out of that."""
    cells, left, top = mask_cells(number)
    side = (MASK_CELLS + 1) * (SIZE // MASK_CELLS)
    exact = torch.from_numpy(cells)[None, None]
    large = functional.interpolate(exact, size=(side, side), mode="bilinear")[0, 0].numpy()
    return large[top : top + SIZE, left : left + SIZE]


def _methods(network: nn.Module, image: np.ndarray, logit: int) -> dict:
    double = network.double()

    def score(values: np.ndarray) -> float:
        with torch.no_grad():
            return float(double(torch.from_numpy(values.astype(np.float64))[None])[0, logit])

    def probability(values: np.ndarray) -> float:
        with torch.no_grad():
            logits = double(torch.from_numpy(values.astype(np.float64))[None])[0]
        return float(torch.softmax(logits, 0)[logit])

    def gradient(values: np.ndarray) -> np.ndarray:
        leaf = torch.from_numpy(values.astype(np.float64))[None].requires_grad_(True)
        return torch.autograd.grad(double(leaf)[0, logit], leaf)[0][0].numpy()

    exact = image.astype(np.float64)
    baseline = np.broadcast_to(exact.mean(axis=(1, 2), keepdims=True), exact.shape)
    path = [(k + 0.5) / STEPS for k in range(STEPS)]
    integrated = (exact - baseline) * np.mean(
        [gradient(baseline + share * (exact - baseline)) for share in path], axis=0
    )
    sigma = NOISE * (exact.max() - exact.min())
    noisy = [gradient(exact + sigma * noise(k, exact.size).reshape(exact.shape)) for k in range(SAMPLES)]
    weights = np.zeros((SIZE, SIZE))
    squares = np.zeros((SIZE, SIZE))
    for number in range(MASKS):
        mask = _mask(number)
        told = probability(exact * mask) * mask / 0.5
        weights += told
        squares += told**2
    mean = weights / MASKS
    deviation = np.sqrt(np.maximum(0, squares / MASKS - mean**2) * MASKS / (MASKS - 1))
    return {
        "maps": {
            "gradients": gradient(exact),
            "gradients-x-input": exact * gradient(exact),
            "integrated-gradients": integrated,
            "smoothgrad": np.mean(noisy, axis=0),
            "smoothgrad-squared": np.mean(np.square(noisy), axis=0),
            "occlusion": _occlusion(exact, score),
            "rise": mean,
            "rise-error": deviation / np.sqrt(MASKS),
        },
        "numbers": {
            "score": score(exact),
            "baseline": score(baseline),
            "sum": float(integrated.sum()),
        },
    }


def _occlusion(image: np.ndarray, score) -> np.ndarray:
    """The mean fall of the score over all patches that cover a pixel; filled with the mean colour."""
    fill = image.mean(axis=(1, 2), keepdims=True)
    whole = score(image)
    sums, counts = np.zeros(image.shape[1:]), np.zeros(image.shape[1:])
    starts = list(range(0, SIZE - PATCH, STRIDE)) + [SIZE - PATCH]
    for top in starts:
        for left in starts:
            covered = image.copy()
            covered[:, top : top + PATCH, left : left + PATCH] = fill
            sums[top : top + PATCH, left : left + PATCH] += whole - score(covered)
            counts[top : top + PATCH, left : left + PATCH] += 1
    return sums / counts
