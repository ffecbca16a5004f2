#!/usr/bin/env python3
"""Measures an archive that LesionLens opens: how well it classifies, and where it looks.

Run ``python models/evaluate.py --help`` for the manual.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageOps
from torch import Tensor

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

Array = NDArray[np.float64]
MASK_AREA = (0.02, 0.5)
CATEGORIES = ("TP", "FN", "TN", "FP")
FILTERS = {
    "bilinear-antialias": Image.Resampling.BILINEAR,
    "bicubic-antialias": Image.Resampling.BICUBIC,
}


# ---------------------------------------------------------------- the archive


class Archive:
    """A TorchScript classifier with its card."""

    def __init__(self, path: Path) -> None:
        extra = {"model.json": ""}
        self.path = path
        self.module = torch.jit.load(str(path), map_location="cpu", _extra_files=extra).eval()
        self.card: dict[str, Any] = json.loads(extra["model.json"])
        output = self.card["output"]
        self.positive = output["classes"].index(output["positive"])

    def prepare(self, photo: Image.Image) -> Tensor:
        """A photo to the network's input, float32 (1, 3, H, W), as model.json says."""
        given = self.card["input"]
        size = (given["width"], given["height"])
        if given["interpolation"] not in FILTERS or given["fit"] not in ("squash", "center-crop"):
            raise ValueError(f"cannot prepare photos with {given['fit']}, {given['interpolation']}")
        how = FILTERS[given["interpolation"]]
        squash = given["fit"] == "squash"
        photo = photo.resize(size, how) if squash else ImageOps.fit(photo, size, how)
        values = np.asarray(photo, np.float64) * given["scale"]
        values = (values - np.array(given["mean"])) / np.array(given["std"])
        return torch.from_numpy(values.transpose(2, 0, 1)[None].astype(np.float32))

    def explain(self, image: Tensor) -> tuple[float, Array]:
        """Probability of the positive class, and its signed Grad-CAM (h, w) before the ReLU."""
        with torch.no_grad():
            activations = self.module.features(image)
        leaf = activations.detach().clone().requires_grad_(True)
        logits = self.module.head(leaf)[0]
        target = self._logit(logits)
        (gradient,) = torch.autograd.grad(target, leaf)
        weights = gradient.mean(dim=(2, 3), keepdim=True)
        signed = (weights * leaf).sum(dim=1)[0].detach().numpy().astype(np.float64)
        return self._probability(logits.detach()), signed

    def _logit(self, logits: Tensor) -> Tensor:
        """A single logit belongs to the second class; its negative to the first."""
        if len(logits) == 1:
            return logits[0] if self.positive == 1 else -logits[0]
        return logits[self.positive]

    def _probability(self, logits: Tensor) -> float:
        if self.card["output"]["activation"] == "softmax":
            return torch.softmax(logits, 0)[self.positive].item()
        return torch.sigmoid(self._logit(logits)).item()

    def randomised(self, part: str, seed: int) -> Archive:
        """A copy with new random weights in the ``head`` or in the ``last convolution``.

        A frozen archive keeps its weights as constants of the graph; they are drawn anew in
        place, from a normal distribution of the same deviation.
        """
        copy = Archive(self.path)
        head = part == "head"
        graph = (copy.module.head if head else copy.module.features).graph
        kind = "aten::linear" if head else "aten::_convolution"
        layers = graph.findAllNodes(kind) or graph.findAllNodes("aten::conv2d")
        if not layers:
            raise ValueError(f"found no {kind} whose weights could be drawn anew")
        weight = list(layers[-1].inputs())[1].node().t("value")
        generator = torch.Generator().manual_seed(seed)
        weight.copy_(torch.randn(weight.shape, generator=generator) * weight.std())
        return copy


# ---------------------------------------------------------------- the data


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
            image = archive.prepare(ImageOps.exif_transpose(photo).convert("RGB"))
        probability, signed = archive.explain(image)
        called = probability >= archive.card["decisionThreshold"]
        found.append(Finding(case, probability, category(bool(case.truth), called), signed))
        if sys.stderr.isatty():
            print(f"\r{title} {number}/{len(cases)} ", end="", file=sys.stderr, flush=True)
    return found


def category(truth: bool, called: bool) -> str:
    """TP, FN, TN or FP."""
    return ("TP" if called else "FN") if truth else ("FP" if called else "TN")


