"""Tables of probabilities and truths, and what scikit-learn and SciPy make of them."""

from __future__ import annotations

import json
import math
import warnings
from pathlib import Path

import numpy as np
from scipy.stats import binomtest
from sklearn import metrics
from sklearn.calibration import calibration_curve

BINS = 10


def write(folder: Path) -> None:
    """Writes index.json."""
    folder.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # one class alone: what is undefined is left out below
        tables = [_table(name, p, y) for name, p, y in _tables()]
    text = json.dumps({"tables": tables, "wilson": _wilson()}, indent=1)
    (folder / "index.json").write_text(text + "\n", encoding="utf-8")


def _tables() -> list[tuple[str, np.ndarray, np.ndarray]]:
    random = np.random.default_rng(20201)
    truths = (random.random(60) < 0.3).astype(int)
    smooth = np.clip(random.normal(0.35 + 0.25 * truths, 0.2), 0, 1)
    edges = random.integers(0, 11, 50) / 10
    return [
        ("smooth", smooth, truths),
        ("ties", np.round(smooth, 1), truths),
        ("edges of bins", edges, (random.random(50) < edges).astype(int)),
        ("all equal", np.full(8, 0.5), np.array([0, 1, 0, 0, 1, 0, 0, 1])),
        ("perfect", np.array([0.1, 0.2, 0.8, 0.9]), np.array([0, 0, 1, 1])),
        ("reversed", np.array([0.9, 0.8, 0.2, 0.1]), np.array([0, 0, 1, 1])),
        ("certain", np.array([0.0, 1.0, 0.0, 1.0]), np.array([0, 1, 1, 0])),
        ("negatives only", np.array([0.2, 0.5, 0.7]), np.zeros(3, int)),
        ("positives only", np.array([0.2, 0.5, 0.7]), np.ones(3, int)),
        ("empty", np.zeros(0), np.zeros(0, int)),
    ]


def _table(name: str, p: np.ndarray, y: np.ndarray) -> dict:
    table = {"name": name, "probabilities": p.tolist(), "truths": [bool(t) for t in y]}
    if len(y) == 0:
        return table | {"confusions": []}
    if 0 < y.sum() < len(y):
        fpr, tpr, _ = metrics.roc_curve(y, p, drop_intermediate=False)
        table |= {"fpr": fpr.tolist(), "tpr": tpr.tolist(), "auc": metrics.roc_auc_score(y, p)}
    if y.sum() > 0:
        precision, recall, _ = metrics.precision_recall_curve(y, p)
        table |= {
            "precision": precision[::-1].tolist(),
            "recall": recall[::-1].tolist(),
            "average_precision": metrics.average_precision_score(y, p),
        }
    observed, predicted = calibration_curve(y, p, n_bins=BINS) if 0 < y.sum() < len(y) else ([], [])
    return table | {
        "brier": float(np.mean((p - y) ** 2))
        if len(set(y)) == 1
        else metrics.brier_score_loss(y, p),
        "observed": list(observed),
        "predicted": list(predicted),
        "confusions": [_confusion(y, p, t) for t in (0.0, 0.3, 0.5, 0.7, 1.0)],
    }


def _confusion(y: np.ndarray, p: np.ndarray, threshold: float) -> dict:
    called = (p >= threshold).astype(int)
    tn, fp, fn, tp = metrics.confusion_matrix(y, called, labels=[0, 1]).ravel()
    values = {
        "sensitivity": metrics.recall_score(y, called, zero_division=math.nan),
        "specificity": metrics.recall_score(y, called, pos_label=0, zero_division=math.nan),
        "ppv": metrics.precision_score(y, called, zero_division=math.nan),
        "npv": metrics.precision_score(y, called, pos_label=0, zero_division=math.nan),
        "f1": metrics.f1_score(y, called, zero_division=math.nan),
        "balanced_accuracy": metrics.balanced_accuracy_score(y, called)
        if 0 < y.sum() < len(y)
        else math.nan,
    }
    defined = {key: float(value) for key, value in values.items() if not math.isnan(value)}
    counts = {"tp": int(tp), "fn": int(fn), "tn": int(tn), "fp": int(fp)}
    return {"threshold": threshold} | counts | defined


def _wilson() -> list[dict]:
    pairs = [(0, 1), (1, 1), (0, 10), (10, 10), (3, 10), (81, 263), (1, 33126)]
    found = []
    for hits, of in pairs:
        interval = binomtest(hits, of).proportion_ci(confidence_level=0.95, method="wilson")
        found.append({"hits": hits, "of": of, "low": interval.low, "high": interval.high})
    return found
