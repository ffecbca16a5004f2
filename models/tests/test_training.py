"""Tests of the demo model's training on a tiny configuration."""

from __future__ import annotations

import argparse
import io
import json
import sys
import tempfile
import time
import unittest
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path
from unittest import mock

import numpy as np
import torch
from torch import Tensor, nn

from exporting.archive import is_torchscript
from tests import quiet_libraries as setUpModule  # noqa: F401
from tests.tiny_data import TinyNetwork, colour_set, drawn_set, write_archive, write_labels, write_photos
from training import command, trainer, warm_start
from training.augmentation import _cut_out, distort, mix_up
from training.batch_norm import measure_batch_norms
from training.data import Data
from training.depthwise import use_own_kernels
from training.drawing_pool import ARTEFACTS, DrawingPool, _draw_layer, read_layers, read_lesions
from training.files import split_file
from training.images import (
    MEAN,
    SAMPLES,
    SIGNS,
    STD,
    ImageSet,
    generated,
    labelled,
    plain_skin,
    read_truth,
    resized,
)
from training.layers import lay_over
from training.loss import LossWeights, loss_of, sign_loss
from training.network import class_map
from training.precision import Precision, choose_precision
from training.sampling import BatchSource, Drawn
from training.schedule import Phase, learning_rate, parse_phases, planned
from training.validation import auc, validate

sys.path.insert(0, str(SAMPLES))
import make_samples  # noqa: E402


