"""Lightning: an archive of each epoch for `lesionlens watch`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

try:
    from lightning.pytorch import Callback, LightningModule, Trainer
except ImportError:  # the package's former name
    from pytorch_lightning import Callback, LightningModule, Trainer

from exporting.checkpoints import TorchArchives


class LightningArchives(Callback):
    """``Trainer(callbacks=[LightningArchives("runs/b5", card, "model")])``.

    :param network: the attribute of the LightningModule that maps images to logits
    """

    def __init__(self, folder: Path | str, card: dict[str, Any], network: str) -> None:
        super().__init__()
        self.archives = TorchArchives(folder, card)
        self.network = network

    def on_train_epoch_end(self, trainer: Trainer, pl_module: LightningModule) -> None:
        """Saves the archive, once, whatever the number of devices."""
        if trainer.is_global_zero:
            self.archives(getattr(pl_module, self.network), trainer.current_epoch)
