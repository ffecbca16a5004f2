"""Classifiers on tf.keras.applications.EfficientNetB0 to B7, in PyTorch.

The model's own rescaling and normalisation are not part of the network that is written: they are
a factor and an offset for each colour, so model.json says them exactly, as for every archive.
"""

from __future__ import annotations

import functools
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from exporting.archive import ExportError, SplitNetwork
from exporting.normalisation import Normalisation, Three
from exporting.tf_efficientnet import EPSILON, SCALINGS, EfficientNetFeatures, SameConv, Scaling
from exporting.trained_classifier import TrainedClassifier
from keras_reading.head import ONLY_IN_TRAINING, build_head
from keras_reading.model_file import Layer, read_layers
from keras_reading.original import open_original

AUGMENTATIONS = {
    "RandomFlip", "RandomRotation", "RandomZoom", "RandomContrast", "RandomBrightness",
    "RandomTranslation", "RandomShear", "RandomHue", "RandomSaturation", "RandomGrayscale",
    "RandomColorJitter", "RandomSharpness", "RandomGaussianBlur", "RandomErasing",
    "RandomPosterization", "RandomInvert", "RandAugment", "AugMix",
}  # all of which leave a photo alone when the model predicts  # fmt: skip
WITHOUT_WEIGHTS = {
    "ZeroPadding2D", "Activation", "GlobalAveragePooling2D", "Reshape", "Multiply", "Add",
    "Dropout",
}  # fmt: skip
SWISH = ("swish", "silu")
NO_SIZE = (256, 256)  # without a fixed size Keras pads as if every size were even


def build_keras(name: str, path: Path, before: Normalisation) -> TrainedClassifier:
    """Reads a whole model on an EfficientNet of Keras.

    :param name: of the function in tf.keras.applications, for example ``EfficientNetB5``
    :param path: ``.keras`` or ``.h5``
    :param before: what the training code did to values of 0 to 255 before they reached the
        model; usually nothing
    """
    scaling = SCALINGS.get(name.lower().removeprefix("efficientnet"))
    if scaling is None:
        raise ExportError(
            f"--arch keras:{name} is not known; there are keras:EfficientNetB0 to B7."
        )
    return classifier_of(read_layers(path), name, scaling, path, before)


def classifier_of(
    layers: list[Layer], name: str, scaling: Scaling, path: Path, before: Normalisation
) -> TrainedClassifier:
    """The classifier that a chain of layers is."""
    entrance, backbone, exit_ = _parts(layers, name)
    factor, offset = _input_map(entrance)
    sizes = [_fixed_size(layer) for layer in entrance if layer.kind == "InputLayer"]
    features = EfficientNetFeatures(scaling, (sizes and sizes[-1]) or NO_SIZE)
    _load(features, backbone, name)
    head = build_head(exit_)
    size = next(filter(None, sizes), None)  # a model around the network may say it
    return TrainedClassifier(
        network=SplitNetwork(features, head.module).eval(),
        logits=head.logits,
        normalisation=before.then(factor, offset),
        size=size[::-1] if size else (scaling.size, scaling.size),
        size_is_fixed=size is not None,
        activation=head.activation,
        interpolation="bilinear",  # as tf.image.resize and image_dataset_from_directory
        original=functools.partial(open_original, path, factor, offset),
    )


def _parts(layers: list[Layer], name: str) -> tuple[list[Layer], list[Layer], list[Layer]]:
    """What is before the network, the network up to its last feature map, and the rest."""
    names = [layer.name for layer in layers]
    stem = "stem_conv_pad" if "stem_conv_pad" in names else "stem_conv"
    if names.count(stem) != 1 or names.count("top_activation") != 1:
        raise ExportError(
            f"the file is not a model with one {name} of tf.keras.applications: "
            "it needs the layers stem_conv to top_activation once."
        )
    start, end = names.index(stem), names.index("top_activation") + 1
    return layers[:start], layers[start:end], layers[end:]


def _fixed_size(layer: Layer) -> tuple[int, int] | None:
    """Input (height, width) that an input layer fixes, pixels."""
    shape = layer.options.get("batch_shape") or layer.options.get("batch_input_shape")
    return (shape[1], shape[2]) if shape and shape[1] and shape[2] else None


