"""Archives of a network in training, one at the end of each epoch, as `lesionlens watch` explains.

A loop of plain PyTorch calls :class:`TorchArchives` itself; Lightning and Keras have callbacks,
``exporting.lightning_callback`` and ``exporting.keras_callback``.
"""

from __future__ import annotations

import copy
import io
import os
import warnings
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from exporting.archive import write_archive

METHODS = ("features", "head")


def save_archive(network: nn.Module, path: Path, card: dict[str, Any]) -> None:
    """Saves a network as it is now, in evaluation mode, on the CPU; training goes on with it.

    A network with the methods ``features(x)`` and ``head(A)``, as ``SplitNetwork`` has them, is
    explained between the two; any other where LesionLens finds its last grid.

    :param card: the content of model.json, see ``exporting.model_card.model_card``
    """
    network = getattr(network, "_orig_mod", network)  # of torch.compile
    network = getattr(network, "module", network)  # of DistributedDataParallel
    write_whole(traced(copy.deepcopy(network).cpu().float().eval(), card), path, card)


def traced(network: nn.Module, card: dict[str, Any]) -> torch.jit.ScriptModule:
    """The trace of a network in evaluation mode, with its weights folded in, on the CPU."""
    size = card["input"]
    image = torch.zeros(1, 3, size["height"], size["width"])  # no number of the training's is drawn
    parameter = next(network.parameters(), None)
    image = image if parameter is None else image.to(parameter.device)
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the tracer: LesionLens compares what it opens
        if all(callable(getattr(network, name, None)) for name in METHODS):
            activations: Tensor = network.features(image)
            examples = {"forward": image, "features": image, "head": activations}
            module = torch.jit.trace_module(network, examples, check_trace=False)
            return torch.jit.freeze(on_cpu(module), preserved_attrs=list(METHODS))
        return torch.jit.freeze(on_cpu(torch.jit.trace(network, image, check_trace=False)))


def on_cpu(module: torch.jit.ScriptModule) -> torch.jit.ScriptModule:
    """A copy, so that what is trained stays where it is."""
    buffer = io.BytesIO()
    torch.jit.save(module, buffer)
    buffer.seek(0)
    return torch.jit.load(buffer, map_location="cpu").eval()


def write_whole(module: torch.jit.ScriptModule, path: Path, card: dict[str, Any]) -> None:
    """Writes an archive that appears under its name only when all of it is there."""
    part = path.with_name(f".{path.name}.part")
    try:
        write_archive(module, card, part)
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)


def epoch_path(folder: Path, epoch: int) -> Path:
    """Where the archive of an epoch goes; its number in the name is what orders a training."""
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"epoch_{epoch:03d}.pt"


class TorchArchives:
    """Saves an archive of each epoch: ``archives(network, epoch)`` at the end of the loop."""

    def __init__(self, folder: Path | str, card: dict[str, Any]) -> None:
        self.folder = Path(folder)
        self.card = card

    def __call__(self, network: nn.Module, epoch: int) -> Path:
        """Saves the network; ``epoch`` counts from wherever the loop does."""
        path = epoch_path(self.folder, epoch)
        save_archive(network, path, self.card)
        return path
