"""The command line of train_demo.py, which is also its manual, and the run that it starts."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from pathlib import Path

import torch

from training import images
from training.batch_norm import refit_batch_norm
from training.images import ImageSet
from training.schedule import parse_phases
from training.trainer import Trainer, figures, say, write_state
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
    held_out = images.read_truth(table) if table else {}
    truth: dict[str, float] = {}
    for table in reversed(options.labels):
        truth |= images.read_truth(table)
    truth = {name: value for name, value in truth.items() if name not in held_out}
    size = options.store_size
    photos = images.labelled(options.images, truth, size)
    drawn = images.plain_skin(options.plain_skin, size, options.seed)
    for folder in options.generated:
        drawn = drawn + images.generated(folder, size)
    validation = {}
    if held_out:
        validation["photos"] = images.labelled(options.images, held_out, size)
    if options.generated_validation:
        validation["generated"] = images.generated(options.generated_validation, size)
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
    say(f"images and melanomas among them: {counts}; {trainer.precision}")
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
        say(f"  after refitting batch-norm: {figures(found)}")
    state = {name: value.detach().cpu() for name, value in trainer.average.state_dict().items()}
    write_state(state, options.out / "state.pth")
    steps = ",".join(f"{p.size}x{p.batch}={n}" for p, n in
                     zip(options.phases, trainer.position.phase_steps))  # fmt: skip
    trainer.log("end", repeat_with=f"--unit steps --phases {steps}")
    say(f"{options.out / 'state.pth'} after {trainer.position.seconds / 60:.0f} min; {steps}")


def main(arguments: list[str] | None = None) -> int:
    """Entry point; returns the exit code."""
    options = argument_parser().parse_args(arguments)
    try:
        run(options)
    except (OSError, ValueError) as error:
        print(f"train_demo.py: {error}", file=sys.stderr)
        return 2
    return 0
