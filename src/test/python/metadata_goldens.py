"""Networks that take what is known of a lesion besides its photo, as winners of SIIM-ISIC 2020 did.

Fourteen numbers: sex, age, images of the patient and size of the file, and the site as one of ten.
One network joins them behind the pooling, one gates its maps by them before it. The Grad-CAM is
what plain autograd finds on the network itself, of each lesion with its own numbers.
"""

from __future__ import annotations

import json
import math
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torchscript_goldens import CHANNELS, SIZE, filled, save, _stages

SITES = [
    "anterior torso", "head/neck", "lateral torso", "lower extremity", "oral/genital",
    "palms/soles", "posterior torso", "torso", "upper extremity", None,
]
NUMBERS = 4 + len(SITES)
LESIONS: list[dict[str, str]] = [
    {"sex": "male", "age": "45.0", "site": "Head/Neck", "patient images": "115", "file size": "4096"},
    {"sex": "female", "age": "70.0", "site": "torso", "patient images": "1", "file size": "1048576"},
    {"site": "nan", "file size": "2000"},
]


def numbers(lesion: dict[str, str]) -> list[float]:
    """What the winners' code made of a row."""
    site = lesion.get("site", "nan").lower()
    return [
        {"male": 1.0, "female": 0.0}.get(lesion.get("sex", ""), -1.0),
        float(lesion["age"]) / 90 if "age" in lesion else 0.0,
        math.log1p(float(lesion["patient images"])) if "patient images" in lesion else 0.0,
        math.log(float(lesion["file size"])),
        *(float(site == (name or "nan")) for name in SITES),
    ]


PARTS: list[dict[str, Any]] = [
    {"fact": "sex", "values": {"male": 1, "female": 0}, "missing": -1},
    {"fact": "age", "divide": 90, "missing": 0},
    {"fact": "patient images", "logarithm": "log1p", "missing": 0},
    {"fact": "file size", "logarithm": "log"},
    {"fact": "site", "oneHot": SITES},
]


class Joined(nn.Module):
    """Numbers through two layers, beside the pooled maps; dropouts that are averaged."""

    def __init__(self) -> None:
        super().__init__()
        self.enet = _stages()
        self.meta = nn.Sequential(
            nn.Linear(NUMBERS, 16), nn.BatchNorm1d(16), nn.SiLU(), nn.Dropout(0.3),
            nn.Linear(16, 4), nn.BatchNorm1d(4), nn.SiLU(),
        )
        self.dropouts = nn.ModuleList([nn.Dropout(0.5) for _ in range(5)])
        self.myfc = nn.Linear(CHANNELS + 4, 3)

    def maps(self, x: Tensor, meta: Tensor) -> Tensor:
        """Activations of the target layer."""
        return self.enet(x)

    def logits(self, maps: Tensor, meta: Tensor) -> Tensor:
        """Logits from there."""
        row = functional.adaptive_avg_pool2d(maps, 1).squeeze(-1).squeeze(-1)
        row = torch.cat((row, self.meta(meta)), dim=1)
        out = torch.zeros((row.shape[0], 3))
        for i, dropout in enumerate(self.dropouts):
            out = self.myfc(dropout(row)) if i == 0 else out + self.myfc(dropout(row))
        return out / len(self.dropouts)

    def forward(self, x: Tensor, x_meta: Tensor) -> Tensor:
        return self.logits(self.maps(x, x_meta), x_meta)


class Gated(nn.Module):
    """Numbers that weigh the channels before the pooling, and are joined behind it once more."""

    def __init__(self) -> None:
        super().__init__()
        self.enet = _stages()
        self.gate = nn.Linear(NUMBERS, CHANNELS)
        self.conv = nn.Conv2d(CHANNELS, CHANNELS, 1)
        self.hidden = nn.Linear(CHANNELS + NUMBERS, 8)
        self.fc = nn.Linear(8, 3)

    def maps(self, x: Tensor, meta: Tensor) -> Tensor:
        """Activations of the target layer."""
        gate = torch.sigmoid(self.gate(meta))[:, :, None, None]
        return functional.relu(self.conv(self.enet(x) * gate))

    def logits(self, maps: Tensor, meta: Tensor) -> Tensor:
        """Logits from there."""
        row = torch.cat([maps.mean([2, 3]), meta], dim=1)
        return self.fc(functional.relu(self.hidden(row)))

    def forward(self, x: Tensor, meta: Tensor) -> Tensor:
        return self.logits(self.maps(x, meta), meta)


def write(folder: Path) -> None:
    """Writes the archives, their cards, the input, the goldens and index.json into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    noise = torch.from_numpy(
        np.random.RandomState(11).standard_normal((1, 3, SIZE, SIZE)).astype(np.float32)
    )
    np.save(folder / "input.npy", noise[0].numpy())
    cases = []
    for name, network, parameter in [
        ("joined", filled(Joined(), seed=12), "x_meta"),
        ("gated", filled(Gated(), seed=13), "meta"),
    ]:
        with torch.no_grad():
            given = torch.tensor([numbers(LESIONS[1])])
            archive = (
                torch.jit.script(network)
                if name == "gated"
                else torch.jit.trace(network, (noise, given), check_trace=False)
            )
        save(archive, folder / f"{name}.pt")
        (folder / f"{name}.json").write_text(json.dumps(_card(parameter), indent=1) + "\n")
        for number, lesion in enumerate(LESIONS):
            meta = torch.tensor([numbers(lesion)])
            logits, signed = _explained(network, noise, meta)
            kept = f"{name}.{number}.signed.npy"
            np.save(folder / kept, signed)
            cases.append({
                "archive": name, "lesion": lesion, "numbers": numbers(lesion),
                "logits": logits, "signed": kept, "grid": signed.shape[-1],
            })
    (folder / "index.json").write_text(json.dumps({"cases": cases}, indent=1) + "\n")


def _card(parameter: str) -> dict[str, Any]:
    return {
        "format": 1, "name": "any", "architecture": "any",
        "input": {
            "width": SIZE, "height": SIZE, "fit": "squash", "interpolation": "bilinear-antialias",
            "scale": 1 / 255, "mean": [0, 0, 0], "std": [1, 1, 1],
        },
        "output": {
            "activation": "softmax", "classes": ["a", "b", "melanoma"], "positive": "melanoma",
        },
        "targetLayer": "", "inputs": {parameter: PARTS},
    }


def _explained(network: nn.Module, image: Tensor, meta: Tensor) -> tuple[list[float], np.ndarray]:
    with torch.no_grad():
        maps = network.maps(image, meta)
    maps.requires_grad_(True)
    logits = network.logits(maps, meta)[0]
    signed = []
    for logit in logits:
        (gradient,) = torch.autograd.grad(logit, maps, retain_graph=True)
        weights = gradient.mean(dim=(2, 3), keepdim=True)
        signed.append((weights * maps).sum(dim=1)[0].detach().numpy())
    return logits.tolist(), np.stack(signed).astype(np.float32)
