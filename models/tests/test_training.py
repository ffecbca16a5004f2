"""Tests of train_demo.py, demo_images.py and evaluate.py on a tiny configuration.

Run: python -m unittest discover -s models
"""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import sys
import tarfile
import tempfile
import unittest
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))


def why_missing() -> str:
    """Empty if all that the scripts need is here, else what is not."""
    for name in ("torch", "torchvision", "numpy", "PIL"):
        if importlib.util.find_spec(name) is None:
            return f"{name} is not installed"
    try:
        import torchvision  # noqa: F401
    except (ImportError, RuntimeError) as error:
        return f"torchvision does not start: {error}"
    return ""


if MISSING := why_missing():
    raise unittest.SkipTest(MISSING)

import numpy as np  # noqa: E402
import torch  # noqa: E402
from PIL import Image  # noqa: E402
from torch import Tensor, nn  # noqa: E402

import archive_weights  # noqa: E402
import demo_images  # noqa: E402
import evaluate  # noqa: E402
import archive  # noqa: E402
import train_demo  # noqa: E402
from demo_images import ImageSet  # noqa: E402

sys.path.insert(0, str(demo_images.SAMPLES))
import make_samples  # noqa: E402


class TinyNetwork(nn.Module):
    """The parts of an EfficientNet that training touches, with eight channels."""

    def __init__(self, classes: int = 1) -> None:
        super().__init__()
        stages = [(3, 4, 2), (4, 8, 2), (8, 8, 2)]
        self.features = nn.Sequential(*(self._stage(*stage) for stage in stages))
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Dropout(0.1), nn.Linear(8, classes))

    def forward(self, x: Tensor) -> Tensor:
        return self.classifier(self.avgpool(self.features(x)).flatten(1))

    @staticmethod
    def _stage(inputs: int, outputs: int, stride: int) -> nn.Sequential:
        convolution = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.SiLU())


def colour_set(count: int, size: int = 32) -> ImageSet:
    """Pale squares with a disc in the middle: dark for a melanoma, light for a naevus."""
    y, x = torch.meshgrid(torch.arange(size), torch.arange(size), indexing="ij")
    disc = ((y - size / 2) ** 2 + (x - size / 2) ** 2) < (size / 4) ** 2
    truth = (torch.arange(count) % 3 == 0).float()
    pixels = torch.full((count, 3, size, size), 200, dtype=torch.uint8)
    for i, melanoma in enumerate(truth):
        pixels[i, :, disc] = 30 if melanoma else 150
    masks = (disc * 255).to(torch.uint8).expand(count, 1, size, size).clone()
    signs = torch.full((count, len(demo_images.SIGNS)), torch.nan)
    return ImageSet(pixels, truth, masks, torch.ones(count, dtype=torch.bool), signs)


def write_photos(folder: Path, truth: dict[str, int]) -> Path:
    """A tar file with a photo for each name."""
    path = folder / "photos.tar"
    with tarfile.open(path, "w") as archive:
        for name, melanoma in truth.items():
            data = io.BytesIO()
            colour = (80, 40, 30) if melanoma else (220, 180, 160)
            Image.new("RGB", (40, 30), colour).save(data, "PNG")
            entry = tarfile.TarInfo(f"some/{name}.png")
            entry.size = data.tell()
            data.seek(0)
            archive.addfile(entry, data)
    return path


def write_archive(tiny: nn.Module, path: Path) -> Path:
    """The network as export.py writes it, for 32 pixels."""
    tiny.eval()
    head = nn.Sequential(tiny.avgpool, nn.Flatten(1), tiny.classifier)
    card = archive.model_card(name="tiny", architecture="tiny", size=(32, 32),
                             classes=["benign", "melanoma"], positive="melanoma",
                             activation="sigmoid")  # fmt: skip
    network = archive.SplitNetwork(tiny.features, head).eval()
    archive.write_archive(archive.to_torchscript(network, 32, 32, False), card, path)
    return path


def write_labels(path: Path, truth: dict[str, int], column: str = "target") -> Path:
    with path.open("w", newline="") as table:
        writer = csv.writer(table)
        writer.writerow(["image_name", column])
        writer.writerows(truth.items())
    return path


