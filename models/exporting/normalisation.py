"""From values of a photo to the network's input."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_STD = (0.229, 0.224, 0.225)
Three = tuple[float, float, float]  # red, green, blue


@dataclass(frozen=True)
class Normalisation:
    """Values in [0, 255] to the network's input: (value * scale - mean) / std."""

    scale: float
    mean: Three
    std: Three  # above 0

    @staticmethod
    def none() -> Normalisation:
        """Values go in as they are."""
        return Normalisation(1.0, (0.0, 0.0, 0.0), (1.0, 1.0, 1.0))

    def then(self, factor: Three, offset: Three) -> Normalisation:
        """This normalisation, followed by ``x * factor + offset``, with the scale 1/255."""
        unit = 1 / 255 / self.scale  # scale, mean and std times a number: the same function
        std = [s / f for s, f in zip(self.std, factor, strict=True)]
        mean = [m - o * s for m, o, s in zip(self.mean, offset, std, strict=True)]
        return Normalisation(1 / 255, _three(m * unit for m in mean), _three(s * unit for s in std))


def _three(values: Iterable[float]) -> Three:
    red, green, blue = values
    return red, green, blue


IMAGENET = Normalisation(1 / 255, IMAGENET_MEAN, IMAGENET_STD)
