#!/usr/bin/env python3
"""Trains the demo model: EfficientNet-B5 with one melanoma logit.

It learns from photos with a label and from generated lesions with a label and a mask. Run
``python models/train_demo.py --help`` for the manual.
"""

from __future__ import annotations

import argparse
import copy
import json
import math
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.functional import adaptive_avg_pool2d, binary_cross_entropy_with_logits

import archive_weights
import demo_images
from demo_images import ImageSet

MANUAL = """\
Trains EfficientNet-B5 (torchvision's definition, one melanoma logit) and writes into OUT:

  state.pth        state dict, float32: the moving average of the weights; export.py reads it
  log.jsonl        arguments and versions first, then one line a report
  checkpoint.pth   all that --resume needs

Half of each batch, by default, is generated lesions. Their masks teach the network where a
lesion is: the share of the class-activation map that lies outside the mask is part of the loss.
How strongly each sign of a melanoma was drawn teaches it what to look at: a second linear layer,
which is not kept, has to tell that from the same features.
Classes are balanced by drawing, not by weights.
"""

EXAMPLES = """\
phases
  --phases 224x16=600,320x8=200 is 600 steps of 16 images of 224 pixels, then 200 steps of 8
  images of 320. With --unit minutes the numbers are minutes; the log then says how many steps
  they were, so that the run can be repeated step by step.

example
  python assets/samples/make_samples.py --random 2000 --size 256 --seed 4711 --out drawn
  python assets/samples/make_samples.py --random 120 --size 256 --seed 5005 --out drawn_validation
  python models/train_demo.py --images uda1.tar --images isic2017.tar \\
      --labels ISIC-2017_Training_Classes.csv --labels uda1_labels.csv \\
      --validation-labels ISIC-2017_Validation_Classes.csv \\
      --generated drawn --generated-validation drawn_validation \\
      --init start.pth --phases 224x16=600,320x8=200 --out run

Only images with the rights to publish the resulting weights belong here. Test sets do not.
"""

INIT_BATCHES = 16  # to measure the batch-norms of an archive with


# ---------------------------------------------------------------- the network


def build_network() -> nn.Module:
    """torchvision's EfficientNet-B5 with one logit, initialised so that it can learn.

    A single output with torchvision's uniform(-1, 1) classifier starts far above chance and
    never recovers; a zero for the last batch-norm of every residual block shortens the start.
    """
    from torchvision.models import efficientnet_b5

    network = efficientnet_b5(weights=None, num_classes=1, dropout=0.3, stochastic_depth_prob=0.1)
    nn.init.normal_(network.classifier[1].weight, std=0.01)
    nn.init.zeros_(network.classifier[1].bias)
    for block in network.modules():
        if getattr(block, "use_res_connect", False):
            nn.init.zeros_(block.block[-1][1].weight)
    return network


def freeze_stages(network: nn.Module, count: int) -> None:
    """Leaves the first ``count`` parts of ``network.features`` as they are."""
    for stage in network.features[:count]:
        stage.requires_grad_(False)


def train_mode(network: nn.Module, frozen: int) -> None:
    """Training mode, except for frozen stages: their batch-norm statistics must not move."""
    network.train()
    for stage in network.features[:frozen]:
        stage.eval()


def class_map(network: nn.Module, activations: Tensor) -> Tensor:
    """Class-activation map (N, h, w): its mean plus the bias is the logit, without dropout.

    With global average pooling and one linear layer it equals the signed Grad-CAM up to a factor.
    """
    weight = network.classifier[1].weight[0]
    return torch.einsum("nkhw,k->nhw", activations, weight)


# ---------------------------------------------------------------- the loss


@dataclass(frozen=True)
class LossWeights:
    """How much each part of the loss counts, and how soft the labels are."""

    smoothing: float = 0.05
    outside: float = 0.3
    plain: float = 0.1
    signs: float = 2.0


