"""Classifiers of torchvision, timm and efficientnet_pytorch, made of a state dict."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from torch import Tensor, nn

from exporting.archive import ExportError, SplitNetwork
from exporting.dense_head import dense_head
from exporting.efficientnet_pytorch_names import renamed_weights
from exporting.normalisation import IMAGENET
from exporting.state_dict import (
    HEADS,
    Weights,
    class_count,
    linear_layer,
    read_weights,
    with_head,
)
from exporting.tf_efficientnet import SCALINGS, EfficientNetFeatures
from exporting.trained_classifier import TrainedClassifier


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


def build_torch(
    library: str, name: str, path: Path, between: str | None = None
) -> TrainedClassifier:
    """Builds a network, loads its weights strictly and splits it before the pooling.

    :param library: one of ``LIBRARIES``
    :param name: of the network in that library
    :param path: of the state dict
    :param between: the activation between the linear layers of its head, if there are several
    """
    weights, head = dense_head(read_weights(path), between)
    if head is None:
        network, logits = LIBRARIES[library](name, weights)
    else:
        network, logits = _with_dense_head(library, name, weights, head)
    size = _paper_size(name)
    return TrainedClassifier(network.eval(), logits, IMAGENET, size and (size, size))


def _with_dense_head(
    library: str, name: str, weights: Weights, head: nn.Sequential
) -> tuple[SplitNetwork, int]:
    """A network whose last layer was replaced: built with one of the right width first."""
    linear = [layer for layer in head if isinstance(layer, nn.Linear)]
    stand_in = {
        f"{HEADS[0]}.weight": linear[0].weight.detach(),
        f"{HEADS[0]}.bias": linear[0].weight.new_zeros(linear[0].out_features),
    }
    network, _ = LIBRARIES[library](name, {**weights, **stand_in})
    _replace_last_linear(network.classifier, head)
    return network, linear[-1].out_features


def _replace_last_linear(module: nn.Module, head: nn.Module) -> None:
    names = [name for name, part in module.named_modules() if isinstance(part, nn.Linear)]
    path = names[-1].split(".")
    owner = module.get_submodule(".".join(path[:-1]))
    setattr(owner, path[-1], head)


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
    if not linear_layer(weights).startswith("classifier."):
        weights = with_head(weights, "classifier")
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
    head = network.pretrained_cfg.get("classifier")
    _load(network, with_head(weights, head) if isinstance(head, str) else weights, name)
    return SplitNetwork(_TimmBackbone(network), _TimmHead(network)), logits


def _build_efficientnet_pytorch(name: str, weights: Weights) -> tuple[SplitNetwork, int]:
    scaling = SCALINGS.get(name.removeprefix("efficientnet-"))
    if scaling is None:
        raise ExportError(f"efficientnet_pytorch has no model {name!r} that can be exported.")
    features = EfficientNetFeatures(scaling, (scaling.size, scaling.size))
    renamed = renamed_weights(with_head(weights, "_fc"), features)
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
