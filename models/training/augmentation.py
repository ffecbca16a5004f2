"""Random geometry, colour, holes and mixtures for a batch of training images.

All of it is computed where the images lie, so that a GPU does not wait for the processor;
the generator lies there, too.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn.functional import affine_grid, grid_sample, interpolate

from training.images import ImageSet, normalise


def distort(
    batch: ImageSet, size: int, generator: torch.Generator
) -> tuple[Tensor, Tensor]:
    """Random geometry, colour and holes for a batch.

    What falls outside a photo is filled with its mirror image: a black border would teach the
    network to look at corners. Shifts and crops move lesions off the middle for the same reason.

    :return: network input, float32 (N, 3, size, size), and masks, float32 (N, 1, size, size)
    """
    grid = affine_grid(_geometry(len(batch), generator), [len(batch), 3, size, size], False)
    options = {"padding_mode": "reflection", "align_corners": False}
    photos = grid_sample(batch.pixels.float() / 255, grid, mode="bilinear", **options)
    masks = grid_sample(batch.masks.float() / 255, grid, mode="nearest", **options)
    photos = _colour(_blur(photos, generator), generator)
    return normalise(_cut_out(photos, generator)), masks


def mix_up(
    photos: Tensor, truth: Tensor, count: int, generator: torch.Generator
) -> tuple[Tensor, Tensor]:
    """Mixes about half of the first ``count`` photos with another of them, labels alike.

    Zhang et al., arXiv:1710.09412, with a share from 0.5 to 1 that is mostly near 1.

    :param photos: (N, 3, H, W); ``truth`` (N,), 0 to 1
    """
    if count < 2:
        return photos, truth
    keep = 1 - 0.5 * _uniform(0, 1, count, generator).square()
    keep = torch.where(_uniform(0, 1, count, generator) < 0.5, keep, 1.0)
    share = keep.view(-1, 1, 1, 1)
    mixed = share * photos[:count] + (1 - share) * photos[:count].roll(1, 0)
    labels = keep * truth[:count] + (1 - keep) * truth[:count].roll(1, 0)
    return torch.cat([mixed, photos[count:]]), torch.cat([labels, truth[count:]])


def _uniform(low: float, high: float, count: int, generator: torch.Generator) -> Tensor:
    return low + (high - low) * torch.rand(count, generator=generator, device=generator.device)


def _geometry(count: int, generator: torch.Generator) -> Tensor:
    """Rotation, flip, zoom 0.6 to 1.1 of the photo, stretch and shift, as (N, 2, 3)."""
    angle = _uniform(0, 2 * math.pi, count, generator)
    zoom = _uniform(0.6, 1.1, count, generator)
    stretch = torch.exp(_uniform(-0.2, 0.2, count, generator))
    flip = torch.where(_uniform(0, 1, count, generator) < 0.5, -1.0, 1.0)
    shift_x = _uniform(-0.25, 0.25, count, generator)
    shift_y = _uniform(-0.25, 0.25, count, generator)
    cosine, sine = torch.cos(angle) * zoom, torch.sin(angle) * zoom
    first = torch.stack([cosine * stretch * flip, -sine, shift_x], dim=1)
    second = torch.stack([sine * stretch * flip, cosine, shift_y], dim=1)
    return torch.stack([first, second], dim=1)


def _blur(photos: Tensor, generator: torch.Generator) -> Tensor:
    """Takes detail from a third of the photos: many real ones are small or out of focus.

    The size is drawn for all of them together, on the processor: it decides shapes.
    """
    size, count = photos.shape[-1], len(photos)
    chosen = torch.randperm(count, generator=generator, device=generator.device)[: count // 3]
    if not len(chosen):
        return photos
    small = int(size * (0.4 + 0.5 * torch.rand(1).item()))
    options = {"mode": "bilinear", "align_corners": False}
    soft = interpolate(photos[chosen], small, antialias=True, **options)
    return photos.index_copy(0, chosen, interpolate(soft, size, **options))


def _colour(photos: Tensor, generator: torch.Generator) -> Tensor:
    """Saturation, contrast, gamma, brightness, white balance and noise; values stay in [0, 1]."""
    count = len(photos)

    def factor(spread: float, channels: int = 1) -> Tensor:
        steps = _uniform(-spread, spread, count * channels, generator)
        return torch.exp(steps).view(count, channels, 1, 1)

    grey = photos.mean(dim=1, keepdim=True)
    photos = grey + (photos - grey) * factor(0.45)
    level = grey.mean(dim=(2, 3), keepdim=True)
    photos = level + (photos - level) * factor(0.3)
    photos = photos.clamp(min=1e-3) ** factor(0.25)
    photos = photos * factor(0.25) * factor(0.15, channels=3)
    noise = torch.randn(photos.shape, generator=generator, device=generator.device)
    strength = _uniform(0, 0.03, count, generator).view(count, 1, 1, 1)
    return (photos + strength * noise).clamp(0, 1)


def _cut_out(photos: Tensor, generator: torch.Generator) -> Tensor:
    """Fills a rectangle of half of the photos with their mean: no single sign may decide.

    DeVries and Taylor, arXiv:1708.04552, with sides of 0.1 to 0.4 of the photo's.
    """
    count, size = len(photos), photos.shape[-1]
    place = (torch.arange(size, device=photos.device) + 0.5) / size
    inside = []
    for _ in range(2):
        middle = _uniform(0, 1, count, generator).view(-1, 1)
        half = _uniform(0.05, 0.2, count, generator).view(-1, 1)
        inside.append((place - middle).abs() < half)
    hole = (inside[0][:, None, :, None] & inside[1][:, None, None, :]).to(photos.dtype)
    hole = hole * (_uniform(0, 1, count, generator) < 0.5).view(-1, 1, 1, 1)
    return photos + hole * (photos.mean(dim=(2, 3), keepdim=True) - photos)
