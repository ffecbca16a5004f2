"""Takes the weights of an archive written by export.py back into a network that can be trained.

An archive is frozen: its batch-norms are folded into the convolutions before them. Here each
batch-norm gets neutral statistics; ``measure_batch_norms`` then replaces them by those of images,
with the scale and shift that make up for them. So the network computes in evaluation mode what
the archive does, and in training mode it starts close to that.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import torch
from torch import Tensor, nn

OPERATIONS = ("aten::conv2d", "aten::_convolution", "aten::linear")
Layer = nn.Conv2d | nn.Linear


@torch.no_grad()
def load_archive(network: nn.Module, path: Path) -> None:
    """Gives ``network`` the weights of an archive; its batch-norms have neutral statistics then.

    Folded kernels before a residual sum are hundreds of times smaller than others, too small for
    one learning rate. Kernels before a batch-norm get the size that ``network`` was initialised
    with, and the batch-norm's scale takes the rest.

    :param network: of the archive's architecture, its modules registered in the order of execution
    """
    module = torch.jit.load(str(path), map_location="cpu")
    found = [*_weights(module.features.graph), *_weights(module.head.graph)]
    layers = list(_layers(network))
    if [weight.shape for weight, _ in found] != [layer.weight.shape for layer, _ in layers]:
        raise ValueError(f"{path} holds another architecture than the network to be trained")
    for (weight, bias), (layer, norm) in zip(found, layers):
        if norm is None:
            layer.weight.copy_(weight)
            layer.bias.copy_(bias)
        else:
            scale = (weight.square().mean() / layer.weight.square().mean()).sqrt()
            layer.weight.copy_(weight / scale)
            norm.running_mean.zero_()
            norm.running_var.fill_(1 - norm.eps)
            norm.weight.fill_(scale)
            norm.bias.copy_(bias)


def _weights(graph: torch.Graph) -> Iterator[tuple[Tensor, Tensor]]:
    """Weight and bias of every convolution and linear layer, in the order of execution."""
    for node in graph.nodes():
        if node.kind() in OPERATIONS:
            weight, bias = list(node.inputs())[1:3]
            yield weight.node().t("value"), bias.node().t("value")


def _layers(network: nn.Module) -> Iterator[tuple[Layer, nn.BatchNorm2d | None]]:
    """Every convolution and linear layer, with the batch-norm that stands in for its bias."""
    kinds = (nn.Conv2d, nn.Linear, nn.BatchNorm2d)
    modules = [module for module in network.modules() if isinstance(module, kinds)]
    for module, following in zip(modules, [*modules[1:], None]):
        if not isinstance(module, nn.BatchNorm2d):
            yield module, following if module.bias is None else None
