"""Where the batches of a run come from: photos and drawn images, balanced by class."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

import torch
from torch import Tensor

from training.images import ImageSet, shrunk
from training.layers import lay_over

OVERLAID = 0.25  # share of the photos that get a drawn artefact


class Drawn:
    """Drawn images, which may still be in the making when the training begins."""

    def __init__(
        self, lesions: Callable[[], ImageSet], layers: Callable[[], Tensor] | None = None
    ) -> None:
        self._lesions, self._layers = lesions, layers

    @cached_property
    def lesions(self) -> ImageSet:
        """Waits for the lesions and the plain skin."""
        return self._lesions()

    @cached_property
    def layers(self) -> Tensor | None:
        """Waits for what may be laid over photos, uint8 (N, 6, S, S)."""
        return self._layers() if self._layers else None


class BatchSource:
    """Draws batches on the device that trains, which holds all images."""

    def __init__(
        self, photos: ImageSet, drawn: Drawn, melanoma_share: float, generator: torch.Generator
    ) -> None:
        """:param generator: on the device"""
        self.photos, self.drawn = photos.to(generator.device), drawn
        self.melanoma_share, self.generator = melanoma_share, generator
        self._photos = self._lesions = self._layers = None
        self._share = 0.0

    def prepare(self, size: int, drawn_share: float) -> None:
        """Shrinks the images to ``size`` pixels; waits for drawn ones if they get a share."""
        device = self.generator.device
        self._share = drawn_share if len(self.photos) else 1.0
        self._photos = _Balanced(self.photos.shrunk(size)) if self._share < 1 else None
        self._lesions = self._layers = None
        if self._share > 0 and len(self.drawn.lesions):
            self._lesions = _Balanced(self.drawn.lesions.to(device).shrunk(size))
        if self._share > 0 and self.drawn.layers is not None and self._photos:
            self._layers = shrunk(self.drawn.layers.to(device), self._photos.side)

    def photos_in(self, count: int) -> int:
        """How many of a batch are photos; they come first."""
        if not self._lesions:
            return count
        return count - round(count * self._share) if self._photos else 0

    def batch(self, count: int) -> ImageSet:
        """A batch with the wished share of drawn images, both parts balanced by class."""
        photos, parts = self.photos_in(count), []
        if photos:
            part = self._photos.some(photos, self.melanoma_share, self.generator)
            if self._layers is not None:
                lay_over(part.pixels, self._layers, OVERLAID, self.generator)
            parts.append(part)
        if photos < count:
            parts.append(
                self._lesions.some(count - photos, self.melanoma_share, self.generator)
            )
        return parts[0] if len(parts) == 1 else parts[0] + parts[1]


class _Balanced:
    """Images, and which of them are melanomas."""

    def __init__(self, images: ImageSet) -> None:
        self.images = images
        self.melanomas = (images.truth == 1).nonzero()[:, 0]
        self.others = (images.truth == 0).nonzero()[:, 0]

    @property
    def side(self) -> int:
        return self.images.pixels.shape[-1]

    def some(
        self, count: int, melanoma_share: float, generator: torch.Generator
    ) -> ImageSet:
        """``count`` images with replacement; fewer where one class is missing."""
        positive = round(count * melanoma_share)
        groups = ((self.melanomas, positive), (self.others, count - positive))
        index = [_draw(group, wanted, generator) for group, wanted in groups if len(group)]
        return self.images.take(torch.cat(index))


def _draw(group: Tensor, count: int, generator: torch.Generator) -> Tensor:
    place = torch.randint(len(group), (count,), generator=generator, device=generator.device)
    return group[place]
