"""Random geometry and colour for a batch of training images."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn.functional import affine_grid, grid_sample, interpolate

from training.images import ImageSet, normalise


def distort(
    batch: ImageSet, size: int, generator: torch.Generator
) -> tuple[Tensor, Tensor]:
    """Random geometry and colour for a batch.

    What falls outside a photo is filled with its mirror image: a black border would teach the
    network to look at corners. Shifts and crops move lesions off the middle for the same reason.

    :return: network input, float32 (N, 3, size, size), and masks, float32 (N, 1, size, size)
    """
    grid = affine_grid(_geometry(len(batch), generator), [len(batch), 3, size, size], False)
    options = {"padding_mode": "reflection", "align_corners": False}
    photos = grid_sample(batch.pixels.float() / 255, grid, mode="bilinear", **options)
    masks = grid_sample(batch.masks.float() / 255, grid, mode="nearest", **options)
    return normalise(_colour(_blur(photos, generator), generator)), masks


def _uniform(low: float, high: float, count: int, generator: torch.Generator) -> Tensor:
    return low + (high - low) * torch.rand(count, generator=generator)


def _geometry(count: int, generator: torch.Generator) -> Tensor:
    """Rotation, flip, zoom 0.65 to 1.1 of the photo, stretch and shift, as (N, 2, 3)."""
    angle = _uniform(0, 2 * math.pi, count, generator)
    zoom = _uniform(0.65, 1.1, count, generator)
    stretch = torch.exp(_uniform(-0.15, 0.15, count, generator))
    flip = torch.where(torch.rand(count, generator=generator) < 0.5, -1.0, 1.0)
    shift_x = _uniform(-0.25, 0.25, count, generator)
    shift_y = _uniform(-0.25, 0.25, count, generator)
    cosine, sine = torch.cos(angle) * zoom, torch.sin(angle) * zoom
    first = torch.stack([cosine * stretch * flip, -sine, shift_x], dim=1)
    second = torch.stack([sine * stretch * flip, cosine, shift_y], dim=1)
    return torch.stack([first, second], dim=1)


def _blur(photos: Tensor, generator: torch.Generator) -> Tensor:
    """Takes detail from a third of the batches: many real photos are small or out of focus."""
    if torch.rand(1, generator=generator).item() > 1 / 3:
        return photos
    size = photos.shape[-1]
    small = int(size * _uniform(0.45, 0.9, 1, generator).item())
    options = {"mode": "bilinear", "align_corners": False}
    return interpolate(interpolate(photos, small, antialias=True, **options), size, **options)


def _colour(photos: Tensor, generator: torch.Generator) -> Tensor:
    """Brightness, contrast, saturation, white balance and noise; values stay in [0, 1]."""
    count = len(photos)

    def factor(spread: float, channels: int = 1) -> Tensor:
        steps = _uniform(-spread, spread, count * channels, generator)
        return torch.exp(steps).view(count, channels, 1, 1)

    grey = photos.mean(dim=1, keepdim=True)
    photos = grey + (photos - grey) * factor(0.35)
    level = grey.mean(dim=(2, 3), keepdim=True)
    photos = level + (photos - level) * factor(0.25)
    photos = photos * factor(0.2) * factor(0.1, channels=3)
    noise = torch.randn(photos.shape, generator=generator)
    strength = _uniform(0, 0.02, count, generator).view(count, 1, 1, 1)
    return (photos + strength * noise).clamp(0, 1)
