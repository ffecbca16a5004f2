"""The check of a written archive: what it computes against what the original network computes."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from exporting.archive import ExportError

IMAGE_SUFFIXES = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp"}


class DeviationError(ExportError):
    """The written archive does not compute what the original network computes."""


@dataclass(frozen=True)
class Deviation:
    """How far the written archive is from the network that it was made of."""

    images: int
    logits: float  # max |logit of the archive - logit of the network|
    relative: float  # the same, as a share of the logit where |logit| > 1
    split: float  # max |forward(x) - head(features(x))| within the archive
    gradient_is_finite: bool  # of every logit by every activation

    def is_within(self, tolerance: float) -> bool:
        """True if nothing exceeds ``tolerance``; NaN never passes."""
        return self.relative <= tolerance and self.split <= tolerance and self.gradient_is_finite

    def worst(self, other: Deviation) -> Deviation:
        """The larger of both in everything, NaN being the largest."""
        return Deviation(
            self.images + other.images,
            _larger(self.logits, other.logits),
            _larger(self.relative, other.relative),
            _larger(self.split, other.split),
            self.gradient_is_finite and other.gradient_is_finite,
        )


NO_DEVIATION = Deviation(0, 0.0, 0.0, 0.0, True)


Network = Callable[[Tensor], Tensor]  # images (N, 3, H, W), normalised, to logits (N, C)


def check_archive(path: Path, network: Network, images: Iterable[Tensor]) -> Deviation:
    """Loads ``path`` back and compares it with ``network``, image by image.

    :param images: float32 (N, 3, H, W), normalised
    """
    archive = torch.jit.load(str(path), map_location="cpu")
    total = NO_DEVIATION
    for image in images:
        total = total.worst(_deviation(archive, network, image))
    return total


def _deviation(archive: torch.jit.ScriptModule, network: Network, image: Tensor) -> Deviation:
    with torch.no_grad():
        expected = network(image)
        forward = archive(image)
        activations = archive.features(image)
    gradient, parts = _head_gradient(archive.head, activations)
    difference = (forward - expected).abs()
    return Deviation(
        images=image.shape[0],
        logits=difference.max().item(),
        relative=(difference / expected.abs().clamp(min=1)).max().item(),
        split=(forward - parts).abs().max().item(),
        gradient_is_finite=bool(torch.isfinite(gradient).all()),
    )


def _larger(a: float, b: float) -> float:
    """The larger of two numbers; NaN if one of them is, unlike ``max``."""
    return b if math.isnan(b) or b > a else a


def _head_gradient(
    head: Callable[[Tensor], Tensor], activations: Tensor
) -> tuple[Tensor, Tensor]:
    """Gradients of all logits by the activations, (C, N, K, h, w), and the logits, (N, C)."""
    leaf = activations.detach().clone().requires_grad_(True)
    logits = head(leaf)
    totals = logits.sum(dim=0)
    gradients = [torch.autograd.grad(total, leaf, retain_graph=True)[0] for total in totals]
    return torch.stack(gradients), logits.detach()


def random_images(card: dict[str, Any], count: int) -> Iterator[Tensor]:
    """Normalised noise, (2, 3, H, W) at a time: two at once show a batch size frozen by tracing."""
    generator = torch.Generator().manual_seed(1)
    for _ in range(count):
        shape = (2, 3, card["input"]["height"], card["input"]["width"])
        yield normalised(torch.rand(shape, generator=generator) * 255, card)


def real_images(card: dict[str, Any], folder: Path, limit: int) -> Iterator[Tensor]:
    """Photos under ``folder``, (1, 3, H, W), squashed to the input size whatever the fit is."""
    import numpy
    from PIL import Image

    paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in IMAGE_SUFFIXES)
    if not paths:
        raise ExportError(f"no images in {folder}")
    size = (card["input"]["width"], card["input"]["height"])
    for path in paths[:limit]:
        with Image.open(path) as photo:
            pixels = numpy.asarray(photo.convert("RGB").resize(size, Image.Resampling.BILINEAR))
        values = torch.from_numpy(pixels.astype("float32")).permute(2, 0, 1).unsqueeze(0)
        yield normalised(values, card)


def normalised(values: Tensor, card: dict[str, Any]) -> Tensor:
    """Values in [0, 255], (N, 3, H, W), to the network's input, as model.json says."""
    mean = torch.tensor(card["input"]["mean"]).view(3, 1, 1)
    std = torch.tensor(card["input"]["std"]).view(3, 1, 1)
    return (values * card["input"]["scale"] - mean) / std
