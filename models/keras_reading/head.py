"""What follows the last feature map of a Keras classifier, in PyTorch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from exporting.archive import ExportError
from keras_reading.model_file import Layer

FUNCTIONS: dict[str, Callable[[], nn.Module]] = {
    "relu": nn.ReLU,
    "silu": nn.SiLU,
    "swish": nn.SiLU,
    "tanh": nn.Tanh,
    "sigmoid": nn.Sigmoid,
    "elu": nn.ELU,
    "selu": nn.SELU,
    "gelu": nn.GELU,
    "softmax": lambda: nn.Softmax(dim=-1),
}
POOLINGS: dict[str, Callable[[int], nn.Module]] = {
    "GlobalAveragePooling2D": nn.AdaptiveAvgPool2d,
    "GlobalMaxPooling2D": nn.AdaptiveMaxPool2d,
}
ONLY_IN_TRAINING = {
    "Dropout", "SpatialDropout2D", "AlphaDropout", "GaussianDropout", "GaussianNoise",
    "ActivityRegularization", "InputLayer",
}  # fmt: skip


class FlattenChannelsLast(nn.Module):
    """(N, K, h, w) to (N, h * w * K), the order in which Keras flattens a feature map."""

    def forward(self, x: Tensor) -> Tensor:
        return x.permute(0, 2, 3, 1).flatten(1)


@dataclass(frozen=True)
class Head:
    """The last feature map to logits; the activation at the end is taken off and named."""

    module: nn.Sequential
    logits: int
    activation: str | None  # "sigmoid", "softmax", or None if the model ends in logits


def build_head(layers: list[Layer]) -> Head:
    """Builds the head of a chain of layers: norms, one pooling or flattening, dense layers."""
    steps: list[nn.Module] = []
    names: list[str] = []  # of the function that each step is, or empty
    logits, is_flat = 0, False
    for layer in layers:
        if layer.kind in ONLY_IN_TRAINING:
            continue
        if layer.kind in POOLINGS and not is_flat:
            new, is_flat = [POOLINGS[layer.kind](1), nn.Flatten(1)], True
        elif layer.kind == "Flatten":
            new, is_flat = [] if is_flat else [FlattenChannelsLast()], True
        elif layer.kind == "BatchNormalization":
            new = [_norm(layer, is_flat)]
        elif layer.kind == "Dense" and is_flat:
            new, logits = [_linear(layer)], layer.weight("kernel").shape[1]
        elif layer.kind in ("Activation", "ReLU", "Softmax"):
            new = []
        else:
            raise ExportError(f"{layer} in the model's head cannot be translated.")
        steps += new
        names += [""] * len(new)
        function = _function(layer)
        if function != "linear":
            steps.append(FUNCTIONS[function]())
            names.append(function)
    if not logits:
        raise ExportError("the model's head has no dense layer after a global pooling.")
    activation = names[-1] or None
    if activation is not None:
        steps.pop()
        if activation not in ("sigmoid", "softmax"):
            raise ExportError(f"the model ends in {activation}, not in sigmoid or softmax.")
    if not isinstance(steps[-1], nn.Linear):
        raise ExportError("between the model's last dense layer and its end is another layer.")
    return Head(nn.Sequential(*steps), logits, activation)


def _function(layer: Layer) -> str:
    if layer.kind == "Softmax":
        return "softmax"
    if layer.kind == "ReLU":
        plain = not (layer.options.get("max_value") or layer.options.get("threshold"))
        if not plain or layer.options.get("negative_slope"):
            raise ExportError(f"{layer} is not the plain max(x, 0).")
        return "relu"
    function = layer.options.get("activation") or "linear"
    if function != "linear" and (not isinstance(function, str) or function not in FUNCTIONS):
        raise ExportError(f"{layer} has the activation {function!r}, which is not known here.")
    return function


def _linear(layer: Layer) -> nn.Linear:
    kernel = torch.from_numpy(layer.weight("kernel").T.copy())
    linear = nn.Linear(kernel.shape[1], kernel.shape[0])
    linear.weight.data = kernel
    linear.bias.data = (
        torch.from_numpy(layer.weight("bias"))
        if layer.options.get("use_bias", True)
        else torch.zeros(kernel.shape[0])
    )
    return linear


def _norm(layer: Layer, is_flat: bool) -> nn.Module:
    mean = torch.from_numpy(layer.weight("moving_mean"))
    norm = (nn.BatchNorm1d if is_flat else nn.BatchNorm2d)(len(mean), layer.options["epsilon"])
    norm.running_mean = mean
    norm.running_var = torch.from_numpy(layer.weight("moving_variance"))
    if layer.options.get("scale", True):
        norm.weight.data = torch.from_numpy(layer.weight("gamma"))
    if layer.options.get("center", True):
        norm.bias.data = torch.from_numpy(layer.weight("beta"))
    return norm
