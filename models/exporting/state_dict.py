"""Reads checkpoints: state dicts of PyTorch in whatever they are wrapped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from exporting.archive import ExportError, is_torchscript

WRAPPER_KEYS = ("state_dict_ema", "model_ema", "state_dict", "model_state_dict", "model")
WRAPPER_PREFIXES = ("module.", "_orig_mod.", "model.", "net.")
Weights = dict[str, Tensor]


def read_weights(path: Path) -> Weights:
    """Reads a state dict, unwraps the usual containers and prefixes, and casts it to float32."""
    if is_torchscript(path):
        raise ExportError(
            f"{path} is a TorchScript file, not a state dict: export it with --arch "
            f"torchscript:{path} instead of --weights, or without Python by "
            f"java -jar target/lesionlens.jar inspect {path} --card CARD.json --export OUT.pt"
        )
    try:
        if path.suffix == ".safetensors":
            from safetensors.torch import load_file

            content: Any = load_file(path)
        else:
            content = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise ExportError(f"no such file: {path}") from None
    except Exception as error:
        raise ExportError(
            f"{path} is not a state dict that can be read safely ({type(error).__name__}). "
            "Save one with torch.save(model.state_dict(), path)."
        ) from error
    weights = _without_prefix(_without_wrapper(content, path))
    return {
        name: value.float() if value.is_floating_point() else value
        for name, value in weights.items()
    }


def _without_wrapper(content: Any, path: Path) -> Weights:
    for key in WRAPPER_KEYS:
        if isinstance(content, dict) and isinstance(content.get(key), dict):
            content = content[key]
    if not isinstance(content, dict):
        raise ExportError(f"{path} holds a {type(content).__name__}, not a state dict.")
    weights = {str(name): value for name, value in content.items() if isinstance(value, Tensor)}
    weights.pop("n_averaged", None)  # torch.optim.swa_utils.AveragedModel
    if not weights:
        raise ExportError(f"{path} holds no tensors.")
    return weights


def _without_prefix(weights: Weights) -> Weights:
    for prefix in WRAPPER_PREFIXES:
        if all(name.startswith(prefix) for name in weights):
            return _without_prefix({name[len(prefix) :]: t for name, t in weights.items()})
    return weights


def class_count(weights: Weights) -> int:
    """Number of logits: rows of the last matrix in the state dict that belongs to the classifier."""
    matrices = [
        value
        for name, value in weights.items()
        if name.startswith("classifier.") and name.endswith("weight") and value.dim() == 2
    ]
    if len(matrices) != 1:
        raise ExportError(
            f"expected one linear layer named classifier… in the weights, found {len(matrices)}. "
            "A network with another head can be exported by calling write_archive() "
            "with a SplitNetwork of your own."
        )
    return matrices[0].shape[0]
