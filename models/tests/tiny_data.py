"""A tiny network and tiny image sets for the tests of training and evaluation."""

from __future__ import annotations

import csv
import io
import tarfile
from pathlib import Path

import torch
from PIL import Image
from torch import Tensor, nn

from exporting import archive
from exporting.model_card import model_card
from training.images import SIGNS, ImageSet
from training.sampling import Drawn


class TinyNetwork(nn.Module):
    """The parts of an EfficientNet that training touches, with eight channels."""

    def __init__(self, classes: int = 1) -> None:
        super().__init__()
        stages = [(3, 4, 2), (4, 8, 2), (8, 8, 2)]
        self.features = nn.Sequential(*(self._stage(*stage) for stage in stages))
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Dropout(0.1), nn.Linear(8, classes))

    def forward(self, x: Tensor) -> Tensor:
        return self.classifier(self.avgpool(self.features(x)).flatten(1))

    @staticmethod
    def _stage(inputs: int, outputs: int, stride: int) -> nn.Sequential:
        convolution = nn.Conv2d(inputs, outputs, 3, stride, 1, bias=False)
        return nn.Sequential(convolution, nn.BatchNorm2d(outputs), nn.SiLU())


def colour_set(count: int, size: int = 32) -> ImageSet:
    """Pale squares with a disc in the middle: dark for a melanoma, light for a naevus."""
    y, x = torch.meshgrid(torch.arange(size), torch.arange(size), indexing="ij")
    disc = ((y - size / 2) ** 2 + (x - size / 2) ** 2) < (size / 4) ** 2
    truth = (torch.arange(count) % 3 == 0).float()
    pixels = torch.full((count, 3, size, size), 200, dtype=torch.uint8)
    for i, melanoma in enumerate(truth):
        pixels[i, :, disc] = 30 if melanoma else 150
    masks = (disc * 255).to(torch.uint8).expand(count, 1, size, size).clone()
    signs = torch.full((count, len(SIGNS)), torch.nan)
    return ImageSet(pixels, truth, masks, torch.ones(count, dtype=torch.bool), signs)


def drawn_set(count: int) -> Drawn:
    """The same as drawn images."""
    return Drawn(lambda: colour_set(count))


def write_photos(folder: Path, truth: dict[str, int]) -> Path:
    """A tar file with a photo for each name."""
    path = folder / "photos.tar"
    with tarfile.open(path, "w") as file:
        for name, melanoma in truth.items():
            data = io.BytesIO()
            colour = (80, 40, 30) if melanoma else (220, 180, 160)
            Image.new("RGB", (40, 30), colour).save(data, "PNG")
            entry = tarfile.TarInfo(f"some/{name}.png")
            entry.size = data.tell()
            data.seek(0)
            file.addfile(entry, data)
    return path


def write_archive(tiny: nn.Module, path: Path) -> Path:
    """The network as export.py writes it, for 32 pixels."""
    tiny.eval()
    head = nn.Sequential(tiny.avgpool, nn.Flatten(1), tiny.classifier)
    card = model_card(name="tiny", architecture="tiny", size=(32, 32),
                             classes=["benign", "melanoma"], positive="melanoma",
                             activation="sigmoid")  # fmt: skip
    network = archive.SplitNetwork(tiny.features, head).eval()
    archive.write_archive(archive.to_torchscript(network, 32, 32, False), card, path)
    return path


def write_labels(path: Path, truth: dict[str, int], column: str = "target") -> Path:
    with path.open("w", newline="") as table:
        writer = csv.writer(table)
        writer.writerow(["image_name", column])
        writer.writerows(truth.items())
    return path
