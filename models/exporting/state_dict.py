"""Reads checkpoints: state dicts of PyTorch in whatever they are wrapped."""

from __future__ import annotations

import argparse
import contextlib
import pathlib
import sys
from pathlib import Path
from typing import Any

import numpy as np

import torch
from torch import Tensor

from exporting.archive import ExportError, is_torchscript

AVERAGED_KEYS = ("state_dict_ema", "model_ema", "ema_state_dict", "ema")
WRAPPER_KEYS = (*AVERAGED_KEYS, "state_dict", "model_state_dict", "model", "net", "weights")
WRAPPER_PREFIXES = ("module.", "_orig_mod.", "model.", "net.", "network.")
BACKBONES = ("enet.", "backbone.", "encoder.", "base_model.", "base.", "model.", "net.")
HEADS = ("classifier", "fc", "_fc", "head", "myfc", "last_linear", "linear", "output", "out")
MOST_NAMED = 12  # keys, when the head is not found
Weights = dict[str, Tensor]

_multiarray = (np._core if hasattr(np, "_core") else np.core).multiarray  # NumPy 2 and 1

# What training code keeps beside the weights; to make one of these runs no code of the file.
HARMLESS = [
    argparse.Namespace,
    pathlib.PosixPath,
    pathlib.PurePosixPath,
    np.dtype,
    np.ndarray,
    _multiarray.scalar,
    _multiarray._reconstruct,
    *(getattr(np.dtypes, name) for name in getattr(np, "dtypes", np).__all__ if "DType" in name),
]


def read_weights(path: Path) -> Weights:
    """Reads a state dict, unwraps the usual containers and prefixes, and casts it to float32."""
    if is_torchscript(path):
        raise ExportError(
            f"{path} is a TorchScript file, not a state dict: export it with --arch "
            f"torchscript:{path} instead of --weights, or without Python by "
            f"java -jar target/lesionlens.jar inspect {path} --card CARD.json --export OUT.pt"
        )
    try:
        if is_safetensors(path):
            from safetensors.torch import load_file

            content: Any = load_file(path)
        else:
            allow = getattr(torch.serialization, "safe_globals", contextlib.nullcontext)  # 2.5
            with allow(HARMLESS):
                content = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise ExportError(f"no such file: {path}") from None
    except Exception as error:
        raise ExportError(
            f"{path} is not a state dict that can be read safely ({type(error).__name__}). "
            "Save one with torch.save(model.state_dict(), path)."
        ) from error
    weights = _without_backbone(_without_prefix(_without_wrapper(content, path)))
    return {
        name: value.float() if value.is_floating_point() else value
        for name, value in weights.items()
    }


def is_safetensors(path: Path) -> bool:
    """True for the length of a header and JSON, whatever the name."""
    with path.open("rb") as file:
        start = file.read(9)
    return len(start) == 9 and start[4:8] == bytes(4) and start[8:] == b"{"


def _without_wrapper(content: Any, path: Path) -> Weights:
    for key in WRAPPER_KEYS:
        if isinstance(content, dict) and isinstance(content.get(key), dict):
            if key in AVERAGED_KEYS:
                print(f"the averaged weights ({key}) of {path} are taken.", file=sys.stderr)
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


def _without_backbone(weights: Weights) -> Weights:
    """The weights of a network that is a part of another, beside the layer that tells classes."""
    for prefix in BACKBONES:
        rest = [name for name in weights if not name.startswith(prefix)]
        of_head = [name for name in rest if name.split(".")[0] in HEADS]
        if len(rest) == len(of_head) and 0 < len(rest) < len(weights):
            return {name.removeprefix(prefix): value for name, value in weights.items()}
    return weights


def head_matrices(weights: Weights) -> list[str]:
    """Names of the linear layers of the head, without their ``.weight``."""
    return [
        name.removesuffix(".weight")
        for name, value in weights.items()
        if name.split(".")[0] in HEADS and name.endswith(".weight") and value.dim() == 2
    ]


def layers_in_words(weights: Weights) -> str:
    """The linear layers of the head with their widths, for people to read."""
    shapes = {name: weights[name + ".weight"].shape for name in head_matrices(weights)}
    return ", ".join(f"{name} ({shape[1]} to {shape[0]})" for name, shape in shapes.items())


def linear_layer(weights: Weights) -> str:
    """Name of the one linear layer that tells classes, without its ``.weight``."""
    matrices = head_matrices(weights)
    if len(matrices) == 1:
        return matrices[0]
    if matrices:
        raise ExportError(
            f"the head has {len(matrices)} linear layers: {layers_in_words(weights)}. What lies "
            "between them is not in the weights: export it by torch.jit.trace and open that file."
        )
    names = list(weights)
    seen = ", ".join(names[:MOST_NAMED])
    more = f" and {len(names) - MOST_NAMED} more" if len(names) > MOST_NAMED else ""
    raise ExportError(
        f"no linear layer that tells classes was found. Looked for: {', '.join(HEADS)}. "
        f"The weights are named: {seen}{more}. "
        "A network with another head can be exported by calling write_archive() "
        "with a SplitNetwork of your own."
    )


def class_count(weights: Weights) -> int:
    """Number of logits: rows of the matrix of the layer that tells classes."""
    return weights[linear_layer(weights) + ".weight"].shape[0]


def with_head(weights: Weights, name: str) -> Weights:
    """The weights with the layer that tells classes under another name."""
    own = linear_layer(weights) + "."
    return {
        f"{name}.{key.removeprefix(own)}" if key.startswith(own) else key: value
        for key, value in weights.items()
    }
