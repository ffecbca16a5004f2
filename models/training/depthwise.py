"""Depthwise convolutions by PyTorch's own kernels instead of cuDNN's.

cuDNN 9.10 and later compile a kernel for every shape of a depthwise convolution and of each of its
two gradients when it first occurs: minutes for a network of forty of them at several sizes, which
a run of minutes does not have. PyTorch's own kernels are there at once and about as fast.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn
from torch.autograd.function import once_differentiable


def use_own_kernels(network: nn.Module) -> None:
    """Changes how the depthwise convolutions of ``network`` are computed; weights and names stay."""
    for module in network.modules():
        if type(module) is nn.Conv2d and module.groups == module.in_channels > 1:
            module.__class__ = _DepthwiseConv2d


class _DepthwiseConv2d(nn.Conv2d):
    def _conv_forward(self, x: Tensor, weight: Tensor, bias: Tensor | None) -> Tensor:
        kind = x.device.type
        if torch.is_autocast_enabled(kind):
            x = x.to(torch.get_autocast_dtype(kind))
        return _Depthwise.apply(x, weight.to(x.dtype), self.stride, self.padding, self.groups)


class _Depthwise(torch.autograd.Function):
    """A depthwise convolution without a bias."""

    @staticmethod
    def forward(
        ctx: Any, x: Tensor, weight: Tensor, stride: tuple, padding: tuple, groups: int
    ) -> Tensor:
        x = x.contiguous()
        ctx.save_for_backward(x, weight)
        ctx.how = (stride, padding, (1, 1), False, (0, 0), groups)
        with torch.backends.cudnn.flags(enabled=False), _no_autocast(x):
            return torch.ops.aten.convolution(x, weight, None, *ctx.how)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> tuple:
        x, weight = ctx.saved_tensors
        wanted = (*ctx.needs_input_grad[:2], False)
        with torch.backends.cudnn.flags(enabled=False), _no_autocast(x):
            found = torch.ops.aten.convolution_backward(
                gradient.contiguous(), x, weight, None, *ctx.how, wanted
            )
        return (*found[:2], None, None, None)


def _no_autocast(x: Tensor) -> torch.autocast:
    return torch.autocast(x.device.type, enabled=False)
