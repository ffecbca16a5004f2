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
    most = cover.amax(dim=(1, 2))
    if how.outside:
        evidence = (maps * (2 * truth - 1).view(-1, 1, 1)).clamp(min=0)
        stray = (evidence * (1 - _widened(cover))).sum(dim=(1, 2))
        share = stray / (evidence.sum(dim=(1, 2)) + 1)
        parts["outside"] = how.outside * _mean_where(has_mask & (most > 0.3), share)
    if how.plain:
        evidence = maps.clamp(min=0).mean(dim=(1, 2))
        parts["plain"] = how.plain * _mean_where(has_mask & (most == 0), evidence)
    return parts


def sign_loss(predicted: Tensor, signs: Tensor, how: LossWeights) -> dict[str, Tensor]:
    """The part of the loss that is about the drawn signs, (N, signs) each; NaN does not count."""
    if not how.signs:
        return {}
    loss = binary_cross_entropy_with_logits(predicted, signs.nan_to_num(), reduction="none")
    return {"signs": how.signs * _mean_where(~signs.isnan(), loss)}


def _mean_where(counts: Tensor, values: Tensor) -> Tensor:
    """Mean of those values that count, 0 if none does. To pick them out, a GPU would have to stop."""
    return (values * counts).sum() / counts.sum().clamp(min=1)


def _widened(cover: Tensor) -> Tensor:
    """Half-covered cells count as covered: a cell is as good as its touch of the lesion."""
    return (2 * cover).clamp(max=1)
