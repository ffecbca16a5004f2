"""Tests that what people start can be started."""

from __future__ import annotations

import subprocess
import sys
import unittest
from pathlib import Path

MODELS = Path(__file__).resolve().parents[1]


class ScriptsTest(unittest.TestCase):
    """The scripts in models/, from the repository's root."""

    def test_each_prints_its_manual(self) -> None:
        for script in ("export.py", "evaluate.py", "train_demo.py"):
            with self.subTest(script):
                found = subprocess.run(
                    [sys.executable, f"models/{script}", "--help"],
                    cwd=MODELS.parent, capture_output=True, text=True, check=False,
                )  # fmt: skip
                self.assertEqual((found.returncode, found.stderr), (0, ""))
                self.assertIn(f"usage: {script}", found.stdout)


if __name__ == "__main__":
    unittest.main()
