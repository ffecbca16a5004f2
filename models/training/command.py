"""The command line of train_demo.py, which is also its manual, and the run that it starts."""

from __future__ import annotations

import argparse
import platform
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import torch

from training.batch_norm import refit_batch_norm
from training.data import Data
from training.files import half, split_file, write_state
from training.schedule import parse_phases
from training.trainer import Trainer, figures, say
from training.validation import validate

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
All images lie on the device that trains, and are distorted there.
"""

EXAMPLES = """\
phases
  --phases 224x16=600,320x8=200 is 600 steps of 16 images of 224 pixels, then 200 steps of 8
  images of 320. With --budget 540 the amounts are shares instead: the whole run, from its start
  to its written weights, takes 540 seconds; some steps of every size are measured, and each
  phase gets as many as fill its share. The log then says how many they were, as
  --phases 224x16=3@5120,320x8=1@800, so that the run can be repeated step by step.

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
    data.add_argument("--draw", type=int, default=0, metavar="N",
                      help="draw N lesions, and half as many layers of hair, rulers and ink for "
                      "photos, with all cores while the first phase runs")
    data.add_argument("--draw-seed", type=int, default=4711, metavar="SEED",
                      help="as make_samples.py --seed (default: %(default)s)")
    data.add_argument("--draw-validation", type=int, default=0, metavar="N",
                      help="the same for validation, of seed 5005")
    data.add_argument("--plain-skin", type=int, default=120, metavar="N",
                      help="drawn pictures without a lesion (default: %(default)s)")
    data.add_argument("--store-size", type=int, default=320, metavar="PX",
                      help="side of the images in memory (default: %(default)s)")
    how = parser.add_argument_group("training")
    how.add_argument("--init", type=Path, metavar="FILE",
                     help="state dict, or archive of export.py, to start from")
    how.add_argument("--phases", type=parse_phases, default="224x16=600,320x8=200",
                     metavar="SIZExBATCH=AMOUNT,...", help="(default: %(default)s)")
    how.add_argument("--budget", type=float, metavar="SECONDS",
                     help="of the whole run; the amounts in --phases are then shares of it")
    how.add_argument("--lr", type=float, default=5e-4, help="peak rate (default: %(default)s)")
    how.add_argument("--ema", type=float, default=0.99, metavar="KEEP",
                     help="share of the average kept per step (default: %(default)s)")
    how.add_argument("--freeze", type=int, default=0, metavar="N",
                     help="leave the first N of the 9 stages as they are (default: %(default)s)")
    how.add_argument("--melanoma-share", type=float, default=0.45, metavar="SHARE",
                     help="of every batch (default: %(default)s)")
    how.add_argument("--generated-share", type=_shares, default="0.5", metavar="SHARE,...",
                     help="of every batch, one for all phases or one for each; a phase with 0 "
                     "does not wait for --draw (default: %(default)s)")
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
    files.add_argument("--half-parts", action="store_true",
                       help="write the state as float16 in parts of at most 16 MiB instead, "
                       "which cat state.pth.* > state.pth joins")
    files.add_argument("--report-every", type=float, default=10, metavar="SECONDS")
    files.add_argument("--checkpoint-minutes", type=float, default=3, metavar="MIN",
                       help="0: no checkpoints (default: %(default)s)")
    return parser


def _shares(text: str) -> list[float]:
    """``0,0.4`` to shares."""
    shares = [float(part) for part in text.split(",")]
    if not all(0 <= share <= 1 for share in shares):
        raise ValueError
    return shares


def run(options: argparse.Namespace) -> None:
    """The whole run: data, training, batch-norm, state.pth."""
    start = time.monotonic()
    if options.budget and options.resume:
        raise ValueError("--resume needs --phases in steps, as the log gives them, and no --budget")
    options.out.mkdir(parents=True, exist_ok=True)
    if options.threads:
        torch.set_num_threads(options.threads)
    data = Data(options)
    try:
        _train(options, data, start)
    finally:
        data.close()


def _train(options: argparse.Namespace, data: Data, start: float) -> None:
    if not len(data.photos) and not data.drawn.lesions.melanomas:
        raise ValueError("no images to train on: give --images with --labels, or --generated")
    trainer = Trainer(options, data.photos, data.drawn)
    if options.resume:
        trainer.load()

    def measure(size: int) -> dict[str, float]:
        _write(trainer, options)  # what was learnt so far, should the run be ended
        return validate(trainer.average, data.validation, size, trainer.device)

    if options.budget:
        _plan(trainer, data, start)
    say(f"{len(data.photos)} photos, {data.photos.melanomas} melanomas among them; "
        f"{trainer.precision}; phases {','.join(map(str, trainer.phases))}")  # fmt: skip
    trainer.log("start", torch=torch.__version__, device=_name_of(trainer.device),
                photos=len(data.photos), precision=asdict(trainer.precision),
                phases=",".join(map(str, trainer.phases)),
                arguments={name: str(value) for name, value in vars(options).items()})  # fmt: skip
    trainer.train(measure)
    finish(trainer, data, measure)


def _plan(trainer: Trainer, data: Data, start: float) -> None:
    """Plans with what is left when as much time is kept back as the validations and the writing
    of the weights at the ends of the phases take now, and half as much again."""
    options, seconds = trainer.options, 0.0
    few = {name: images.take(torch.arange(2)) for name, images in data.validation.items()}
    sizes = Counter(max(phase.size, options.validation_size) for phase in trainer.phases)
    for size, times in sizes.items():
        for images in (few, data.validation):  # a GPU's first time takes long
            taken = _seconds(lambda: validate(trainer.average, images, size, trainer.device))
        seconds += times * (taken + _seconds(lambda: _write(trainer, options)))
    trainer.plan(start + options.budget - time.monotonic() - 1.5 * seconds)


def _seconds(work: Callable[[], object]) -> float:
    start = time.monotonic()
    work()
    return time.monotonic() - start


def finish(
    trainer: Trainer, data: Data, measure: Callable[[int], dict[str, float]]
) -> None:
    """Refits batch-norm if wished and writes the average."""
    options, photos = trainer.options, data.photos
    if options.refit and len(photos):
        some = torch.randperm(len(photos))[: options.refit]
        refit_batch_norm(trainer.average, photos.take(some), options.validation_size, 16,
                         trainer.device)  # fmt: skip
        found = measure(options.validation_size)
        trainer.log("refit", **found)
        say(f"  after refitting batch-norm: {figures(found)}")
    written = _write(trainer, options)
    phases = ",".join(str(replace(phase, steps=steps if phase.steps else None)) for phase, steps
                      in zip(trainer.phases, trainer.position.phase_steps))  # fmt: skip
    trainer.log("end", repeat_with=f"--phases {phases}", drawn=len(data.drawn.lesions))
    say(f"{written[0]} after {trainer.position.seconds / 60:.0f} min; {phases}")


def _write(trainer: Trainer, options: argparse.Namespace) -> list[Path]:
    """Writes the average, and says into which files."""
    path = options.out / "state.pth"
    state = {name: value.detach().cpu() for name, value in trainer.average.state_dict().items()}
    write_state(half(state) if options.half_parts else state, path)
    return split_file(path) if options.half_parts else [path]


def _name_of(device: torch.device) -> str:
    return torch.cuda.get_device_name(device) if device.type == "cuda" else platform.processor()


def main(arguments: list[str] | None = None) -> int:
    """Entry point; returns the exit code."""
    options = argument_parser().parse_args(arguments)
    try:
        run(options)
    except (OSError, ValueError) as error:
        print(f"train_demo.py: {error}", file=sys.stderr)
        return 2
    return 0
