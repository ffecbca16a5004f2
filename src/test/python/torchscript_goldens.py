"""Archives as people have them: traced, scripted or frozen, one forward, no contract.

Tiny networks in the styles of the libraries, and the Grad-CAM that plain autograd finds at the
same layer of the original network, never of the archive.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

SIZE = 48
CHANNELS = 8


class Stage(nn.Module):
    """A convolution with squeeze and excitation, and a residual sum where the grid stays."""

    def __init__(self, inputs: int, stride: int) -> None:
        super().__init__()
        self.residual = stride == 1
        self.conv = nn.Conv2d(inputs, CHANNELS, 3, stride, 1, bias=False)
        self.bn = nn.BatchNorm2d(CHANNELS)
        self.act = nn.SiLU(inplace=True)
        self.pool = nn.AdaptiveAvgPool2d(1)
        self.gate = nn.Conv2d(CHANNELS, CHANNELS, 1)

    def forward(self, x: Tensor) -> Tensor:
        y = self.act(self.bn(self.conv(x)))
        y = y * torch.sigmoid(self.gate(self.pool(y)))
        if self.residual:
            y += x
        return y


def _stages() -> nn.Sequential:
    return nn.Sequential(Stage(3, 2), Stage(CHANNELS, 1), Stage(CHANNELS, 2), Stage(CHANNELS, 2))


class VisionStyle(nn.Module):
    """As torchvision writes it: a part named features, a pool, a flatten, a classifier."""

    def __init__(self) -> None:
        super().__init__()
        self.features = _stages()
        self.avgpool = nn.AdaptiveAvgPool2d(1)
        self.classifier = nn.Sequential(nn.Dropout(0.4), nn.Linear(CHANNELS, 1))

    def maps(self, x: Tensor) -> Tensor:
        """Activations of the target layer."""
        return self.features(x)

    def logits(self, maps: Tensor) -> Tensor:
        """Logits from there."""
        return self.classifier(torch.flatten(self.avgpool(maps), 1))

    def forward(self, x: Tensor) -> Tensor:
        x = self.features(x)
        x = self.avgpool(x)
        x = torch.flatten(x, 1)
        return self.classifier(x)


class TimmStyle(nn.Module):
    """As timm writes it: forward_features, forward_head with branches, mean over the grid."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks = _stages()
        self.conv_head = nn.Conv2d(CHANNELS, CHANNELS, 1)
        self.drop_rate = 0.2
        self.fc = nn.Linear(CHANNELS, 3)

    def maps(self, x: Tensor) -> Tensor:
        """Activations of the target layer."""
        return functional.relu(self.conv_head(self.blocks(x)))

    def logits(self, maps: Tensor) -> Tensor:
        """Logits from there."""
        return self.fc(maps.mean([2, 3]))

    def forward_features(self, x: Tensor) -> Tensor:
        return functional.relu(self.conv_head(self.blocks(x)), inplace=True)

    def forward_head(self, x: Tensor, pre_logits: bool = False) -> Tensor:
        x = x.mean([2, 3])
        if self.drop_rate > 0.0:
            x = functional.dropout(x, self.drop_rate, self.training)
        return x if pre_logits else self.fc(x)

    def forward(self, x: Tensor) -> Tensor:
        return self.forward_head(self.forward_features(x))


class WrappedStyle(nn.Module):
    """A network that normalises first, pools by a generalised mean and ends in a softmax."""

    def __init__(self) -> None:
        super().__init__()
        self.net = _stages()
        self.register_buffer("mean", torch.tensor([0.5, 0.4, 0.3]).view(1, 3, 1, 1))
        self.p = nn.Parameter(torch.ones(1) * 3)
        self.fc = nn.Linear(CHANNELS, 2)

    def maps(self, x: Tensor) -> Tensor:
        """Activations of the target layer."""
        return self.net(x - self.mean)

    def logits(self, maps: Tensor) -> Tensor:
        """Logits from there."""
        pooled = functional.adaptive_avg_pool2d(maps.clamp(min=1e-6).pow(self.p), 1)
        return self.fc(pooled.pow(1.0 / self.p).flatten(1))

    def forward(self, x: Tensor) -> Tensor:
        batch = x.size(0)
        x = self.net(x - self.mean)
        x = functional.adaptive_avg_pool2d(x.clamp(min=1e-6).pow(self.p), 1).pow(1.0 / self.p)
        return torch.softmax(self.fc(x.view(batch, -1)), dim=1)


