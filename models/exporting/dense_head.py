"""Heads of several linear layers behind the pooling, made of their weights."""

from __future__ import annotations

from collections.abc import Callable

from torch import nn

from exporting.archive import ExportError
from exporting.state_dict import Weights, head_matrices, layers_in_words

BETWEEN: dict[str, Callable[[], nn.Module]] = {
    "relu": nn.ReLU,
    "silu": nn.SiLU,
    "gelu": nn.GELU,
    "leaky-relu": nn.LeakyReLU,
    "elu": nn.ELU,
    "tanh": nn.Tanh,
    "none": nn.Identity,
}


def dense_head(weights: Weights, between: str | None) -> tuple[Weights, nn.Sequential | None]:
    """Takes a head of several linear layers off a network's weights.

    Linear layers and batch-norms are where their names put them; an activation, which has no
    weights, comes before each linear layer but the first: behind a batch-norm that follows a
    linear layer at once (``0``, ``1``), before one that leaves a gap (``0``, ``2``).

    :param between: the activation, one of ``BETWEEN``; ``None`` if nobody said which
    :return: the other weights, and the head; no head if it is one layer
    """
    matrices = head_matrices(weights)
    if len(matrices) < 2:
        if between is not None:
            raise ExportError("--between is for heads of several linear layers; this one has not.")
        return weights, None
    if between is None:
        raise ExportError(
            f"the head has {len(matrices)} linear layers: {layers_in_words(weights)}. What lies "
            "between them is not in the weights: say it by --between, as --between relu; "
            f"one of {', '.join(BETWEEN)}. Dropout needs no word."
        )
    prefix = _common(matrices)
    names = sorted({name[len(prefix) :].split(".")[0] for name in _with(weights, prefix)}, key=_place)
    layers: list[nn.Module] = []
    before: int | None = None
    waiting = False  # for the activation
    for name in names:
        place = _place(name)[0]
        layer = _layer(weights, prefix + name)
        gap = before is None or place is None or place > before + 1
        if waiting and (isinstance(layer, nn.Linear) or gap):
            layers.append(BETWEEN[between]())
            waiting = False
        layers.append(layer)
        waiting = waiting or isinstance(layer, nn.Linear)
        before = place
    rest = {name: value for name, value in weights.items() if not name.startswith(prefix)}
    head = nn.Sequential(*layers)
    _check_widths(head)
    return rest, head


def _check_widths(head: nn.Sequential) -> None:
    linear = [layer for layer in head if isinstance(layer, nn.Linear)]
    for one, other in zip(linear, linear[1:], strict=False):
        if one.out_features != other.in_features:
            raise ExportError(
                f"the head's linear layers do not follow each other: {one.out_features} numbers, "
                f"then {other.in_features}. Export the network by torch.jit.trace and open that."
            )


def _common(names: list[str]) -> str:
    """What all names begin with, up to a dot."""
    first, last = min(names).split("."), max(names).split(".")
    shared = []
    for one, other in zip(first, last, strict=False):
        if one != other:
            break
        shared.append(one)
    if not shared:
        raise ExportError(
            f"the linear layers {', '.join(names)} have no common name, so that it is not certain "
            "that they are one head. Export the network by torch.jit.trace and open that."
        )
    return ".".join(shared) + "."


def _with(weights: Weights, prefix: str) -> list[str]:
    return [name for name in weights if name.startswith(prefix)]


def _place(name: str) -> tuple[int | None, str]:
    digits = "".join(filter(str.isdigit, name))
    return (int(digits) if digits else None, name)


def _layer(weights: Weights, name: str) -> nn.Module:
    own = {key.removeprefix(name + "."): weights[key] for key in _with(weights, name + ".")}
    weight = own.get("weight")
    layer: nn.Module
    if weight is not None and weight.dim() == 2:
        layer = nn.Linear(weight.shape[1], weight.shape[0], bias="bias" in own)
    elif "running_mean" in own:
        layer = nn.BatchNorm1d(own["running_mean"].shape[0], affine="weight" in own)
        own.setdefault("num_batches_tracked", layer.state_dict()["num_batches_tracked"])
    else:
        raise ExportError(
            f"the head has a layer {name} ({', '.join(own)}), which is neither linear nor a "
            "batch-norm. Export the network by torch.jit.trace and open that."
        )
    layer.load_state_dict(own)
    return layer
