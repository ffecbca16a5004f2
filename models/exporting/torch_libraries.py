"""Classifiers of torchvision, timm and efficientnet_pytorch, made of a state dict."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import torch
from torch import Tensor, nn

from archive import ExportError, SplitNetwork
from classifier import IMAGENET, Classifier
from efficientnet_pytorch_names import renamed_weights
from tf_efficientnet import SCALINGS, EfficientNetFeatures

WRAPPER_KEYS = ("state_dict_ema", "model_ema", "state_dict", "model_state_dict", "model")
WRAPPER_PREFIXES = ("module.", "_orig_mod.", "model.", "net.")
Weights = dict[str, Tensor]


class _TimmBackbone(nn.Module):
    """Images to the last feature map of a timm network."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, x: Tensor) -> Tensor:
        return self.network.forward_features(x)


class _TimmHead(nn.Module):
    """Last feature map of a timm network to logits."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, activations: Tensor) -> Tensor:
        return self.network.forward_head(activations)


def read_weights(path: Path) -> Weights:
    """Reads a state dict, unwraps the usual containers and prefixes, and casts it to float32."""
    try:
        if path.suffix == ".safetensors":
            from safetensors.torch import load_file

            content: Any = load_file(path)
        else:
            content = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise ExportError(f"no such file: {path}") from None
    except Exception as error:
        raise ExportError(
            f"{path} is not a state dict that can be read safely ({type(error).__name__}). "
            "Save one with torch.save(model.state_dict(), path)."
        ) from error
    weights = _without_prefix(_without_wrapper(content, path))
    return {
        name: value.float() if value.is_floating_point() else value
        for name, value in weights.items()
    }


def _without_wrapper(content: Any, path: Path) -> Weights:
    for key in WRAPPER_KEYS:
        if isinstance(content, dict) and isinstance(content.get(key), dict):
            content = content[key]
    if not isinstance(content, dict):
        raise ExportError(f"{path} holds a {type(content).__name__}, not a state dict.")
    weights = {str(name): value for name, value in content.items() if isinstance(value, Tensor)}
    weights.pop("n_averaged", None)  # torch.optim.swa_utils.AveragedModel
    if not weights:
        raise ExportError(f"{path} holds no tensors.")
    return weights


def _without_prefix(weights: Weights) -> Weights:
    for prefix in WRAPPER_PREFIXES:
        if all(name.startswith(prefix) for name in weights):
            return _without_prefix({name[len(prefix) :]: t for name, t in weights.items()})
    return weights


def class_count(weights: Weights) -> int:
    """Number of logits: rows of the last matrix in the state dict that belongs to the classifier."""
    matrices = [
        value
        for name, value in weights.items()
        if name.startswith("classifier.") and name.endswith("weight") and value.dim() == 2
    ]
    if len(matrices) != 1:
        raise ExportError(
            f"expected one linear layer named classifier… in the weights, found {len(matrices)}. "
            "A network with another head can be exported by calling write_archive() "
            "with a SplitNetwork of your own."
        )
    return matrices[0].shape[0]


def build_torch(library: str, name: str, path: Path) -> Classifier:
    """Builds a network, loads its weights strictly and splits it before the pooling.

    :param library: one of ``LIBRARIES``
    :param name: of the network in that library
    :param path: of the state dict
    """
    network, logits = LIBRARIES[library](name, read_weights(path))
    size = _paper_size(name)
    return Classifier(network.eval(), logits, IMAGENET, size and (size, size))


def _paper_size(name: str) -> int | None:
    """Input of an EfficientNet by the paper, pixels."""
    scalings = SCALINGS.items()
    return next((s.size for key, s in scalings if re.search(rf"efficientnet[_-]{key}", name)), None)


def _build_torchvision(name: str, weights: Weights) -> tuple[SplitNetwork, int]:
    torchvision = _library("torchvision")
    logits = class_count(weights)
    try:
        network = torchvision.models.get_model(name, weights=None, num_classes=logits)
    except ValueError as error:
        raise ExportError(f"torchvision has no model {name!r}.") from error
    if not all(hasattr(network, part) for part in ("features", "avgpool", "classifier")):
        raise ExportError(f"torchvision's {name} has no features, avgpool and classifier.")
    if "classifier.weight" in weights:  # the whole classifier was replaced by a linear layer
        network.classifier = nn.Linear(weights["classifier.weight"].shape[1], logits)
    _load(network, weights, name)
    head = nn.Sequential(network.avgpool, nn.Flatten(1), network.classifier)
    return SplitNetwork(network.features, head), logits


def _build_timm(name: str, weights: Weights) -> tuple[SplitNetwork, int]:
    timm = _library("timm")
    if not timm.is_model(name):
        raise ExportError(f"timm has no model {name!r}.")
    logits = class_count(weights)
    network = timm.create_model(name, pretrained=False, num_classes=logits)
    _load(network, weights, name)
    return SplitNetwork(_TimmBackbone(network), _TimmHead(network)), logits


def _build_efficientnet_pytorch(name: str, weights: Weights) -> tuple[SplitNetwork, int]:
    scaling = SCALINGS.get(name.removeprefix("efficientnet-"))
    if scaling is None:
        raise ExportError(f"efficientnet_pytorch has no model {name!r} that can be exported.")
    features = EfficientNetFeatures(scaling, (scaling.size, scaling.size))
    renamed = renamed_weights(weights, features)
    if "classifier.2.weight" not in renamed:
        raise ExportError("the weights have no linear layer named _fc.")
    logits = renamed["classifier.2.weight"].shape[0]
    linear = nn.Linear(features.channels, logits)
    head = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(1), linear)
    network = SplitNetwork(features, head)
    _load(network, renamed, name)
    return network, logits


def _library(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except (ImportError, RuntimeError) as error:  # RuntimeError: built for another torch
        raise ExportError(
            f"{name} is needed, but cannot be imported ({error}). "
            "pip install -r models/requirements.txt"
        ) from error


def _load(network: nn.Module, weights: Weights, name: str) -> None:
    try:
        network.load_state_dict(weights, strict=True)
    except RuntimeError as error:
        lines = str(error).splitlines()
        raise ExportError(
            f"the weights do not fit {name}:\n" + "\n".join(line[:300] for line in lines[1:6])
        ) from error


LIBRARIES: dict[str, Callable[[str, Weights], tuple[SplitNetwork, int]]] = {
    "torchvision": _build_torchvision,
    "timm": _build_timm,
    "efficientnet_pytorch": _build_efficientnet_pytorch,
}
