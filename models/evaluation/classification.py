"""How well scores tell melanomas from benign lesions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from evaluation.archive import Array


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
