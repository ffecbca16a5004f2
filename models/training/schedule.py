"""Phases of a run, the learning rate over them, and where a run stands."""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Phase:
    """A stretch of training at one image size.

    ``amount`` is in steps, or a share of a budget of time; then ``steps`` says how many it is.
    """

    size: int
    batch: int
    amount: float
    steps: int | None = None

    def done_after(self, steps: int) -> float:
        """How much of the amount that many steps are; all of it, exactly, after the last."""
        return self.amount * (steps / self.steps) if self.steps else steps

    def __str__(self) -> str:
        steps = f"@{self.steps}" if self.steps else ""
        return f"{self.size}x{self.batch}={self.amount:g}{steps}"


def parse_phases(text: str) -> list[Phase]:
    """``224x16=600,320x8=200``, or with shares and their steps ``224x16=3@600``, to phases."""
    phases = []
    for part in text.split(","):
        try:
            shape, amount = part.split("=")
            size, batch = (int(number) for number in shape.split("x"))
            amount, _, steps = amount.partition("@")
            phase = Phase(size, batch, float(amount), int(steps) if steps else None)
        except ValueError:
            raise argparse.ArgumentTypeError(f"{part!r} is not like 224x16=600") from None
        if size < 32 or batch < 2 or phase.amount <= 0 or phase.steps == 0:
            raise argparse.ArgumentTypeError(f"{part!r}: too small")
        phases.append(phase)
    return phases


def planned(
    phases: list[Phase], seconds: float, seconds_per_step: Callable[[Phase], float]
) -> list[Phase]:
    """Gives every phase its share of ``seconds`` as a number of steps, at least one.

    From then on the run depends on steps alone: repeated with these numbers it is the same.
    """
    whole = sum(phase.amount for phase in phases)
    return [replace(phase, steps=max(1, int(seconds * phase.amount / whole
                                            / seconds_per_step(phase))))
            for phase in phases]  # fmt: skip


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
    done: float = 0.0  # of the phase's amount
    steps: int = 0
    seconds: float = 0.0  # since the first start, without pauses between runs
    phase_steps: list[int] = field(default_factory=list)


def progress_of(position: Position, phases: list[Phase]) -> float:
    """Share of the whole run that is done, 0 to 1."""
    done = sum(phase.amount for phase in phases[: position.phase]) + position.done
    return min(1.0, done / sum(phase.amount for phase in phases))
