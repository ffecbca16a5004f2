"""What is reported of a set of cases, as JSON and as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from evaluation.archive import Archive
from evaluation.cases import CATEGORIES, Finding, examine
from evaluation.classification import auc, calibration_error, interval_by_patient
from evaluation.maps import border_energy, cover, hottest_inside, read_mask, spearman

MASK_AREA = (0.02, 0.5)


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


def rounded(value: Any, digits: int = 4) -> Any:
    """The same report with rounded numbers: further digits differ between machines."""
    if isinstance(value, float):
        return round(value, digits)
    if isinstance(value, dict):
        return {key: rounded(part, digits) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [rounded(part, digits) for part in value]
    return value
