"""Phases of a run, the learning rate over them, and where a run stands."""

from __future__ import annotations

import argparse
import math
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Phase:
    """A stretch of training at one image size; ``amount`` is in steps or minutes."""

    size: int
    batch: int
    amount: float


def parse_phases(text: str) -> list[Phase]:
    """``224x16=600,320x8=200`` to phases."""
    phases = []
    for part in text.split(","):
        try:
            shape, amount = part.split("=")
            size, batch = (int(number) for number in shape.split("x"))
            phases.append(Phase(size, batch, float(amount)))
        except ValueError:
            raise argparse.ArgumentTypeError(f"{part!r} is not like 224x16=600") from None
        if size < 32 or batch < 2 or float(amount) <= 0:
            raise argparse.ArgumentTypeError(f"{part!r}: too small")
    return phases


def learning_rate(progress: float, peak: float, warm_up: float = 0.04) -> float:
    """Linear warm-up, then half a cosine down to a hundredth of ``peak``; progress is 0 to 1."""
    if progress < warm_up:
        return peak * (progress + 1e-3) / (warm_up + 1e-3)
    wave = 0.5 * (1 + math.cos(math.pi * (progress - warm_up) / (1 - warm_up)))
    return peak * (0.01 + 0.99 * wave)


@dataclass
class Position:
    """Where a run stands; saved with every checkpoint."""

    phase: int = 0
    done: float = 0.0  # of the phase, in its unit
    steps: int = 0
    seconds: float = 0.0  # since the first start, without pauses between runs
    phase_steps: list[int] = field(default_factory=list)


def progress_of(position: Position, phases: list[Phase]) -> float:
    """Share of the whole run that is done, 0 to 1."""
    done = sum(phase.amount for phase in phases[: position.phase]) + position.done
    return min(1.0, done / sum(phase.amount for phase in phases))
