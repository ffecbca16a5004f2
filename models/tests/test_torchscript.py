"""Tests of whole exports from TorchScript files."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
import unittest
import warnings
import zipfile
from pathlib import Path

import torch
from torch import nn

from exporting import command
from tests import quiet_libraries as setUpModule  # noqa: F401

SIZE = 32  # pixels


class Checked(nn.Module):
    """A residual sum in place, after a check that stays in scripted code."""

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if x.size(1) != 6:
            raise ValueError("not 6 channels")
        y = x * 0.5
        y += x
        return y


def network(*end: nn.Module, logits: int = 1) -> nn.Module:
    """A small classifier; batch-norm is not trivial."""
    torch.manual_seed(0)
    norm = nn.BatchNorm2d(6)
    norm.running_mean.uniform_(-1, 1)
    norm.running_var.uniform_(0.5, 2)
    body = nn.Sequential(nn.Conv2d(3, 6, 3, stride=4), norm, nn.SiLU(inplace=True), Checked())
    pool = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(1), nn.Dropout(0.4))
    return nn.Sequential(body, pool, nn.Linear(6, logits), *end).eval()


def trace(module: nn.Module, image: torch.Tensor) -> torch.jit.ScriptModule:
    """Traces without the warning that the check in `Checked` is not traced."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", torch.jit.TracerWarning)
        return torch.jit.trace(module, image)


class TorchScriptTest(unittest.TestCase):
    """Files as torch.jit.trace, script and freeze write them."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.out = self.folder / "out.pt"

    def export(self, module: torch.jit.ScriptModule, *more: str) -> tuple[int, str]:
        path = self.folder / "given.pt"
        module.save(str(path))
        self.out.unlink(missing_ok=True)
        arguments = ["--arch", f"torchscript:{path}", "--out", str(self.out), *more]
        with contextlib.redirect_stdout(io.StringIO()) as out, contextlib.redirect_stderr(out):
            code = command.main(arguments)
        return code, out.getvalue()

    def same(self, original: nn.Module, size: str = str(SIZE)) -> None:
        """Exports each kind; the archive's logits must be those of ``original``."""
        image = torch.rand(2, 3, SIZE, SIZE)
        traced = trace(original, image[:1])
        for module in (traced, torch.jit.script(original), torch.jit.freeze(traced)):
            code, said = self.export(module, "--input-size", size)
            self.assertEqual(code, 0, said)
            self.assertIn("given.pt itself", said)
            archive = torch.jit.load(str(self.out))
            self.assertEqual(tuple(archive.features(image).shape), (2, 6, 8, 8))
            expected = original[:3](image)
            torch.testing.assert_close(archive.head(archive.features(image)), expected)

    def card(self) -> dict:
        with zipfile.ZipFile(self.out) as file:
            return json.loads(file.read("archive/extra/model.json"))

    def test_all_kinds_keep_their_logits(self) -> None:
        self.same(network())
        self.assertEqual(self.card()["architecture"], "given")

    def test_a_sigmoid_is_taken_off(self) -> None:
        self.same(network(nn.Sigmoid(), nn.Flatten(0)))
        self.assertEqual(self.card()["output"]["activation"], "sigmoid")

    def test_a_softmax_is_taken_off(self) -> None:
        self.same(network(nn.Softmax(1), logits=2))
        self.assertEqual(self.card()["output"]["activation"], "softmax")

    def test_without_a_pooling_the_end_is_told(self) -> None:
        rows = nn.Sequential(nn.Flatten(1), nn.Linear(3 * SIZE * SIZE, 1)).eval()
        module = trace(rows, torch.rand(1, 3, SIZE, SIZE))
        code, said = self.export(module, "--input-size", str(SIZE))
        self.assertEqual(code, 2)
        self.assertIn("no pooling over the grid was found; the network ends with", said)
        self.assertFalse(self.out.exists())

    def test_the_size_must_be_said(self) -> None:
        code, said = self.export(trace(network(), torch.rand(1, 3, SIZE, SIZE)))
        self.assertEqual(code, 2)
        self.assertIn("--input-size", said)

    def test_given_as_weights_it_is_told_where_it_belongs(self) -> None:
        given = str(self.folder / "given.pt")
        trace(network(), torch.rand(1, 3, SIZE, SIZE)).save(given)
        with contextlib.redirect_stderr(io.StringIO()) as error:
            code = command.main(["--weights", given, "--arch", "timm:x", "--out", str(self.out)])
        self.assertEqual(code, 2)
        self.assertIn(f"--arch torchscript:{given}", error.getvalue())
        self.assertIn("inspect", error.getvalue())

    def test_other_architectures_need_weights(self) -> None:
        with contextlib.redirect_stderr(io.StringIO()) as said:
            code = command.main(["--arch", "timm:efficientnet_b0", "--out", str(self.out)])
        self.assertEqual(code, 2)
        self.assertIn("--weights", said.getvalue())


if __name__ == "__main__":
    unittest.main()
