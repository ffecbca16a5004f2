"""The command line of evaluate.py, which is also its manual, and the evaluation it starts."""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch

from evaluation.archive import Archive
from evaluation.cases import Finding, examine, read_cases
from evaluation.report import randomisation_report, rounded, set_report, text_of

MANUAL = """\
Runs a TorchScript archive with the methods features, head and forward on labelled images and
prints, and writes as JSON beside it:

  every set      AUC with a 95 % bootstrap interval by patient, Brier score, expected calibration
                 error (10 bins), confusion at the threshold in model.json, share of empty maps in
                 each category, border energy
  with masks     pointing game and share of heat inside the lesion, of true positives whose mask
                 covers 2 to 50 % of the image, beside the lesion's share of the area (chance)
  randomised     Spearman correlation of maps before and after the head's, and the last
                 convolution's, weights are drawn anew: near 0 if a map depends on what was learnt

A map is the Grad-CAM of the positive class's logit. A folder that is not given or not there is
skipped, and the report says so.
"""


def evaluate(options: argparse.Namespace) -> dict[str, Any]:
    """Examines all sets, prints as it goes, and returns the report."""
    archive = Archive(options.archive)
    report: dict[str, Any] = {
        "archive": options.archive.name,
        "sha256": hashlib.sha256(options.archive.read_bytes()).hexdigest(),
        "torch": torch.__version__,
        "threshold": archive.card["decisionThreshold"],
        "input": [archive.card["input"]["width"], archive.card["input"]["height"]],
        "bootstrap_rounds": options.rounds,
        "sets": {},
    }
    randomise_on: list[Finding] = []
    for name in ("patients", "masked", "generated", "samples"):
        result, found = _examine_set(archive, name, getattr(options, name), options)
        report["sets"][name] = result
        print("\n".join(text_of(name, result)), flush=True)
        randomise_on = randomise_on or found
    if randomise_on and options.randomise:
        result = randomisation_report(archive, randomise_on, options.randomise, options.seed)
        report["randomisation"] = result
        for part in ("head", "last convolution"):
            print(f"{part} drawn anew: Spearman {result[part]['spearman']:.3f}")
    return report


def _examine_set(
    archive: Archive, name: str, folder: Path | None, options: argparse.Namespace
) -> tuple[dict[str, Any], list[Finding]]:
    if folder is None:
        return {"skipped": f"--{name} is not given"}, []
    if not folder.is_dir():
        return {"skipped": f"the folder given with --{name} is not there"}, []
    found = examine(archive, read_cases(folder), name)
    result = set_report(found, options.rounds, options.seed)
    if name == "samples":
        result["cases"] = {
            f.case.name: {"probability": f.probability, "category": f.category, "empty": f.is_empty}
            for f in found
        }
    return result, found


def argument_parser() -> argparse.ArgumentParser:
    """The command line, which is also the manual."""
    parser = argparse.ArgumentParser(
        description=MANUAL, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    folder: Callable[..., Any] = parser.add_argument
    folder("archive", type=Path, metavar="ARCHIVE", help="written by export.py")
    folder("--patients", type=Path, metavar="DIR", help="SIIM-ISIC 2020 patients with train.csv")
    folder("--masked", type=Path, metavar="DIR", help="HAM10000: images, masks, labels.csv")
    folder("--generated", type=Path, metavar="DIR", help="from make_samples.py --random")
    folder("--samples", type=Path, metavar="DIR", help="assets/samples")
    folder("--out", type=Path, metavar="JSON", help="(default: ARCHIVE's name, .evaluation.json)")
    folder("--rounds", type=int, default=2000, help="of the bootstrap (default: %(default)s)")
    folder("--randomise", type=int, default=40, metavar="N",
           help="images for the randomised weights, 0 for none (default: %(default)s)")
    folder("--seed", type=int, default=1, help="(default: %(default)s)")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Entry point; returns the exit code."""
    options = argument_parser().parse_args(arguments)
    try:
        report = rounded(evaluate(options))
        out = options.out or options.archive.with_suffix(".evaluation.json")
        out.write_text(json.dumps(report, indent=1) + "\n", encoding="utf-8")
    except (OSError, ValueError, RuntimeError) as error:
        print(f"evaluate.py: {error}", file=sys.stderr)
        return 2
    print(f"written to {out}")
    return 0
