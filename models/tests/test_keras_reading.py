"""Tests of whole exports from models of Keras."""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import tempfile
import unittest
import zipfile
from collections.abc import Iterator
from pathlib import Path
from unittest import mock

from tests import lacks
from tests import quiet_libraries as setUpModule  # noqa: F401

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")  # as keras_reading.original does, and why

for library in ("h5py", "tensorflow"):
    if lacks(library):
        raise unittest.SkipTest(lacks(library))

import numpy as np  # noqa: E402
import tensorflow as tf  # noqa: E402
import torch  # noqa: E402

from exporting import command  # noqa: E402
from exporting.deviation import normalised  # noqa: E402
from exporting.normalisation import Normalisation  # noqa: E402
from exporting.tf_efficientnet import SCALINGS, Scaling  # noqa: E402

HEIGHT, WIDTH = 45, 72  # pixels; halved often, odd and even sizes occur on both axes
INPUT = (HEIGHT, WIDTH, 3)
TINY = Scaling(0.1, 0.5, 64)
layers = tf.keras.layers


def network(**options: object) -> tf.keras.Model:
    """An EfficientNet by Keras, narrow and half as deep, with random weights."""
    builder = sys.modules[tf.keras.applications.EfficientNetB0.__module__].EfficientNet
    return builder(TINY.width, TINY.depth, TINY.size, weights=None, include_top=False, **options)


def lively(model: tf.keras.Model) -> tf.keras.Model:
    """The model with random norms and the statistics of random pictures."""
    generator = np.random.default_rng(0)
    norms = list(leaves(model, layers.BatchNormalization))
    for norm in norms:
        norm.momentum = 0.0
        for weight in norm.trainable_weights:
            spread = (0.8, 1.2) if "gamma" in weight.name else (-0.2, 0.2)
            weight.assign(generator.uniform(*spread, weight.shape))
    for layer in leaves(model, layers.Normalization):
        mean, _, count = layer.get_weights()
        values = [np.reshape(v, mean.shape) for v in ([0.5, 0.4, 0.3], [0.05, 0.06, 0.07])]
        layer.set_weights([*values, count])
        layer.finalize_state()
    model(generator.uniform(0, 255, (8, *INPUT)).astype(np.float32), training=True)
    for norm in norms:
        norm.momentum = 0.99
    return model


def leaves(model: tf.keras.Model, kind: type) -> Iterator[tf.keras.layers.Layer]:
    """Layers of a kind, those of nested models too."""
    for layer in model.layers:
        if hasattr(layer, "layers"):
            yield from leaves(layer, kind)
        elif isinstance(layer, kind):
            yield layer


def nested() -> tf.keras.Model:
    """Augmentation, the network as one layer, a head of all that is usual; one sigmoid."""
    entry = tf.keras.Input(INPUT)
    x = layers.RandomFlip()(entry)
    x = network(input_shape=INPUT)(x)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.BatchNormalization()(x)
    x = layers.Dropout(0.3)(x)
    x = layers.Dense(8, activation="relu")(x)
    return lively(tf.keras.Model(entry, layers.Dense(1, activation="sigmoid")(x)))


def flat() -> tf.keras.Model:
    """The network's layers as the model's own; maximum pooling, a softmax as a layer."""
    base = network(input_shape=INPUT, pooling="max")
    x = layers.Dense(6, use_bias=False)(base.output)
    x = layers.BatchNormalization(scale=False)(x)
    x = layers.Activation("swish")(x)
    x = layers.Softmax()(layers.Dense(3)(x))
    return lively(tf.keras.Model(base.input, x))


def sequence() -> tf.keras.Model:
    """A network without a size of its own, flattened without pooling; ends in logits."""
    parts = [tf.keras.Input(INPUT), layers.Rescaling(0.5, offset=3), network(), layers.Flatten()]
    return lively(tf.keras.Sequential([*parts, layers.Dense(2)]))


