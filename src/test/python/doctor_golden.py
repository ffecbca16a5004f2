"""What PyTorch says of the photo that `doctor` runs: it comes with the program, beside its code."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import numpy as np
import torch

import drawing
import preprocessing
from eager_gradcam import explain

MODEL = Path("models/efficientnet_b5_demo.pt")


def write(folder: Path) -> None:
    """Writes lesion.png and golden.json into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    photo = drawing.lesion(
        360, 300, seed=46, centre=(0.54, 0.52), radius=0.5, edge=0.015, globules=40, grain=0.0
    )
    photo.save(folder / "lesion.png", optimize=True)
    extra = {"model.json": ""}
    network = torch.jit.load(MODEL, _extra_files=extra).eval()
    card = json.loads(extra["model.json"])
    image = preprocessing.tensor(photo, card["input"])
    _, logits, explanations = explain(network.features, network.head, image)
    positive = card["output"]["classes"].index(card["output"]["positive"])
    golden = {
        "model_sha256": hashlib.sha256(MODEL.read_bytes()).hexdigest(),
        "logit": round(float(logits[0]), 6),
        "map": [float(np.float32(value)) for value in explanations[positive].heat.ravel()],
    }
    (folder / "golden.json").write_text(json.dumps(golden) + "\n")