# ---------------------------------------------------------------- classification


def auc(scores: Array, truth: Array) -> float:
    """Chance that a melanoma scores higher than a benign lesion, (N,) each; ties count half."""
    positive, negative = scores[truth == 1], scores[truth == 0]
    if not len(positive) or not len(negative):
        return float("nan")
    difference = positive[:, None] - negative[None, :]
    return float((difference > 0).mean() + 0.5 * (difference == 0).mean())


def interval_by_patient(
    scores: Array, truth: Array, patients: Sequence[str], rounds: int, seed: int
) -> tuple[float, float]:
    """95 % percentile interval of the AUC; patients, not images, are drawn with replacement.

    Images of one patient resemble each other, so drawing images would promise too much.
    """
    rng = np.random.default_rng(seed)
    names = np.array(patients)
    groups = [np.flatnonzero(names == name) for name in sorted(set(patients))]
    values = []
    for _ in range(rounds):
        drawn = np.concatenate([groups[i] for i in rng.integers(len(groups), size=len(groups))])
        values.append(auc(scores[drawn], truth[drawn]))
    low, high = np.nanpercentile(values, (2.5, 97.5))
    return float(low), float(high)


def calibration_error(scores: Array, truth: Array, bins: int = 10) -> float:
    """Expected calibration error: mean gap between probability and frequency, by share of bin."""
    index = np.minimum((scores * bins).astype(int), bins - 1)
    gaps = [abs(scores[index == b].sum() - truth[index == b].sum()) for b in range(bins)]
    return float(sum(gaps) / len(scores))


# ---------------------------------------------------------------- maps


def border_energy(heat: Array) -> tuple[float, float]:
    """Share of the heat in the outermost ring of cells, and the ring's share of the area."""
    inner = heat[1:-1, 1:-1]
    return float(1 - inner.sum() / heat.sum()), 1 - inner.size / heat.size


def read_mask(path: Path) -> NDArray[np.bool_]:
    """A lesion mask, bool (H, W)."""
    with Image.open(path) as mask:
        return np.asarray(mask.convert("L")) > 127


def cover(mask: NDArray[np.bool_], shape: tuple[int, int]) -> Array:
    """Share of each cell of a (h, w) grid that the mask covers."""
    size = (shape[1], shape[0])
    area = Image.fromarray(mask.astype(np.float32)).resize(size, Image.Resampling.BOX)
    return np.asarray(area, np.float64)


def hottest_inside(heat: Array, mask: NDArray[np.bool_]) -> bool:
    """Pointing game: is the middle of the hottest cell on the lesion?"""
    row, column = np.unravel_index(heat.argmax(), heat.shape)
    y = int((row + 0.5) / heat.shape[0] * mask.shape[0])
    x = int((column + 0.5) / heat.shape[1] * mask.shape[1])
    return bool(mask[y, x])


def spearman(a: Array, b: Array) -> float:
    """Rank correlation of two arrays of one shape; ties get the mean of their ranks."""
    first, second = _ranks(a.ravel()), _ranks(b.ravel())
    if first.std() == 0 or second.std() == 0:
        return 0.0
    return float(np.corrcoef(first, second)[0, 1])


def _ranks(values: Array) -> Array:
    _, index, counts = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(counts) - (counts - 1) / 2)[index]


# ---------------------------------------------------------------- the report


def classification_report(found: Sequence[Finding], rounds: int, seed: int) -> dict[str, Any]:
    """AUC, Brier score, calibration and confusion."""
    scores = np.array([f.probability for f in found])
    truth = np.array([f.case.truth for f in found], np.float64)
    patients = [f.case.patient for f in found]
    low, high = interval_by_patient(scores, truth, patients, rounds, seed)
    return {
        "images": len(found),
        "patients": len(set(patients)),
        "melanomas": int(truth.sum()),
        "auc": auc(scores, truth),
        "auc_95": [low, high],
        "brier": float(((scores - truth) ** 2).mean()),
        "calibration_error": calibration_error(scores, truth),
        "confusion": {name: sum(f.category == name for f in found) for name in CATEGORIES},
    }