def loss_of(
    logits: Tensor, maps: Tensor, truth: Tensor, masks: Tensor, has_mask: Tensor, how: LossWeights
) -> dict[str, Tensor]:
    """Parts of the loss, scalars, by name.

    ``outside`` is the share of evidence for the true class that lies outside the lesion;
    ``plain`` is the evidence for melanoma on skin without a lesion.

    :param logits: (N,); ``maps`` (N, h, w); ``truth`` (N,), 0 or 1
    :param masks: (N, 1, H, W), 1 on the lesion; counts where ``has_mask`` (N,) is true
    """
    soft = truth * (1 - how.smoothing) + 0.5 * how.smoothing
    parts = {"label": binary_cross_entropy_with_logits(logits, soft)}
    cover = adaptive_avg_pool2d(masks, maps.shape[1:])[:, 0]
    lesion = has_mask & (cover.amax(dim=(1, 2)) > 0.3)
    if how.outside and lesion.any():
        sign = (2 * truth[lesion] - 1).view(-1, 1, 1)
        evidence = (maps[lesion] * sign).clamp(min=0)
        stray = (evidence * (1 - _widened(cover[lesion]))).sum(dim=(1, 2))
        parts["outside"] = how.outside * (stray / (evidence.sum(dim=(1, 2)) + 1)).mean()
    bare = has_mask & (cover.amax(dim=(1, 2)) == 0)
    if how.plain and bare.any():
        parts["plain"] = how.plain * maps[bare].clamp(min=0).mean()
    return parts


def sign_loss(predicted: Tensor, signs: Tensor, how: LossWeights) -> dict[str, Tensor]:
    """The part of the loss that is about the drawn signs, (N, signs) each; NaN does not count."""
    known = ~signs.isnan()
    if not how.signs or not known.any():
        return {}
    loss = binary_cross_entropy_with_logits(predicted[known], signs[known])
    return {"signs": how.signs * loss}


def _widened(cover: Tensor) -> Tensor:
    """Half-covered cells count as covered: a cell is as good as its touch of the lesion."""
    return (2 * cover).clamp(max=1)


# ---------------------------------------------------------------- speed


@dataclass(frozen=True)
class Precision:
    """Whether frozen and trained stages run in bfloat16 (with float32 weights)."""

    frozen: bool
    trained: bool


def choose_precision(
    network: nn.Module, frozen: int, device: torch.device, text: str, size: int
) -> Precision:
    """What ``--precision`` says; ``auto`` is bfloat16 on CUDA, and measured on a CPU.

    Measured, because CPUs with fast bfloat16 products may still have slow bfloat16 gradients.

    :param size: of the images to measure with, pixels
    """
    if text != "auto":
        return Precision(text != "float32", text == "bfloat16")
    if device.type == "cuda":
        supported = torch.cuda.is_bf16_supported()
        return Precision(supported, supported)
    photos = torch.randn(4, 3, size, size)
    choices = [Precision(False, False), Precision(True, False), Precision(True, True)]
    return min(choices, key=lambda choice: _seconds(network, photos, frozen, choice))


def _seconds(network: nn.Module, photos: Tensor, frozen: int, precision: Precision) -> float:
    """Processor time of a forward and backward pass, the better of two after a warm-up."""
    seconds = []
    for _ in range(3):
        start = time.process_time()
        logits, _ = run_network(network, photos, frozen, precision)
        logits.sum().backward()
        seconds.append(time.process_time() - start)
    network.zero_grad(set_to_none=True)
    return min(seconds[1:])


def run_network(
    network: nn.Module, photos: Tensor, frozen: int, precision: Precision
) -> tuple[Tensor, Tensor]:
    """Logits (N,) and activations of the last stage (N, K, h, w), float32."""
    kind = photos.device.type
    photos = photos.contiguous(memory_format=torch.channels_last)
    with torch.no_grad(), torch.autocast(kind, torch.bfloat16, enabled=precision.frozen):
        early = network.features[:frozen](photos)
    with torch.autocast(kind, torch.bfloat16, enabled=precision.trained):
        early = early if precision.trained else early.float()
        activations = network.features[frozen:](early).float()
    logits = network.classifier(network.avgpool(activations).flatten(1))[:, 0]
    return logits.float(), activations


# ---------------------------------------------------------------- the schedule


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


