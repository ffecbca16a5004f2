"""model.json: how a photo is prepared, what the logits mean, what people should know."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from exporting.archive import ExportError
from exporting.normalisation import IMAGENET_MEAN, IMAGENET_STD
from exporting.trained_classifier import TrainedClassifier


def model_card(
    *,
    name: str,
    architecture: str,
    size: tuple[int, int],
    classes: list[str],
    positive: str,
    activation: str,
    fit: str = "squash",
    interpolation: str = "bilinear-antialias",
    scale: float = 1 / 255,
    mean: Iterable[float] = IMAGENET_MEAN,
    std: Iterable[float] = IMAGENET_STD,
    target_layer: str = "features",
    threshold: float = 0.5,
    trained_on: str = "",
    licence: str = "",
    intended_use: str = "",
    speaks_for: str = "",
    pixels: str = "as displayed",
) -> dict[str, Any]:
    """The content of model.json; ``size`` is (width, height) in pixels.

    A single logit speaks for the second class unless ``speaks_for`` names the first. ``pixels``
    is "as displayed" or "as stored".
    """
    output = {"activation": activation, "classes": classes, "positive": positive}
    if speaks_for:
        output["speaksFor"] = speaks_for
    card: dict[str, Any] = {
        "format": 1,
        "name": name,
        "architecture": architecture,
        "input": {
            "width": size[0],
            "height": size[1],
            "fit": fit,
            "interpolation": interpolation,
            "scale": scale,
            "mean": list(mean),
            "std": list(std),
        },
        "output": output,
        "targetLayer": target_layer,
        "decisionThreshold": threshold,
        "trainedOn": trained_on,
        "licence": licence,
        "intendedUse": intended_use,
    }
    if pixels != "as displayed":
        card["input"]["pixels"] = pixels
    return card


def card_from(options: argparse.Namespace, classifier: TrainedClassifier) -> dict[str, Any]:
    """Fills in the defaults that depend on the network and refuses what contradicts it."""
    logits = classifier.logits
    count = max(2, logits)
    classes = options.classes or (["benign", "melanoma"] if count == 2 else None)
    if classes is None:
        raise ExportError(f"the network has {logits} logits: name them with --classes.")
    if len(classes) != count:
        raise ExportError(f"{logits} logit(s) need {count} class names, not {len(classes)}.")
    positive = options.positive or ("melanoma" if "melanoma" in classes else classes[-1])
    if positive not in classes:
        raise ExportError(f"--positive {positive} is none of the classes {', '.join(classes)}.")
    if options.speaks_for and logits > 1:
        raise ExportError(f"--speaks-for is for a single logit; the network has {logits}.")
    if options.speaks_for and options.speaks_for not in classes:
        raise ExportError(
            f"--speaks-for {options.speaks_for} is none of the classes {', '.join(classes)}."
        )
    if not 0 <= options.threshold <= 1:
        raise ExportError(f"--threshold is a probability, not {options.threshold}.")
    normalisation = classifier.normalisation
    return model_card(
        name=options.name or options.out.stem,
        architecture=_architecture(options.arch),
        size=_size(options, classifier),
        classes=classes,
        positive=positive,
        activation=_activation(options, classifier),
        fit=options.fit,
        interpolation=options.interpolation or classifier.interpolation,
        scale=normalisation.scale,
        mean=normalisation.mean,
        std=normalisation.std,
        target_layer=options.target_layer or "last feature map",
        threshold=options.threshold,
        trained_on=options.trained_on,
        licence=options.licence,
        intended_use=options.intended_use,
        pixels=options.pixels,
        speaks_for=options.speaks_for or (classes[1] if logits == 1 else ""),
    )


def _architecture(arch: str) -> str:
    library, _, name = arch.partition(":")
    return Path(name).stem if library == "torchscript" else name


def _activation(options: argparse.Namespace, classifier: TrainedClassifier) -> str:
    said, default = classifier.activation, "sigmoid" if classifier.logits == 1 else "softmax"
    if said and options.activation and said != options.activation:
        raise ExportError(f"the model ends in {said}: --activation {options.activation} is wrong.")
    activation = said or options.activation or default
    if activation == "softmax" and classifier.logits == 1:
        raise ExportError("the softmax of a single logit is always 1; use --activation sigmoid.")
    return activation


def _size(options: argparse.Namespace, classifier: TrainedClassifier) -> tuple[int, int]:
    size = options.input_size or classifier.size
    if size is None:
        raise ExportError(f"say with --input-size how large the input of {options.arch} is.")
    if classifier.size_is_fixed and size != classifier.size:
        width, height = classifier.size
        raise ExportError(f"the model was built for {width}x{height} pixels, no other size.")
    return size
