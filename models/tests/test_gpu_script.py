"""A dry run of train_demo_on_gpu.sh: the real network, a minute of the processor, tiny images."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

import torch

from tests import lacks
from tests import quiet_libraries as setUpModule  # noqa: F401
from tests.tiny_data import write_labels, write_photos

SCRIPT = Path(__file__).resolve().parents[1] / "train_demo_on_gpu.sh"
BUDGET = 60


@unittest.skipIf(lacks("torchvision"), lacks("torchvision"))
class GpuScriptTest(unittest.TestCase):
    def test_writes_weights_in_time(self) -> None:
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        data, out = folder / "data", folder / "out"
        data.mkdir()
        held_out = {"v0": 0, "v1": 1}
        truth = {f"p{i}": i % 2 for i in range(8)}
        write_photos(data, truth | held_out).rename(data / "isic2017_256.tar")
        write_photos(data, {"u0": 0, "u1": 1}).rename(data / "uda1_640.tar")
        write_labels(data / "ISIC-2017_Training_Classes.csv", truth, "melanoma")
        write_labels(data / "ISIC-2017_Validation_Classes.csv", held_out, "melanoma")
        write_labels(data / "uda1_labels.csv", {"u0": 0, "u1": 1})
        tiny = {"BUDGET": str(BUDGET), "PHASES": "32x4=2,40x4=1", "VALIDATION_SIZE": "40",
                "DRAW": "4", "DRAW_VALIDATION": "2", "PLAIN_SKIN": "1", "PYTHON": sys.executable,
                "TRAINING_DATA": str(data)}  # fmt: skip
        start = time.monotonic()
        run = subprocess.run([SCRIPT, out], env=os.environ | tiny, capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)
        self.assertLess(time.monotonic() - start, BUDGET + 60)  # PyTorch is loaded twice
        subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=out, check=True)
        parts = sorted(out.glob("state.pth.*"))
        self.assertLessEqual(max(part.stat().st_size for part in parts), 16 * 2**20)
        whole = folder / "state.pth"
        whole.write_bytes(b"".join(part.read_bytes() for part in parts))
        state = torch.load(whole, weights_only=True)
        from torchvision.models import efficientnet_b5

        efficientnet_b5(num_classes=1).load_state_dict(state)
        self.assertTrue(all(value.isfinite().all() for value in state.values()))
        self.assertIn("10 photos", run.stdout)
        self.assertIn("generated_auc", run.stdout)


if __name__ == "__main__":
    unittest.main()