STYLES: dict[str, Callable[[], nn.Module]] = {
    "vision": VisionStyle,
    "timm": TimmStyle,
    "wrapped": WrappedStyle,
}
KINDS = ("traced", "scripted", "frozen", "frozen_scripted")


def write(folder: Path) -> None:
    """Writes each style in each kind, the input, the goldens and index.json into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    image = np.random.RandomState(7).standard_normal((1, 3, SIZE, SIZE)).astype(np.float32)
    np.save(folder / "input.npy", image[0])
    cases = []
    for style, build in STYLES.items():
        network = filled(build(), seed=len(style))
        maps, signed = _explained(network, torch.from_numpy(image))
        np.save(folder / f"{style}.signed.npy", signed)
        for kind in KINDS:
            name = f"{style}.{kind}.pt"
            save(archive(network, kind), folder / name)
            cases.append(
                {
                    "archive": name,
                    "signed": f"{style}.signed.npy",
                    "outputs": signed.shape[0],
                    "grid": maps.shape[-1],
                    "activation": "softmax" if style == "wrapped" else None,
                }
            )
    (folder / "index.json").write_text(json.dumps({"cases": cases}, indent=1) + "\n")


def filled(network: nn.Module, seed: int) -> nn.Module:
    """Gives a network weights that a seed tells."""
    random = np.random.RandomState(seed)
    for name, value in network.state_dict().items():
        if not value.is_floating_point() or name in ("mean", "p"):
            continue
        numbers = random.standard_normal(tuple(value.shape))
        if name.endswith("running_var"):
            numbers = 0.5 + numbers**2
        elif value.dim() > 1:
            numbers /= np.sqrt(value[0].numel() / 2)
        value.copy_(torch.from_numpy(numbers.astype(np.float32)))
    return network.eval()


def archive(network: nn.Module, kind: str) -> torch.jit.ScriptModule:
    """Traces, scripts or freezes a network."""
    if kind in ("traced", "frozen"):
        with torch.no_grad():
            module = torch.jit.trace(network, torch.zeros(1, 3, SIZE, SIZE))
    else:
        module = torch.jit.script(network)
    return torch.jit.freeze(module.eval()) if kind.startswith("frozen") else module


def save(module: torch.jit.ScriptModule, file: Path) -> None:
    """Saves without debug records and deflated, to be small; libtorch reads it all the same."""
    buffer = io.BytesIO()
    torch.jit.save(module, buffer)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(file, "w") as target:
        for name in source.namelist():
            if not name.endswith(".debug_pkl"):
                entry = zipfile.ZipInfo(name)  # of 1980, so that the same bytes come again
                target.writestr(entry, source.read(name), zipfile.ZIP_DEFLATED)


def _explained(network: nn.Module, image: Tensor) -> tuple[Tensor, np.ndarray]:
    """Activations, and the signed Grad-CAM of each logit, (C, h, w)."""
    with torch.no_grad():
        maps = network.maps(image)
    maps.requires_grad_(True)
    logits = network.logits(maps)[0]
    signed = []
    for logit in logits:
        (gradient,) = torch.autograd.grad(logit, maps, retain_graph=True)
        weights = gradient.mean(dim=(2, 3), keepdim=True)
        signed.append((weights * maps).sum(dim=1)[0].detach().numpy())
    return maps, np.stack(signed).astype(np.float32)
