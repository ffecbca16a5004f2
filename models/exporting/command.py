"""The run of export.py: build, split, trace, write, check."""

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

from exporting.archive import ExportError, to_torchscript, write_archive
from exporting.deviation import (
    Deviation,
    DeviationError,
    Network,
    check_archive,
    random_images,
    real_images,
)
from exporting.model_card import card_from
from exporting.normalisation import IMAGENET, Normalisation
from exporting.options import COMPACT_TOLERANCE, FLOAT32_TOLERANCE, argument_parser
from exporting.torch_libraries import LIBRARIES, build_torch
from exporting.torchscript import build_torchscript
from exporting.trained_classifier import OriginalUnavailableError, TrainedClassifier
from keras_reading.efficientnet import build_keras


def open_classifier(options: argparse.Namespace) -> TrainedClassifier:
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
        classifier = build_torch(library, name, options.weights, options.between)
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
    path: Path, classifier: TrainedClassifier, card: dict[str, Any], options: argparse.Namespace
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
