"""Lays drawn hair, rulers, ink and bubbles over photos."""

from __future__ import annotations

import torch
from torch import Tensor


def lay_over(
    photos: Tensor, layers: Tensor, share: float, generator: torch.Generator
) -> Tensor:
    """Lays a layer over a share of the photos: the same photo is seen with and without hair.

    :param photos: uint8 (N, 3, S, S), changed in place
    :param layers: uint8 (M, 6, S, S): what is taken, what is added
    """
    count = round(share * len(photos))
    device = generator.device
    chosen = torch.randperm(len(photos), generator=generator, device=device)[:count]
    which = torch.randint(len(layers), (count,), generator=generator, device=device)
    taken, added = (_turned(layers[which]).float() / 255).chunk(2, dim=1)
    covered = photos[chosen].float() * (1 - taken) + 255 * added
    return photos.index_copy_(0, chosen, covered.round().clamp(0, 255).to(torch.uint8))


def _turned(layers: Tensor) -> Tensor:
    """One of the eight turns and reflections of a square, the same for the batch."""
    turns, mirrored = divmod(int(torch.randint(8, (1,))), 2)
    layers = layers.rot90(turns, (2, 3))
    return layers.flip(3) if mirrored else layers
