"""Statistics of batch-norms, gathered anew from given images."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import torch
from torch import Tensor, nn

from training.images import ImageSet, resized
from training.network import memory_layout


@torch.no_grad()
def measure_batch_norms(network: nn.Module, batches: Iterable[Tensor]) -> None:
    """Replaces batch-norm statistics by those of ``batches`` without changing what is computed.

    With scale g, shift b, old mean m and deviation s, and new m' and s', the scale becomes
    g s' / s and the shift b + g (m' - m) / s.

    :param network: is left in evaluation mode
    :param batches: network inputs, float32 (N, 3, H, W)
    """
    norms = [module for module in network.modules() if isinstance(module, nn.BatchNorm2d)]
    sums = {norm: torch.zeros(3, norm.num_features, dtype=torch.float64) for norm in norms}

    def add(norm: nn.Module, inputs: tuple[Tensor]) -> None:
        x = inputs[0].double()
        count = torch.full((x.shape[1],), x.numel() / x.shape[1], dtype=torch.float64)
        sums[norm] += torch.stack([count, x.sum(dim=(0, 2, 3)), x.square().sum(dim=(0, 2, 3))])

    handles = [norm.register_forward_pre_hook(add) for norm in norms]
    network.eval()
    for batch in batches:
        network(batch)
    for handle in handles:
        handle.remove()
    for norm, (count, total, squares) in sums.items():
        mean = (total / count).float()
        variance = (squares / count - (total / count).square()).clamp(min=0).float()
        slope = norm.weight / (norm.running_var + norm.eps).sqrt()
        norm.bias.add_(slope * (mean - norm.running_mean))
        norm.weight.copy_(slope * (variance + norm.eps).sqrt())
        norm.running_mean.copy_(mean)
        norm.running_var.copy_(variance)


@torch.no_grad()
def refit_batch_norm(
    network: nn.Module, images: ImageSet, size: int, batch: int, device: torch.device
) -> None:
    """Replaces batch-norm statistics by those of ``images``, undistorted, at the export's size.

    Statistics gathered at smaller sizes and from distorted images fit the export less well.
    """
    norms = [module for module in network.modules() if isinstance(module, nn.BatchNorm2d)]
    momenta = [norm.momentum for norm in norms]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None  # a plain mean over all batches
        norm.train()
    for photos in _batches(images, size, batch):
        network(photos.to(device).contiguous(memory_format=memory_layout(device)))
    for norm, momentum in zip(norms, momenta):
        norm.momentum = momentum
        norm.eval()


def _batches(images: ImageSet, size: int, batch: int) -> Iterator[Tensor]:
    for start in range(0, len(images), batch):
        yield resized(images.pixels[start : start + batch], size)
