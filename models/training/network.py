"""The network that is trained: torchvision's EfficientNet-B5 with one melanoma logit."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from training.depthwise import use_own_kernels


def memory_layout(device: torch.device) -> torch.memory_format:
    """Channels last is faster on a CPU; PyTorch's depthwise kernels for a GPU want them first."""
    return torch.contiguous_format if device.type == "cuda" else torch.channels_last


def build_network(device: torch.device) -> nn.Module:
    """torchvision's EfficientNet-B5 with one logit, initialised so that it can learn.

    A single output with torchvision's uniform(-1, 1) classifier starts far above chance and
    never recovers; a zero for the last batch-norm of every residual block shortens the start.
    """
    from torchvision.models import efficientnet_b5

    network = efficientnet_b5(weights=None, num_classes=1, dropout=0.4, stochastic_depth_prob=0.2)
    nn.init.normal_(network.classifier[1].weight, std=0.01)
    nn.init.zeros_(network.classifier[1].bias)
    for block in network.modules():
        if getattr(block, "use_res_connect", False):
            nn.init.zeros_(block.block[-1][1].weight)
    if device.type == "cuda":
        use_own_kernels(network)
    return network.to(device, memory_format=memory_layout(device))


def freeze_stages(network: nn.Module, count: int) -> None:
    """Leaves the first ``count`` parts of ``network.features`` as they are."""
    for stage in network.features[:count]:
        stage.requires_grad_(False)


def train_mode(network: nn.Module, frozen: int) -> None:
    """Training mode, except for frozen stages: their batch-norm statistics must not move."""
    network.train()
    for stage in network.features[:frozen]:
        stage.eval()


def class_map(network: nn.Module, activations: Tensor) -> Tensor:
    """Class-activation map (N, h, w): its mean plus the bias is the logit, without dropout.

    With global average pooling and one linear layer it equals the signed Grad-CAM up to a factor.
    """
    weight = network.classifier[1].weight[0]
    return torch.einsum("nkhw,k->nhw", activations, weight)
