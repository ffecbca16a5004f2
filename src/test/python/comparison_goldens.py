"""Two judges of the same lesions: McNemar's exact p, and areas over the same draws of patients."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from scipy.stats import binomtest
from sklearn.metrics import roc_auc_score
from statsmodels.stats.contingency_tables import mcnemar

DRAWS = 200
SEED = 1979
WORD = (1 << 64) - 1


def write(folder: Path) -> None:
    """Writes comparison.json."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps({"mcnemar": _mcnemar(), "areas": [_areas(k) for k in (0.0, 0.8)]}, indent=1)
    (folder / "comparison.json").write_text(text + "\n", encoding="utf-8")


def _mcnemar() -> list[dict]:
    tables = [
        (0, 0, 0, 0), (50, 0, 0, 7), (50, 1, 0, 7), (50, 3, 3, 7), (10, 0, 6, 0), (101, 121, 59, 33),
        (20, 9, 21, 4), (900, 400, 300, 80), (30000, 1800, 1700, 500), (0, 2000, 1, 0),
    ]
    found = []
    for both, first, second, neither in tables:
        p = float(mcnemar([[both, first], [second, neither]], exact=True).pvalue)
        if first + second > 0:
            np.testing.assert_allclose(p, binomtest(first, first + second, 0.5).pvalue, rtol=1e-9)
        found.append({"both": both, "first": first, "second": second, "neither": neither, "p": p})
    return found


def _areas(spread: float) -> dict:
    random = np.random.default_rng(1983)
    sizes = random.integers(1, 6, 40)
    groups = np.repeat(np.arange(40), sizes)
    lean = np.repeat(random.normal(0, spread, 40), sizes)
    y = (random.random(len(groups)) < 0.4).astype(int)
    seen = lean + 1.6 * (y - 0.5)
    first = np.round(1 / (1 + np.exp(-seen - random.normal(0, 0.7, len(y)))), 2)
    second = np.round(1 / (1 + np.exp(-seen - random.normal(0, 1.2, len(y)))), 2)
    differences = []
    for times in _draws(SEED, 40):
        weights = times[groups]
        if 0 < weights[y == 1].sum() and 0 < weights[y == 0].sum():
            differences.append(
                roc_auc_score(y, second, sample_weight=weights)
                - roc_auc_score(y, first, sample_weight=weights)
            )
    return {
        "groups": groups.tolist(),
        "truths": [bool(t) for t in y],
        "first": first.tolist(),
        "second": second.tolist(),
        "draws": DRAWS,
        "seed": SEED,
        "difference": roc_auc_score(y, second) - roc_auc_score(y, first),
        "interval": [float(q) for q in np.quantile(differences, [0.025, 0.975])],
    }


def _draws(seed: int, clusters: int) -> list[np.ndarray]:
    """How often each cluster is drawn, by the numbers of Java's SplittableRandom (SplitMix64)."""
    state = seed
    found = []

    def next_int() -> int:
        nonlocal state
        state = (state + 0x9E3779B97F4A7C15) & WORD
        z = ((state ^ (state >> 33)) * 0x62A9D9ED799705F5) & WORD
        return (((z ^ (z >> 28)) * 0xCB24D0A5C88C35B3) & WORD) >> 32

    def below(bound: int) -> int:
        assert bound & (bound - 1), "Java masks powers of two"
        while True:
            u = next_int() >> 1
            r = u % bound
            if u + bound - 1 - r < 1 << 31:
                return r

    for _ in range(DRAWS):
        times = np.zeros(clusters, int)
        for _ in range(clusters):
            times[below(clusters)] += 1
        found.append(times)
    return found
