#!/usr/bin/env python3
"""Exports a trained image classifier to the archive that LesionLens opens.

The archive is a TorchScript file with three methods and one extra file:

    features(x: float32 [N,3,H,W]) -> A: float32 [N,K,h,w]   output of the target layer
    head(A)                        -> logits: float32 [N,C]  before sigmoid or softmax
    forward(x)                     =  head(features(x))
    model.json                     how to prepare a photo and how to read the logits

Run ``python models/export.py --help`` for the manual.
"""

from __future__ import annotations

import argparse
import io
import os
import sys
import tempfile
from dataclasses import replace
from functools import reduce
from pathlib import Path
from typing import Any

from archive import ExportError, model_card, to_torchscript, write_archive
from archive_check import (
    Deviation,
    DeviationError,
    Network,
    check_archive,
    random_images,
    real_images,
)
from classifier import IMAGENET, Classifier, Normalisation, OriginalUnavailableError
from command_line import COMPACT_TOLERANCE, FLOAT32_TOLERANCE, argument_parser
from keras_efficientnet import build_keras
from torch_networks import LIBRARIES, build_torch
from torchscript_network import build_torchscript


def open_classifier(options: argparse.Namespace) -> Classifier:
    """Builds the network that ``--arch`` names, with the weights of the file."""
    library, _, name = options.arch.partition(":")
    if library == "torchscript" and name:
        classifier = build_torchscript(Path(name), options.input_size)
        return replace(classifier, normalisation=_normalisation(options, IMAGENET))
    if options.weights is None:
        raise ExportError("name the file with the weights by --weights.")
    if library == "keras" and name:
        return build_keras(name, options.weights, _normalisation(options, Normalisation.none()))
    if library in LIBRARIES and name:
        classifier = build_torch(library, name, options.weights)
        return replace(classifier, normalisation=_normalisation(options, IMAGENET))
    known = ", ".join(f"{known}:NAME" for known in [*LIBRARIES, "keras"])
    known += ", torchscript:FILE"
    raise ExportError(f"--arch must be one of {known}, not {options.arch!r}.")


def _normalisation(options: argparse.Namespace, default: Normalisation) -> Normalisation:
    """What the options say, completed by ``default``."""
    if options.std and min(options.std) <= 0:
        raise ExportError("--std divides: its numbers must be above 0.")
    given = {key: getattr(options, key) for key in ("scale", "mean", "std")}
    return replace(default, **{key: value for key, value in given.items() if value is not None})


def card_from(options: argparse.Namespace, classifier: Classifier) -> dict[str, Any]:
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
    )


def _architecture(arch: str) -> str:
    library, _, name = arch.partition(":")
    return Path(name).stem if library == "torchscript" else name


def _activation(options: argparse.Namespace, classifier: Classifier) -> str:
    said, default = classifier.activation, "sigmoid" if classifier.logits == 1 else "softmax"
    if said and options.activation and said != options.activation:
        raise ExportError(f"the model ends in {said}: --activation {options.activation} is wrong.")
    activation = said or options.activation or default
    if activation == "softmax" and classifier.logits == 1:
        raise ExportError("the softmax of a single logit is always 1; use --activation sigmoid.")
    return activation


def _size(options: argparse.Namespace, classifier: Classifier) -> tuple[int, int]:
    size = options.input_size or classifier.size
    if size is None:
        raise ExportError(f"say with --input-size how large the input of {options.arch} is.")
    if classifier.size_is_fixed and size != classifier.size:
        width, height = classifier.size
        raise ExportError(f"the model was built for {width}x{height} pixels, no other size.")
    return size


def export(options: argparse.Namespace) -> None:
    """Runs the whole export; the archive appears under its name only if the check passes."""
    if options.out.exists() and not options.overwrite:
        raise ExportError(f"{options.out} exists; --overwrite replaces it.")
    if not options.out.parent.is_dir():
        raise ExportError(f"there is no folder {options.out.parent}.")
    classifier = open_classifier(options)
    card = card_from(options, classifier)
    size = card["input"]
    module = to_torchscript(classifier.network, size["height"], size["width"], options.compact)
    tolerance = options.tolerance
    if tolerance is None:
        tolerance = COMPACT_TOLERANCE if options.compact else FLOAT32_TOLERANCE

    handle, temporary_name = tempfile.mkstemp(dir=options.out.parent, suffix=".part")
    os.close(handle)
    temporary = Path(temporary_name)
    try:
        write_archive(module, card, temporary)
        deviation = _check(temporary, classifier, card, options)
        if not deviation.is_within(tolerance):
            raise DeviationError(f"deviates by more than {tolerance:g}; nothing was written.")
        temporary.chmod(0o644)
        temporary.replace(options.out)
    finally:
        temporary.unlink(missing_ok=True)


def _check(
    path: Path, classifier: Classifier, card: dict[str, Any], options: argparse.Namespace
) -> Deviation:
    """Checks ``path`` against all that it can be compared with; returns the worst."""
    worst = _report(path, "PyTorch", classifier.network, card, options)
    if classifier.original is not None:
        try:
            original = classifier.original()
        except OriginalUnavailableError as error:
            print(f"NOT compared with the original: {error}", file=sys.stderr)
        else:
            worst = worst.worst(_report(path, original.library, original.logits, card, options))
    return worst


def _report(
    path: Path, library: str, network: Network, card: dict[str, Any], options: argparse.Namespace
) -> Deviation:
    """Compares on random and real images, prints the figures, returns the worst."""
    checks = {"random": random_images(card, count=2)}
    if options.check_images:
        checks["real"] = real_images(card, options.check_images, options.check_limit)
    found = {kind: check_archive(path, network, images) for kind, images in checks.items()}
    for kind, deviation in found.items():
        print(
            f"{deviation.images} {kind} images against {library}: "
            f"max |Δlogit| {deviation.logits:.2e}, "
            f"forward against head(features) {deviation.split:.2e}, head gradient "
            f"{'finite' if deviation.gradient_is_finite else 'NOT FINITE'}"
        )
    return reduce(Deviation.worst, found.values())


def main(arguments: list[str] | None = None) -> int:
    """Entry point; returns the exit code."""
    options = argument_parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # consoles without Greek
    try:
        export(options)
    except ExportError as error:
        print(f"export.py: {error}", file=sys.stderr)
        return 1 if isinstance(error, DeviationError) else 2
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
