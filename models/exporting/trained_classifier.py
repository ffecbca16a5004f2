"""What an exporter must know of a trained classifier, whatever library it comes from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from torch import Tensor

from exporting.archive import SplitNetwork
from exporting.normalisation import Normalisation


class OriginalUnavailableError(Exception):
    """The network cannot be run in the library that trained it; the message tells why."""


@dataclass(frozen=True)
class Original:
    """The network in the library that trained it, to compare with."""

    library: str
    logits: Callable[[Tensor], Tensor]  # of the input that the archive gets, (N, 3, H, W)


@dataclass(frozen=True)
class TrainedClassifier:
    """A network that can be exported, and what its file says about it."""

    network: SplitNetwork  # in evaluation mode, on the CPU
    logits: int
    normalisation: Normalisation
    size: tuple[int, int] | None = None  # usual input (width, height), pixels
    size_is_fixed: bool = False  # it works with no other
    activation: str | None = None  # "sigmoid" or "softmax", if the file says it
    interpolation: str = "bilinear-antialias"
    original: Callable[[], Original] | None = None  # may raise OriginalUnavailableError