def map_report(found: Sequence[Finding]) -> dict[str, Any]:
    """Empty maps by category, and border energy of those that are not empty."""
    empty = {}
    for name in CATEGORIES:
        members = [f.is_empty for f in found if f.category == name]
        empty[name] = float(np.mean(members)) if members else None
    rings = [border_energy(f.heat) for f in found if not f.is_empty]
    if not rings:
        return {"grid": list(found[0].signed.shape), "empty_share": empty, "border": None}
    median, area = float(np.median([energy for energy, _ in rings])), rings[0][1]
    border = {"median": median, "ring_area": area, "ratio": median / area if area else None}
    return {"grid": list(found[0].signed.shape), "empty_share": empty, "border": border}


def pointing_report(found: Sequence[Finding]) -> dict[str, Any] | None:
    """Pointing game and heat inside the lesion over true positives; None without masks."""
    rows = []
    for f in found:
        if f.case.mask is None or f.category != "TP":
            continue
        mask = read_mask(f.case.mask)
        if not MASK_AREA[0] <= mask.mean() <= MASK_AREA[1]:
            continue
        if f.is_empty:
            rows.append((0.0, 0.0, mask.mean()))
            continue
        inside = float((f.heat * cover(mask, f.heat.shape)).sum() / f.heat.sum())
        rows.append((float(hottest_inside(f.heat, mask)), inside, mask.mean()))
    if not rows:
        return None
    pointing, inside, area = (float(column.mean()) for column in np.array(rows).T)
    return {"images": len(rows), "pointing_game": pointing, "heat_inside": inside,
            "area_chance": area, "heat_ratio": inside / area}  # fmt: skip


def randomisation_report(
    archive: Archive, found: Sequence[Finding], limit: int, seed: int
) -> dict[str, Any]:
    """Mean Spearman correlation between maps before and after weights were drawn anew."""
    chosen = [f for f in found if not f.is_empty][:limit]
    report: dict[str, Any] = {"images": len(chosen)}
    for part in ("head", "last convolution"):
        other = examine(archive.randomised(part, seed), [f.case for f in chosen], f"new {part}")
        pairs = [(spearman(a.heat, b.heat), abs(spearman(a.signed, b.signed)))
                 for a, b in zip(chosen, other)]  # fmt: skip
        heat, signed = (float(column.mean()) for column in np.array(pairs).T)
        report[part] = {"spearman": heat, "absolute_spearman_signed": signed}
    return report


def set_report(found: Sequence[Finding], rounds: int, seed: int) -> dict[str, Any]:
    """Everything about one set."""
    report = classification_report(found, rounds, seed) | map_report(found)
    pointing = pointing_report(found)
    return report | ({"true_positives": pointing} if pointing else {})


def text_of(name: str, report: dict[str, Any]) -> Iterator[str]:
    """The report of one set, in lines."""
    if "skipped" in report:
        yield f"{name}: skipped, {report['skipped']}"
        return
    low, high = report["auc_95"]
    yield (f"{name}: {report['images']} images, {report['patients']} patients, "
           f"{report['melanomas']} melanomas")  # fmt: skip
    yield f"  AUC {report['auc']:.3f} ({low:.3f} to {high:.3f})"
    yield (f"  Brier score {report['brier']:.3f}, "
           f"calibration error {report['calibration_error']:.3f}")  # fmt: skip
    yield "  at the threshold: " + ", ".join(f"{k} {n}" for k, n in report["confusion"].items())
    yield "  empty maps: " + ", ".join(
        f"{k} {share:.0%}" for k, share in report["empty_share"].items() if share is not None
    )
    if report["border"]:
        yield (f"  border energy {report['border']['median']:.3f} (median), the ring is "
               f"{report['border']['ring_area']:.3f} of the area")  # fmt: skip
    if "true_positives" in report:
        found = report["true_positives"]
        yield (f"  {found['images']} true positives with a mask: pointing game "
               f"{found['pointing_game']:.3f}, heat inside {found['heat_inside']:.3f}, "
               f"by chance {found['area_chance']:.3f}")  # fmt: skip


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


def rounded(value: Any, digits: int = 4) -> Any:
    """The same report with rounded numbers: further digits differ between machines."""
    if isinstance(value, float):
        return round(value, digits)
    if isinstance(value, dict):
        return {key: rounded(part, digits) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(part, digits) for part in value]
    return value


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


if __name__ == "__main__":
    sys.exit(main())
