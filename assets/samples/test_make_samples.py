# SPDX-License-Identifier: Apache-2.0
"""Tests of the sample drawings. Run: python -m unittest discover -s assets/samples"""

import csv
import importlib.util
import io
import json
import sys
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path

for library in ("numpy", "PIL"):
    if importlib.util.find_spec(library) is None:
        raise unittest.SkipTest(f"{library} is not installed")

import numpy as np  # noqa: E402
from PIL import Image  # noqa: E402

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import make_samples  # noqa: E402
from drawing import ARTEFACT_RATES, KINDS, draw_lesion  # noqa: E402
from fields import blur, cells, fractal_noise  # noqa: E402
from lesion import plan_naevus  # noqa: E402
from skin import grow_skin  # noqa: E402


def files_under(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


class DrawingTest(unittest.TestCase):
    def test_same_seed_draws_the_same_pixels(self):
        for kind in KINDS:
            first, second = (draw_lesion(np.random.default_rng(5), kind, 96) for _ in range(2))
            np.testing.assert_array_equal(first.image, second.image)
            np.testing.assert_array_equal(first.mask, second.mask)
            self.assertEqual(first.attributes, second.attributes)

    def test_mask_is_of_the_images_size_and_marks_part_of_it(self):
        for seed in range(12):
            drawing = draw_lesion(np.random.default_rng(seed), ("naevus", "melanoma")[seed % 2], (120, 90))
            self.assertEqual(drawing.image.shape, (90, 120, 3))
            self.assertEqual(drawing.image.dtype, np.uint8)
            self.assertEqual(drawing.mask.shape, (90, 120))
            self.assertEqual(drawing.mask.dtype, bool)
            self.assertGreater(drawing.mask.mean(), 0.005)
            self.assertLess(drawing.mask.mean(), 0.9)
            self.assertEqual(drawing.attributes["area_px"], int(drawing.mask.sum()))

    def test_lesion_is_darker_than_the_skin_round_it(self):
        for kind in ("naevus", "melanoma"):
            for fitzpatrick in range(1, 7):
                drawing = draw_lesion(np.random.default_rng(fitzpatrick), kind, 128, fitzpatrick=fitzpatrick, shown=())
                inside, outside = drawing.image[drawing.mask], drawing.image[~drawing.mask]
                self.assertLess(inside.mean(), outside.mean(), f"{kind}, type {fitzpatrick}")

    def test_skin_types_get_darker_in_order(self):
        skins = [draw_lesion(np.random.default_rng(3), "none", 64, fitzpatrick=f, shown=()).image.mean()
                 for f in range(1, 7)]
        self.assertEqual(skins, sorted(skins, reverse=True))

    def test_plain_skin_has_an_empty_mask(self):
        drawing = draw_lesion(np.random.default_rng(1), "none", 64)
        self.assertFalse(drawing.mask.any())

    def test_any_artefact_fits_any_size(self):
        for size in (32, (32, 200), (200, 33), 131):
            drawing = draw_lesion(np.random.default_rng(8), "melanoma", size, shown=tuple(ARTEFACT_RATES))
            width, height = (size, size) if isinstance(size, int) else size
            self.assertEqual(drawing.image.shape, (height, width, 3))

    def test_lesions_lie_where_they_are_placed(self):
        def middle(of):
            plan = plan_naevus(np.random.default_rng(4), radius_mm=1.6, aspect=1.2)
            drawing = draw_lesion(np.random.default_rng(4), "naevus", 128, plan=plan, shown=(), place=of, field_mm=16.0)
            return drawing.attributes["touches_edge"], np.argwhere(drawing.mask).mean(axis=0) / 128 - 0.5

        for place, nearest, farthest in (("middle", 0.0, 0.14), ("off centre", 0.1, 0.3)):
            cut, where = middle(place)
            self.assertTrue(nearest <= np.hypot(*where) <= farthest, f"{place}: {where}")
            self.assertFalse(cut)
        self.assertGreater(np.hypot(*middle("edge")[1]), 0.25)

    def test_some_lesions_leave_the_picture_and_some_fill_it(self):
        drawings = [draw_lesion(np.random.default_rng(seed), "naevus", 48, shown=()) for seed in range(60)]
        self.assertGreater(sum(d.attributes["touches_edge"] for d in drawings), 3)
        self.assertGreater(sum(bool(d.mask.mean() > 0.4) for d in drawings), 1)

    def test_satellites_are_drawn_and_not_in_the_mask(self):
        alone = plan_naevus(np.random.default_rng(6), radius_mm=2.0, satellites=0, pigment=1.2)
        pictures = [draw_lesion(np.random.default_rng(6), "naevus", 128, plan=plan, shown=(), place="middle",
                                field_mm=12.0) for plan in (alone, replace(alone, satellites=3))]
        np.testing.assert_array_equal(pictures[0].mask, pictures[1].mask)
        lighter, darker = (p.image[~p.mask].astype(float) for p in pictures)
        self.assertGreater((lighter - darker).max(), 20)

    def test_vessels_redden_the_skin_in_lines(self):
        pale, red = (grow_skin(np.random.default_rng(3), (200, 200), 14.0, 2, damage, 0.0).blood
                     for damage in (0.0, 1.0))
        self.assertGreater(float(red.max() - pale.max()), 0.1)
        self.assertLess(float(np.median(np.abs(red - pale))), 0.02)

    def test_attributes_are_plain_json(self):
        attributes = draw_lesion(np.random.default_rng(2), "melanoma", 64).attributes
        self.assertEqual(json.loads(json.dumps(attributes)), attributes)

    def test_wrong_arguments_are_named(self):
        with self.assertRaisesRegex(ValueError, "'wart'"):
            draw_lesion(np.random.default_rng(0), "wart")
        with self.assertRaisesRegex(ValueError, "'above'"):
            draw_lesion(np.random.default_rng(0), "naevus", place="above")
        with self.assertRaisesRegex(ValueError, "at least 32"):
            draw_lesion(np.random.default_rng(0), "naevus", 16)


class FieldsTest(unittest.TestCase):
    def test_noise_has_mean_0_and_deviation_1(self):
        noise = fractal_noise(np.random.default_rng(0), (80, 70), 20.0)
        self.assertAlmostEqual(float(noise.mean()), 0.0, places=4)
        self.assertAlmostEqual(float(noise.std()), 1.0, places=4)

    def test_blur_keeps_an_even_field_even(self):
        for sigma in (0.1, 1.5, 12.0):
            np.testing.assert_allclose(blur(np.full((64, 90), 0.7, np.float32), sigma), 0.7, atol=1e-4)

    def test_cells_measure_from_the_nearest_middle(self):
        y, x = np.mgrid[0:40, 0:40].astype(np.float32) / 8.0
        near, wall, tag = cells(np.random.default_rng(0), x, y)
        self.assertTrue((near >= 0).all() and (near < 1.5).all() and (wall >= 0).all())
        self.assertTrue((tag >= 0).all() and (tag <= 1).all())


class SampleSetTest(unittest.TestCase):
    rows = [dict(zip(make_samples.COLUMNS, row)) for row in make_samples.sample_rows()]

    def of(self, patient_id: str) -> list[dict]:
        return [row for row in self.rows if row["patient_id"] == patient_id]

    def test_planned_patients(self):
        self.assertEqual(len({row["patient_id"] for row in self.rows}), 8)
        self.assertEqual(len({row["image_name"] for row in self.rows}), len(self.rows))
        melanomas = sum(photo.kind == "melanoma" for _, _, _, photo, _ in make_samples.planned_photos())
        self.assertAlmostEqual(melanomas / len(self.rows), 1 / 3, delta=0.04)
        self.assertEqual([row["target"] for row in self.of("LL_P01")].count("1"), 1, "the ugly duckling")
        self.assertEqual({row["target"] for row in self.of("LL_P02")}, {"0"}, "all benign")
        self.assertIn("", {row["target"] for row in self.rows}, "some without a label")

    def test_hard_lesions_have_the_looks_of_the_other_kind(self):
        labelled = [photo for _, _, _, photo, _ in make_samples.planned_photos() if photo.label != "missing"]
        even = [photo for photo in labelled if photo.kind == "melanoma" and photo.look.get("lobes") == 1]
        odd = [photo for photo in labelled if photo.kind == "naevus" and photo.look.get("dark_share", 0) > 0.2]
        self.assertGreaterEqual(len(even), 4, "melanomas that look like naevi")
        self.assertGreaterEqual(len(odd), 4, "naevi that look like melanomas")

    def test_labels_agree_with_each_other(self):
        allowed = {("nevus", "benign", "0"), ("unknown", "benign", "0"), ("melanoma", "malignant", "1"), ("", "", "")}
        for row in self.rows:
            self.assertIn((row["diagnosis"], row["benign_malignant"], row["target"]), allowed)

    def test_photo_depends_on_its_own_number_only(self):
        photos = list(make_samples.planned_photos())
        _, patient, _, photo, number = min(photos, key=lambda p: p[3].size)
        alone = make_samples.draw_photo(patient, photo, 1, number).image
        np.testing.assert_array_equal(alone, make_samples.draw_photo(patient, photo, 1, number).image)
        self.assertTrue((alone != make_samples.draw_photo(patient, photo, 1, number + 1).image).any())

    @unittest.skipUnless((HERE / "train.csv").exists(), "the sample set has not been drawn")
    def test_shipped_files(self):
        with open(HERE / "train.csv", encoding="utf-8", newline="") as table:
            reader = csv.DictReader(table)
            self.assertEqual(tuple(reader.fieldnames), make_samples.COLUMNS)
            self.assertEqual(list(reader), self.rows)
        paths = [HERE / row["patient_id"] / f"{row['image_name']}.jpg" for row in self.rows]
        self.assertLess(sum(path.stat().st_size for path in paths), 4_000_000)
        for path in paths:
            with Image.open(path) as image:
                self.assertEqual(len(image.getexif()), 0)
                self.assertTrue(600 <= max(image.size) <= 1200 and min(image.size) >= 600)


class RandomSetTest(unittest.TestCase):
    def test_same_seed_writes_the_same_bytes_in_one_run_or_in_two(self):
        with tempfile.TemporaryDirectory() as folder:
            whole, again, rest = (Path(folder) / name for name in ("whole", "again", "rest"))
            make_samples.write_random_set(whole, 4, 64, seed=3)
            make_samples.write_random_set(again, 4, 64, seed=3)
            make_samples.write_random_set(rest, 2, 64, seed=3, first=2)
            self.assertEqual(files_under(whole), files_under(again))
            for name, content in files_under(rest).items():
                if name.endswith((".jpg", ".png")):
                    self.assertEqual(content, (whole / name).read_bytes(), name)

    def test_masks_and_tables_go_with_the_images(self):
        with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()):
            out = Path(folder)
            make_samples.main(["--random", "3", "--size", "80x64", "--melanomas", "1", "--out", folder])
            with open(out / "train.csv", encoding="utf-8", newline="") as table:
                reader = csv.DictReader(table)
                self.assertEqual(tuple(reader.fieldnames), make_samples.COLUMNS)
                rows = list(reader)
            self.assertEqual([row["target"] for row in rows], ["1"] * 3)
            with open(out / "attributes.jsonl", encoding="utf-8") as lines:
                attributes = [json.loads(line) for line in lines]
            for row, attribute in zip(rows, attributes, strict=True):
                self.assertEqual(attribute["image_name"], row["image_name"])
                image = np.asarray(Image.open(out / "images" / f"{row['image_name']}.jpg"))
                mask = np.asarray(Image.open(out / "masks" / f"{row['image_name']}.png"))
                self.assertEqual(image.shape[:2], mask.shape)
                self.assertEqual(set(np.unique(mask)), {0, 255})

    def test_options_that_do_not_go_together(self):
        for arguments in (["--random", "2"], ["--size", "100"], ["--random", "2", "--out", "x", "--size", "8"]):
            with self.assertRaises(SystemExit), redirect_stderr(io.StringIO()):
                make_samples.main(arguments)


if __name__ == "__main__":
    unittest.main()
