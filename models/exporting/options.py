"""The command line of export.py, which is also its manual."""

from __future__ import annotations

import argparse
import math
from pathlib import Path

from exporting.dense_head import BETWEEN

FITS = ("squash", "center-crop", "letterbox")
PIXELS = ("as displayed", "as stored")
INTERPOLATIONS = ("bilinear-antialias", "bilinear", "bicubic-antialias")
ACTIVATIONS = ("sigmoid", "softmax")
FLOAT32_TOLERANCE = 1e-3  # logits; folding reorders sums
COMPACT_TOLERANCE = 5e-2  # logits; weights keep 8 bits of their mantissa


MANUAL = """\
Exports a trained EfficientNet (torchvision, timm, efficientnet_pytorch or Keras) to the
archive that LesionLens opens: one TorchScript file that holds the network, split at the layer
whose activations are explained, and model.json, which says how a photo is prepared and what
the logits mean.

The number of classes is read from the weights. One logit means two classes: the second
class has the logit, the first its negative. Several logits need one class name each.
"""

EXAMPLES = """\
what is done
  1. The network is built, the weights are loaded strictly, dropout and batch-norm are fixed.
  2. It is split into `features` (all up to the last feature map) and `head` (the rest).
  3. It is traced channels-last and frozen, which folds batch-norm into the convolutions.
  4. With --compact the weights are rounded to bfloat16 values (and kept as float32), which
     lets the archive deflate to less than half of its size: 113 MB become 53 MB for a B5.
  5. The file is written under a temporary name, loaded back and compared with the network
     of step 1 on random images and on those of --check-images; a Keras model also with
     Keras itself, where TensorFlow can be imported. Only if that succeeds does it get its
     real name.

exit codes
  0  written and checked
  1  the archive deviates by more than --tolerance; nothing was written
  2  wrong usage, or weights that do not fit the architecture; nothing was written

examples
  A torchvision EfficientNet-B5 with one melanoma logit:
    python models/export.py --weights melanoma_b5.pth --out melanoma_b5.pt

  A timm network with three classes, trained on centre crops of 448 pixels:
    python models/export.py --arch timm:tf_efficientnet_b5 --weights best.pth \\
        --classes naevus,melanoma,keratosis --positive melanoma \\
        --input-size 448 --fit center-crop --interpolation bicubic-antialias \\
        --out three_classes.pt

  Small, with a full model card, checked on a folder of photos:
    python models/export.py --weights b5.pth --compact --check-images photos/ \\
        --name "Clinic B5" --trained-on "ISIC 2019, 25,331 images" \\
        --licence "CC BY-NC 4.0" --intended-use "research only" --out clinic_b5.pt

  A whole Keras model on EfficientNetB5, saved by model.save("model.keras") or as .h5:
    python models/export.py --arch keras:EfficientNetB5 --weights model.keras \\
        --check-images photos/ --out keras_b5.pt

  A state dict of the package efficientnet_pytorch, which need not be installed:
    python models/export.py --arch efficientnet_pytorch:efficientnet-b5 \\
        --weights best.pth --out b5.pt

  A file that torch.jit.trace, script or freeze wrote, cut before its last pooling:
    python models/export.py --arch torchscript:traced.pt --input-size 456 --out b5.pt

Keras models keep their own rescaling and normalisation: it becomes part of the mean and std in
model.json. Say --scale, --mean or --std only if your code changed values of 0 to 255 before the
model got them. The network is that of tf.keras.applications, B0 to B7; before it may stand
rescaling, normalisation and augmentation, behind it one global pooling (or Flatten), dropout,
batch-norm and dense layers. Input size, sigmoid or softmax are read from the file.

A TorchScript file is a program and is run: use only files that you trust. Weights of PyTorch
are read with weights_only=True, so a checkpoint cannot run code. Save a
state dict (torch.save(model.state_dict(), ...)), not a whole model object. Of Keras files only
the numbers and the configuration are read; with TensorFlow, Keras opens them in its safe mode.
"""


def parse_size(text: str) -> tuple[int, int]:
    """``456`` or ``640x480`` to (width, height), pixels."""
    try:
        numbers = [int(part) for part in text.lower().split("x")]
    except ValueError:
        numbers = []
    if len(numbers) not in (1, 2) or any(number < 1 for number in numbers):
        raise argparse.ArgumentTypeError(f"{text!r} is not a size like 456 or 640x480")
    return numbers[0], numbers[-1]


def parse_three(text: str) -> tuple[float, ...]:
    """``0.485,0.456,0.406`` to three numbers, for red, green and blue."""
    try:
        numbers = tuple(float(part) for part in text.split(","))
    except ValueError:
        numbers = ()
    if len(numbers) != 3:
        raise argparse.ArgumentTypeError(f"{text!r} is not three numbers like 0.5,0.5,0.5")
    return numbers


def parse_factor(text: str) -> float:
    """``0.0039`` or ``1/255`` to a number above 0."""
    above, _, below = text.partition("/")
    try:
        factor = float(above) / float(below or 1)
    except (ValueError, ZeroDivisionError):
        factor = 0.0
    if not 0 < factor < math.inf:
        raise argparse.ArgumentTypeError(f"{text!r} is not a factor like 0.0039 or 1/255")
    return factor


