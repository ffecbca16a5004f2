"""From a photo to the network's input, done by Pillow: what the viewer must reproduce."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageOps

PILLOW_FILTERS = {
    "bilinear-antialias": Image.Resampling.BILINEAR,
    "bicubic-antialias": Image.Resampling.BICUBIC,
}


def resize(
    photo: Image.Image,
    size: tuple[int, int],
    interpolation: str,
    box: tuple[float, float, float, float] | None = None,
) -> Image.Image:
    """Resamples an RGB photo to ``size`` (width, height), 8 bits a channel.

    :param box: part of the photo to use, (left, top, right, bottom) in pixels; all if missing
    """
    if interpolation in PILLOW_FILTERS:
        return photo.resize(size, PILLOW_FILTERS[interpolation], box=box)
    if box is not None:
        raise ValueError("plain bilinear is defined for whole photos only")
    return _plain_bilinear(photo, size)


def _plain_bilinear(photo: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Half-pixel bilinear without antialiasing, as PyTorch computes it, rounded half up."""
    import torch
    from torch.nn.functional import interpolate

    pixels = torch.from_numpy(np.asarray(photo).astype(np.float32)).permute(2, 0, 1)[None]
    resized = interpolate(
        pixels, size=(size[1], size[0]), mode="bilinear", align_corners=False, antialias=False
    )
    rounded = np.floor(resized[0].permute(1, 2, 0).numpy() + 0.5)
    return Image.fromarray(rounded.astype(np.uint8))


def tensor(photo: Image.Image, input_card: dict) -> np.ndarray:
    """The network's input, float32 (3, H, W), for the ``input`` part of a model.json."""
    size = (input_card["width"], input_card["height"])
    if input_card["fit"] == "letterbox":
        return _letterbox(photo, size, input_card)
    return _normalised(_fitted(photo, size, input_card), input_card)


def _fitted(photo: Image.Image, size: tuple[int, int], input_card: dict) -> Image.Image:
    interpolation = input_card["interpolation"]
    if input_card["fit"] == "squash":
        return resize(photo, size, interpolation)
    return ImageOps.fit(photo, size, PILLOW_FILTERS[interpolation])


def _letterbox(photo: Image.Image, size: tuple[int, int], input_card: dict) -> np.ndarray:
    """The whole photo, centred; the padding is 0 in the tensor, which is the mean colour."""
    scale = min(size[0] / photo.width, size[1] / photo.height)
    width, height = (max(1, math.floor(side * scale + 0.5)) for side in photo.size)
    left, top = (size[0] - width) // 2, (size[1] - height) // 2
    content = resize(photo, (width, height), input_card["interpolation"])
    result = np.zeros((3, size[1], size[0]), np.float32)
    result[:, top : top + height, left : left + width] = _normalised(content, input_card)
    return result


def _normalised(picture: Image.Image, input_card: dict) -> np.ndarray:
    """Pixels to float32 (3, H, W): times scale, minus mean, divided by std."""
    values = np.asarray(picture).astype(np.float64) * input_card["scale"]
    values = (values - np.array(input_card["mean"])) / np.array(input_card["std"])
    return np.ascontiguousarray(values.transpose(2, 0, 1)).astype(np.float32)
