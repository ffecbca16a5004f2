"""EfficientNet as TensorFlow computes it, in PyTorch.

It differs from torchvision's in the padding: with stride 2 TensorFlow's "same" pads less before
the picture than behind it, if the size is even. Its batch-norm adds 1e-3 to the variance.

Tan and Le 2019, "EfficientNet: Rethinking Model Scaling for Convolutional Neural Networks",
https://arxiv.org/abs/1905.11946, table 1 and section 3.3.
"""

from __future__ import annotations

import math
import string
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

EPSILON = 1e-3  # of every batch-norm
CHANNEL_UNIT = 8  # numbers of channels are multiples of it


@dataclass(frozen=True)
class Scaling:
    """How much wider and deeper than B0 a network is, and the size it was meant for."""

    width: float
    depth: float
    size: int  # of the input, pixels

    def channels(self, count: int) -> int:
        """Channels of B0 to channels of this network; rounding takes at most a tenth away."""
        wanted = count * self.width
        rounded = max(CHANNEL_UNIT, int(wanted + CHANNEL_UNIT / 2) // CHANNEL_UNIT * CHANNEL_UNIT)
        return rounded if rounded >= 0.9 * wanted else rounded + CHANNEL_UNIT

    def repeats(self, count: int) -> int:
        """Blocks in a stage of B0 to blocks in that stage of this network."""
        return math.ceil(count * self.depth)


SCALINGS = {
    "b0": Scaling(1.0, 1.0, 224),
    "b1": Scaling(1.0, 1.1, 240),
    "b2": Scaling(1.1, 1.2, 260),
    "b3": Scaling(1.2, 1.4, 300),
    "b4": Scaling(1.4, 1.8, 380),
    "b5": Scaling(1.6, 2.2, 456),
    "b6": Scaling(1.8, 2.6, 528),
    "b7": Scaling(2.0, 3.1, 600),
}


@dataclass(frozen=True)
class Stage:
    """A row of table 1: blocks of one kind, the first of which may halve the grid."""

    repeats: int
    kernel: int
    stride: int
    expansion: int
    outputs: int  # channels


STAGES = (
    Stage(1, 3, 1, 1, 16),
    Stage(2, 3, 2, 6, 24),
    Stage(2, 5, 2, 6, 40),
    Stage(3, 3, 2, 6, 80),
    Stage(3, 5, 1, 6, 112),
    Stage(4, 5, 2, 6, 192),
    Stage(1, 3, 1, 6, 320),
)
STEM_CHANNELS, TOP_CHANNELS = 32, 1280
Size = tuple[int, int]  # height, width


def same_padding(size: int, kernel: int, stride: int) -> tuple[int, int]:
    """Zeros before and behind one axis, so that ceil(size / stride) values come out."""
    total = max((math.ceil(size / stride) - 1) * stride + kernel - size, 0)
    return total // 2, total - total // 2


class SameConv(nn.Conv2d):
    """A convolution without bias that pads as TensorFlow does for an input of ``size``."""

    def __init__(
        self, inputs: int, outputs: int, kernel: int, stride: int, size: Size, groups: int = 1
    ) -> None:
        top, bottom = same_padding(size[0], kernel, stride)
        left, right = same_padding(size[1], kernel, stride)
        even = top == bottom and left == right
        super().__init__(
            inputs, outputs, kernel, stride, (top, left) if even else 0, groups=groups, bias=False
        )
        self.zeros = ((top, bottom), (left, right))
        self.margins = None if even else (left, right, top, bottom)

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(x if self.margins is None else functional.pad(x, self.margins))


class Block(nn.Module):
    """Inverted residual with squeeze and excitation; its parts are named as in Keras."""

    def __init__(self, inputs: int, stage: Stage, outputs: int, stride: int, size: Size) -> None:
        super().__init__()
        inner = inputs * stage.expansion
        self.expands = stage.expansion != 1
        self.adds_input = stride == 1 and inputs == outputs
        if self.expands:
            self.expand_conv = nn.Conv2d(inputs, inner, 1, bias=False)
            self.expand_bn = nn.BatchNorm2d(inner, EPSILON)
        self.dwconv = SameConv(inner, inner, stage.kernel, stride, size, groups=inner)
        self.bn = nn.BatchNorm2d(inner, EPSILON)
        self.se_reduce = nn.Conv2d(inner, inputs // 4, 1)
        self.se_expand = nn.Conv2d(inputs // 4, inner, 1)
        self.project_conv = nn.Conv2d(inner, outputs, 1, bias=False)
        self.project_bn = nn.BatchNorm2d(outputs, EPSILON)

    def forward(self, x: Tensor) -> Tensor:
        inner = functional.silu(self.expand_bn(self.expand_conv(x))) if self.expands else x
        inner = functional.silu(self.bn(self.dwconv(inner)))
        squeezed = functional.silu(self.se_reduce(inner.mean((2, 3), keepdim=True)))
        inner = inner * torch.sigmoid(self.se_expand(squeezed))
        outputs = self.project_bn(self.project_conv(inner))
        return outputs + x if self.adds_input else outputs


class EfficientNetFeatures(nn.Module):
    """Images (N, 3, H, W), normalised, to the last feature map (N, K, ceil(H/32), ceil(W/32)).

    :param padded_for: the input (height, width), pixels, that the padding is computed for. It is
        that of the file, not always that of the input: a Keras model without a fixed size pads
        everything as if it were even, efficientnet_pytorch as for the size in the paper.
    """

    def __init__(self, scaling: Scaling, padded_for: Size) -> None:
        super().__init__()
        channels, size = scaling.channels(STEM_CHANNELS), padded_for
        self.stem_conv = SameConv(3, channels, 3, 2, size)
        self.stem_bn = nn.BatchNorm2d(channels, EPSILON)
        size = _halved(size)
        self.blocks = nn.ModuleDict()
        for number, stage in enumerate(STAGES, start=1):
            outputs = scaling.channels(stage.outputs)
            for letter in string.ascii_lowercase[: scaling.repeats(stage.repeats)]:
                stride = stage.stride if letter == "a" else 1
                block = Block(channels, stage, outputs, stride, size)
                self.blocks[f"block{number}{letter}"] = block
                channels, size = outputs, _halved(size) if stride == 2 else size
        self.channels = scaling.channels(TOP_CHANNELS)
        self.top_conv = nn.Conv2d(channels, self.channels, 1, bias=False)
        self.top_bn = nn.BatchNorm2d(self.channels, EPSILON)

    def forward(self, x: Tensor) -> Tensor:
        x = functional.silu(self.stem_bn(self.stem_conv(x)))
        for block in self.blocks.values():
            x = block(x)
        return functional.silu(self.top_bn(self.top_conv(x)))


def _halved(size: Size) -> Size:
    return math.ceil(size[0] / 2), math.ceil(size[1] / 2)
