"""What a run trains on and what it is measured on."""

from __future__ import annotations

import argparse
from functools import cached_property

from torch import Tensor

from training import images
from training.drawing_pool import DrawingPool, read_layers, read_lesions
from training.images import ImageSet
from training.sampling import Drawn

VALIDATION_SEED = 5005  # of drawn lesions: none of them is trained on


class Data:
    """Photos, drawn images, and the validation sets; nothing is in two of them."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options, self._size = options, options.store_size
        self._pool = DrawingPool(self._size) if options.draw or options.draw_validation else None
        try:
            self._begin()
        except BaseException:
            self.close()
            raise

    def _begin(self) -> None:
        """Lets the pool draw while the photos are read."""
        options = self._options
        if self._pool:
            self._held_out = self._pool.lesions(options.draw_validation, VALIDATION_SEED)
            self._lesions = self._pool.lesions(options.draw, options.draw_seed)
            self._layers = self._pool.artefacts(options.draw // 2, options.draw_seed)
        table = options.validation_labels
        self._validation_truth = images.read_truth(table) if table else {}
        truth: dict[str, float] = {}
        for table in reversed(options.labels):
            truth |= images.read_truth(table)
        truth = {k: value for k, value in truth.items() if k not in self._validation_truth}
        self.photos = images.labelled(options.images, truth, self._size)
        self.drawn = Drawn(self._read_drawn, self._read_layers)

    def _read_drawn(self) -> ImageSet:
        options = self._options
        drawn = images.plain_skin(options.plain_skin, self._size, options.seed)
        for folder in options.generated:
            drawn = drawn + images.generated(folder, self._size)
        return drawn + read_lesions(self._lesions) if options.draw else drawn

    def _read_layers(self) -> Tensor | None:
        return read_layers(self._layers) if self._options.draw > 1 else None

    @cached_property
    def validation(self) -> dict[str, ImageSet]:
        """The validation sets by name; waits for what is drawn."""
        options, found = self._options, {}
        if self._validation_truth:
            found["photos"] = images.labelled(options.images, self._validation_truth, self._size)
        if options.generated_validation:
            found["generated"] = images.generated(options.generated_validation, self._size)
        if options.draw_validation:
            found["generated"] = read_lesions(self._held_out)
        return found

    def close(self) -> None:
        """Ends the drawing, also when it is not done."""
        if self._pool:
            self._pool.close()