# ---------------------------------------------------------------- training


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
        self.signs = nn.Linear(self.network.classifier[1].in_features, len(demo_images.SIGNS))
        nn.init.zeros_(self.signs.weight)
        self.signs.to(self.device)
        self.optimizer = torch.optim.AdamW(self._groups(), lr=options.lr)
        self.position = Position(phase_steps=[0] * len(options.phases))
        self.weights = LossWeights(
            options.smoothing, options.outside, options.plain, options.signs
        )

    def _start_from(self, path: Path) -> None:
        """Takes over a state dict, or an archive with batch-norm statistics of the first phase."""
        if not archive_weights.is_archive(path):
            self.network.load_state_dict(_float32(_read(path)))
            return
        archive_weights.load_archive(self.network, path)
        phase = self.options.phases[0]
        batches = (self._draw(phase.batch) for _ in range(INIT_BATCHES))
        inputs = (demo_images.distort(batch, phase.size, self.generator)[0] for batch in batches)
        archive_weights.measure_batch_norms(self.network, inputs)

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
        images, masks = demo_images.distort(batch, phase.size, self.generator)
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
                index = demo_images.balanced_indices(
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
        _write(state, self.options.out / "checkpoint.pth")

    def load(self) -> None:
        """Goes on where the checkpoint was written."""
        state = _read(self.options.out / "checkpoint.pth")
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
            _say(f"  validation at the end of {phase.size} px: {_figures(found)}")
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
        _say(
            f"[{bar:<24}] {100 * done:3.0f} %  {left / 60:4.0f} min left  {phase.size} px  "
            f"step {self.position.steps}  {_figures(losses)}"
        )


def _mean(rows: list[dict[str, float]]) -> dict[str, float]:
    names = sorted({name for row in rows for name in row})
    columns = {name: [row[name] for row in rows if name in row] for name in names}
    return {name: round(sum(values) / len(values), 4) for name, values in columns.items()}


def _figures(values: dict[str, float]) -> str:
    return "  ".join(f"{name} {value:.3f}" for name, value in values.items())


def _say(text: str) -> None:
    print(text, flush=True)


def _read(path: Path) -> Any:
    return torch.load(path, map_location="cpu", weights_only=True)


def _write(content: Any, path: Path) -> None:
    temporary = path.with_suffix(".part")
    torch.save(content, temporary)
    os.replace(temporary, path)


def _float32(state: dict[str, Tensor]) -> dict[str, Tensor]:
    return {name: t.float() if t.is_floating_point() else t for name, t in state.items()}


# ---------------------------------------------------------------- after training


@torch.no_grad()
def refit_batch_norm(
    network: nn.Module, images: ImageSet, size: int, batch: int, device: torch.device
) -> None:
    """Replaces batch-norm statistics by those of ``images``, undistorted, at the export's size.

    Statistics gathered at smaller sizes and from distorted images fit the export less well.
    """
    norms = [module for module in network.modules() if isinstance(module, nn.BatchNorm2d)]
    momenta = [norm.momentum for norm in norms]
    for norm in norms:
        norm.reset_running_stats()
        norm.momentum = None  # a plain mean over all batches
        norm.train()
    for photos in _batches(images, size, batch):
        network(photos.to(device).contiguous(memory_format=torch.channels_last))
    for norm, momentum in zip(norms, momenta):
        norm.momentum = momentum
        norm.eval()


def _batches(images: ImageSet, size: int, batch: int) -> Iterator[Tensor]:
    for start in range(0, len(images), batch):
        yield demo_images.resized(images.pixels[start : start + batch], size)


@torch.no_grad()
def validate(
    network: nn.Module, sets: dict[str, ImageSet], size: int, device: torch.device
) -> dict[str, float]:
    """AUC of every set; for sets with masks also the pointing game over their melanomas."""
    network.eval()
    found: dict[str, float] = {}
    for name, images in sets.items():
        logits, hits = [], []
        for start in range(0, len(images), 8):
            part = images.take(torch.arange(start, min(start + 8, len(images))))
            photos = demo_images.resized(part.pixels, size).to(device)
            activations = network.features(photos.contiguous(memory_format=torch.channels_last))
            maps = class_map(network, activations).cpu()
            logits.append(maps.mean(dim=(1, 2)) + network.classifier[1].bias.cpu())
            hits += _hits(maps, part)
        found[f"{name}_auc"] = round(auc(torch.cat(logits), images.truth), 4)
        if hits:
            found[f"{name}_pointing"] = round(sum(hits) / len(hits), 4)
    return found


def _hits(maps: Tensor, images: ImageSet) -> list[bool]:
    """For each melanoma with a mask: does the hottest cell touch the lesion at its middle?"""
    masks = images.masks[:, 0]
    hits = []
    for i in (images.has_mask & (images.truth == 1)).nonzero()[:, 0].tolist():
        row, column = divmod(int(maps[i].argmax()), maps.shape[2])
        y = int((row + 0.5) / maps.shape[1] * masks.shape[1])
        x = int((column + 0.5) / maps.shape[2] * masks.shape[2])
        hits.append(bool(masks[i, y, x] > 127))
    return hits


def auc(scores: Tensor, truth: Tensor) -> float:
    """Chance that a melanoma scores higher than a benign lesion; ties count half."""
    positive, negative = scores[truth == 1], scores[truth == 0]
    if not len(positive) or not len(negative):
        return math.nan
    difference = positive[:, None] - negative[None, :]
    return ((difference > 0).float() + 0.5 * (difference == 0).float()).mean().item()


# ---------------------------------------------------------------- the command line


def argument_parser() -> argparse.ArgumentParser:
    """The command line, which is also the manual."""
    parser = argparse.ArgumentParser(
        description=MANUAL,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    data = parser.add_argument_group("data")
    data.add_argument("--images", type=Path, action="append", default=[], metavar="PATH",
                      help="folder or tar file with photos; of an image in several, the first "
                      "counts (repeatable)")
    data.add_argument("--labels", type=Path, action="append", default=[], metavar="CSV",
                      help="image_id,melanoma or image_name,...,target (repeatable)")
    data.add_argument("--validation-labels", type=Path, metavar="CSV",
                      help="images of this table are never trained on, whatever --labels says")
    data.add_argument("--generated", type=Path, action="append", default=[], metavar="DIR",
                      help="written by make_samples.py --random (repeatable)")
    data.add_argument("--generated-validation", type=Path, metavar="DIR",
                      help="the same, of another seed")
    data.add_argument("--plain-skin", type=int, default=120, metavar="N",
                      help="drawn pictures without a lesion (default: %(default)s)")
    data.add_argument("--store-size", type=int, default=320, metavar="PX",
                      help="side of the images in memory (default: %(default)s)")
    how = parser.add_argument_group("training")
    how.add_argument("--init", type=Path, metavar="FILE",
                     help="state dict, or archive of export.py, to start from")
    how.add_argument("--phases", type=parse_phases, default="224x16=600,320x8=200",
                     metavar="SIZExBATCH=AMOUNT,...", help="(default: %(default)s)")
    how.add_argument("--unit", choices=("steps", "minutes"), default="steps",
                     help="of the amounts in --phases (default: %(default)s)")
    how.add_argument("--lr", type=float, default=5e-4, help="peak rate (default: %(default)s)")
    how.add_argument("--ema", type=float, default=0.99, metavar="KEEP",
                     help="share of the average kept per step (default: %(default)s)")
    how.add_argument("--freeze", type=int, default=0, metavar="N",
                     help="leave the first N of the 9 stages as they are (default: %(default)s)")
    how.add_argument("--melanoma-share", type=float, default=0.45, metavar="SHARE",
                     help="of every batch (default: %(default)s)")
    how.add_argument("--generated-share", type=float, default=0.5, metavar="SHARE",
                     help="of every batch (default: %(default)s)")
    how.add_argument("--smoothing", type=float, default=0.05, help="(default: %(default)s)")
    how.add_argument("--outside", type=float, default=0.3, metavar="WEIGHT",
                     help="of the evidence outside the mask (default: %(default)s)")
    how.add_argument("--plain", type=float, default=0.1, metavar="WEIGHT",
                     help="of melanoma evidence on plain skin (default: %(default)s)")
    how.add_argument("--signs", type=float, default=2.0, metavar="WEIGHT",
                     help="of the drawn signs of melanoma (default: %(default)s)")
    how.add_argument("--refit", type=int, default=0, metavar="N",
                     help="refit batch-norm at the end on N images (default: %(default)s)")
    how.add_argument("--validation-size", type=int, default=320, metavar="PX",
                     help="smallest size to validate at, and to refit at (default: %(default)s)")
    how.add_argument("--seed", type=int, default=1, help="(default: %(default)s)")
    machine = parser.add_argument_group("machine")
    machine.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    machine.add_argument("--precision", default="auto",
                         choices=("auto", "float32", "bfloat16-frozen", "bfloat16"),
                         help="bfloat16-frozen: in frozen stages only (default: %(default)s)")
    machine.add_argument("--threads", type=int, help="(default: as PyTorch chooses)")
    files = parser.add_argument_group("files")
    files.add_argument("--out", type=Path, required=True, metavar="DIR")
    files.add_argument("--resume", action="store_true", help="go on from OUT/checkpoint.pth")
    files.add_argument("--report-every", type=int, default=10, metavar="STEPS")
    files.add_argument("--checkpoint-minutes", type=float, default=3, metavar="MIN")
    return parser


def read_data(options: argparse.Namespace) -> tuple[ImageSet, ImageSet, dict[str, ImageSet]]:
    """Photos, generated images, and the validation sets by name; nothing is in two of them."""
    table = options.validation_labels
    held_out = demo_images.read_truth(table) if table else {}
    truth: dict[str, float] = {}
    for table in reversed(options.labels):
        truth |= demo_images.read_truth(table)
    truth = {name: value for name, value in truth.items() if name not in held_out}
    size = options.store_size
    photos = demo_images.labelled(options.images, truth, size)
    drawn = demo_images.plain_skin(options.plain_skin, size, options.seed)
    for folder in options.generated:
        drawn = drawn + demo_images.generated(folder, size)
    validation = {}
    if held_out:
        validation["photos"] = demo_images.labelled(options.images, held_out, size)
    if options.generated_validation:
        validation["generated"] = demo_images.generated(options.generated_validation, size)
    return photos, drawn, validation


def run(options: argparse.Namespace) -> None:
    """The whole run: data, training, batch-norm, state.pth."""
    options.out.mkdir(parents=True, exist_ok=True)
    if options.threads:
        torch.set_num_threads(options.threads)
    photos, drawn, validation = read_data(options)
    if not len(photos) and not drawn.melanomas:
        raise ValueError("no images to train on: give --images with --labels, or --generated")
    trainer = Trainer(options, photos, drawn)
    if options.resume:
        trainer.load()
    counts = {"photos": (len(photos), photos.melanomas), "drawn": (len(drawn), drawn.melanomas)}
    counts |= {f"validation {name}": (len(s), s.melanomas) for name, s in validation.items()}
    _say(f"images and melanomas among them: {counts}; {trainer.precision}")
    trainer.log("start", torch=torch.__version__, counts=counts,
                precision=asdict(trainer.precision),
                arguments={name: str(value) for name, value in vars(options).items()})  # fmt: skip
    trainer.train(lambda network, size: validate(network, validation, size, trainer.device))
    finish(trainer, photos, validation)


def finish(trainer: Trainer, photos: ImageSet, validation: dict[str, ImageSet]) -> None:
    """Refits batch-norm if wished and writes the average."""
    options = trainer.options
    if options.refit and len(photos):
        some = torch.randperm(len(photos), generator=trainer.generator)[: options.refit]
        refit_batch_norm(trainer.average, photos.take(some), options.validation_size, 16,
                         trainer.device)  # fmt: skip
        found = validate(trainer.average, validation, options.validation_size, trainer.device)
        trainer.log("refit", **found)
        _say(f"  after refitting batch-norm: {_figures(found)}")
    state = {name: value.detach().cpu() for name, value in trainer.average.state_dict().items()}
    _write(state, options.out / "state.pth")
    steps = ",".join(f"{p.size}x{p.batch}={n}" for p, n in
                     zip(options.phases, trainer.position.phase_steps))  # fmt: skip
    trainer.log("end", repeat_with=f"--unit steps --phases {steps}")
    _say(f"{options.out / 'state.pth'} after {trainer.position.seconds / 60:.0f} min; {steps}")


def main(arguments: list[str] | None = None) -> int:
    """Entry point; returns the exit code."""
    options = argument_parser().parse_args(arguments)
    try:
        run(options)
    except (OSError, ValueError) as error:
        print(f"train_demo.py: {error}", file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
