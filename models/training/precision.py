"""Forward passes in float32 or bfloat16, and the choice between them by measuring."""

from __future__ import annotations

import time
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from training.network import memory_layout


@dataclass(frozen=True)
class Precision:
    """Whether frozen and trained stages run in bfloat16 (with float32 weights)."""

    frozen: bool
    trained: bool


def choose_precision(
    network: nn.Module, frozen: int, device: torch.device, text: str, size: int
) -> Precision:
    """What ``--precision`` says; ``auto`` is bfloat16 on CUDA, and measured on a CPU.

    Measured, because CPUs with fast bfloat16 products may still have slow bfloat16 gradients.

    :param size: of the images to measure with, pixels
    """
    if text != "auto":
        return Precision(text != "float32", text == "bfloat16")
    if device.type == "cuda":
        supported = torch.cuda.is_bf16_supported()
        return Precision(supported, supported)
    photos = torch.randn(4, 3, size, size)
    choices = [Precision(False, False), Precision(True, False), Precision(True, True)]
    return min(choices, key=lambda choice: _seconds(network, photos, frozen, choice))


def _seconds(network: nn.Module, photos: Tensor, frozen: int, precision: Precision) -> float:
    """Processor time of a forward and backward pass, the better of two after a warm-up."""
    seconds = []
    for _ in range(3):
        start = time.process_time()
        logits, _ = run_network(network, photos, frozen, precision)
        logits.sum().backward()
        seconds.append(time.process_time() - start)
    network.zero_grad(set_to_none=True)
    return min(seconds[1:])


def run_network(
    network: nn.Module, photos: Tensor, frozen: int, precision: Precision
) -> tuple[Tensor, Tensor]:
    """Logits (N,) and activations of the last stage (N, K, h, w), float32."""
    kind = photos.device.type
    photos = photos.contiguous(memory_format=memory_layout(photos.device))
    with torch.no_grad(), torch.autocast(kind, torch.bfloat16, enabled=precision.frozen):
        early = network.features[:frozen](photos)
    with torch.autocast(kind, torch.bfloat16, enabled=precision.trained):
        early = early if precision.trained else early.float()
        activations = network.features[frozen:](early).float()
    logits = network.classifier(network.avgpool(activations).flatten(1))[:, 0]
    return logits.float(), activations
