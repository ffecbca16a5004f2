"""The archive that LesionLens opens: how a network is split, traced and written."""

from __future__ import annotations

import copy
import io
import json
import warnings
import zipfile
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn


class ExportError(Exception):
    """The export cannot go on; the message tells the person why."""


class SplitNetwork(nn.Module):
    """A classifier cut at the layer whose activations are explained.

    Inputs are float32 (N, 3, H, W), normalised as model.json says; activations are float32
    (N, K, h, w); logits are float32 (N, C), before sigmoid or softmax.
    """

    def __init__(self, backbone: nn.Module, classifier: nn.Module) -> None:
        super().__init__()
        self.backbone = backbone
        self.classifier = classifier

    def features(self, x: Tensor) -> Tensor:
        """Images (N, 3, H, W) to activations (N, K, h, w), contiguous whatever happens inside."""
        activations = self.backbone(x.contiguous(memory_format=torch.channels_last))
        return activations.contiguous()

    def head(self, activations: Tensor) -> Tensor:
        """Activations (N, K, h, w) to logits (N, C)."""
        return self.classifier(activations)

    def forward(self, x: Tensor) -> Tensor:
        """Images (N, 3, H, W) to logits (N, C)."""
        return self.head(self.features(x))


def to_torchscript(
    network: SplitNetwork, height: int, width: int, compact: bool
) -> torch.jit.ScriptModule:
    """Traces, freezes and, if ``compact``, rounds a network in evaluation mode.

    :param height: of the input, pixels
    :param width: of the input, pixels
    """
    network = copy.deepcopy(network).to(memory_format=torch.channels_last)
    network.requires_grad_(False)
    generator = torch.Generator().manual_seed(0)
    image = torch.randn(1, 3, height, width, generator=generator)
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # tracer and deprecation notes; the check decides
        activations = network.features(image)
        if activations.dim() != 4:
            raise ExportError(
                f"the features have the shape {tuple(activations.shape)}, not (N, K, h, w)."
            )
        examples = {"forward": image, "features": image, "head": activations}
        traced = torch.jit.trace_module(network, examples, check_trace=False)
        frozen = torch.jit.freeze(traced, preserved_attrs=["features", "head"])
    if compact:
        _round_to_bfloat16(frozen)
    return frozen


def _round_to_bfloat16(frozen: torch.jit.ScriptModule) -> None:
    """Rounds matrices and kernels in place; biases are few and keep all their bits."""
    for method in (frozen.forward, frozen.features, frozen.head):
        for constant in method.graph.findAllNodes("prim::Constant"):
            if constant.output().type().isSubtypeOf(torch._C.TensorType.get()):
                value = constant.t("value")
                if value.is_floating_point() and value.dim() >= 2:
                    value.copy_(value.to(torch.bfloat16))


def write_archive(module: torch.jit.ScriptModule, card: dict[str, Any], path: Path) -> None:
    """Writes the TorchScript module and ``card``, as model.json, to ``path``, deflated.

    Equal modules give equal bytes on every machine: debug records, which name files of the
    machine that ran the export, and the identifier derived from them are left out.
    """
    buffer = io.BytesIO()
    extra = {"model.json": json.dumps(card, indent=2, ensure_ascii=False)}
    torch.jit.save(module, buffer, _extra_files=extra)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w") as target:
        for record in source.infolist():
            if not record.filename.endswith((".debug_pkl", "/serialization_id")):
                entry = zipfile.ZipInfo(record.filename)  # dated 1980: equal input, equal bytes
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, source.read(record), compresslevel=6)


def is_torchscript(path: Path) -> bool:
    """True for a TorchScript file, False for a state dict or what is no file of PyTorch."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as file:
        return any(name.endswith("/constants.pkl") for name in file.namelist())
