"""Images for the demo model: reading them, drawing batches, and what the network gets of them.

Everything is kept as uint8 squares in the memory of the device that trains, and distorted there
in batches, so that no time is lost on decoding and copying: 4,600 images of 320 pixels need 1.9 GB.
"""

from __future__ import annotations

import csv
import functools
import io
import json
import math
import sys
import tarfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn.functional import interpolate

MEAN = torch.tensor((0.485, 0.456, 0.406)).view(3, 1, 1)
STD = torch.tensor((0.229, 0.224, 0.225)).view(3, 1, 1)
SUFFIXES = {".jpg", ".jpeg", ".png"}
NAME_COLUMNS = ("image_name", "image_id", "image")
TRUTH_COLUMNS = ("target", "melanoma")
SIGNS = {
    "lobes": 5,
    "notches": 3,
    "border_noise": 0.15,
    "clumping": 0.45,
    "network_chaos": 0.8,
    "dark_share": 0.45,
    "tan_share": 0.5,
    "blue_white_veil": 0.4,
    "regression": 0.38,
    "streaks": 1.0,
    "redness": 1.0,
}  # what melanomas are drawn with more of, and the most of it: see assets/samples/lesion.py
SAMPLES = Path(__file__).resolve().parents[2] / "assets" / "samples"


@dataclass(frozen=True)
class ImageSet:
    """Square photos with their truth, all of one size.

    pixels is uint8 (N, 3, S, S); truth is float32 (N,), 1 for melanoma; masks is uint8
    (N, 1, S, S), 255 on the lesion; has_mask is bool (N,). A plain-skin picture has an empty mask.
    signs is float32 (N, len(SIGNS)), 0 to 1, how strongly each sign was drawn; NaN if not known.
    """

    pixels: Tensor
    truth: Tensor
    masks: Tensor
    has_mask: Tensor
    signs: Tensor

    def __len__(self) -> int:
        return len(self.truth)

    def __add__(self, other: ImageSet) -> ImageSet:
        pairs = zip(vars(self).values(), vars(other).values())
        return ImageSet(*(torch.cat(pair) for pair in pairs))

    def take(self, index: Tensor) -> ImageSet:
        """The images at ``index``, int64 (M,)."""
        return ImageSet(*(part[index] for part in vars(self).values()))

    def to(self, device: torch.device) -> ImageSet:
        """The same images on another device."""
        return ImageSet(*(part.to(device) for part in vars(self).values()))

    def shrunk(self, size: int) -> ImageSet:
        """The images at ``size`` pixels, antialiased, or as they are if they are not larger."""
        return replace(self, pixels=shrunk(self.pixels, size), masks=shrunk(self.masks, size))

    @property
    def melanomas(self) -> int:
        """How many are melanomas."""
        return int(self.truth.sum())