def _input_map(layers: list[Layer]) -> tuple[Three, Three]:
    """Rescaling and normalisation in the model as x * factor + offset for each colour."""
    factor, offset = np.ones(3), np.zeros(3)
    for layer in layers:
        options = layer.options
        if layer.kind == "Rescaling":
            scale, shift = np.asarray(options["scale"], float), np.asarray(options["offset"], float)
        elif layer.kind == "Normalization" and not options.get("invert"):
            mean, variance = (_statistic(layer, name) for name in ("mean", "variance"))
            scale = 1 / np.maximum(np.sqrt(variance), 1e-7)
            shift = -mean * scale
        elif layer.kind in AUGMENTATIONS | ONLY_IN_TRAINING:
            continue
        else:
            raise ExportError(
                f"{layer} stands before the network and cannot be translated. Save the model "
                "without it, and say with --scale, --mean, --std or --input-size what it did."
            )
        factor, offset = factor * scale, offset * scale + shift
    if not (np.isfinite(factor).all() and np.isfinite(offset).all() and (factor > 0).all()):
        raise ExportError(f"the model's own rescaling cannot be used: {factor}, {offset}.")
    return tuple(factor.tolist()), tuple(offset.tolist())


def _statistic(layer: Layer, name: str) -> np.ndarray:
    """Mean or variance, one or three numbers, given by the options or else by the weights."""
    given = layer.options.get(name)
    values = layer.weight(name) if given is None else np.asarray(given)
    return values.astype(float).reshape(-1)


def _load(features: EfficientNetFeatures, layers: list[Layer], name: str) -> None:
    """Copies the weights of the layers by name, and refuses a layer too many or too few."""
    modules = {
        path.removeprefix("blocks.").replace(".", "_"): module
        for path, module in features.named_modules()
        if isinstance(module, nn.Conv2d | nn.BatchNorm2d)
    }
    for layer in layers:
        if layer.options.get("data_format") == "channels_first":
            raise ExportError("the model is channels-first; only channels-last can be read.")
        module = modules.get(layer.name)
        if module is not None:
            del modules[layer.name]
            _copy(layer, module, name)
        elif layer.kind == "ZeroPadding2D":
            _check_padding(layer, features.get_submodule(_padded(layer.name)))
        elif layer.kind not in WITHOUT_WEIGHTS:
            raise ExportError(f"{name} has no layer {layer}: the network was changed.")
        if layer.kind == "Activation" and layer.options["activation"] not in SWISH:
            raise ExportError(f"{layer} is {layer.options['activation']!r}, not swish.")
    if modules:
        raise ExportError(f"the file lacks layers of {name}: {', '.join(list(modules)[:5])}.")


def _padded(name: str) -> str:
    """block2a_dwconv_pad to blocks.block2a.dwconv, the convolution that follows the padding."""
    block, _, part = name.removesuffix("_pad").partition("_")
    return f"{block}_{part}" if block == "stem" else f"blocks.{block}.{part}"


def _check_padding(layer: Layer, convolution: nn.Module) -> None:
    found = tuple(tuple(zeros) for zeros in layer.options["padding"])
    if not isinstance(convolution, SameConv) or found != convolution.zeros:
        raise ExportError(f"{layer} pads by {found}, not as the input's size asks for.")


def _copy(layer: Layer, module: nn.Module, name: str) -> None:
    if isinstance(module, nn.BatchNorm2d):
        if abs(layer.options["epsilon"] - EPSILON) > 1e-9:
            raise ExportError(f"{layer} has epsilon {layer.options['epsilon']}, not {EPSILON}.")
        pairs = [
            (module.weight, layer.weight("gamma")),
            (module.bias, layer.weight("beta")),
            (module.running_mean, layer.weight("moving_mean")),
            (module.running_var, layer.weight("moving_variance")),
        ]
    else:
        kernel = layer.weight("kernel")  # height, width, inputs, outputs
        order = (2, 3, 0, 1) if layer.kind == "DepthwiseConv2D" else (3, 2, 0, 1)
        pairs = [(module.weight, kernel.transpose(order))]
        if module.bias is not None:
            pairs.append((module.bias, layer.weight("bias")))
    for target, values in pairs:
        _assign(target, values, layer, name)


def _assign(target: Tensor, values: np.ndarray, layer: Layer, name: str) -> None:
    if target.shape != values.shape:
        raise ExportError(
            f"the weights do not fit {name}: {layer} has the shape {values.shape}, "
            f"not {tuple(target.shape)}."
        )
    with torch.no_grad():
        target.copy_(torch.from_numpy(np.ascontiguousarray(values)))
