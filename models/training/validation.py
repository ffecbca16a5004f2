"""How good a network is on images that it is not trained on."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from training.images import ImageSet, resized
from training.network import class_map, memory_layout


@torch.no_grad()
def validate(
    network: nn.Module, sets: dict[str, ImageSet], size: int, device: torch.device
) -> dict[str, float]:
    """AUC of every set; for sets with masks also the pointing game over their melanomas."""
    network.eval()
    found: dict[str, float] = {}
    for name, images in sets.items():
        logits, hits = [], []
        for start in range(0, len(images), 8):
            part = images.take(torch.arange(start, min(start + 8, len(images))))
            photos = resized(part.pixels, size).to(device)
            activations = network.features(photos.contiguous(memory_format=memory_layout(device)))
            maps = class_map(network, activations).cpu()
            logits.append(maps.mean(dim=(1, 2)) + network.classifier[1].bias.cpu())
            hits += _hits(maps, part)
        found[f"{name}_auc"] = round(auc(torch.cat(logits), images.truth), 4)
        if hits:
            found[f"{name}_pointing"] = round(sum(hits) / len(hits), 4)
    return found


def _hits(maps: Tensor, images: ImageSet) -> list[bool]:
    """For each melanoma with a mask: does the hottest cell touch the lesion at its middle?"""
    masks = images.masks[:, 0]
    hits = []
    for i in (images.has_mask & (images.truth == 1)).nonzero()[:, 0].tolist():
        row, column = divmod(int(maps[i].argmax()), maps.shape[2])
        y = int((row + 0.5) / maps.shape[1] * masks.shape[1])
        x = int((column + 0.5) / maps.shape[2] * masks.shape[2])
        hits.append(bool(masks[i, y, x] > 127))
    return hits


def auc(scores: Tensor, truth: Tensor) -> float:
    """Chance that a melanoma scores higher than a benign lesion; ties count half."""
    positive, negative = scores[truth == 1], scores[truth == 0]
    if not len(positive) or not len(negative):
        return math.nan
    difference = positive[:, None] - negative[None, :]
    return ((difference > 0).float() + 0.5 * (difference == 0).float()).mean().item()
