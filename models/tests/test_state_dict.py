"""Tests of the reading of checkpoints."""

from __future__ import annotations

import argparse
import contextlib
import io
import tempfile
import unittest
from pathlib import Path

import numpy as np
import torch
from torch import nn

from exporting.archive import ExportError
from exporting.state_dict import class_count, linear_layer, read_weights, with_head
from tests import lacks
from tests import quiet_libraries as setUpModule  # noqa: F401


class StateDictTest(unittest.TestCase):
    """How checkpoints are read."""

    def test_unwraps_containers_prefixes_and_half_precision(self) -> None:
        half = torch.ones(1, 4, dtype=torch.float16)
        content = {"epoch": 3, "state_dict": {"module.model.classifier.weight": half}}
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "weights.pth"
            torch.save(content, path)
            weights = read_weights(path)
        self.assertEqual(list(weights), ["classifier.weight"])
        self.assertEqual(weights["classifier.weight"].dtype, torch.float32)
        self.assertEqual(class_count(weights), 1)

    def read(self, content: object) -> dict[str, torch.Tensor]:
        """What is read of a saved checkpoint."""
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "weights.pth"
            torch.save(content, path)
            return read_weights(path)

    def test_reads_what_training_code_keeps_beside(self) -> None:
        weights = {"model.fc.weight": torch.ones(2, 4), "model.conv1.weight": torch.ones(1)}
        read = self.read(
            {
                "hyper_parameters": argparse.Namespace(lr=0.1),
                "best": np.float64(0.9),
                "path": Path("a"),
                "state_dict": weights,
            }
        )
        self.assertEqual(sorted(read), ["conv1.weight", "fc.weight"])

    def test_takes_averaged_weights(self) -> None:
        own, averaged = torch.zeros(1, 4), torch.ones(1, 4)
        with contextlib.redirect_stderr(io.StringIO()) as told:
            read = self.read(
                {"state_dict": {"fc.weight": own}, "state_dict_ema": {"fc.weight": averaged}}
            )
        self.assertTrue(torch.equal(read["fc.weight"], averaged))
        self.assertIn("averaged weights (state_dict_ema)", told.getvalue())

    def test_finds_the_head_beside_a_backbone(self) -> None:
        for head in ("myfc", "fc", "head", "_fc", "classifier.1"):
            read = self.read(
                {
                    "module.enet.conv_stem.weight": torch.ones(2, 3, 1, 1),
                    f"module.{head}.weight": torch.ones(9, 2),
                    f"module.{head}.bias": torch.ones(9),
                }
            )
            self.assertEqual(linear_layer(read), head)
            self.assertEqual(
                sorted(with_head(read, "classifier")),
                ["classifier.bias", "classifier.weight", "conv_stem.weight"],
            )

    def test_names_what_it_saw_and_looked_for(self) -> None:
        with self.assertRaisesRegex(ExportError, "Looked for: classifier, fc.*named: a.weight"):
            class_count({"a.weight": torch.ones(1, 2)})
        two = {"fc.0.weight": torch.ones(5, 7), "fc.3.weight": torch.ones(2, 5)}
        with self.assertRaisesRegex(ExportError, r"fc.0 \(7 to 5\), fc.3 \(5 to 2\)"):
            class_count(two)

    @unittest.skipIf(lacks("safetensors"), lacks("safetensors"))
    def test_knows_safetensors_by_content(self) -> None:
        from safetensors.torch import save_file

        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "weights.pth"
            save_file({"fc.weight": torch.ones(1, 4)}, path)
            self.assertEqual(list(read_weights(path)), ["fc.weight"])

    def test_refuses_whole_objects(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "model.pth"
            torch.save(nn.Linear(2, 1), path)
            with self.assertRaisesRegex(ExportError, "state_dict"):
                read_weights(path)


if __name__ == "__main__":
    unittest.main()
