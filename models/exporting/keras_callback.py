"""Keras 3 on PyTorch: an archive of each epoch for `lesionlens watch`.

Only a network that runs on PyTorch can be traced: set the variable KERAS_BACKEND to torch. One
that was trained on TensorFlow or JAX and saved as .keras is the same network there, so its
epochs, as keras.callbacks.ModelCheckpoint saves them, can be turned into archives afterwards::

    KERAS_BACKEND=torch python -c "
    import keras
    from exporting.keras_callback import save_keras_archive
    save_keras_archive(keras.models.load_model('epoch_003.keras'), 'epoch_003.pt', card)"
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import keras
from torch import Tensor, nn

from exporting.archive import ExportError
from exporting.checkpoints import epoch_path, traced, write_whole


class _ChannelsFirst(nn.Module):
    """A Keras model that takes images as archives do, (N, 3, H, W), and never trains."""

    def __init__(self, model: keras.Model) -> None:
        super().__init__()
        self.model = model
        self.is_last = model.input_shape[-1] == 3  # noqa: PLR2004  (N, H, W, 3)

    def forward(self, x: Tensor) -> Tensor:
        return self.model(x.permute(0, 2, 3, 1) if self.is_last else x, training=False)


def save_keras_archive(model: keras.Model, path: Path | str, card: dict[str, Any]) -> None:
    """Saves a Keras model as it is now; training goes on with it.

    :param card: the content of model.json; a model with its own rescaling layer takes scale 1
    """
    if keras.backend.backend() != "torch":
        raise ExportError(
            f"Keras runs on {keras.backend.backend()}; only on PyTorch can a network be traced. "
            "Set KERAS_BACKEND=torch, or save .keras files and turn them into archives there: "
            "see exporting/keras_callback.py."
        )
    network = _ChannelsFirst(model)
    modes = {module: module.training for module in network.modules()}
    try:
        write_whole(traced(network.eval(), card), Path(path), card)
    finally:
        for module, mode in modes.items():
            module.training = mode


class KerasArchives(keras.callbacks.Callback):
    """``model.fit(..., callbacks=[KerasArchives("runs/b5", card)])``."""

    def __init__(self, folder: Path | str, card: dict[str, Any]) -> None:
        super().__init__()
        self.folder = Path(folder)
        self.card = card

    def on_epoch_end(self, epoch: int, logs: dict[str, float] | None = None) -> None:
        """Saves the archive; Keras counts epochs from 0."""
        save_keras_archive(self.model, epoch_path(self.folder, epoch), self.card)
