"""Draws lesions and artefacts with all cores, in processes of their own, beside the training."""

from __future__ import annotations

import multiprocessing
import os
import sys
import tempfile
from concurrent.futures import Future, ProcessPoolExecutor
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from training import images
from training.images import SAMPLES, ImageSet

CHUNK = 25  # images a task: a few seconds of one core
DRAWN_SIZE = 256  # pixels, before the resizing to the size in memory
ARTEFACTS = ("hair", "hair", "stubble", "vellus", "ruler", "ink", "bubbles")


class DrawingPool:
    """Processes that draw what make_samples.py draws; the results come when they are asked for."""

    def __init__(self, size: int, processes: int | None = None) -> None:
        """
        :param size: side of the images that come back, pixels
        :param processes: two fewer than there are cores, unless said otherwise
        """
        self.size = size
        self._folder = tempfile.TemporaryDirectory()
        # A forked process would share the threads' locks of PyTorch: a new one starts clean.
        self._pool = ProcessPoolExecutor(
            processes or max(1, (os.cpu_count() or 3) - 2),
            multiprocessing.get_context("spawn"),
            initializer=torch.set_num_threads,
            initargs=(1,),
        )

    def lesions(self, count: int, seed: int) -> list[Future[Path]]:
        """Begins with the lesions of ``make_samples.py --random COUNT --seed SEED``."""
        return [self._pool.submit(_draw_lesions, self._folder.name, seed, first,
                                  min(CHUNK, count - first), self.size)
                for first in range(0, count, CHUNK)]  # fmt: skip

    def artefacts(self, count: int, seed: int) -> list[Future[Path]]:
        """Begins with layers of hair, rulers, ink and bubbles; see ``_draw_layer``."""
        return [self._pool.submit(_draw_layers, self._folder.name, seed, first,
                                  min(CHUNK, count - first), self.size)
                for first in range(0, count, CHUNK)]  # fmt: skip

    def close(self) -> None:
        """Stops what is still being drawn."""
        self._pool.shutdown(cancel_futures=True)
        self._folder.cleanup()


def read_lesions(drawn: list[Future[Path]]) -> ImageSet:
    """Waits for the lesions."""
    parts = [torch.load(part.result(), weights_only=True) for part in drawn]
    return ImageSet(*(torch.cat([part[name] for part in parts]) for name in parts[0]))


def read_layers(drawn: list[Future[Path]]) -> Tensor:
    """Waits for the layers, uint8 (N, 6, S, S)."""
    return torch.cat([torch.load(part.result(), weights_only=True) for part in drawn])


def _draw_lesions(folder: str, seed: int, first: int, count: int, size: int) -> Path:
    _make_samples().write_random_set(
        Path(folder, f"lesions-{seed}-{first}"), count, DRAWN_SIZE, seed, first=first
    )
    drawn = images.generated(Path(folder, f"lesions-{seed}-{first}"), size)
    return _written(vars(drawn), Path(folder, f"lesions-{seed}-{first}.pth"))


def _draw_layers(folder: str, seed: int, first: int, count: int, size: int) -> Path:
    _make_samples()
    layers = [_draw_layer(np.random.default_rng([seed, 2_000_000 + number]), number, size)
              for number in range(first, first + count)]  # fmt: skip
    return _written(torch.stack(layers), Path(folder, f"layers-{seed}-{first}.pth"))


def _draw_layer(rng: np.random.Generator, number: int, size: int) -> Tensor:
    """One or two artefacts as what they take from a photo and what they add, uint8 (6, S, S).

    An artefact is drawn over a photo p as p (1 - taken) + added. Drawn over black it shows what is
    added; drawn alike over white, what is left.
    """
    from artefacts import add_artefact

    names = rng.choice(ARTEFACTS, size=1 + int(rng.random() < 0.3), replace=False)
    px_per_mm, seed = size / rng.uniform(10, 22), int(rng.integers(2**31))
    black = np.zeros((size, size, 3), np.float32)
    shown = []
    for ground in (black, black + 1):
        again = np.random.default_rng([seed, number])
        for name in names:
            ground = add_artefact(again, str(name), ground, px_per_mm)
        shown.append(ground)
    layer = np.concatenate([1 - (shown[1] - shown[0]), shown[0]], axis=2).clip(0, 1)
    return torch.from_numpy((255 * layer).round().astype(np.uint8)).permute(2, 0, 1)


def _make_samples():
    if str(SAMPLES) not in sys.path:
        sys.path.insert(0, str(SAMPLES))
    import make_samples

    return make_samples


def _written(content: object, path: Path) -> Path:
    torch.save(content, path)
    return path
