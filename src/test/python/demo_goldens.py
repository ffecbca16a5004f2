"""Goldens of the demo model: torchvision's own EfficientNet-B5, run eagerly, on drawn photos.

The archive holds weights rounded to bfloat16 values after batch-norm was folded into them. To
compare like with like, the eager network gets the same rounded kernels, and its batch-norms keep
only the shift: everything else, the layers and their order, is torchvision's.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_weights

import drawing
import preprocessing
from eager_gradcam import explain

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "models"))
from exporting.normalisation import IMAGENET_MEAN, IMAGENET_STD  # noqa: E402
from exporting.state_dict import read_weights  # noqa: E402

CLASSES = ("benign", "melanoma")
INPUT = {
    "width": 304,
    "height": 304,
    "fit": "squash",
    "interpolation": "bilinear-antialias",
    "scale": 1 / 255,
    "mean": IMAGENET_MEAN,
    "std": IMAGENET_STD,
}
LOOK = {"edge": 0.015, "globules": 60, "grain": 0.7}
PHOTOS = {
    "wide.png": drawing.lesion(520, 390, seed=43, centre=(0.42, 0.56), radius=0.62, **LOOK),
    "tall.png": drawing.lesion(300, 420, seed=20, centre=(0.58, 0.38), radius=0.42, **LOOK),
    "square.png": drawing.lesion(
        700, 700, seed=46, centre=(0.58, 0.56), radius=0.38, **LOOK | {"grain": 0.0}
    ),
}


def write(folder: Path, weights: Path) -> None:
    """Writes photos, logits, maps and index.json into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    network = rounded_network(weights)
    cases = [_write_case(folder, network, name) for name in PHOTOS]
    index = {"archive": "models/efficientnet_b5_demo.pt", "cases": cases}
    (folder / "index.json").write_text(json.dumps(index, indent=1) + "\n")


def rounded_network(weights: Path) -> nn.Module:
    """torchvision's EfficientNet-B5 with one logit, in evaluation mode, weights rounded."""
    from torchvision.models import efficientnet_b5

    network = efficientnet_b5(weights=None, num_classes=1)
    network.load_state_dict(read_weights(weights))
    network.eval().requires_grad_(False)
    for block in network.modules():
        children = list(block.children())
        for convolution, norm in zip(children, children[1:]):
            if isinstance(convolution, nn.Conv2d) and isinstance(norm, nn.BatchNorm2d):
                _move_scale_into_kernel(convolution, norm)
    for layer in network.modules():
        if isinstance(layer, (nn.Conv2d, nn.Linear)):
            layer.weight.copy_(layer.weight.to(torch.bfloat16))
    return network


def _move_scale_into_kernel(convolution: nn.Conv2d, norm: nn.BatchNorm2d) -> None:
    """Leaves a batch-norm that only adds its bias."""
    kernel, bias = fuse_conv_bn_weights(
        convolution.weight, convolution.bias,
        norm.running_mean, norm.running_var, norm.eps, norm.weight, norm.bias,
    )  # fmt: skip
    convolution.weight.copy_(kernel)
    norm.weight.fill_(1)
    norm.bias.copy_(bias)
    norm.running_mean.fill_(0)
    norm.running_var.fill_(1)
    norm.eps = 0.0


def _write_case(folder: Path, network: nn.Module, name: str) -> dict:
    PHOTOS[name].save(folder / name, optimize=True)
    image = preprocessing.tensor(PHOTOS[name], INPUT)
    head = nn.Sequential(network.avgpool, nn.Flatten(1), network.classifier)
    _, logits, explanations = explain(network.features, head, image)
    stem = Path(name).stem
    np.save(folder / f"{stem}.logits.npy", logits)
    classes = []
    for label, explanation in zip(CLASSES, explanations):
        explanation.require_clear_signs(f"{stem} {label}", margin=1e-4)
        np.save(folder / f"{stem}.{label}.map.npy", explanation.heat)
        np.save(folder / f"{stem}.{label}.signed.npy", explanation.signed)
        classes.append(
            {
                "name": label,
                "signed": f"{stem}.{label}.signed.npy",
                "map": f"{stem}.{label}.map.npy",
                "empty": bool(explanation.heat.max() <= 0),
            }
        )
    return {"photo": name, "logits": f"{stem}.logits.npy", "classes": classes}