class ImagesTest(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.generator = torch.Generator().manual_seed(3)

    def test_reads_labelled_images_once_and_squares_them(self) -> None:
        truth = {"a": 1, "b": 0, "c": 0}
        tar = write_photos(self.folder, truth)
        images = labelled([tar, tar], {"a": 1.0, "c": 0.0}, 16)
        self.assertEqual(images.pixels.shape, (2, 3, 16, 16))
        self.assertEqual(images.truth.tolist(), [1, 0])
        self.assertFalse(images.has_mask.any())

    def test_rows_without_a_label_are_left_out(self) -> None:
        table = write_labels(self.folder / "t.csv", {"a": 1, "b": ""}, "melanoma")
        self.assertEqual(read_truth(table), {"a": 1.0})

    def test_table_without_a_known_column_is_named(self) -> None:
        table = write_labels(self.folder / "odd.csv", {"a": 1}, "verdict")
        with self.assertRaisesRegex(ValueError, "odd.csv"):
            read_truth(table)

    def test_classes_are_balanced_by_drawing(self) -> None:
        truth = torch.tensor([1.0] + [0.0] * 30)
        images = replace(colour_set(31), truth=truth)
        source = BatchSource(images, drawn_set(0), 0.4, self.generator)
        source.prepare(32, 0.5)
        self.assertEqual(source.batch(10).truth.sum(), 4)

    def test_distortion_leaves_no_black_border(self) -> None:
        white = colour_set(12)
        white.pixels.fill_(255)
        photos, _ = distort(white, 48, self.generator)
        darkest = (photos * STD + MEAN).amin()
        self.assertGreater(darkest, 0.5)

    def test_mask_follows_the_photo(self) -> None:
        images = colour_set(9)
        photos, masks = distort(images, 48, self.generator)
        grey = photos.mean(dim=1, keepdim=True)
        inside = (grey * masks).sum(dim=(1, 2, 3)) / masks.sum(dim=(1, 2, 3))
        outside = (grey * (1 - masks)).sum(dim=(1, 2, 3)) / (1 - masks).sum(dim=(1, 2, 3))
        self.assertTrue((inside[images.truth == 1] < outside[images.truth == 1] - 0.5).all())

    def test_a_mixture_has_the_labels_of_its_parts(self) -> None:
        photos = torch.arange(8.0).view(8, 1, 1, 1).expand(8, 3, 4, 4)
        truth = torch.arange(8.0) / 8
        mixed, labels = mix_up(photos, truth, 6, self.generator)
        torch.testing.assert_close(mixed[:, 0, 0, 0] / 8, labels)
        torch.testing.assert_close(labels[6:], truth[6:])
        self.assertFalse(torch.equal(labels[:6], truth[:6]))

    def test_holes_are_filled_with_the_mean_and_leave_most_of_a_photo(self) -> None:
        photos = torch.rand(64, 3, 20, 20, generator=self.generator)
        cut = _cut_out(photos, self.generator)
        changed = (cut != photos).float().mean(dim=(1, 2, 3))
        self.assertLess(changed.max(), 0.25)
        self.assertTrue(0.2 < (changed > 0).float().mean() < 0.7)
        torch.testing.assert_close(cut.mean(dim=(2, 3)), photos.mean(dim=(2, 3)),
                                   atol=0.05, rtol=0)  # fmt: skip

    def test_images_are_shrunk_antialiased(self) -> None:
        stripes = torch.tensor([0, 255] * 32, dtype=torch.uint8).expand(2, 3, 64, 64)
        images = replace(colour_set(2, 64), pixels=stripes)
        self.assertLess((images.shrunk(16).pixels.float() - 127.5).abs().max(), 40)
        self.assertEqual(images.shrunk(80).pixels.shape[-1], 64)

    def test_drawn_images_are_not_waited_for_without_a_share(self) -> None:
        def never() -> ImageSet:
            raise AssertionError("was waited for")

        source = BatchSource(colour_set(9), Drawn(never), 0.4, self.generator)
        source.prepare(32, 0.0)
        self.assertEqual(len(source.batch(6)), 6)
        with self.assertRaisesRegex(AssertionError, "waited"):
            source.prepare(32, 0.5)

    def test_strengths_of_drawn_signs_are_read(self) -> None:
        make_samples.write_random_set(self.folder, 4, size=48, seed=3)
        images = generated(self.folder, 32)
        rows = map(json.loads, (self.folder / "attributes.jsonl").read_text().splitlines())
        chaos = [row["plan"]["network_chaos"] / 0.8 for row in rows]
        column = list(SIGNS).index("network_chaos")
        np.testing.assert_allclose(images.signs[:, column], chaos, rtol=1e-6)
        self.assertTrue(((images.signs >= 0) & (images.signs <= 1)).all())

    def test_plain_skin_has_an_empty_mask(self) -> None:
        skin = plain_skin(1, 32, seed=1)
        self.assertTrue(skin.has_mask.all())
        self.assertEqual(int(skin.masks.sum()), 0)


class DrawingPoolTest(unittest.TestCase):
    def test_draws_what_make_samples_draws_and_what_lies_over_photos(self) -> None:
        folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        pool = DrawingPool(32, 1)
        self.addCleanup(pool.close)
        drawn, layers = read_lesions(pool.lesions(3, 7)), read_layers(pool.artefacts(8, 7))
        make_samples.write_random_set(folder, 3, size=256, seed=7)
        expected = generated(folder, 32)
        self.assertTrue(torch.equal(drawn.pixels, expected.pixels))
        self.assertTrue(torch.equal(drawn.masks, expected.masks))
        self.assertEqual(layers.shape, (8, 6, 32, 32))
        grey = torch.full((8, 3, 32, 32), 128, dtype=torch.uint8)
        lay_over(grey, layers, 0.5, torch.Generator().manual_seed(1))
        untouched = [photo for photo in grey if (photo == 128).all()]
        self.assertGreaterEqual(len(untouched), 4)
        self.assertLess(len(untouched), 8)

    def test_a_layer_over_a_photo_is_the_artefact_drawn_on_it(self) -> None:
        make_samples.main  # its folder is on the path
        from artefacts import add_artefact

        photo = torch.rand(3, 48, 48, generator=torch.Generator().manual_seed(2))
        for number in range(6):
            layer = _draw_layer(np.random.default_rng(number), number, 48).float() / 255
            taken, added = layer.chunk(2)
            rng = np.random.default_rng(number)
            names = rng.choice(ARTEFACTS, size=1 + int(rng.random() < 0.3), replace=False)
            px_per_mm, seed = 48 / rng.uniform(10, 22), int(rng.integers(2**31))
            again, expected = np.random.default_rng([seed, number]), photo.permute(1, 2, 0).numpy()
            for name in names:
                expected = add_artefact(again, str(name), expected, px_per_mm)
            found = (photo * (1 - taken) + added).permute(1, 2, 0)
            np.testing.assert_allclose(found, expected, atol=2 / 255)


class LossTest(unittest.TestCase):
    def parts(self, cell: tuple[int, int], truth: float = 1.0, value: float = 9.0) -> dict:
        maps = torch.zeros(1, 4, 4)
        maps[0][cell] = value
        masks = torch.zeros(1, 1, 16, 16)
        masks[..., 4:12, 4:12] = 1
        truths = torch.tensor([truth])
        how = LossWeights(smoothing=0, outside=1, plain=1)
        return loss_of(torch.zeros(1), maps, truths, masks, torch.tensor([True]), how)

    def test_evidence_inside_the_mask_is_free(self) -> None:
        self.assertAlmostEqual(self.parts((1, 2))["outside"].item(), 0, places=6)

    def test_evidence_in_a_corner_costs_its_share(self) -> None:
        self.assertAlmostEqual(self.parts((0, 0))["outside"].item(), 0.9, places=6)  # 9 / (9 + 1)

    def test_evidence_for_the_other_class_is_not_looked_at(self) -> None:
        self.assertAlmostEqual(self.parts((0, 0), truth=0.0)["outside"].item(), 0, places=6)

    def test_plain_skin_must_not_speak_for_melanoma(self) -> None:
        maps = torch.tensor([[[4.0, -4.0], [0.0, 0.0]]])
        how = LossWeights(smoothing=0, outside=1, plain=1)
        nothing = torch.zeros(1, 1, 8, 8)
        parts = loss_of(
            torch.zeros(1), maps, torch.zeros(1), nothing, torch.tensor([True]), how
        )
        self.assertAlmostEqual(parts["plain"].item(), 1.0, places=6)
        self.assertEqual(parts["outside"].item(), 0)

    def test_signs_that_are_not_known_do_not_count(self) -> None:
        how = LossWeights(signs=1)
        unknown = torch.full((2, 3), torch.nan)
        self.assertEqual(sign_loss(torch.zeros(2, 3), unknown, how)["signs"].item(), 0)
        half = torch.stack([torch.tensor([1.0, 0.0, 1.0]), unknown[1]])
        told = torch.tensor([[9.0, -9.0, 9.0], [-9.0, 9.0, -9.0]])
        self.assertLess(sign_loss(told, half, how)["signs"].item(), 0.01)
        self.assertGreater(sign_loss(-told, half, how)["signs"].item(), 5)

    def test_class_map_averages_to_the_logit(self) -> None:
        network = TinyNetwork().eval()
        activations = torch.rand(2, 8, 3, 3)
        logit = network.classifier(network.avgpool(activations).flatten(1))[:, 0]
        mean = class_map(network, activations).mean(dim=(1, 2))
        torch.testing.assert_close(mean + network.classifier[1].bias, logit)


class DepthwiseTest(unittest.TestCase):
    def network(self) -> nn.Module:
        torch.manual_seed(5)
        return nn.Sequential(nn.Conv2d(3, 8, 3, 2, 1, bias=False),
                             nn.Conv2d(8, 8, 5, 2, 2, groups=8, bias=False),
                             nn.Conv2d(8, 2, 1))  # fmt: skip

    def compared(self, x: Tensor, autocast: bool, tolerance: float) -> None:
        plain, own = self.network(), self.network()
        use_own_kernels(own)
        found = []
        for network in (plain, own):
            image = x.clone().requires_grad_()
            with torch.autocast("cpu", torch.bfloat16, enabled=autocast):
                y = network(image).float()
            y.square().sum().backward()
            found.append([y, image.grad, *(p.grad for p in network.parameters())])
        for one, other in zip(*found):
            torch.testing.assert_close(one, other, rtol=tolerance, atol=tolerance)

    def test_values_and_gradients_are_those_of_a_convolution(self) -> None:
        self.compared(torch.rand(2, 3, 21, 21), False, 1e-5)
        channels_last = torch.rand(2, 3, 21, 21).contiguous(memory_format=torch.channels_last)
        self.compared(channels_last, False, 1e-5)

    def test_they_are_in_bfloat16_too(self) -> None:
        self.compared(torch.rand(2, 3, 21, 21), True, 0.05)

    def test_only_depthwise_convolutions_are_changed_and_no_name(self) -> None:
        network = self.network()
        use_own_kernels(network)
        self.assertEqual([type(m) is nn.Conv2d for m in network], [True, False, True])
        self.assertEqual(network.state_dict().keys(), self.network().state_dict().keys())


class ScheduleTest(unittest.TestCase):
    def test_phases_are_read(self) -> None:
        phases = parse_phases("64x4=10,96x2=2.5")
        self.assertEqual(phases, [Phase(64, 4, 10), Phase(96, 2, 2.5)])

    def test_wrong_phases_are_refused(self) -> None:
        for text in ("64", "64x4", "64x4=x", "64x1=3", "64x4=0"):
            with self.assertRaises(argparse.ArgumentTypeError, msg=text):
                parse_phases(text)

    def test_shares_become_steps(self) -> None:
        phases = parse_phases("64x4=3,96x2=1")
        found = planned(phases, 80, {phases[0]: 0.5, phases[1]: 4.0}.get)
        self.assertEqual([phase.steps for phase in found], [120, 5])
        self.assertEqual(",".join(map(str, found)), "64x4=3@120,96x2=1@5")
        self.assertEqual(parse_phases("64x4=3@120,96x2=1@5"), found)
        self.assertEqual(found[0].done_after(60), 1.5)
        self.assertEqual([Phase(64, 4, 2, n).done_after(n) for n in range(1, 99)], 98 * [2])

    def test_rate_warms_up_peaks_and_falls(self) -> None:
        rates = [learning_rate(p, 1.0) for p in (0, 0.04, 0.5, 1)]
        self.assertLess(rates[0], 0.05)
        self.assertAlmostEqual(rates[1], 1, places=2)
        self.assertGreater(rates[1], rates[2])
        self.assertAlmostEqual(rates[3], 0.01, places=4)

    def test_precision_is_what_was_asked_for(self) -> None:
        cpu, asked = torch.device("cpu"), {"float32": (False, False), "bfloat16": (True, True),
                                           "bfloat16-frozen": (True, False)}  # fmt: skip
        for text, expected in asked.items():
            found = choose_precision(TinyNetwork(), 1, cpu, text, 32)
            self.assertEqual(found, Precision(*expected))

    def test_auc_counts_ties_half(self) -> None:
        scores = torch.tensor([0.9, 0.5, 0.5, 0.1])
        self.assertAlmostEqual(auc(scores, torch.tensor([1.0, 1, 0, 0])), 0.875)


class TrainingTest(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.enterContext(mock.patch.object(trainer, "build_network", lambda device: TinyNetwork()))

    def options(self, *more: str) -> argparse.Namespace:
        truth = {f"p{i}": i % 2 for i in range(8)} | {"held": 1, "out": 0}
        tar = write_photos(self.folder, truth)
        labels = write_labels(self.folder / "labels.csv", truth)
        held_out = write_labels(self.folder / "held.csv", {"held": 1, "out": 0})
        return command.argument_parser().parse_args([
            "--images", str(tar), "--labels", str(labels), "--validation-labels", str(held_out),
            "--plain-skin", "1", "--store-size", "32", "--phases", "32x4=2,48x4=1", "--device",
            "cpu", "--validation-size", "32", "--report-every", "0", "--precision", "float32",
            "--out", str(self.folder / "run"), *more])  # fmt: skip

    def run_quietly(self, options: argparse.Namespace) -> str:
        with redirect_stdout(io.StringIO()) as printed:
            command.run(options)
        return printed.getvalue()

    def events(self) -> list[dict]:
        lines = (self.folder / "run" / "log.jsonl").read_text().splitlines()
        return [json.loads(line) for line in lines]

    def test_validation_images_are_not_trained_on(self) -> None:
        data = Data(self.options())
        self.assertEqual(len(data.photos), 8)
        self.assertEqual(len(data.validation["photos"]), 2)

    def test_run_writes_weights_that_load_and_a_log(self) -> None:
        printed = self.run_quietly(self.options("--refit", "4"))
        self.assertIn("min left", printed)
        state = torch.load(self.folder / "run" / "state.pth", weights_only=True)
        TinyNetwork().load_state_dict(state)
        self.assertTrue(all(torch.isfinite(value).all() for value in state.values()))
        self.assertEqual(self.events()[0]["arguments"]["seed"], "1")
        self.assertEqual(self.events()[-1]["repeat_with"], "--phases 32x4=2,48x4=1")

    def test_same_seed_trains_the_same_weights(self) -> None:
        self.run_quietly(self.options())
        first = torch.load(self.folder / "run" / "state.pth", weights_only=True)
        self.run_quietly(self.options())
        second = torch.load(self.folder / "run" / "state.pth", weights_only=True)
        for name, value in first.items():
            torch.testing.assert_close(value, second[name], rtol=0, atol=0)

    def test_a_budget_is_kept_and_its_steps_repeat_the_run(self) -> None:
        self.enterContext(mock.patch.object(trainer, "SLACK", 0.2))  # late on no machine
        start = time.monotonic()
        self.run_quietly(self.options("--budget", "6"))
        self.assertLess(time.monotonic() - start, 6)
        first = torch.load(self.folder / "run" / "state.pth", weights_only=True)
        phases = self.events()[-1]["repeat_with"].removeprefix("--phases ")
        self.assertRegex(phases, r"^32x4=2@\d+,48x4=1@\d+$")
        self.run_quietly(self.options("--phases", phases))
        second = torch.load(self.folder / "run" / "state.pth", weights_only=True)
        for name, value in first.items():
            torch.testing.assert_close(value, second[name], rtol=0, atol=0)

    def test_a_budget_that_is_spent_before_the_first_step_still_gives_weights(self) -> None:
        self.run_quietly(self.options("--budget", "0.01"))
        torch.load(self.folder / "run" / "state.pth", weights_only=True)
        self.assertEqual(self.events()[-1]["step"], 2)

    def test_halved_parts_join_to_the_state(self) -> None:
        self.run_quietly(self.options("--half-parts"))
        parts = sorted((self.folder / "run").glob("state.pth.*"))
        joined = self.folder / "joined.pth"
        joined.write_bytes(b"".join(part.read_bytes() for part in parts))
        self.run_quietly(self.options())
        whole = torch.load(self.folder / "run" / "state.pth", weights_only=True)
        for name, value in torch.load(joined, weights_only=True).items():
            torch.testing.assert_close(value.float(), whole[name].float(), rtol=1e-3, atol=1e-4)

    def test_files_are_split(self) -> None:
        file = self.folder / "x"
        file.write_bytes(bytes(range(10)))
        split_file(file, 2)  # more parts, which would be joined with the new ones
        file.write_bytes(bytes(range(10)))
        parts = split_file(file, 4)
        self.assertEqual(sorted(self.folder.glob("x.*")), parts)
        self.assertEqual([part.name for part in parts], ["x.00", "x.01", "x.02"])
        self.assertEqual(b"".join(part.read_bytes() for part in parts), bytes(range(10)))
        self.assertFalse(file.exists())

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
        data = Data(options)
        run = trainer.Trainer(options, data.photos, data.drawn)
        x = resized(data.photos.pixels, 32)
        torch.testing.assert_close(run.average(x), torch.jit.load(str(archive))(x))
        variance = run.network.features[1][1].running_var
        self.assertFalse(torch.allclose(variance, variance[:1]), "was measured on nothing")

    def test_learns_what_can_be_learnt(self) -> None:
        run = trainer.Trainer(
            self.options("--phases", "32x24=25", "--lr", "0.03", "--ema", "0.8"),
            colour_set(0), drawn_set(24),
        )  # fmt: skip
        run.options.out.mkdir()
        with redirect_stdout(io.StringIO()):
            run.train(lambda size: {})
        found = validate(run.average, {"x": colour_set(9)}, 32, run.device)
        self.assertGreater(found["x_auc"], 0.9)

    def test_nothing_to_train_on_is_said(self) -> None:
        with redirect_stderr(io.StringIO()) as printed:
            code = command.main(["--out", str(self.folder / "none"), "--plain-skin", "0"])
        self.assertEqual(code, 2)
        self.assertIn("no images", printed.getvalue())


class WarmStartTest(unittest.TestCase):
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
        warm_start.load_archive(network, archive)
        measure_batch_norms(network, [self.x[:3], self.x[3:]])
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
            warm_start.load_archive(TinyNetwork(classes=2), archive)

    def test_state_dicts_are_no_archives(self) -> None:
        archive = write_archive(self.trained(), self.folder / "tiny.pt")
        torch.save(self.trained().state_dict(), self.folder / "tiny.pth")
        self.assertTrue(is_torchscript(archive))
        self.assertFalse(is_torchscript(self.folder / "tiny.pth"))


if __name__ == "__main__":
    unittest.main()
