"""What is minimised: label, evidence beside the lesion and on plain skin, drawn signs."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d, binary_cross_entropy_with_logits


@dataclass(frozen=True)
class LossWeights:
    """How much each part of the loss counts, and how soft the labels are."""

    smoothing: float = 0.05
    outside: float = 0.3
    plain: float = 0.1
    signs: float = 2.0


def loss_of(
    logits: Tensor, maps: Tensor, truth: Tensor, masks: Tensor, has_mask: Tensor, how: LossWeights
) -> dict[str, Tensor]:
    """Parts of the loss, scalars, by name.

    ``outside`` is the share of evidence for the true class that lies outside the lesion;
    ``plain`` is the evidence for melanoma on skin without a lesion.

    :param logits: (N,); ``maps`` (N, h, w); ``truth`` (N,), 0 or 1
    :param masks: (N, 1, H, W), 1 on the lesion; counts where ``has_mask`` (N,) is true
    """
    soft = truth * (1 - how.smoothing) + 0.5 * how.smoothing
    parts = {"label": binary_cross_entropy_with_logits(logits, soft)}
    cover = adaptive_avg_pool2d(masks, maps.shape[1:])[:, 0]
    lesion = has_mask & (cover.amax(dim=(1, 2)) > 0.3)
    if how.outside and lesion.any():
        sign = (2 * truth[lesion] - 1).view(-1, 1, 1)
        evidence = (maps[lesion] * sign).clamp(min=0)
        stray = (evidence * (1 - _widened(cover[lesion]))).sum(dim=(1, 2))
        parts["outside"] = how.outside * (stray / (evidence.sum(dim=(1, 2)) + 1)).mean()
    bare = has_mask & (cover.amax(dim=(1, 2)) == 0)
    if how.plain and bare.any():
        parts["plain"] = how.plain * maps[bare].clamp(min=0).mean()
    return parts


def sign_loss(predicted: Tensor, signs: Tensor, how: LossWeights) -> dict[str, Tensor]:
    """The part of the loss that is about the drawn signs, (N, signs) each; NaN does not count."""
    known = ~signs.isnan()
    if not how.signs or not known.any():
        return {}
    loss = binary_cross_entropy_with_logits(predicted[known], signs[known])
    return {"signs": how.signs * loss}


def _widened(cover: Tensor) -> Tensor:
    """Half-covered cells count as covered: a cell is as good as its touch of the lesion."""
    return (2 * cover).clamp(max=1)
