"""Goldens of the networks: tiny archives, and what plain autograd says about them.

The expected values come from the original eager network in evaluation mode (batch-norm not
folded, nothing traced), never from the archive that the viewer runs.
"""

from __future__ import annotations

import copy
import json
import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import nn

import cam_methods
import drawing
import preprocessing
from eager_gradcam import explain

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "models"))
from exporting import archive  # noqa: E402  (the archive's format is defined in one place)
from exporting.model_card import model_card  # noqa: E402

INPUT_WIDTH, INPUT_HEIGHT = 64, 48  # not square: swapped sides must not go unnoticed
CHANNELS = 8
PHOTOS = {
    "wide.png": drawing.lesion(90, 60, seed=1, centre=(0.32, 0.60), radius=0.30),
    "tall.png": drawing.lesion(61, 97, seed=2, centre=(0.60, 0.28), radius=0.34),
    "large.png": drawing.lesion(200, 120, seed=3, centre=(0.72, 0.36), radius=0.22),
}


@dataclass(frozen=True)
class TinyModel:
    """A network with made-up weights, small enough to be kept beside the tests."""

    name: str
    network: archive.SplitNetwork
    card: dict


def write(folder: Path) -> None:
    """Writes the tiny archives, their photos, their goldens and index.json into ``folder``."""
    (folder / "lesions").mkdir(parents=True, exist_ok=True)
    for name, photo in PHOTOS.items():
        photo.save(folder / "lesions" / name, optimize=True)
    networks = [_write_model(folder, model) for model in (tiny_pooled(), tiny_hidden())]
    index = {
        "methods": cam_methods.METHODS,
        "networks": networks,
        "preprocessing": _write_preprocessing(folder),
    }
    (folder / "index.json").write_text(json.dumps(index, indent=1) + "\n")


# ---------------------------------------------------------------- the tiny networks


def tiny_pooled() -> TinyModel:
    """One logit from a pooled linear head: Grad-CAM equals CAM."""
    head = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(1), nn.Linear(CHANNELS, 1))
    card = _card(
        name="Tiny pooled",
        classes=["benign", "melanoma"],
        activation="sigmoid",
        fit="squash",
        interpolation="bilinear-antialias",
    )
    return TinyModel("tiny_pooled", _filled(archive.SplitNetwork(_backbone(), head), 18), card)


def tiny_hidden() -> TinyModel:
    """Three logits from a head that convolves before it pools: no CAM, HiResCAM != Grad-CAM."""
    head = nn.Sequential(
        nn.Conv2d(CHANNELS, CHANNELS, 3, padding=1),
        nn.SiLU(),
        nn.AdaptiveAvgPool2d(1),
        nn.Flatten(1),
        nn.Linear(CHANNELS, 6),
        nn.SiLU(),
        nn.Linear(6, 3),
    )
    card = _card(
        name="Tiny hidden",
        classes=["naevus", "melanoma", "keratosis"],
        activation="softmax",
        fit="center-crop",
        interpolation="bicubic-antialias",
    )
    return TinyModel("tiny_hidden", _filled(archive.SplitNetwork(_backbone(), head), 18), card)


def _card(**differences: object) -> dict:
    return model_card(
        architecture="tiny",
        size=(INPUT_WIDTH, INPUT_HEIGHT),
        positive="melanoma",
        target_layer="third convolution",
        trained_on="nothing: the weights are random numbers",
        licence="Apache-2.0",
        intended_use="tests",
        **differences,
    )


def _backbone() -> nn.Sequential:
    """(N, 3, 48, 64) to (N, 8, 6, 8)."""
    layers: list[nn.Module] = []
    for inputs in (3, CHANNELS, CHANNELS):
        layers += [
            nn.Conv2d(inputs, CHANNELS, 3, stride=2, padding=1, bias=False),
            nn.BatchNorm2d(CHANNELS),
            nn.SiLU(),
        ]
    return nn.Sequential(*layers)


def _filled(network: archive.SplitNetwork, seed: int) -> archive.SplitNetwork:
    """Fills every parameter with reproducible numbers; batch-norm gets statistics of its own."""
    random = np.random.RandomState(seed)
    for name, value in network.state_dict().items():
        if not value.is_floating_point():
            continue
        numbers = random.standard_normal(tuple(value.shape))
        if name.endswith("running_var"):
            numbers = 0.5 + numbers**2
        elif value.dim() > 1:
            numbers /= np.sqrt(value[0].numel() / 2)
        else:
            numbers = (1.0 if name.endswith("weight") else 0.0) + 0.3 * numbers
        value.copy_(torch.from_numpy(numbers.astype(np.float32)))
    return network.eval()


