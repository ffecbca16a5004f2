"""What an exporter must know of a trained classifier, whatever library it comes from."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from torch import Tensor

from archive import IMAGENET_MEAN, IMAGENET_STD, SplitNetwork

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


class OriginalUnavailableError(Exception):
    """The network cannot be run in the library that trained it; the message tells why."""


@dataclass(frozen=True)
class Original:
    """The network in the library that trained it, to compare with."""

    library: str
    logits: Callable[[Tensor], Tensor]  # of the input that the archive gets, (N, 3, H, W)


@dataclass(frozen=True)
class Classifier:
    """A network that can be exported, and what its file says about it."""

    network: SplitNetwork  # in evaluation mode, on the CPU
    logits: int
    normalisation: Normalisation
    size: tuple[int, int] | None = None  # usual input (width, height), pixels
    size_is_fixed: bool = False  # it works with no other
    activation: str | None = None  # "sigmoid" or "softmax", if the file says it
    interpolation: str = "bilinear-antialias"
    original: Callable[[], Original] | None = None  # may raise OriginalUnavailableError
