"""Checkpoints and weights on disk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

PART_BYTES = 16 * 2**20 - 2**16  # below 16 MiB: small enough to be sent on its own


def read_state(path: Path) -> Any:
    return torch.load(path, map_location="cpu", weights_only=True)


def write_state(content: Any, path: Path) -> None:
    """Writes the file whole or not at all."""
    temporary = path.with_suffix(".part")
    torch.save(content, temporary)
    os.replace(temporary, path)


def split_file(path: Path, size: int = PART_BYTES) -> list[Path]:
    """Replaces a file by parts of at most ``size`` bytes, which ``cat PATH.* > PATH`` joins."""
    for old in path.parent.glob(f"{path.name}.[0-9]*"):
        old.unlink()
    parts = []
    with path.open("rb") as file:
        while data := file.read(size):
            parts.append(path.with_name(f"{path.name}.{len(parts):02}"))
            parts[-1].write_bytes(data)
    path.unlink()
    return parts


def half(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Kernels and matrices as float16, half the bytes; the rest stays as it is."""
    return {name: value.half() if value.is_floating_point() and value.dim() > 1 else value
            for name, value in state.items()}  # fmt: skip


def single(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """All numbers as float32."""
    return {name: t.float() if t.is_floating_point() else t for name, t in state.items()}