# ---------------------------------------------------------------- files


def _write_model(folder: Path, model: TinyModel) -> dict:
    module = archive.to_torchscript(model.network, INPUT_HEIGHT, INPUT_WIDTH, compact=False)
    archive.write_archive(module, model.card, folder / f"{model.name}.pt")
    (folder / model.name).mkdir(exist_ok=True)
    cases = [_write_case(folder, model, photo) for photo in PHOTOS]
    empty = [entry["empty"] for case in cases for entry in case["classes"]]
    if all(empty) or not any(empty):
        raise RuntimeError(f"{model.name}: choose a seed with some empty maps, not {empty}")
    if model.name == "tiny_pooled":
        _write_channels(folder, model, cases)
    return {"archive": f"{model.name}.pt", "model": model.card, "cases": cases}


def _write_case(folder: Path, model: TinyModel, photo: str) -> dict:
    with Image.open(folder / "lesions" / photo) as picture:
        image = preprocessing.tensor(picture, model.card["input"])
    activations, logits, explanations = explain(
        model.network.backbone, model.network.classifier, image
    )
    stem = f"{model.name}/{Path(photo).stem}"
    for explanation in explanations:
        explanation.require_clear_signs(stem, margin=1e-4)

    others = [_other_methods(model, activations, index) for index in range(len(explanations))]

    def save(what: str, values: np.ndarray) -> str:
        np.save(folder / f"{stem}.{what}.npy", np.ascontiguousarray(values, np.float32))
        return f"{stem}.{what}.npy"

    return {
        "photo": f"lesions/{photo}",
        "input": save("input", image),
        "activations": save("activations", activations),
        "logits": save("logits", logits),
        "classes": [
            {
                "name": name,
                "gradient": save(f"{name}.gradient", explanation.gradient),
                "signed": save(f"{name}.signed", explanation.signed),
                "map": save(f"{name}.map", explanation.heat),
                "methods": save(f"{name}.methods", maps),
                "ablated": save(f"{name}.ablated", ablated),
                "empty": bool(explanation.heat.max() <= 0),
            }
            for name, explanation, (maps, ablated) in zip(
                model.card["output"]["classes"], explanations, others
            )
        ],
    }


def _write_channels(folder: Path, model: TinyModel, cases: list[dict]) -> None:
    """What the linear head makes of each pooled channel: its weights and bias, and the products."""
    linear = model.network.classifier[-1]
    weights = linear.weight[0].double().numpy()
    head = np.append(weights, linear.bias.double().numpy())
    np.save(folder / model.name / "head.npy", head.astype(np.float32))
    for case in cases:
        pooled = np.load(folder / case["activations"]).astype(np.float64)
        products = weights * pooled.reshape(CHANNELS, -1).mean(axis=1)
        stem = Path(case["photo"]).stem
        np.save(folder / model.name / f"{stem}.contributions.npy", products.astype(np.float32))


def _other_methods(
    model: TinyModel, activations: np.ndarray, index: int
) -> tuple[np.ndarray, np.ndarray]:
    """One class's signed maps, (methods, h, w), and its scores without each channel, (K,)."""
    head = copy.deepcopy(model.network.classifier).double()

    def score(maps: torch.Tensor) -> torch.Tensor:
        logits = head(maps)[0]
        return logits[index] if len(logits) > 1 else (-logits[0], logits[0])[index]

    double = torch.from_numpy(activations)[None].double()
    maps = cam_methods.signed_maps(score, double)
    stacked = np.stack([maps[key].numpy() for key in cam_methods.METHODS])
    return stacked, cam_methods.ablated_scores(score, double).numpy()


def _write_preprocessing(folder: Path) -> list[dict]:
    """Inputs that no tiny network covers: letterbox, and plain bilinear."""
    (folder / "preprocessing").mkdir(exist_ok=True)
    wanted = [("letterbox", "bilinear-antialias", photo) for photo in PHOTOS]
    wanted += [("squash", "bilinear", "tall.png"), ("letterbox", "bilinear", "large.png")]
    cases = []
    for fit, interpolation, photo in wanted:
        card = _card(name="", classes=[], activation="", fit=fit, interpolation=interpolation)
        path = f"preprocessing/{Path(photo).stem}.{fit}.{interpolation}.npy"
        np.save(folder / path, preprocessing.tensor(PHOTOS[photo], card["input"]))
        cases.append({"photo": f"lesions/{photo}", "input": card["input"], "tensor": path})
    return cases
