"""Labelled images of a folder, and what the archive says about each."""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from evaluation.archive import Archive, Array

CATEGORIES = ("TP", "FN", "TN", "FP")


@dataclass(frozen=True)
class Case:
    """A labelled image; ``mask`` is the path of its lesion mask, if there is one."""

    name: str
    patient: str
    photo: Path
    truth: int
    mask: Path | None = None


def read_cases(folder: Path) -> list[Case]:
    """Labelled images of a folder with train.csv or labels.csv; unlabelled rows are left out."""
    tables = [folder / name for name in ("train.csv", "labels.csv") if (folder / name).is_file()]
    if not tables:
        raise ValueError(f"{folder} has no train.csv and no labels.csv")
    files = {path.stem: path for path in sorted(folder.rglob("*")) if _is_photo(path)}
    with tables[0].open(newline="", encoding="utf-8") as table:
        rows = [row for row in csv.DictReader(table) if row["target"] != ""]
    cases = [_case(folder, row, files[row["image_name"]]) for row in rows
             if row["image_name"] in files]  # fmt: skip
    if not cases:
        raise ValueError(f"{folder} has no labelled image")
    return cases


def _is_photo(path: Path) -> bool:
    return path.suffix.lower() in (".jpg", ".jpeg", ".png") and "masks" not in path.parts


def _case(folder: Path, row: dict[str, str], photo: Path) -> Case:
    """A lesion's id stands in for the patient's where the patient is not known."""
    name = row["image_name"]
    patient = row.get("patient_id") or row.get("lesion_id") or name
    mask = folder / (row.get("mask") or f"masks/{name}.png")
    return Case(name, patient, photo, int(float(row["target"])), mask if mask.is_file() else None)


@dataclass(frozen=True)
class Finding:
    """What the archive says about a case; ``signed`` is its Grad-CAM (h, w) before the ReLU."""

    case: Case
    probability: float
    category: str
    signed: Array

    @property
    def heat(self) -> Array:
        """Grad-CAM: the positive part, (h, w)."""
        return np.maximum(self.signed, 0)

    @property
    def is_empty(self) -> bool:
        """True if nothing speaks for the positive class."""
        return bool(self.signed.max() <= 0)


def examine(archive: Archive, cases: Sequence[Case], title: str) -> list[Finding]:
    """Runs the archive on all cases."""
    found = []
    for number, case in enumerate(cases, start=1):
        with Image.open(case.photo) as photo:
            image = archive.prepare(archive.pixels(photo))
        probability, signed = archive.explain(image)
        called = probability >= archive.card["decisionThreshold"]
        found.append(Finding(case, probability, category(bool(case.truth), called), signed))
        if sys.stderr.isatty():
            print(f"\r{title} {number}/{len(cases)} ", end="", file=sys.stderr, flush=True)
    return found


def category(truth: bool, called: bool) -> str:
    """TP, FN, TN or FP."""
    return ("TP" if called else "FN") if truth else ("FP" if called else "TN")
