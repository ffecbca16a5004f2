"""Reads a whole Keras model, ``.keras`` or ``.h5``, without TensorFlow.

A ``.keras`` file is a zip of config.json and model.weights.h5, in which layers are numbered by
their class in the order of the configuration; an ``.h5`` file keeps the configuration in an
attribute and the weights under the layers' names.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from exporting.archive import ExportError

VARIABLES = {  # in the order in which Keras numbers them
    "Conv2D": ("kernel", "bias"),
    "DepthwiseConv2D": ("kernel", "bias"),
    "Dense": ("kernel", "bias"),
    "BatchNormalization": ("gamma", "beta", "moving_mean", "moving_variance"),
    "Normalization": ("mean", "variance", "count"),
}
SWITCHES = {"bias": "use_bias", "gamma": "scale", "beta": "center"}  # variable: option
Weights = dict[str, np.ndarray]


@dataclass(frozen=True)
class Layer:
    """A layer with its options and its weights by name; nested models are dissolved."""

    kind: str  # class, like "Dense"
    name: str
    options: dict[str, Any]
    weights: Weights

    def weight(self, name: str) -> np.ndarray:
        """One of the weights, float32."""
        if name not in self.weights:
            raise ExportError(f"the file holds no {name} for the layer {self.name!r}.")
        return self.weights[name].astype(np.float32)

    def __str__(self) -> str:
        return f"{self.name} ({self.kind})"


def read_layers(path: Path) -> list[Layer]:
    """All layers of a model in the order of the computation, nested ones in their place."""
    try:
        import h5py
    except ImportError as error:
        raise ExportError(
            f"h5py is needed, but cannot be imported ({error}). "
            "pip install -r models/requirements.txt"
        ) from error
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                config = json.loads(archive.read("config.json"))
                content = io.BytesIO(archive.read("model.weights.h5"))
            with h5py.File(content, "r") as file:
                return list(_numbered(config, file))
        with h5py.File(path, "r") as file:
            if "model_config" not in file.attrs:
                raise ExportError(
                    f"{path} holds weights without a model, so what surrounds the network, for "
                    "example its normalisation, cannot be known. Load it in Keras with "
                    'model.load_weights(...) and save all with model.save("model.keras").'
                )
            config = json.loads(file.attrs["model_config"])
            return list(_named(config, file["model_weights"]))
    except FileNotFoundError:
        raise ExportError(f"no such file: {path}") from None
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise ExportError(
            f"{path} is not a Keras model that can be read ({type(error).__name__}: {error}). "
            'Save one with model.save("model.keras").'
        ) from error


def _numbered(config: dict[str, Any], group: Any) -> Iterator[Layer]:
    """Layers of a ``.keras`` file: layers/conv2d, layers/conv2d_1, … hold vars/0, vars/1, …"""
    counts: Counter[str] = Counter()
    for layer in _children(config):
        kind = _snake_case(layer["class_name"])
        place = f"layers/{kind}" + (f"_{counts[kind]}" if counts[kind] else "")
        counts[kind] += 1
        if _is_model(layer):
            yield from _numbered(layer, group[place])
        else:
            values = group[f"{place}/vars"] if f"{place}/vars" in group else {}
            arrays = [np.asarray(values[str(i)]) for i in range(len(values))]
            yield _layer(layer, lambda names, a=arrays: dict(zip(names, a, strict=False)))


def _named(config: dict[str, Any], weights: Any) -> Iterator[Layer]:
    """Layers of an ``.h5`` file: …/LAYER/VARIABLE, or …/LAYER/VARIABLE:0."""
    for top in _children(config):
        found: dict[str, Weights] = {}

        def keep(path: str, value: Any, found: dict[str, Weights] = found) -> None:
            if hasattr(value, "shape"):
                name, _, variable = path.rpartition("/")
                variable = variable.partition(":")[0].replace("depthwise_kernel", "kernel")
                found.setdefault(name.rpartition("/")[2], {})[variable] = np.asarray(value)

        weights[top["config"]["name"]].visititems(keep)
        for layer in _leaves(top):
            name = layer["config"]["name"]
            yield _layer(layer, lambda names, w=found.get(name, {}): w)


def _layer(config: dict[str, Any], weights_of: Callable[[list[str]], Weights]) -> Layer:
    kind, options = config["class_name"], config["config"]
    names = [n for n in VARIABLES.get(kind, ()) if options.get(SWITCHES.get(n, ""), True)]
    return Layer(kind, options.get("name", kind), options, weights_of(names))


def _leaves(config: dict[str, Any]) -> Iterator[dict[str, Any]]:
    if _is_model(config):
        for child in _children(config):
            yield from _leaves(child)
    else:
        yield config


def _is_model(config: dict[str, Any]) -> bool:
    return "layers" in config["config"]


def _children(config: dict[str, Any]) -> list[dict[str, Any]]:
    if not _is_model(config):
        raise ExportError(
            f"the file holds a {config['class_name']}, whose structure is in Python code. "
            "Only functional and sequential Keras models can be read."
        )
    outputs = config["config"].get("output_layers", [])
    if len(outputs) > 1 and isinstance(outputs[0], list):
        raise ExportError(f"{config['config'].get('name')} has {len(outputs)} outputs, not one.")
    return config["config"]["layers"]


def _snake_case(kind: str) -> str:
    """As Keras turns a class into a group: GlobalAveragePooling2D, global_average_pooling2d."""
    name = re.sub(r"\W+", "", kind)
    name = re.sub("(.)([A-Z][a-z]+)", r"\1_\2", name)
    return re.sub("([a-z])([A-Z])", r"\1_\2", name).lower()
