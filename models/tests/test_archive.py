"""Tests of the archive and of the check of what was written."""

from __future__ import annotations

import json
import tempfile
import unittest
import zipfile
from pathlib import Path

import torch
from torch import nn

from exporting.archive import SplitNetwork, to_torchscript, write_archive
from exporting.deviation import check_archive, random_images
from exporting.model_card import model_card
from tests import quiet_libraries as setUpModule  # noqa: F401

WIDTH, HEIGHT = 40, 24  # pixels; not square, so that swapped sides fail


def tiny_network() -> SplitNetwork:
    """One convolution with batch-norm, pooled to one logit; its statistics are not trivial."""
    torch.manual_seed(0)
    norm = nn.BatchNorm2d(6)
    norm.running_mean.uniform_(-1, 1)
    norm.running_var.uniform_(0.5, 2)
    backbone = nn.Sequential(nn.Conv2d(3, 6, 3, stride=4, bias=False), norm, nn.SiLU())
    head = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(1), nn.Linear(6, 1))
    return SplitNetwork(backbone, head).eval()


def tiny_card() -> dict:
    """A model.json for `tiny_network`."""
    return model_card(
        name="Tiny",
        architecture="tiny",
        size=(WIDTH, HEIGHT),
        classes=["benign", "melanoma"],
        positive="melanoma",
        activation="sigmoid",
    )


class ArchiveTest(unittest.TestCase):
    """What is in a written file."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name) / "tiny.pt"
        self.network = tiny_network()

    def write(self, compact: bool = False) -> None:
        module = to_torchscript(self.network, HEIGHT, WIDTH, compact)
        write_archive(module, tiny_card(), self.path)

    def test_computes_what_the_network_computes(self) -> None:
        self.write()
        images = list(random_images(tiny_card(), count=1))
        deviation = check_archive(self.path, self.network, images)
        self.assertEqual(deviation.images, 2)
        self.assertTrue(deviation.is_within(1e-5), deviation)

    def test_notices_another_network(self) -> None:
        self.write()
        with torch.no_grad():
            self.network.classifier[2].bias += 0.1
        images = random_images(tiny_card(), count=1)
        deviation = check_archive(self.path, self.network, images)
        self.assertAlmostEqual(deviation.logits, 0.1, places=4)

    def test_features_are_contiguous_and_not_square(self) -> None:
        self.write()
        activations = torch.jit.load(self.path).features(torch.rand(1, 3, HEIGHT, WIDTH))
        self.assertEqual(tuple(activations.shape), (1, 6, 6, 10))
        self.assertTrue(activations.is_contiguous())

    def test_holds_the_card_and_neither_batch_norm_nor_debug_records(self) -> None:
        self.write()
        with zipfile.ZipFile(self.path) as file:
            names = file.namelist()
            card = json.loads(file.read("archive/extra/model.json"))
            code = b"".join(file.read(name) for name in names if name.endswith(".py"))
        self.assertEqual(card, tiny_card())
        self.assertNotIn(b"batch_norm", code)
        self.assertEqual([name for name in names if name.endswith(".debug_pkl")], [])

    def test_compact_kernels_have_bfloat16_values(self) -> None:
        self.write(compact=True)
        graph = torch.jit.load(self.path).features.graph
        constants = [
            node.t("value")
            for node in graph.findAllNodes("prim::Constant")
            if node.output().type().isSubtypeOf(torch._C.TensorType.get())
        ]
        kernels = [value for value in constants if value.dim() == 4]
        self.assertEqual(len(kernels), 1)
        self.assertEqual(kernels[0].dtype, torch.float32)
        self.assertTrue(torch.equal(kernels[0], kernels[0].bfloat16().float()))


if __name__ == "__main__":
    unittest.main()
