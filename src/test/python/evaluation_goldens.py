"""Tables of probabilities and truths, and what scikit-learn, SciPy and statsmodels make of them."""

from __future__ import annotations

import json
import math
import warnings
from pathlib import Path

import numpy as np
from scipy.stats import binomtest
from sklearn import metrics
from sklearn.calibration import calibration_curve
from statsmodels.api import OLS
from statsmodels.stats.proportion import proportion_confint

BINS = 10


def write(folder: Path) -> None:
    """Writes index.json."""
    folder.mkdir(parents=True, exist_ok=True)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # one class alone: what is undefined is left out below
        tables = [_table(name, p, y) for name, p, y in _tables()]
    text = json.dumps(
        {"tables": tables, "wilson": _wilson(), "clustered": _clustered(), "classes": _classes()}, indent=1
    )
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


def _classes() -> dict:
    random = np.random.default_rng(9)
    truths, called = random.integers(0, 5, 300), random.integers(0, 4, 300)
    matrix = metrics.confusion_matrix(truths, called, labels=range(5))
    return {"truths": truths.tolist(), "called": called.tolist(), "counts": matrix[:, :4].tolist()}


def _clustered() -> list[dict]:
    random = np.random.default_rng(1992)
    found = []
    for clusters, largest, spread in [(12, 9, 1.5), (40, 6, 0.8), (200, 3, 0.0), (25, 1, 1.0)]:
        sizes = random.integers(1, largest + 1, clusters)
        groups = np.repeat(np.arange(clusters), sizes)
        lean = np.repeat(random.normal(0, spread, clusters), sizes)
        y = (random.random(len(groups)) < 0.4).astype(int)
        p = 1 / (1 + np.exp(-(lean + 1.6 * (y - 0.5) + random.normal(0, 0.7, len(groups)))))
        shuffled = random.permutation(len(groups))
        groups, y, p = groups[shuffled], y[shuffled], np.round(p[shuffled], 3)
        found.append(
            {
                "groups": groups.tolist(),
                "probabilities": p.tolist(),
                "truths": [bool(t) for t in y],
                "thresholds": [
                    {"threshold": t} | _intervals(groups, y, (p >= t).astype(int))
                    for t in (0.0, 0.3, 0.5, 0.8)
                ],
            }
        )
    return found


def _intervals(groups: np.ndarray, y: np.ndarray, called: np.ndarray) -> dict:
    right = (y == called).astype(int)
    tp = y * called
    shares = {
        "sensitivity": _share(called, groups, y == 1),
        "specificity": _share(1 - called, groups, y == 0),
        "ppv": _share(y, groups, called == 1),
        "npv": _share(1 - y, groups, called == 0),
        "accuracy": _share(right, groups, y >= 0),
    }
    jaccard = _share(tp, groups, (y == 1) | (called == 1))
    intervals = {key: share["interval"] for key, share in shares.items()}
    intervals["f1"] = jaccard["interval"] and [2 * j / (1 + j) for j in jaccard["interval"]]
    intervals["balanced_accuracy"] = _mean(shares, groups, y, right)
    intervals["clusters"] = {key: share["clusters"] for key, share in shares.items()}
    return intervals


def _share(hits: np.ndarray, groups: np.ndarray, counts: np.ndarray) -> dict:
    """A share's Wilson interval of n / design effect lesions, the effect by a sandwich estimator."""
    hits, groups = hits[counts], groups[counts]
    n, clusters = len(hits), len(np.unique(groups))
    if clusters < 10:
        return {"clusters": clusters, "interval": None}
    share = hits.mean()
    if clusters == n:
        effective = n
    elif share in (0, 1):
        effective = clusters
    else:
        fit = OLS(hits, np.ones(n)).fit(cov_type="cluster", cov_kwds={"groups": groups})
        effective = n / max(1, fit.cov_params()[0, 0] / (share * (1 - share) / n))
    low, high = proportion_confint(share * effective, effective, alpha=0.05, method="wilson")
    return {"clusters": clusters, "interval": [float(low), float(high)], "share": float(share)}


def _mean(shares: dict, groups: np.ndarray, y: np.ndarray, right: np.ndarray) -> list | None:
    """Newcombe's method 10 with the correlation of both shares, as Zou and Donner have it."""
    one, other = shares["sensitivity"], shares["specificity"]
    if one["interval"] is None or other["interval"] is None:
        return None
    fit = OLS(right, np.stack([y, 1 - y], axis=1)).fit(
        cov_type="cluster", cov_kwds={"groups": groups}
    )
    covariance = fit.cov_params()
    apart = math.sqrt(covariance[0, 0] * covariance[1, 1])
    # Shares of 0 and 1 do not vary but for rounding.
    together = covariance[0, 1] / apart if apart > 1e-12 else 0
    ends = []
    for end, sign in ((0, -1), (1, 1)):
        a = abs(one["interval"][end] - one["share"])
        b = abs(other["interval"][end] - other["share"])
        mean = (one["share"] + other["share"]) / 2
        ends.append(mean + sign * math.sqrt(a * a + b * b + 2 * together * a * b) / 2)
    return [max(0.0, ends[0]), min(1.0, ends[1])]
