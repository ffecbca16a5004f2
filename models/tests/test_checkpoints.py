"""Tests of archives that are saved as a network is trained: three epochs of a tiny one."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.nn import functional

from exporting.archive import SplitNetwork, is_torchscript
from exporting.checkpoints import TorchArchives
from exporting.model_card import model_card
from tests import lacks
from tests import quiet_libraries as setUpModule  # noqa: F401
from tests.tiny_data import TinyNetwork, colour_set

EPOCHS = 3
SIZE = 32  # pixels


def card(**more: Any) -> dict[str, Any]:
    """Of a single logit for the second class."""
    return model_card(
        name="Tiny",
        architecture="tiny",
        size=(SIZE, SIZE),
        classes=["benign", "melanoma"],
        positive="melanoma",
        activation="sigmoid",
        speaks_for="melanoma",
        **more,
    )


def photos() -> tuple[torch.Tensor, torch.Tensor]:
    """Twelve pictures as a network takes them, and their truths."""
    drawn = colour_set(12, SIZE)
    return drawn.pixels.float() / 255, drawn.truth


class CheckpointsTest(unittest.TestCase):
    """A training of three epochs leaves three archives, and goes on as if nothing was saved."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name) / "run"

    def holds(self, network: Any, methods: tuple[str, ...] = ()) -> None:
        """Three archives of different weights, the last of those of ``network`` now."""
        files = sorted(path.name for path in self.folder.iterdir())
        self.assertEqual(files, [f"epoch_{epoch:03d}.pt" for epoch in range(EPOCHS)])
        images = photos()[0]
        outputs = []
        for name in files:
            self.assertTrue(is_torchscript(self.folder / name))
            extra = {"model.json": ""}
            archive = torch.jit.load(str(self.folder / name), _extra_files=extra)
            self.assertIn(b'"positive": "melanoma"', extra["model.json"])
            for method in methods:
                self.assertTrue(hasattr(archive, method))
            with torch.no_grad():
                outputs.append(archive(images))
        self.assertFalse(torch.allclose(outputs[0], outputs[1]))
        with torch.no_grad():
            torch.testing.assert_close(outputs[-1], network(images), rtol=1e-4, atol=1e-5)

    def train(self, network: nn.Module) -> None:
        """A loop as people write it."""
        images, truth = photos()
        archives = TorchArchives(self.folder, card())
        optimiser = torch.optim.SGD(network.parameters(), lr=0.1)
        for epoch in range(EPOCHS):
            network.train()
            optimiser.zero_grad()
            logits = network(images)[:, 0]
            functional.binary_cross_entropy_with_logits(logits, truth).backward()
            optimiser.step()
            archives(network, epoch)
            self.assertTrue(network.training, "training goes on")

    def test_loop_of_pytorch(self) -> None:
        torch.manual_seed(0)
        network = TinyNetwork()
        self.train(network)
        self.holds(network.eval())

    def test_network_with_features_and_head(self) -> None:
        torch.manual_seed(0)
        tiny = TinyNetwork()
        head = nn.Sequential(tiny.avgpool, nn.Flatten(1), tiny.classifier)
        network = SplitNetwork(tiny.features, head)
        self.train(network)
        self.holds(network.eval(), ("features", "head"))

    def test_nothing_is_left_of_an_archive_that_cannot_be_saved(self) -> None:
        archives = TorchArchives(self.folder, card())
        with self.assertRaises(RuntimeError):
            archives(nn.Conv2d(5, 1, 1), 0)
        self.assertEqual(list(self.folder.iterdir()), [])

    @unittest.skipIf(lacks("lightning"), lacks("lightning"))
    def test_lightning(self) -> None:
        import lightning
        from torch.utils.data import DataLoader, TensorDataset

        from exporting.lightning_callback import LightningArchives

        class Module(lightning.LightningModule):
            def __init__(self) -> None:
                super().__init__()
                self.model = TinyNetwork()

            def training_step(self, batch: Any, _: int) -> torch.Tensor:
                images, truth = batch
                logits = self.model(images)[:, 0]
                return functional.binary_cross_entropy_with_logits(logits, truth)

            def configure_optimizers(self) -> torch.optim.Optimizer:
                return torch.optim.SGD(self.parameters(), lr=0.1)

        torch.manual_seed(0)
        module = Module()
        trainer = lightning.Trainer(
            max_epochs=EPOCHS,
            accelerator="cpu",
            logger=False,
            enable_checkpointing=False,
            enable_progress_bar=False,
            enable_model_summary=False,
            callbacks=[LightningArchives(self.folder, card(), "model")],
        )
        trainer.fit(module, DataLoader(TensorDataset(*photos()), batch_size=6))
        self.holds(module.model.eval())

    @unittest.skipIf(importlib.util.find_spec("keras") is None, "needs keras")
    def test_keras(self) -> None:
        """In a process of its own: Keras takes its backend when it is first imported."""
        self.assertEqual(self.keras("torch").returncode, 0)
        names = sorted(path.name for path in self.folder.iterdir())
        self.assertEqual(names, [f"epoch_{epoch:03d}.pt" for epoch in range(EPOCHS)])

    def keras(self, backend: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "tests.keras_training", str(self.folder)],
            cwd=Path(__file__).parents[1],
            env={**os.environ, "KERAS_BACKEND": backend},
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(done.returncode, 0, done.stderr)
        return done


if __name__ == "__main__":
    unittest.main()
