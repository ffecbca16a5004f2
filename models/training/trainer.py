"""A training run: steps, moving average, checkpoints and log."""

from __future__ import annotations

import argparse
import copy
import json
import os
import time
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from exporting.archive import is_torchscript
from training import warm_start
from training.augmentation import distort
from training.batch_norm import measure_batch_norms
from training.images import SIGNS, ImageSet, balanced_indices
from training.loss import LossWeights, loss_of, sign_loss
from training.network import build_network, class_map, freeze_stages, train_mode
from training.precision import choose_precision, run_network
from training.schedule import Phase, Position, learning_rate, progress_of

INIT_BATCHES = 16  # to measure the batch-norms of an archive with


class Trainer:
    """A training run: network, moving average, optimiser, position and log."""

    def __init__(self, options: argparse.Namespace, photos: ImageSet, drawn: ImageSet) -> None:
        self.options = options
        self.photos, self.drawn = photos, drawn
        self.device = torch.device(options.device)
        self.generator = torch.Generator().manual_seed(options.seed)
        torch.manual_seed(options.seed)
        self.network = build_network()
        if options.init and not options.resume:
            self._start_from(options.init)
        freeze_stages(self.network, options.freeze)
        self.network.to(self.device, memory_format=torch.channels_last)
        train_mode(self.network, options.freeze)
        self.average = copy.deepcopy(self.network).eval().requires_grad_(False)
        self.precision = choose_precision(
            self.network, options.freeze, self.device, options.precision, options.phases[0].size
        )
        self.network.load_state_dict(self.average.state_dict())  # measuring moved the statistics
        self.signs = nn.Linear(self.network.classifier[1].in_features, len(SIGNS))
        nn.init.zeros_(self.signs.weight)
        self.signs.to(self.device)
        self.optimizer = torch.optim.AdamW(self._groups(), lr=options.lr)
        self.position = Position(phase_steps=[0] * len(options.phases))
        self.weights = LossWeights(
            options.smoothing, options.outside, options.plain, options.signs
        )

    def _start_from(self, path: Path) -> None:
        """Takes over a state dict, or an archive with batch-norm statistics of the first phase."""
        if not is_torchscript(path):
            self.network.load_state_dict(_float32(read_state(path)))
            return
        warm_start.load_archive(self.network, path)
        phase = self.options.phases[0]
        batches = (self._draw(phase.batch) for _ in range(INIT_BATCHES))
        inputs = (distort(batch, phase.size, self.generator)[0] for batch in batches)
        measure_batch_norms(self.network, inputs)

    def _groups(self) -> list[dict[str, Any]]:
        """Weight decay for kernels and matrices only."""
        trained = [p for p in self.network.parameters() if p.requires_grad]
        trained += self.signs.parameters()
        return [
            {"params": [p for p in trained if p.dim() > 1], "weight_decay": 0.03},
            {"params": [p for p in trained if p.dim() <= 1], "weight_decay": 0.0},
        ]

    def step(self, phase: Phase) -> dict[str, float]:
        """One batch; returns the parts of the loss."""
        rate = learning_rate(progress_of(self.position, self.options.phases), self.options.lr)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        batch = self._draw(phase.batch)
        images, masks = distort(batch, phase.size, self.generator)
        logits, activations = run_network(
            self.network, images.to(self.device), self.options.freeze, self.precision
        )
        maps = class_map(self.network, activations)
        rest = (part.to(self.device) for part in (batch.truth, masks, batch.has_mask))
        parts = loss_of(logits, maps, *rest, self.weights)
        predicted = self.signs(activations.mean(dim=(2, 3)))
        parts |= sign_loss(predicted, batch.signs.to(self.device), self.weights)
        self.optimizer.zero_grad(set_to_none=True)
        sum(parts.values()).backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        self._update_average()
        return {name: part.item() for name, part in parts.items()}

    def _draw(self, count: int) -> ImageSet:
        """A batch with the wished share of generated images, both parts balanced by class."""
        options = self.options
        artificial = round(count * options.generated_share) if len(self.drawn) else 0
        if not len(self.photos):
            artificial = count
        batches = []
        for images, wanted in ((self.photos, count - artificial), (self.drawn, artificial)):
            if wanted:
                index = balanced_indices(
                    images.truth, wanted, options.melanoma_share, self.generator
                )
                batches.append(images.take(index))
        return batches[0] if len(batches) == 1 else batches[0] + batches[1]

    @torch.no_grad()
    def _update_average(self) -> None:
        keep = min(self.options.ema, (1 + self.position.steps) / (10 + self.position.steps))
        current = self.network.state_dict()
        for name, value in self.average.state_dict().items():
            if value.is_floating_point():
                value.lerp_(current[name], 1 - keep)

    def save(self) -> None:
        """Writes the checkpoint whole or not at all."""
        state = {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "signs": self.signs.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "generator": self.generator.get_state(),
            "position": asdict(self.position),
        }
        write_state(state, self.options.out / "checkpoint.pth")

    def load(self) -> None:
        """Goes on where the checkpoint was written."""
        state = read_state(self.options.out / "checkpoint.pth")
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.signs.load_state_dict(state["signs"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.generator.set_state(state["generator"])
        self.position = Position(**state["position"])
        more = len(self.options.phases) - len(self.position.phase_steps)
        self.position.phase_steps += [0] * more  # a run may be resumed with further phases

    def log(self, event: str, **values: Any) -> None:
        """One line in the log, with the position."""
        line = {"event": event, "step": self.position.steps,
                "seconds": round(self.position.seconds), **values}  # fmt: skip
        with (self.options.out / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def train(self, validate: Callable[[nn.Module, int], dict[str, float]]) -> None:
        """Runs the remaining phases; ``validate`` is given the average and an image size."""
        phases = self.options.phases
        while self.position.phase < len(phases):
            phase = phases[self.position.phase]
            train_mode(self.network, self.options.freeze)
            self._run_phase(phase)
            found = validate(self.average, max(phase.size, self.options.validation_size))
            self.log("validation", size=phase.size, **found)
            say(f"  validation at the end of {phase.size} px: {figures(found)}")
            self.position.phase += 1
            self.position.done = 0.0
            self.save()

    def _run_phase(self, phase: Phase) -> None:
        position, options = self.position, self.options
        recent: list[dict[str, float]] = []
        saved = before = time.monotonic()
        while position.done < phase.amount:
            recent.append(self.step(phase))
            now = time.monotonic()
            position.steps += 1
            position.phase_steps[position.phase] += 1
            position.seconds += now - before
            position.done += (now - before) / 60 if options.unit == "minutes" else 1
            before = now
            if position.steps % options.report_every == 0:
                self._report(phase, _mean(recent))
                recent.clear()
            if now - saved > 60 * options.checkpoint_minutes:
                self.save()
                saved = now

    def _report(self, phase: Phase, losses: dict[str, float]) -> None:
        done = progress_of(self.position, self.options.phases)
        left = self.position.seconds * (1 - done) / max(done, 1e-6)
        if self.options.unit == "minutes":
            left = 60 * (1 - done) * sum(phase.amount for phase in self.options.phases)
        self.log("train", size=phase.size, rate=self.optimizer.param_groups[0]["lr"], **losses)
        bar = "#" * round(24 * done)
        say(
            f"[{bar:<24}] {100 * done:3.0f} %  {left / 60:4.0f} min left  {phase.size} px  "
            f"step {self.position.steps}  {figures(losses)}"
        )


def _mean(rows: list[dict[str, float]]) -> dict[str, float]:
    names = sorted({name for row in rows for name in row})
    columns = {name: [row[name] for row in rows if name in row] for name in names}
    return {name: round(sum(values) / len(values), 4) for name, values in columns.items()}


def figures(values: dict[str, float]) -> str:
    return "  ".join(f"{name} {value:.3f}" for name, value in values.items())


def say(text: str) -> None:
    print(text, flush=True)


def read_state(path: Path) -> Any:
    return torch.load(path, map_location="cpu", weights_only=True)


def write_state(content: Any, path: Path) -> None:
    temporary = path.with_suffix(".part")
    torch.save(content, temporary)
    os.replace(temporary, path)


def _float32(state: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: t.float() if t.is_floating_point() else t for name, t in state.items()}