class ImagesTest(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.generator = torch.Generator().manual_seed(3)

    def test_reads_labelled_images_once_and_squares_them(self) -> None:
        truth = {"a": 1, "b": 0, "c": 0}
        tar = write_photos(self.folder, truth)
        images = demo_images.labelled([tar, tar], {"a": 1.0, "c": 0.0}, 16)
        self.assertEqual(images.pixels.shape, (2, 3, 16, 16))
        self.assertEqual(images.truth.tolist(), [1, 0])
        self.assertFalse(images.has_mask.any())

    def test_rows_without_a_label_are_left_out(self) -> None:
        table = write_labels(self.folder / "t.csv", {"a": 1, "b": ""}, "melanoma")
        self.assertEqual(demo_images.read_truth(table), {"a": 1.0})

    def test_table_without_a_known_column_is_named(self) -> None:
        table = write_labels(self.folder / "odd.csv", {"a": 1}, "verdict")
        with self.assertRaisesRegex(ValueError, "odd.csv"):
            demo_images.read_truth(table)

    def test_classes_are_balanced_by_drawing(self) -> None:
        truth = torch.tensor([1.0] + [0.0] * 30)
        index = demo_images.balanced_indices(truth, 10, 0.4, self.generator)
        self.assertEqual(truth[index].sum(), 4)

    def test_distortion_leaves_no_black_border(self) -> None:
        white = colour_set(12)
        white.pixels.fill_(255)
        photos, _ = demo_images.distort(white, 48, self.generator)
        darkest = (photos * demo_images.STD + demo_images.MEAN).amin()
        self.assertGreater(darkest, 0.5)

    def test_mask_follows_the_photo(self) -> None:
        images = colour_set(9)
        photos, masks = demo_images.distort(images, 48, self.generator)
        grey = photos.mean(dim=1, keepdim=True)
        inside = (grey * masks).sum(dim=(1, 2, 3)) / masks.sum(dim=(1, 2, 3))
        outside = (grey * (1 - masks)).sum(dim=(1, 2, 3)) / (1 - masks).sum(dim=(1, 2, 3))
        self.assertTrue((inside[images.truth == 1] < outside[images.truth == 1] - 0.5).all())

    def test_strengths_of_drawn_signs_are_read(self) -> None:
        make_samples.write_random_set(self.folder, 4, size=48, seed=3)
        images = demo_images.generated(self.folder, 32)
        rows = map(json.loads, (self.folder / "attributes.jsonl").read_text().splitlines())
        chaos = [row["plan"]["network_chaos"] / 0.8 for row in rows]
        column = list(demo_images.SIGNS).index("network_chaos")
        np.testing.assert_allclose(images.signs[:, column], chaos, rtol=1e-6)
        self.assertTrue(((images.signs >= 0) & (images.signs <= 1)).all())

    def test_plain_skin_has_an_empty_mask(self) -> None:
        skin = demo_images.plain_skin(1, 32, seed=1)
        self.assertTrue(skin.has_mask.all())
        self.assertEqual(int(skin.masks.sum()), 0)


class LossTest(unittest.TestCase):
    def parts(self, cell: tuple[int, int], truth: float = 1.0, value: float = 9.0) -> dict:
        maps = torch.zeros(1, 4, 4)
        maps[0][cell] = value
        masks = torch.zeros(1, 1, 16, 16)
        masks[..., 4:12, 4:12] = 1
        truths = torch.tensor([truth])
        how = train_demo.LossWeights(smoothing=0, outside=1, plain=1)
        return train_demo.loss_of(torch.zeros(1), maps, truths, masks, torch.tensor([True]), how)

    def test_evidence_inside_the_mask_is_free(self) -> None:
        self.assertAlmostEqual(self.parts((1, 2))["outside"].item(), 0, places=6)

    def test_evidence_in_a_corner_costs_its_share(self) -> None:
        self.assertAlmostEqual(self.parts((0, 0))["outside"].item(), 0.9, places=6)  # 9 / (9 + 1)

    def test_evidence_for_the_other_class_is_not_looked_at(self) -> None:
        self.assertAlmostEqual(self.parts((0, 0), truth=0.0)["outside"].item(), 0, places=6)

    def test_plain_skin_must_not_speak_for_melanoma(self) -> None:
        maps = torch.tensor([[[4.0, -4.0], [0.0, 0.0]]])
        how = train_demo.LossWeights(smoothing=0, outside=1, plain=1)
        nothing = torch.zeros(1, 1, 8, 8)
        parts = train_demo.loss_of(
            torch.zeros(1), maps, torch.zeros(1), nothing, torch.tensor([True]), how
        )
        self.assertAlmostEqual(parts["plain"].item(), 1.0, places=6)
        self.assertNotIn("outside", parts)

    def test_signs_that_are_not_known_do_not_count(self) -> None:
        how = train_demo.LossWeights(signs=1)
        unknown = torch.full((2, 3), torch.nan)
        self.assertEqual(train_demo.sign_loss(torch.zeros(2, 3), unknown, how), {})
        half = torch.stack([torch.tensor([1.0, 0.0, 1.0]), unknown[1]])
        told = torch.tensor([[9.0, -9.0, 9.0], [-9.0, 9.0, -9.0]])
        self.assertLess(train_demo.sign_loss(told, half, how)["signs"].item(), 0.01)
        self.assertGreater(train_demo.sign_loss(-told, half, how)["signs"].item(), 5)

    def test_class_map_averages_to_the_logit(self) -> None:
        network = TinyNetwork().eval()
        activations = torch.rand(2, 8, 3, 3)
        logit = network.classifier(network.avgpool(activations).flatten(1))[:, 0]
        mean = train_demo.class_map(network, activations).mean(dim=(1, 2))
        torch.testing.assert_close(mean + network.classifier[1].bias, logit)


class ScheduleTest(unittest.TestCase):
    def test_phases_are_read(self) -> None:
        phases = train_demo.parse_phases("64x4=10,96x2=2.5")
        self.assertEqual(phases, [train_demo.Phase(64, 4, 10), train_demo.Phase(96, 2, 2.5)])

    def test_wrong_phases_are_refused(self) -> None:
        for text in ("64", "64x4", "64x4=x", "64x1=3", "64x4=0"):
            with self.assertRaises(train_demo.argparse.ArgumentTypeError, msg=text):
                train_demo.parse_phases(text)

    def test_rate_warms_up_peaks_and_falls(self) -> None:
        rates = [train_demo.learning_rate(p, 1.0) for p in (0, 0.04, 0.5, 1)]
        self.assertLess(rates[0], 0.05)
        self.assertAlmostEqual(rates[1], 1, places=2)
        self.assertGreater(rates[1], rates[2])
        self.assertAlmostEqual(rates[3], 0.01, places=4)

    def test_precision_is_what_was_asked_for(self) -> None:
        cpu, asked = torch.device("cpu"), {"float32": (False, False), "bfloat16": (True, True),
                                           "bfloat16-frozen": (True, False)}  # fmt: skip
        for text, expected in asked.items():
            found = train_demo.choose_precision(TinyNetwork(), 1, cpu, text, 32)
            self.assertEqual(found, train_demo.Precision(*expected))

    def test_auc_counts_ties_half(self) -> None:
        scores = torch.tensor([0.9, 0.5, 0.5, 0.1])
        self.assertAlmostEqual(train_demo.auc(scores, torch.tensor([1.0, 1, 0, 0])), 0.875)


class TrainingTest(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        original = train_demo.build_network
        train_demo.build_network = TinyNetwork
        self.addCleanup(setattr, train_demo, "build_network", original)

    def options(self, *more: str) -> train_demo.argparse.Namespace:
        truth = {f"p{i}": i % 2 for i in range(8)} | {"held": 1, "out": 0}
        tar = write_photos(self.folder, truth)
        labels = write_labels(self.folder / "labels.csv", truth)
        held_out = write_labels(self.folder / "held.csv", {"held": 1, "out": 0})
        return train_demo.argument_parser().parse_args([
            "--images", str(tar), "--labels", str(labels), "--validation-labels", str(held_out),
            "--plain-skin", "1", "--store-size", "32", "--phases", "32x4=2,48x4=1", "--device",
            "cpu", "--validation-size", "32", "--report-every", "1", "--precision", "float32",
            "--out", str(self.folder / "run"), *more])  # fmt: skip

    def run_quietly(self, options: train_demo.argparse.Namespace) -> str:
        with redirect_stdout(io.StringIO()) as printed:
            train_demo.run(options)
        return printed.getvalue()

    def events(self) -> list[dict]:
        lines = (self.folder / "run" / "log.jsonl").read_text().splitlines()
        return [json.loads(line) for line in lines]

    def test_validation_images_are_not_trained_on(self) -> None:
        photos, _, validation = train_demo.read_data(self.options())
        self.assertEqual(len(photos), 8)
        self.assertEqual(len(validation["photos"]), 2)

    def test_run_writes_weights_that_load_and_a_log(self) -> None:
        printed = self.run_quietly(self.options("--refit", "4"))
        self.assertIn("min left", printed)
        state = torch.load(self.folder / "run" / "state.pth", weights_only=True)
        TinyNetwork().load_state_dict(state)
        self.assertTrue(all(torch.isfinite(value).all() for value in state.values()))
        self.assertEqual(self.events()[0]["arguments"]["seed"], "1")
        self.assertEqual(self.events()[-1]["repeat_with"], "--unit steps --phases 32x4=2,48x4=1")

    def test_same_seed_trains_the_same_weights(self) -> None:
        self.run_quietly(self.options())
        first = torch.load(self.folder / "run" / "state.pth", weights_only=True)
        self.run_quietly(self.options())
        second = torch.load(self.folder / "run" / "state.pth", weights_only=True)
        for name, value in first.items():
            torch.testing.assert_close(value, second[name], rtol=0, atol=0)

    def test_resumes_where_the_checkpoint_was_written(self) -> None:
        self.run_quietly(self.options("--phases", "32x4=1"))
        self.run_quietly(self.options("--resume"))
        self.assertEqual(self.events()[-1]["step"], 2)  # phase 1 was done, one step of phase 2

    def test_frozen_stages_keep_weights_and_statistics(self) -> None:
        start = TinyNetwork().state_dict()
        torch.save(start, self.folder / "start.pth")
        self.run_quietly(self.options("--init", str(self.folder / "start.pth"), "--freeze", "1"))
        state = torch.load(self.folder / "run" / "state.pth", weights_only=True)
        for name in ("features.0.0.weight", "features.0.1.running_mean"):
            torch.testing.assert_close(state[name], start[name])
        self.assertFalse(torch.equal(state["features.2.0.weight"], start["features.2.0.weight"]))

    def test_an_archive_is_gone_on_with_where_it_was_written(self) -> None:
        archive = write_archive(TinyNetwork(), self.folder / "start.pt")
        options = self.options("--init", str(archive))
        photos, drawn, _ = train_demo.read_data(options)
        trainer = train_demo.Trainer(options, photos, drawn)
        x = demo_images.resized(photos.pixels, 32)
        torch.testing.assert_close(trainer.average(x), torch.jit.load(str(archive))(x))
        variance = trainer.network.features[1][1].running_var
        self.assertFalse(torch.allclose(variance, variance[:1]), "was measured on nothing")

    def test_learns_what_can_be_learnt(self) -> None:
        trainer = train_demo.Trainer(
            self.options("--phases", "32x24=25", "--lr", "0.03", "--ema", "0.8"),
            colour_set(0), colour_set(24),
        )  # fmt: skip
        trainer.options.out.mkdir()
        with redirect_stdout(io.StringIO()):
            trainer.train(lambda network, size: {})
        found = train_demo.validate(trainer.average, {"x": colour_set(9)}, 32, trainer.device)
        self.assertGreater(found["x_auc"], 0.9)

    def test_nothing_to_train_on_is_said(self) -> None:
        with redirect_stderr(io.StringIO()) as printed:
            code = train_demo.main(["--out", str(self.folder / "none"), "--plain-skin", "0"])
        self.assertEqual(code, 2)
        self.assertIn("no images", printed.getvalue())


class ArchiveWeightsTest(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        torch.manual_seed(4)
        self.x = torch.rand(6, 3, 32, 32)

    def trained(self) -> TinyNetwork:
        """A network whose batch-norms are not those of a new one; the last one's scale is small."""
        tiny = TinyNetwork()
        tiny(3 * self.x + 1)
        for stage in tiny.features:
            nn.init.uniform_(stage[1].weight, -1, 1)
            nn.init.normal_(stage[1].bias)
        nn.init.uniform_(tiny.features[2][1].weight, 1e-4, 1e-3)
        return tiny.eval()

    def loaded(self) -> TinyNetwork:
        archive = write_archive(self.trained(), self.folder / "tiny.pt")
        network = TinyNetwork()
        archive_weights.load_archive(network, archive)
        archive_weights.measure_batch_norms(network, [self.x[:3], self.x[3:]])
        return network

    def test_network_computes_what_the_archive_does(self) -> None:
        network = self.loaded()
        archive = torch.jit.load(str(self.folder / "tiny.pt"))
        y = torch.rand(2, 3, 48, 48)
        torch.testing.assert_close(network.features(y), archive.features(y))
        torch.testing.assert_close(network(y), archive(y))

    def test_training_mode_starts_where_evaluation_mode_is(self) -> None:
        network = self.loaded()
        expected = network.features(self.x)
        torch.testing.assert_close(network.train().features(self.x), expected)

    def test_kernels_have_the_size_that_a_network_starts_with(self) -> None:
        for stage in self.loaded().features:
            spread = stage[0].in_channels * 9
            size = stage[0].weight.square().mean().sqrt().item()
            self.assertAlmostEqual(size * (3 * spread) ** 0.5, 1, delta=0.15)  # PyTorch's start

    def test_another_architecture_is_refused(self) -> None:
        archive = write_archive(self.trained(), self.folder / "tiny.pt")
        with self.assertRaisesRegex(ValueError, "another architecture"):
            archive_weights.load_archive(TinyNetwork(classes=2), archive)

    def test_state_dicts_are_no_archives(self) -> None:
        archive = write_archive(self.trained(), self.folder / "tiny.pt")
        torch.save(self.trained().state_dict(), self.folder / "tiny.pth")
        self.assertTrue(archive_weights.is_archive(archive))
        self.assertFalse(archive_weights.is_archive(self.folder / "tiny.pth"))


class MeasuresTest(unittest.TestCase):
    def test_ring_of_an_even_map_has_its_share_of_the_area(self) -> None:
        energy, area = evaluate.border_energy(np.ones((4, 5)))
        self.assertAlmostEqual(energy, area)
        self.assertAlmostEqual(area, 14 / 20)

    def test_pointing_game_looks_at_the_middle_of_the_hottest_cell(self) -> None:
        mask = np.zeros((40, 40), dtype=bool)
        mask[12:18, 22:28] = True
        heat = np.zeros((4, 4))
        heat[1, 2] = 1
        self.assertTrue(evaluate.hottest_inside(heat, mask))
        self.assertFalse(evaluate.hottest_inside(heat.T, mask))

    def test_cover_is_a_share_of_each_cell(self) -> None:
        mask = np.zeros((8, 8), dtype=bool)
        mask[:4, :2] = True
        np.testing.assert_allclose(evaluate.cover(mask, (2, 2)), [[0.5, 0], [0, 0]])

    def test_spearman_is_of_ranks(self) -> None:
        values = np.array([1.0, 2, 3, 4])
        self.assertAlmostEqual(evaluate.spearman(values, values**3), 1)
        self.assertAlmostEqual(evaluate.spearman(values, -values), -1)
        self.assertEqual(evaluate.spearman(values, np.ones(4)), 0)

    def test_calibration_error_of_overconfidence(self) -> None:
        scores, truth = np.full(10, 0.95), np.array([1.0] * 6 + [0.0] * 4)
        self.assertAlmostEqual(evaluate.calibration_error(scores, truth), 0.35)

    def test_interval_draws_patients(self) -> None:
        scores, truth = np.array([0.9, 0.8, 0.2, 0.1]), np.array([1.0, 1, 0, 0])
        low, high = evaluate.interval_by_patient(scores, truth, list("abcd"), 50, 1)
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
            code = evaluate.main([str(self.archive), "--rounds", "20", *more])
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
        archive = evaluate.Archive(self.archive)
        photo = Image.open(self.folder / "set" / "images" / "i0.png").convert("RGB")
        probability, signed = archive.explain(archive.prepare(photo))
        bias = archive.module.head(torch.zeros(1, 8, 1, 1)).item()
        logit = np.log(probability / (1 - probability))
        self.assertAlmostEqual(signed.sum() + bias, logit, places=4)  # gradient is weight / cells

    def test_randomising_changes_a_copy_only(self) -> None:
        archive = evaluate.Archive(self.archive)
        image = torch.rand(1, 3, 32, 32)
        before = archive.explain(image)
        for part in ("head", "last convolution"):
            other = archive.randomised(part, seed=1).explain(image)
            self.assertFalse(np.allclose(before[1], other[1]), part)
        np.testing.assert_array_equal(before[1], archive.explain(image)[1])


if __name__ == "__main__":
    unittest.main()
