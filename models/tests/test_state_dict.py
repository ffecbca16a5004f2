"""Tests of the reading of checkpoints."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

import torch
from torch import nn

from exporting.archive import ExportError
from exporting.state_dict import class_count, read_weights
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

    def test_refuses_whole_objects(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "model.pth"
            torch.save(nn.Linear(2, 1), path)
            with self.assertRaisesRegex(ExportError, "state_dict"):
                read_weights(path)


if __name__ == "__main__":
    unittest.main()