def parse_pixels(text: str) -> str:
    """``stored`` or ``displayed``, with or without ``as`` before it, as model.json has it."""
    words = text.replace("-", " ").split()
    pixels = " ".join(words if words[:1] == ["as"] else ["as", *words])
    if pixels not in PIXELS:
        raise argparse.ArgumentTypeError(f"{text!r} is neither as-displayed nor as-stored")
    return pixels


def parse_names(text: str) -> list[str]:
    """``benign,melanoma`` to a list of names."""
    names = [name.strip() for name in text.split(",")]
    if not all(names) or len(set(names)) != len(names):
        raise argparse.ArgumentTypeError(f"{text!r} is not a list of different names")
    return names


def argument_parser() -> argparse.ArgumentParser:
    """The command line, which is also the manual."""
    parser = argparse.ArgumentParser(
        description=MANUAL,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    files = parser.add_argument_group("files")
    files.add_argument("--weights", type=Path, metavar="FILE",
                       help="state dict, .pth or .safetensors (float16 is cast to float32), or a "
                       "whole Keras model, .keras or .h5; needed unless --arch names a file")
    files.add_argument("--out", type=Path, required=True, metavar="FILE",
                       help="the archive to write, usually named .pt")
    files.add_argument("--overwrite", action="store_true",
                       help="replace the archive if it exists; without it, that is an error")
    network = parser.add_argument_group("the network")
    network.add_argument("--arch", default="torchvision:efficientnet_b5", metavar="LIBRARY:NAME",
                         help="torchvision:NAME, timm:NAME, efficientnet_pytorch:NAME, "
                         "keras:NAME or torchscript:FILE (default: %(default)s)")
    network.add_argument("--between", choices=BETWEEN, metavar="ACTIVATION",
                         help="what lies between the linear layers of a head of several: "
                         f"{', '.join(BETWEEN)}; dropout and batch-norm need no word")
    network.add_argument("--compact", action="store_true",
                         help="round the weights to bfloat16 values; less than half the size")
    photo = parser.add_argument_group("how a photo becomes the input")
    photo.add_argument("--input-size", type=parse_size, metavar="PIXELS",
                       help="456, or WIDTHxHEIGHT (default: what the file says, else the size in "
                       "the EfficientNet paper)")
    photo.add_argument("--fit", choices=FITS, default="squash",
                       help="squash: the whole photo, stretched; center-crop: the largest centred "
                       "part of the input's shape; letterbox: the whole photo, padded with the "
                       "mean (default: %(default)s)")
    photo.add_argument("--interpolation", choices=INTERPOLATIONS,
                       help="how pixels are resampled (default: bilinear-antialias, as Pillow and "
                       "torchvision's Resize do; for Keras bilinear, as tf.image.resize does)")
    photo.add_argument("--pixels", type=parse_pixels, default="as displayed", metavar="FORM",
                       help="as-displayed: upright, in sRGB, over white; as-stored: what "
                       "Image.open(file).convert('RGB') gives, for networks that were trained so "
                       "(default: as-displayed)")
    photo.add_argument("--scale", type=parse_factor, metavar="FACTOR",
                       help="multiplies values of 0 to 255 first (default: 1/255, for Keras 1)")
    photo.add_argument("--mean", type=parse_three, metavar="R,G,B",
                       help="subtracted after scaling (default: ImageNet's, for Keras 0)")
    photo.add_argument("--std", type=parse_three, metavar="R,G,B",
                       help="divides last (default: ImageNet's, for Keras 1)")
    output = parser.add_argument_group("what the logits mean")
    output.add_argument("--classes", type=parse_names, metavar="A,B,...",
                        help="one name per logit, or two for a single logit, negative class first "
                        "(default: benign,melanoma for one or two logits)")
    output.add_argument("--positive", metavar="CLASS",
                        help="the class that counts as positive (default: melanoma if there is "
                        "one, else the last)")
    output.add_argument("--speaks-for", metavar="CLASS",
                        help="the class whose score a single logit is (default: the second, as "
                        "class indices are in Keras and PyTorch)")
    output.add_argument("--activation", choices=ACTIVATIONS,
                        help="(default: what the file says, else sigmoid for one logit and "
                        "softmax for more)")
    output.add_argument("--threshold", type=float, default=0.5, metavar="P",
                        help="positive from this probability on (default: %(default)s)")
    card = parser.add_argument_group("what people should know about the model")
    card.add_argument("--name", help="shown in the window (default: the archive's file name)")
    card.add_argument("--target-layer", metavar="TEXT",
                      help="name of the explained layer (default: last feature map)")
    card.add_argument("--trained-on", default="", metavar="TEXT", help="training data")
    card.add_argument("--licence", default="", metavar="TEXT", help="of the weights")
    card.add_argument("--intended-use", metavar="TEXT",
                      default="research only; not for diagnosis", help="(default: %(default)s)")
    check = parser.add_argument_group("the check of the written file")
    check.add_argument("--check-images", type=Path, metavar="DIR",
                       help="also compare on photos in this folder and its sub-folders")
    check.add_argument("--check-limit", type=int, default=20, metavar="N",
                       help="at most this many photos (default: %(default)s)")
    check.add_argument("--tolerance", type=float, metavar="X",
                       help="largest allowed difference of a logit, as a share of it where it "
                       f"exceeds 1 (default: {FLOAT32_TOLERANCE}, with --compact {COMPACT_TOLERANCE})")
    return parser
