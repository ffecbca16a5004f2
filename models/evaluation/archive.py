"""An archive that LesionLens opens, run on photos in PyTorch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from PIL import Image, ImageOps
from torch import Tensor

Array = NDArray[np.float64]
FILTERS = {
    "bilinear-antialias": Image.Resampling.BILINEAR,
    "bicubic-antialias": Image.Resampling.BICUBIC,
}
TURNED = 0x0112  # EXIF's tag of the orientation


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

    def pixels(self, photo: Image.Image) -> Image.Image:
        """The photo's pixels in the form that model.json asks for, mode RGB."""
        if self.card["input"].get("pixels", "as displayed") == "as displayed":
            return ImageOps.exif_transpose(photo).convert("RGB")
        if photo.getexif().get(TURNED, 1) != 1:
            raise ValueError(f"{photo.filename} is turned: its map would not lie over its mask")
        return photo.convert("RGB")

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