def read_truth(table: Path) -> dict[str, float]:
    """Name of the image to 0.0 or 1.0 from a label table; rows without a label are left out."""
    with table.open(newline="", encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    name = _column(rows, NAME_COLUMNS, table)
    truth = _column(rows, TRUTH_COLUMNS, table)
    return {row[name]: float(row[truth]) for row in rows if row[truth] not in ("", None)}


def _column(rows: list[dict[str, str]], names: Iterable[str], table: Path) -> str:
    found = [name for name in names if rows and name in rows[0]]
    if not found:
        raise ValueError(f"{table} has none of the columns {', '.join(names)}")
    return found[0]


def labelled(sources: Iterable[Path], truth: dict[str, float], size: int) -> ImageSet:
    """Reads the images that ``truth`` names from folders and tar files, each image once.

    :param sources: where an image lies in several, the first of them counts
    :param size: side of the squares, pixels
    """
    seen: dict[str, bytes] = {}
    for source in sources:
        for name, data in _files(source):
            if name in truth:
                seen.setdefault(name, data)
    names = sorted(seen)
    values = [truth[name] for name in names]
    with ThreadPoolExecutor() as threads:  # Pillow decodes without holding the others up
        squares = list(threads.map(lambda name: _decoded(seen[name], size), names))
    return _image_set(squares, values, [None] * len(names), size)


def _decoded(data: bytes, size: int) -> Image.Image:
    return _square(Image.open(io.BytesIO(data)).convert("RGB"), size)


def _files(source: Path) -> Iterator[tuple[str, bytes]]:
    """Stem and bytes of every image in a folder or a tar file."""
    if source.is_dir():
        for path in sorted(source.rglob("*")):
            if path.suffix.lower() in SUFFIXES:
                yield path.stem, path.read_bytes()
        return
    with tarfile.open(source) as archive:
        for member in archive:
            if Path(member.name).suffix.lower() in SUFFIXES:
                yield Path(member.name).stem, archive.extractfile(member).read()


def generated(folder: Path, size: int) -> ImageSet:
    """Reads what ``make_samples.py --random`` wrote: images, masks, train.csv and attributes."""
    truth = read_truth(folder / "train.csv")
    names = sorted(truth)
    photos = [Image.open(folder / "images" / f"{name}.jpg").convert("RGB") for name in names]
    masks = [Image.open(folder / "masks" / f"{name}.png").convert("L") for name in names]
    squares = [_square(photo, size) for photo in photos]
    values = [truth[name] for name in names]
    images = _image_set(squares, values, [_square(mask, size) for mask in masks], size)
    return replace(images, signs=_signs(folder / "attributes.jsonl", names))


def _signs(path: Path, names: list[str]) -> Tensor:
    """Strengths of SIGNS in the order of ``names``, float32 (N, len(SIGNS)), 0 to 1."""
    with path.open(encoding="utf-8") as file:
        plans = {row["image_name"]: row["plan"] for row in map(json.loads, file)}
    strengths = [[plans[name][sign] / most for sign, most in SIGNS.items()] for name in names]
    return torch.tensor(strengths, dtype=torch.float32).clamp(0, 1)


def plain_skin(count: int, size: int, seed: int) -> ImageSet:
    """Draws skin without a lesion: benign, with an empty mask, hence with nothing to point at."""
    if str(SAMPLES) not in sys.path:
        sys.path.insert(0, str(SAMPLES))
    from drawing import draw_lesion

    rngs = (np.random.default_rng([seed, number]) for number in range(count))
    photos = [Image.fromarray(draw_lesion(rng, "none", 256).image) for rng in rngs]
    squares = [_square(photo, size) for photo in photos]
    return _image_set(squares, [0.0] * count, [Image.new("L", (size, size))] * count, size)


def _square(image: Image.Image, size: int) -> Image.Image:
    """The whole picture squashed to a square, as the viewer's preprocessing does it."""
    return image.resize((size, size), Image.Resampling.BILINEAR)


def _image_set(
    photos: list[Image.Image], truth: list[float], masks: list[Image.Image | None], size: int
) -> ImageSet:
    pixels = torch.zeros(len(photos), 3, size, size, dtype=torch.uint8)
    areas = torch.zeros(len(photos), 1, size, size, dtype=torch.uint8)
    for i, (photo, mask) in enumerate(zip(photos, masks)):
        pixels[i] = torch.from_numpy(np.array(photo)).permute(2, 0, 1)
        if mask is not None:
            areas[i, 0] = torch.from_numpy(np.array(mask))
    has_mask = torch.tensor([mask is not None for mask in masks], dtype=torch.bool)
    signs = torch.full((len(photos), len(SIGNS)), math.nan)
    return ImageSet(pixels, torch.tensor(truth, dtype=torch.float32), areas, has_mask, signs)


def shrunk(pixels: Tensor, size: int) -> Tensor:
    """uint8 (N, C, S, S) at ``size`` pixels, antialiased, or as it is if it is not larger."""
    if pixels.shape[-1] <= size or not len(pixels):
        return pixels
    options = {"mode": "bilinear", "align_corners": False, "antialias": True}
    parts = [interpolate(some.float(), size, **options) for some in pixels.split(256)]
    return torch.cat([part.round().clamp(0, 255).to(torch.uint8) for part in parts])


@functools.cache
def _on(device: torch.device) -> tuple[Tensor, Tensor]:
    """MEAN and STD there: copied once, because each copy makes a GPU wait."""
    return MEAN.to(device), STD.to(device)


def normalise(photos: Tensor) -> Tensor:
    """Photos in [0, 1], (N, 3, H, W), to the network's input."""
    mean, std = _on(photos.device)
    return (photos - mean) / std


def resized(pixels: Tensor, size: int) -> Tensor:
    """uint8 (N, 3, S, S) to the network's input, float32 (N, 3, size, size), undistorted."""
    photos = pixels.float() / 255
    if photos.shape[-1] != size:
        photos = interpolate(photos, size, mode="bilinear", align_corners=False, antialias=True)
    return normalise(photos)
