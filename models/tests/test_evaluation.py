"""Tests of the evaluation on a tiny archive."""

from __future__ import annotations

import io
import json
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import numpy as np
import torch
from PIL import Image

from evaluation import command
from evaluation.archive import Archive
from evaluation.classification import calibration_error, interval_by_patient
from evaluation.maps import border_energy, cover, hottest_inside, spearman
from tests import quiet_libraries as setUpModule  # noqa: F401
from tests.tiny_data import TinyNetwork, colour_set, write_archive, write_labels


class MeasuresTest(unittest.TestCase):
    def test_ring_of_an_even_map_has_its_share_of_the_area(self) -> None:
        energy, area = border_energy(np.ones((4, 5)))
        self.assertAlmostEqual(energy, area)
        self.assertAlmostEqual(area, 14 / 20)

    def test_pointing_game_looks_at_the_middle_of_the_hottest_cell(self) -> None:
        mask = np.zeros((40, 40), dtype=bool)
        mask[12:18, 22:28] = True
        heat = np.zeros((4, 4))
        heat[1, 2] = 1
        self.assertTrue(hottest_inside(heat, mask))
        self.assertFalse(hottest_inside(heat.T, mask))

    def test_cover_is_a_share_of_each_cell(self) -> None:
        mask = np.zeros((8, 8), dtype=bool)
        mask[:4, :2] = True
        np.testing.assert_allclose(cover(mask, (2, 2)), [[0.5, 0], [0, 0]])

    def test_spearman_is_of_ranks(self) -> None:
        values = np.array([1.0, 2, 3, 4])
        self.assertAlmostEqual(spearman(values, values**3), 1)
        self.assertAlmostEqual(spearman(values, -values), -1)
        self.assertEqual(spearman(values, np.ones(4)), 0)

    def test_calibration_error_of_overconfidence(self) -> None:
        scores, truth = np.full(10, 0.95), np.array([1.0] * 6 + [0.0] * 4)
        self.assertAlmostEqual(calibration_error(scores, truth), 0.35)

    def test_interval_draws_patients(self) -> None:
        scores, truth = np.array([0.9, 0.8, 0.2, 0.1]), np.array([1.0, 1, 0, 0])
        low, high = interval_by_patient(scores, truth, list("abcd"), 50, 1)
        self.assertEqual((low, high), (1, 1))


class EvaluateTest(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        torch.manual_seed(0)
        self.archive = write_archive(TinyNetwork(), self.folder / "tiny.pt")
        (self.folder / "set" / "images").mkdir(parents=True)
        (self.folder / "set" / "masks").mkdir()
        images = colour_set(6)
        for i in range(6):
            pixels = images.pixels[i].permute(1, 2, 0).numpy()
            Image.fromarray(pixels).save(self.folder / "set" / "images" / f"i{i}.png")
            Image.fromarray(images.masks[i, 0].numpy()).save(
                self.folder / "set" / "masks" / f"i{i}.png"
            )
        truth = {f"i{i}": int(value) for i, value in enumerate(images.truth)}
        write_labels(self.folder / "set" / "train.csv", truth)

    def run_quietly(self, *more: str) -> tuple[int, str]:
        with redirect_stdout(io.StringIO()) as printed, redirect_stderr(printed):
            code = command.main([str(self.archive), "--rounds", "20", *more])
        return code, printed.getvalue()

    def test_report_is_written_beside_the_archive(self) -> None:
        code, printed = self.run_quietly("--generated", str(self.folder / "set"))
        self.assertEqual(code, 0, printed)
        report = json.loads((self.folder / "tiny.evaluation.json").read_text())
        self.assertEqual(report["sets"]["generated"]["images"], 6)
        self.assertEqual(sum(report["sets"]["generated"]["confusion"].values()), 6)
        self.assertIn("head", report["randomisation"])

    def test_missing_folders_are_skipped_with_the_reason(self) -> None:
        code, printed = self.run_quietly("--patients", str(self.folder / "nowhere"))
        self.assertEqual(code, 0, printed)
        self.assertIn("patients: skipped, the folder given with --patients is not there", printed)
        self.assertIn("masked: skipped, --masked is not given", printed)

    def test_map_averages_to_the_logit(self) -> None:
        archive = Archive(self.archive)
        photo = Image.open(self.folder / "set" / "images" / "i0.png").convert("RGB")
        probability, signed = archive.explain(archive.prepare(photo))
        bias = archive.module.head(torch.zeros(1, 8, 1, 1)).item()
        logit = np.log(probability / (1 - probability))
        self.assertAlmostEqual(signed.sum() + bias, logit, places=4)  # gradient is weight / cells

    def test_randomising_changes_a_copy_only(self) -> None:
        archive = Archive(self.archive)
        image = torch.rand(1, 3, 32, 32)
        before = archive.explain(image)
        for part in ("head", "last convolution"):
            other = archive.randomised(part, seed=1).explain(image)
            self.assertFalse(np.allclose(before[1], other[1]), part)
        np.testing.assert_array_equal(before[1], archive.explain(image)[1])


if __name__ == "__main__":
    unittest.main()
