"""Classifiers out of TorchScript files that have nothing but ``forward``.

The frozen graph is cut before its last pooling. What the viewer does by itself when such a file
is dropped on it, with the card in the archive and the network channels-last.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from exporting.archive import ExportError, SplitNetwork
from exporting.normalisation import IMAGENET
from exporting.trained_classifier import Original, TrainedClassifier

POOLINGS = {
    "aten::adaptive_avg_pool2d", "aten::adaptive_max_pool2d", "aten::avg_pool2d",
    "aten::max_pool2d", "aten::mean",
}  # fmt: skip
POOLING_POWERS = {"aten::pow", "aten::clamp", "aten::clamp_min"}  # before a generalised mean
SHAPE_ONLY = {"aten::squeeze", "aten::flatten", "aten::view", "aten::reshape"}
ACTIVATIONS = {"aten::sigmoid": "sigmoid", "aten::softmax": "softmax"}
GRIDS = ([2, 3], [3, 2], [-2, -1], [-1, -2])


class _Part(nn.Module):
    """A part of a graph, its weights included."""

    def __init__(self, name: str, graph: Any) -> None:
        super().__init__()
        self.function = torch._C._create_function_from_graph(name, graph)

    def __deepcopy__(self, _: dict[int, Any]) -> _Part:
        return self  # nothing in it ever changes

    def forward(self, x: Tensor) -> Tensor:
        return self.function(x)


class _Rows(nn.Module):
    """Logits of any shape to one row for each image."""

    def forward(self, logits: Tensor) -> Tensor:
        return logits.reshape(logits.shape[0], -1)


def build_torchscript(path: Path, size: tuple[int, int] | None) -> TrainedClassifier:
    """Cuts the network of a file in two.

    :param size: of the input, (width, height) in pixels; must be given
    """
    if size is None:
        raise ExportError("say with --input-size how large the input of a TorchScript file is.")
    module = _load(path)
    graph = torch.jit.freeze(module).graph
    torch._C._jit_pass_inline(graph)
    torch._C._jit_pass_remove_mutation(graph)  # so that nothing is changed behind a cut
    place = _last_pooling(graph)
    head, activation = _head(graph, place)
    network = SplitNetwork(
        _Part("features", _features(graph, place)), nn.Sequential(_Part("head", head), _Rows())
    ).eval()
    original = Original(f"{path.name} itself", _logits_of(module, network, activation))
    with torch.no_grad():
        logits = network(torch.zeros(1, 3, size[1], size[0])).shape[1]
    return TrainedClassifier(
        network, logits, IMAGENET, size, activation=activation, original=lambda: original
    )


def _load(path: Path) -> torch.jit.ScriptModule:
    try:
        return torch.jit.load(str(path), map_location="cpu").eval()
    except (RuntimeError, ValueError) as error:
        lines = str(error).strip().splitlines() or [type(error).__name__]
        raise ExportError(f"{path} is not a TorchScript file: {lines[0][:300]}") from error


def _last_pooling(graph: Any) -> int:
    """Place of the last operator that takes the grid away."""
    nodes = list(graph.nodes())
    for place in reversed(range(len(nodes))):
        node = nodes[place]
        if node.kind() in POOLINGS and (
            node.kind() != "aten::mean" or node.inputsAt(1).toIValue() in GRIDS
        ):
            return place
    ending = ", ".join(node.kind() for node in nodes[-10:])
    raise ExportError(f"no pooling over the grid was found; the network ends with {ending}.")


def _grid(graph: Any, place: int) -> Any:
    """The tensor that is pooled, before the powers of a generalised mean."""
    value = list(graph.nodes())[place].inputsAt(0)
    while value.node().kind() in POOLING_POWERS:
        value = value.node().inputsAt(0)
    return value


def _features(graph: Any, place: int) -> Any:
    part = graph.copy()
    part.eraseOutput(0)
    part.registerOutput(_grid(part, place))
    _keep_inputs(part, [list(part.inputs())[-1]])
    return part


def _head(graph: Any, place: int) -> tuple[Any, str | None]:
    """The rest, without a last sigmoid or softmax, and which of them it was."""
    part = graph.copy()
    grid = _grid(part, place)
    start = part.addInput()
    start.setType(grid.type())
    grid.replaceAllUsesWith(start)
    activation = _without_activation(part)
    _keep_inputs(part, [start])
    return part, activation


def _without_activation(part: Any) -> str | None:
    value = next(part.outputs())
    while value.node().kind() in SHAPE_ONLY:
        value = value.node().inputsAt(0)
    activation = ACTIVATIONS.get(value.node().kind())
    if activation is not None:
        value.replaceAllUsesWith(value.node().inputsAt(0))
    return activation


def _keep_inputs(part: Any, kept: list[Any]) -> None:
    """Removes what leads nowhere, and all other inputs."""
    torch._C._jit_pass_dce_allow_deleting_nodes_with_side_effects(part)  # checks that raise
    names = [value.debugName() for value in kept]
    for index, value in reversed(list(enumerate(part.inputs()))):
        if value.debugName() not in names:
            if value.uses():
                raise ExportError("what follows the last pooling needs more than what is pooled.")
            part.eraseInput(index)


def _logits_of(module: Any, network: nn.Module, activation: str | None) -> Any:
    """What the file says, with its sigmoid or softmax undone."""

    def logits(images: Tensor) -> Tensor:
        output = module(images).reshape(images.shape[0], -1)
        if activation == "sigmoid":
            return torch.logit(output)
        if activation == "softmax":  # which forgets a number that all logits have in common
            return output.log() + network(images).logsumexp(dim=1, keepdim=True)
        return output

    return logits
