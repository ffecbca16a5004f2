"""Grad-CAM by plain autograd on an eager network: the reference for everything else."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn


@dataclass(frozen=True)
class Explanation:
    """Grad-CAM of one class, float32, unscaled.

    gradient is (K, h, w): of the logit by the activations; signed is (h, w): the weighted sum
    of the activations; heat is (h, w): its positive part.
    """

    gradient: np.ndarray
    signed: np.ndarray
    heat: np.ndarray

    def require_clear_signs(self, name: str, margin: float) -> None:
        """Refuses a golden with a cell so close to zero that rounding may change its sign.

        :param margin: smallest allowed magnitude, as a share of the largest
        """
        smallest = np.abs(self.signed).min() / np.abs(self.signed).max()
        if smallest < margin:
            raise RuntimeError(f"{name}: a cell is almost zero ({smallest:.1e}); draw another")


def explain(
    backbone: nn.Module, classifier: nn.Module, image: np.ndarray
) -> tuple[np.ndarray, np.ndarray, list[Explanation]]:
    """Runs an eager network in evaluation mode on one input, float32 (3, H, W).

    :return: activations (K, h, w), logits (C,), and one `Explanation` per class. A single
        logit y has two classes: the second is explained by y, the first by -y.
    """
    activations = backbone(torch.from_numpy(image)[None]).detach().requires_grad_(True)
    logits = classifier(activations)[0]
    targets = [-logits[0], logits[0]] if len(logits) == 1 else list(logits)
    explanations = [_grad_cam(target, activations) for target in targets]
    return activations[0].detach().numpy(), logits.detach().numpy(), explanations


def _grad_cam(target: Tensor, activations: Tensor) -> Explanation:
    """Selvaraju et al. 2017, eq. 1 and 2; ``target`` is a logit, before sigmoid or softmax."""
    (gradient,) = torch.autograd.grad(target, activations, retain_graph=True)
    weights = gradient.mean(dim=(2, 3), keepdim=True)
    signed = (weights * activations).sum(dim=1)[0].detach()
    return Explanation(gradient[0].numpy(), signed.numpy(), torch.relu(signed).numpy())
