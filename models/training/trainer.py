"""A training run: steps, moving average, checkpoints and log."""

from __future__ import annotations

import argparse
import copy
import json
import statistics
import time
from collections.abc import Callable
from dataclasses import asdict
from functools import cached_property
from typing import Any

import torch
from torch import Tensor, nn

from exporting.archive import is_torchscript
from training import warm_start
from training.augmentation import distort, mix_up
from training.batch_norm import measure_batch_norms
from training.files import read_state, single, write_state
from training.images import SIGNS, ImageSet
from training.loss import LossWeights, loss_of, sign_loss
from training.network import build_network, class_map, freeze_stages, train_mode
from training.precision import choose_precision, run_network
from training.sampling import BatchSource, Drawn
from training.schedule import Phase, Position, learning_rate, planned, progress_of

INIT_BATCHES = 16  # to measure the batch-norms of an archive with
PROBE_STEPS, PROBE_SECONDS = 9, 3.0  # to measure how long a step takes
STORED = 1.25  # side of the images that a phase draws from, in sides of its input
SLACK = 0.95  # of the time planned with: other programs may slow a run down


class Trainer:
    """A training run: network, moving average, optimiser, position and log."""

    def __init__(self, options: argparse.Namespace, photos: ImageSet, drawn: Drawn) -> None:
        self.options = options
        self.phases: list[Phase] = options.phases
        self.last_call = self.deadline = None  # to begin and to end in time, by time.monotonic
        self.device = torch.device(options.device)
        self.generator = torch.Generator(self.device).manual_seed(options.seed)
        torch.manual_seed(options.seed)
        self.source = BatchSource(photos, drawn, options.melanoma_share, self.generator)
        self.network = build_network(self.device)
        if options.init and not options.resume:
            self._start_from_file()
        freeze_stages(self.network, options.freeze)
        train_mode(self.network, options.freeze)
        self.average = copy.deepcopy(self.network).eval().requires_grad_(False)
        self.precision = choose_precision(
            self.network, options.freeze, self.device, options.precision, self.phases[0].size
        )
        self.network.load_state_dict(self.average.state_dict())  # measuring moved the statistics
        self.signs = nn.Linear(self.network.classifier[1].in_features, len(SIGNS))
        nn.init.zeros_(self.signs.weight)
        self.signs.to(self.device)
        self.optimizer = torch.optim.AdamW(self._groups(), lr=options.lr, fused=self._is_cuda)
        self.position = Position(phase_steps=[0] * len(self.phases))
        self.weights = LossWeights(
            options.smoothing, options.outside, options.plain, options.signs
        )

    @property
    def _is_cuda(self) -> bool:
        return self.device.type == "cuda"

    def _start_from_file(self) -> None:
        """Takes over a state dict, or an archive with batch-norm statistics of the first phase."""
        path = self.options.init
        if not is_torchscript(path):
            self.network.load_state_dict(single(read_state(path)))
            return
        warm_start.load_archive(self.network, path)
        phase = self.phases[0]
        self.source.prepare(round(STORED * phase.size), self.options.generated_share[0])
        batches = (self.source.batch(phase.batch) for _ in range(INIT_BATCHES))
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

    def _prepare(self, phase: Phase, drawn_share: float) -> None:
        """Gets the images of a phase ready, and the network for training."""
        self.source.prepare(round(STORED * phase.size), drawn_share)
        train_mode(self.network, self.options.freeze)

    def _drawn_share(self) -> float:
        shares = self.options.generated_share
        return shares[min(self.position.phase, len(shares) - 1)]

    def step(self, phase: Phase) -> dict[str, Tensor]:
        """One batch; returns the parts of the loss on the device, which reading would stop."""
        rate = learning_rate(progress_of(self.position, self.phases), self.options.lr)
        for group in self.optimizer.param_groups:
            group["lr"] = rate
        batch = self.source.batch(phase.batch)
        images, masks = distort(batch, phase.size, self.generator)
        photos = self.source.photos_in(phase.batch)
        images, truth = mix_up(images, batch.truth, photos, self.generator)
        logits, activations = run_network(
            self.network, images, self.options.freeze, self.precision
        )
        maps = class_map(self.network, activations)
        parts = loss_of(logits, maps, truth, masks, batch.has_mask, self.weights)
        predicted = self.signs(activations.mean(dim=(2, 3)))
        parts |= sign_loss(predicted, batch.signs, self.weights)
        self.optimizer.zero_grad(set_to_none=True)
        sum(parts.values()).backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 2.0)
        self.optimizer.step()
        self._update_average()
        return {name: part.detach() for name, part in parts.items()}

    @torch.no_grad()
    def _update_average(self) -> None:
        keep = min(self.options.ema, (1 + self.position.steps) / (10 + self.position.steps))
        torch._foreach_lerp_(*self._averaged, 1 - keep)

    @cached_property
    def _averaged(self) -> tuple[list[Tensor], list[Tensor]]:
        """The numbers of the average and of the network: all at once is one call to a GPU."""
        return tuple([value for value in network.state_dict().values()
                      if value.is_floating_point()]
                     for network in (self.average, self.network))  # fmt: skip

    def plan(self, seconds: float) -> None:
        """Turns the phases' shares of ``seconds`` from now on into steps, by measuring some."""
        self.deadline = time.monotonic() + seconds
        before = copy.deepcopy(self._state())
        paces = {phase: self._seconds_per_step(phase) for phase in self.phases}
        self._restore(before)
        left = SLACK * max(1.0, self.deadline - time.monotonic())
        self.last_call = self.deadline - left
        self.phases = planned(self.phases, left, paces.get)

    def _seconds_per_step(self, phase: Phase) -> float:
        """The middle one of a few steps, or what one took if that is long already.

        Drawn images are not waited for.
        """
        self._prepare(phase, 0.0)
        times: list[float] = []
        while len(times) < PROBE_STEPS and sum(times) < PROBE_SECONDS:
            start = time.monotonic()
            self.step(phase)
            if self._is_cuda:  # which works behind the program's back
                torch.cuda.synchronize(self.device)
            times.append(time.monotonic() - start)
        return statistics.median(times)

    def _state(self) -> dict[str, Any]:
        return {
            "network": self.network.state_dict(),
            "average": self.average.state_dict(),
            "signs": self.signs.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "generator": self.generator.get_state(),
            "torch": torch.get_rng_state(),
            "cuda": torch.cuda.get_rng_state(self.device) if self._is_cuda else None,
            "position": asdict(self.position),
        }

    def _restore(self, state: dict[str, Any]) -> None:
        self.network.load_state_dict(state["network"])
        self.average.load_state_dict(state["average"])
        self.signs.load_state_dict(state["signs"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.generator.set_state(state["generator"])
        torch.set_rng_state(state["torch"])
        if self._is_cuda:
            torch.cuda.set_rng_state(state["cuda"], self.device)
        self.position = Position(**state["position"])

    def save(self) -> None:
        """Writes the checkpoint whole or not at all."""
        write_state(self._state(), self.options.out / "checkpoint.pth")

    def load(self) -> None:
        """Goes on where the checkpoint was written."""
        self._restore(read_state(self.options.out / "checkpoint.pth"))
        more = len(self.phases) - len(self.position.phase_steps)
        self.position.phase_steps += [0] * more  # a run may be resumed with further phases

    def log(self, event: str, **values: Any) -> None:
        """One line in the log, with the position."""
        line = {"event": event, "step": self.position.steps,
                "seconds": round(self.position.seconds), **values}  # fmt: skip
        with (self.options.out / "log.jsonl").open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def train(self, validate: Callable[[int], dict[str, float]]) -> None:
        """Runs the remaining phases; ``validate`` is called with an image size after each."""
        while self.position.phase < len(self.phases):
            phase = self.phases[self.position.phase]
            self._prepare(phase, self._drawn_share())
            self._run_phase(phase)
            found = validate(max(phase.size, self.options.validation_size))
            self.log("validation", size=phase.size, **found)
            say(f"  validation at the end of {phase.size} px: {figures(found)}")
            self.position.phase += 1
            self.position.done = 0.0
            if self.options.checkpoint_minutes:
                self.save()

    def _run_phase(self, phase: Phase) -> None:
        position, options = self.position, self.options
        recent: list[dict[str, Tensor]] = []
        saved = reported = before = time.monotonic()
        while position.done < phase.amount:
            recent.append(self.step(phase))
            position.steps += 1
            position.phase_steps[position.phase] += 1
            position.done = self._done(phase)
            now = time.monotonic()
            position.seconds += now - before
            before = now
            if now - reported >= options.report_every:
                self._report(phase, _mean(recent))
                recent.clear()
                reported = time.monotonic()
            if options.checkpoint_minutes and now - saved > 60 * options.checkpoint_minutes:
                self.save()
                saved = now

    def _done(self, phase: Phase) -> float:
        """How much of the phase's amount is done: by its steps, or by the clock if it is late."""
        steps = self.position.phase_steps[self.position.phase]
        return max(phase.done_after(steps), self._due(phase))

    def _due(self, phase: Phase) -> float:
        """How much of the phase a run has done that began as late as it could and ends in time."""
        if self.deadline is None:
            return 0.0
        amounts = [other.amount for other in self.phases]
        gone = (time.monotonic() - self.last_call) / (self.deadline - self.last_call)
        return gone * sum(amounts) - sum(amounts[: self.position.phase])

    def _report(self, phase: Phase, losses: dict[str, float]) -> None:
        done = progress_of(self.position, self.phases)
        left = self.position.seconds * (1 - done) / max(done, 1e-6)
        self.log("train", size=phase.size, rate=self.optimizer.param_groups[0]["lr"], **losses)
        bar = "#" * round(24 * done)
        say(
            f"[{bar:<24}] {100 * done:3.0f} %  {left / 60:4.1f} min left  {phase.size} px  "
            f"step {self.position.steps}  {figures(losses)}"
        )


def _mean(rows: list[dict[str, Tensor]]) -> dict[str, float]:
    return {name: round(torch.stack([row[name] for row in rows]).mean().item(), 4)
            for name in sorted(rows[0])}  # fmt: skip


def figures(values: dict[str, float]) -> str:
    return "  ".join(f"{name} {value:.3f}" for name, value in values.items())


def say(text: str) -> None:
    print(text, flush=True)
