"""Tests of export.py. Run them with ``python -m unittest discover models``."""

from __future__ import annotations

import contextlib
import importlib
import io
import json
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))


def lacks(library: str) -> str:
    """Why a library cannot be used, or an empty text if it can."""
    try:
        importlib.import_module(library)
    except Exception as error:  # a library built for another torch raises RuntimeError
        return f"needs {library}: {error}"
    return ""


if lacks("torch"):
    raise unittest.SkipTest(lacks("torch"))

import torch  # noqa: E402
from torch import nn  # noqa: E402

import archive  # noqa: E402
import archive_check  # noqa: E402
import export  # noqa: E402
import torch_networks  # noqa: E402
from tf_efficientnet import SCALINGS, EfficientNetFeatures  # noqa: E402

WIDTH, HEIGHT = 40, 24  # pixels; not square, so that swapped sides fail


def tiny_network() -> archive.SplitNetwork:
    """One convolution with batch-norm, pooled to one logit; its statistics are not trivial."""
    torch.manual_seed(0)
    norm = nn.BatchNorm2d(6)
    norm.running_mean.uniform_(-1, 1)
    norm.running_var.uniform_(0.5, 2)
    backbone = nn.Sequential(nn.Conv2d(3, 6, 3, stride=4, bias=False), norm, nn.SiLU())
    head = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(1), nn.Linear(6, 1))
    return archive.SplitNetwork(backbone, head).eval()


def tiny_card() -> dict:
    """A model.json for `tiny_network`."""
    return archive.model_card(
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
        module = archive.to_torchscript(self.network, HEIGHT, WIDTH, compact)
        archive.write_archive(module, tiny_card(), self.path)

    def test_computes_what_the_network_computes(self) -> None:
        self.write()
        images = list(archive_check.random_images(tiny_card(), count=1))
        deviation = archive_check.check_archive(self.path, self.network, images)
        self.assertEqual(deviation.images, 2)
        self.assertTrue(deviation.is_within(1e-5), deviation)

    def test_notices_another_network(self) -> None:
        self.write()
        with torch.no_grad():
            self.network.classifier[2].bias += 0.1
        images = archive_check.random_images(tiny_card(), count=1)
        deviation = archive_check.check_archive(self.path, self.network, images)
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


class WeightsTest(unittest.TestCase):
    """How checkpoints are read."""

    def test_unwraps_containers_prefixes_and_half_precision(self) -> None:
        half = torch.ones(1, 4, dtype=torch.float16)
        content = {"epoch": 3, "state_dict": {"module.model.classifier.weight": half}}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "weights.pth"
            torch.save(content, path)
            weights = torch_networks.read_weights(path)
        self.assertEqual(list(weights), ["classifier.weight"])
        self.assertEqual(weights["classifier.weight"].dtype, torch.float32)
        self.assertEqual(torch_networks.class_count(weights), 1)

    def test_refuses_whole_objects(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "model.pth"
            torch.save(tiny_network(), path)
            with self.assertRaisesRegex(archive.ExportError, "state_dict"):
                torch_networks.read_weights(path)


class CommandLineTest(unittest.TestCase):
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
            code = export.main([*files, *options])
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

    def test_weights_that_are_missing(self) -> None:
        code, text = self.run_export()
        self.assertEqual(code, 2)
        self.assertIn("no such file", text)


if __name__ == "__main__":
    unittest.main()