class KerasTest(unittest.TestCase):
    """Whole exports, which compare themselves with Keras."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.enterContext(mock.patch.dict(SCALINGS, {"tiny": TINY}))
        tf.keras.utils.set_random_seed(0)

    def run_export(self, path: Path, *options: str, arch: str = "EfficientNetTiny") -> tuple:
        """Exit code and all output."""
        files = ["--arch", f"keras:{arch}", "--weights", str(path), "--overwrite"]
        files += ["--out", str(self.folder / "out.pt")]
        text = io.StringIO()
        with contextlib.redirect_stdout(text), contextlib.redirect_stderr(text):
            code = command.main([*files, *options])
        return code, text.getvalue()

    def saved(self, model: tf.keras.Model, name: str = "model.keras") -> Path:
        with contextlib.redirect_stderr(io.StringIO()):
            model.save(self.folder / name)
        return self.folder / name

    def card(self) -> dict:
        with zipfile.ZipFile(self.folder / "out.pt") as file:
            return json.loads(file.read("archive/extra/model.json"))

    def assert_same(self, model: tf.keras.Model, card: dict, to_logits: object) -> None:
        """The written file, on values of 0 to 255 prepared as its card says, is the model."""
        values = np.random.default_rng(1).uniform(0, 255, (3, *INPUT)).astype(np.float32)
        expected = to_logits(np.asarray(model(values, training=False), np.float64))
        images = normalised(torch.from_numpy(values).permute(0, 3, 1, 2), card)
        found = torch.jit.load(self.folder / "out.pt")(images).double().numpy()
        self.assertGreater(np.ptp(expected, axis=0).max(), 0.01)  # it depends on the picture
        if found.shape[1] > 1:  # a softmax does not tell what all logits have in common
            found, expected = (z - z.mean(1, keepdims=True) for z in (found, expected))
        np.testing.assert_allclose(found, expected, rtol=0, atol=1e-3)

    def test_nested_network_with_one_sigmoid_in_both_formats(self) -> None:
        model = nested()
        for name in ("model.keras", "model.h5"):
            code, text = self.run_export(self.saved(model, name))
            self.assertEqual(code, 0, text)
            self.assertIn("against Keras", text)
            card = self.card()
            self.assertEqual(card["output"]["activation"], "sigmoid")
            self.assertEqual((card["input"]["width"], card["input"]["height"]), (WIDTH, HEIGHT))
            self.assertAlmostEqual(card["input"]["mean"][1], 0.4, places=6)
            self.assertAlmostEqual(card["input"]["std"][1], 0.06**0.5, places=6)
            self.assert_same(model, card, lambda p: np.log(p / (1 - p)))

    def test_flat_network_with_three_softmax_classes_in_both_formats(self) -> None:
        model = flat()
        for name in ("model.keras", "model.h5"):
            code, text = self.run_export(self.saved(model, name), "--classes", "a,b,c")
            self.assertEqual(code, 0, text)
            self.assertEqual(self.card()["output"]["activation"], "softmax")
            self.assert_same(model, self.card(), np.log)

    def test_network_without_a_size_that_is_flattened(self) -> None:
        model = sequence()
        code, text = self.run_export(self.saved(model))
        self.assertEqual(code, 0, text)
        self.assert_same(model, self.card(), lambda logits: logits)

    def test_what_the_code_did_before_the_model_is_added(self) -> None:
        code, text = self.run_export(self.saved(nested()), "--scale", "1/255")
        self.assertEqual(code, 0, text)
        self.assertAlmostEqual(self.card()["input"]["mean"][0], 0.5 * 255, places=3)

    def test_says_that_it_was_not_compared_with_keras(self) -> None:
        path = self.saved(nested())
        with mock.patch.dict(sys.modules, {"tensorflow": None}):
            code, text = self.run_export(path)
        self.assertEqual(code, 0, text)
        self.assertIn("NOT compared with the original", text)

    def test_notices_a_difference_from_keras(self) -> None:
        path, other = self.saved(nested()), nested()
        other.layers[-1].bias.assign_add([0.01])
        with mock.patch.object(tf.keras.models, "load_model", lambda *_, **__: other):
            code, text = self.run_export(path)
        self.assertEqual(code, 1, text)
        self.assertFalse((self.folder / "out.pt").exists())

    def test_refuses_what_it_cannot_translate(self) -> None:
        entry = tf.keras.Input(INPUT)
        features = network(input_shape=INPUT)(entry)
        pooled = layers.GlobalAveragePooling2D()(features)
        dense = layers.Dense(1)(pooled)
        resized = network(input_shape=INPUT)(layers.Resizing(HEIGHT, WIDTH)(entry))
        resized = layers.Dense(1)(layers.GlobalAveragePooling2D()(resized))
        both = layers.Concatenate()([pooled, layers.GlobalMaxPooling2D()(features)])
        refused = {
            "Resizing": resized,
            "(GlobalMaxPooling2D) in the model's head": layers.Dense(1)(both),
            "2 outputs": [dense, layers.Dense(2)(pooled)],
            "ends in tanh": layers.Activation("tanh")(dense),
            "no dense layer": pooled,
        }
        for message, end in refused.items():
            code, text = self.run_export(self.saved(tf.keras.Model(entry, end)))
            self.assertEqual(code, 2, text)
            self.assertIn(message, text)

        path = self.saved(tf.keras.Model(entry, dense))
        for options, arch, message in (
            ((), "EfficientNetB0", "do not fit EfficientNetB0"),
            ((), "ResNet50", "not known"),
            (("--input-size", "64"), "EfficientNetTiny", "built for 72x45"),
        ):
            code, text = self.run_export(path, *options, arch=arch)
            self.assertEqual(code, 2, text)
            self.assertIn(message, text)

    def test_refuses_weights_alone_and_other_files(self) -> None:
        weights = self.folder / "some.weights.h5"
        nested().save_weights(weights)
        other = self.folder / "other.keras"
        other.write_text("nothing")
        for path, message in (
            (weights, "weights without a model"),
            (other, "not a Keras model"),
            (self.folder / "missing.keras", "no such file"),
        ):
            code, text = self.run_export(path)
            self.assertEqual(code, 2, text)
            self.assertIn(message, text)


class NormalisationTest(unittest.TestCase):
    """Rescaling and normalisation in one."""

    def test_one_after_the_other(self) -> None:
        # x = 100: (100 * 0.5 - 10) / 4 = 10; 10 * 2 + 3 = 23
        both = Normalisation(0.5, (10, 10, 10), (4, 4, 4)).then((2, 2, 2), (3, 3, 3))
        self.assertAlmostEqual(both.scale, 1 / 255)
        self.assertAlmostEqual((100 * both.scale - both.mean[0]) / both.std[0], 23)


if __name__ == "__main__":
    unittest.main()
