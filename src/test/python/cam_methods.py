"""The explanation methods from the formulas of their papers, in float64: a second opinion.

Everything is computed from the activations, the head and plain autograd; nothing is shared with
the program. g is the gradient of the score by the activations A, sums over (i, j) run over the
grid, sums over k over the channels. The ReLU that ends every method is left to the caller.
"""

from __future__ import annotations

from typing import Callable

import numpy as np
import torch
from torch import Tensor

# In the order of the program, whose keys these are; Grad-CAM itself has goldens of its own.
METHODS = (
    "grad-cam++",
    "hirescam",
    "xgrad-cam",
    "layercam",
    "grad-cam-elementwise",
    "eigen-cam",
    "eigengrad-cam",
    "ablation-cam",
    "tf-explain",
)


def ablated_scores(score: Callable[[Tensor], Tensor], activations: Tensor) -> Tensor:
    """(K,): the score with one channel set to 0, one channel after the other."""
    scores = []
    for channel in range(activations.shape[1]):
        without = activations.clone()
        without[:, channel] = 0
        scores.append(score(without).detach())
    return torch.stack(scores)


def signed_maps(score: Callable[[Tensor], Tensor], activations: Tensor) -> dict[str, Tensor]:
    """Every method's map before its last ReLU, (h, w), by key.

    :param score: of a class, a function of (1, K, h, w)
    :param activations: A, float64, (1, K, h, w)
    """
    leaf = activations.detach().clone().requires_grad_(True)
    value = score(leaf)
    (gradient,) = torch.autograd.grad(value, leaf)
    a, g, y = leaf.detach()[0], gradient[0], value.detach()
    positive = g.clamp(min=0)
    cells = a[0].numel()

    # Chattopadhay et al. 2018, eq. 19, for Y = exp(y); eq. 7 with exp(y) left out
    total = a.sum(dim=(1, 2), keepdim=True)
    alpha = torch.where(g == 0, 0, g**2 / (2 * g**2 + total * g**3 + 1e-6))
    plus_plus = (alpha * positive).sum(dim=(1, 2))
    # Fu et al. 2020
    expected = (g * a / (total + 1e-7)).sum(dim=(1, 2))
    # Desai and Ramaswamy 2020, with |y| for y
    drop = (y - ablated_scores(score, activations)) / y.abs()
    # tf-explain: both gates, then the mean
    guided = (g * (a > 0) * (g > 0)).sum(dim=(1, 2)) / cells

    return {
        "grad-cam++": _weighted(plus_plus, a),
        "hirescam": torch.einsum("kij,kij->ij", g, a),  # Draelos and Carin 2020
        "xgrad-cam": _weighted(expected, a),
        "layercam": torch.einsum("kij,kij->ij", positive, a),  # Jiang et al. 2021
        "grad-cam-elementwise": torch.relu(g * a).sum(dim=0),
        "eigen-cam": _first_component(a),  # Muhammad and Yeasin 2020, centred
        "eigengrad-cam": _first_component(g * a),
        "ablation-cam": _weighted(drop, a),
        "tf-explain": _weighted(guided, a),
    }


def _weighted(weights: Tensor, a: Tensor) -> Tensor:
    return torch.einsum("k,kij->ij", weights, a)


def _first_component(maps: Tensor) -> Tensor:
    """Maps projected on the first right singular vector; more of the maps' sum, more heat."""
    cells = maps.flatten(1).T.numpy()
    centred = cells - cells.mean(axis=0)
    _, _, right = np.linalg.svd(centred, full_matrices=False)
    projection = centred @ right[0]
    if np.corrcoef(projection, cells.sum(axis=1))[0, 1] < 0:
        projection = -projection
    return torch.from_numpy(projection.reshape(maps.shape[1:]))
