"""Tests of whole exports from state dicts."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
import unittest
import zipfile
from pathlib import Path

import torch

from exporting import command, options
from exporting.model_card import model_card
from exporting.tf_efficientnet import SCALINGS, EfficientNetFeatures
from tests import lacks
from tests import quiet_libraries as setUpModule  # noqa: F401

WIDTH, HEIGHT = 40, 24  # pixels; not square, so that swapped sides fail


class ExportTest(unittest.TestCase):
    """The whole program, on the smallest EfficientNet."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def run_export(self, *options: str) -> tuple[int, str]:
        """Exit code and all output."""
        weights, out = self.folder / "weights.pth", self.folder / "out.pt"
        files = ["--weights", str(weights), "--out", str(out), "--input-size", f"{WIDTH}x{HEIGHT}"]
        text = io.StringIO()
        with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
            code = command.main([*files, *options])
        return code, text.getvalue()

    @unittest.skipIf(lacks("torchvision"), lacks("torchvision"))
    def test_torchvision_with_one_logit(self) -> None:
        from torchvision.models import efficientnet_b0

        torch.manual_seed(0)
        network = efficientnet_b0(num_classes=1)
        torch.save(network.state_dict(), self.folder / "weights.pth")
        arch = ("--arch", "torchvision:efficientnet_b0")

        code, text = self.run_export(*arch, "--tolerance", "-1")
        self.assertEqual(code, 1, text)
        self.assertEqual([p.name for p in self.folder.iterdir()], ["weights.pth"])

        code, text = self.run_export(*arch)
        self.assertEqual(code, 0, text)
        written = (self.folder / "out.pt").read_bytes()

        code, text = self.run_export(*arch)
        self.assertEqual(code, 2, text)
        self.assertIn("--overwrite", text)
        self.assertEqual((self.folder / "out.pt").read_bytes(), written)

    @unittest.skipIf(lacks("timm"), lacks("timm"))
    def test_timm_with_three_logits(self) -> None:
        import timm

        torch.manual_seed(0)
        network = timm.create_model("tf_efficientnet_b0", num_classes=3)
        torch.save({"state_dict": network.state_dict()}, self.folder / "weights.pth")
        arch = ("--arch", "timm:tf_efficientnet_b0")

        code, text = self.run_export(*arch)
        self.assertEqual(code, 2, text)
        self.assertIn("--classes", text)

        code, text = self.run_export(*arch, "--classes", "naevus,melanoma,keratosis")
        self.assertEqual(code, 0, text)
        with zipfile.ZipFile(self.folder / "out.pt") as file:
            card = json.loads(file.read("archive/extra/model.json"))
        self.assertEqual(card["output"]["activation"], "softmax")
        self.assertEqual(card["output"]["positive"], "melanoma")
        self.assertEqual((card["input"]["width"], card["input"]["height"]), (WIDTH, HEIGHT))

    @unittest.skipIf(lacks("timm"), lacks("timm"))
    def test_head_of_two_layers(self) -> None:
        import timm

        torch.manual_seed(1)
        network = timm.create_model("tf_efficientnet_b0", num_classes=1)
        network.classifier = torch.nn.Sequential(
            torch.nn.Linear(1280, 16), torch.nn.BatchNorm1d(16), torch.nn.SiLU(),
            torch.nn.Dropout(0.5), torch.nn.Linear(16, 3),
        )  # fmt: skip
        torch.save(network.state_dict(), self.folder / "weights.pth")
        arch = ("--arch", "timm:tf_efficientnet_b0", "--classes", "naevus,melanoma,keratosis")

        code, text = self.run_export(*arch)
        self.assertEqual(code, 2, text)
        self.assertIn("--between relu", text)

        code, text = self.run_export(*arch, "--between", "silu")
        self.assertEqual(code, 0, text)
        images = torch.randn(1, 3, HEIGHT, WIDTH)
        with torch.no_grad():
            expected = network.eval()(images)
        found = torch.jit.load(self.folder / "out.pt")(images)
        torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-4)

    def test_efficientnet_pytorch_without_the_package(self) -> None:
        # The names of the package; Conv2dStaticSamePadding pads for 224 pixels whatever comes.
        torch.manual_seed(0)
        network = EfficientNetFeatures(SCALINGS["b0"], (224, 224))
        blocks = list(network.blocks)
        parts = {"expand_conv": "_expand_conv", "expand_bn": "_bn0", "dwconv": "_depthwise_conv",
                 "bn": "_bn1", "se_reduce": "_se_reduce", "se_expand": "_se_expand",
                 "project_conv": "_project_conv", "project_bn": "_bn2", "stem_conv": "_conv_stem",
                 "stem_bn": "_bn0", "top_conv": "_conv_head", "top_bn": "_bn1"}  # fmt: skip
        weights = {"_fc.weight": torch.randn(1, 1280), "_fc.bias": torch.randn(1)}
        for name, value in network.state_dict().items():
            *path, part, variable = name.split(".")
            block = f"_blocks.{blocks.index(path[1])}." if path else ""
            weights[f"{block}{parts[part]}.{variable}"] = value
        torch.save(weights, self.folder / "weights.pth")
        # Its padding is that of 224 pixels, and too little for the tiny size of the other tests.
        arch = ("--arch", "efficientnet_pytorch:efficientnet-b0", "--input-size", "96x64")

        code, text = self.run_export(*arch)
        self.assertEqual(code, 0, text)
        images = torch.randn(1, 3, 64, 96)
        with torch.no_grad():
            pooled = network.eval()(images).mean((2, 3))
            expected = pooled @ weights["_fc.weight"].T + weights["_fc.bias"]
        found = torch.jit.load(self.folder / "out.pt")(images)
        torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-4)

        arch = ("--arch", "efficientnet_pytorch:efficientnet-b1", "--input-size", "96x64")
        code, text = self.run_export(*arch, "--overwrite")
        self.assertEqual(code, 2, text)
        self.assertIn("do not fit", text)

    def test_pixels_of_the_card(self) -> None:
        for words in ("stored", "as-stored", "as stored"):
            self.assertEqual(options.parse_pixels(words), "as stored")
        code, text = self.exit_of("--pixels", "raw")
        self.assertEqual(code, 2)
        self.assertIn("neither as-displayed nor as-stored", text)
        given = {"name": "", "architecture": "", "size": (8, 8), "classes": ["a", "b"],
                 "positive": "b", "activation": "sigmoid"}  # fmt: skip
        self.assertNotIn("pixels", model_card(**given)["input"])
        stored = model_card(**given, pixels="as stored")
        self.assertEqual(stored["input"]["pixels"], "as stored")

    def exit_of(self, *options: str) -> tuple[object, str]:
        """What the program says of options that are none, and its exit code."""
        text = io.StringIO()
        with contextlib.redirect_stderr(text), self.assertRaises(SystemExit) as end:
            command.main(["--out", str(self.folder / "out.pt"), *options])
        return end.exception.code, text.getvalue()

    def test_weights_that_are_missing(self) -> None:
        code, text = self.run_export()
        self.assertEqual(code, 2)
        self.assertIn("no such file", text)


if __name__ == "__main__":
    unittest.main()
