#!/usr/bin/env python3
"""Exports a trained image classifier to the archive that LesionLens opens.

The archive is a TorchScript file with three methods and one extra file:

    features(x: float32 [N,3,H,W]) -> A: float32 [N,K,h,w]   output of the target layer
    head(A)                        -> logits: float32 [N,C]  before sigmoid or softmax
    forward(x)                     =  head(features(x))
    model.json                     how to prepare a photo and how to read the logits

Run ``python models/export.py --help`` for the manual.
"""

from __future__ import annotations

import argparse
import copy
import importlib
import io
import json
import math
import os
import sys
import tempfile
import warnings
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import reduce
from pathlib import Path
from types import ModuleType
from typing import Any

import torch
from torch import Tensor, nn

FITS = ("squash", "center-crop", "letterbox")
INTERPOLATIONS = ("bilinear-antialias", "bilinear", "bicubic-antialias")
ACTIVATIONS = ("sigmoid", "softmax")
IMAGENET_MEAN = (0.485, 0.456, 0.406)
IMAGENET_STD = (0.229, 0.224, 0.225)
EFFICIENTNET_SIZES = {
    "b0": 224, "b1": 240, "b2": 260, "b3": 300, "b4": 380, "b5": 456, "b6": 528, "b7": 600,
}  # Tan and Le 2019; pixels
IMAGE_SUFFIXES = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp", ".bmp"}
WRAPPER_KEYS = ("state_dict_ema", "model_ema", "state_dict", "model_state_dict", "model")
WRAPPER_PREFIXES = ("module.", "_orig_mod.", "model.", "net.")
FLOAT32_TOLERANCE = 1e-3  # logits; folding reorders sums
COMPACT_TOLERANCE = 5e-2  # logits; weights keep 8 bits of their mantissa

MANUAL = """\
Exports a trained EfficientNet (torchvision or timm) to the archive that LesionLens opens:
one TorchScript file that holds the network, split at the layer whose activations are
explained, and model.json, which says how a photo is prepared and what the logits mean.

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
     of step 1 on random images and on those of --check-images. Only if that succeeds does
     it get its real name.

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

Weights are read with weights_only=True, so a checkpoint cannot run code. Save a state dict
(torch.save(model.state_dict(), ...)), not a whole model object.
"""


class ExportError(Exception):
    """The export cannot go on; the message tells the person why."""


class DeviationError(ExportError):
    """The written archive does not compute what the original network computes."""


class SplitNetwork(nn.Module):
    """A classifier cut at the layer whose activations are explained.

    Inputs are float32 (N, 3, H, W), normalised as model.json says; activations are float32
    (N, K, h, w); logits are float32 (N, C), before sigmoid or softmax.
    """

    def __init__(self, backbone: nn.Module, classifier: nn.Module) -> None:
        super().__init__()
        self.backbone = backbone
        self.classifier = classifier

    def features(self, x: Tensor) -> Tensor:
        """Images (N, 3, H, W) to activations (N, K, h, w), contiguous whatever happens inside."""
        activations = self.backbone(x.contiguous(memory_format=torch.channels_last))
        return activations.contiguous()

    def head(self, activations: Tensor) -> Tensor:
        """Activations (N, K, h, w) to logits (N, C)."""
        return self.classifier(activations)

    def forward(self, x: Tensor) -> Tensor:
        """Images (N, 3, H, W) to logits (N, C)."""
        return self.head(self.features(x))


@dataclass(frozen=True)
class Deviation:
    """How far the written archive is from the network that it was made of."""

    images: int
    logits: float  # max |logit of the archive - logit of the network|
    relative: float  # the same, as a share of the logit where |logit| > 1
    split: float  # max |forward(x) - head(features(x))| within the archive
    gradient_is_finite: bool  # of every logit by every activation

    def is_within(self, tolerance: float) -> bool:
        """True if nothing exceeds ``tolerance``; NaN never passes."""
        return self.relative <= tolerance and self.split <= tolerance and self.gradient_is_finite

    def worst(self, other: Deviation) -> Deviation:
        """The larger of both in everything, NaN being the largest."""
        return Deviation(
            self.images + other.images,
            _larger(self.logits, other.logits),
            _larger(self.relative, other.relative),
            _larger(self.split, other.split),
            self.gradient_is_finite and other.gradient_is_finite,
        )


NO_DEVIATION = Deviation(0, 0.0, 0.0, 0.0, True)


# ---------------------------------------------------------------- the network


class _TimmBackbone(nn.Module):
    """Images to the last feature map of a timm network."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, x: Tensor) -> Tensor:
        return self.network.forward_features(x)


class _TimmHead(nn.Module):
    """Last feature map of a timm network to logits."""

    def __init__(self, network: nn.Module) -> None:
        super().__init__()
        self.network = network

    def forward(self, activations: Tensor) -> Tensor:
        return self.network.forward_head(activations)


def read_weights(path: Path) -> dict[str, Tensor]:
    """Reads a state dict, unwraps the usual containers and prefixes, and casts it to float32."""
    try:
        if path.suffix == ".safetensors":
            from safetensors.torch import load_file

            content: Any = load_file(path)
        else:
            content = torch.load(path, map_location="cpu", weights_only=True)
    except FileNotFoundError:
        raise ExportError(f"no such file: {path}") from None
    except Exception as error:
        raise ExportError(
            f"{path} is not a state dict that can be read safely ({type(error).__name__}). "
            "Save one with torch.save(model.state_dict(), path)."
        ) from error
    weights = _without_prefix(_without_wrapper(content, path))
    return {
        name: value.float() if value.is_floating_point() else value
        for name, value in weights.items()
    }


def _without_wrapper(content: Any, path: Path) -> dict[str, Tensor]:
    for key in WRAPPER_KEYS:
        if isinstance(content, dict) and isinstance(content.get(key), dict):
            content = content[key]
    if not isinstance(content, dict):
        raise ExportError(f"{path} holds a {type(content).__name__}, not a state dict.")
    weights = {str(name): value for name, value in content.items() if isinstance(value, Tensor)}
    weights.pop("n_averaged", None)  # torch.optim.swa_utils.AveragedModel
    if not weights:
        raise ExportError(f"{path} holds no tensors.")
    return weights


def _without_prefix(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    for prefix in WRAPPER_PREFIXES:
        if all(name.startswith(prefix) for name in weights):
            return _without_prefix({name[len(prefix) :]: t for name, t in weights.items()})
    return weights


def class_count(weights: dict[str, Tensor]) -> int:
    """Number of logits: rows of the last matrix in the state dict that belongs to the classifier."""
    matrices = [
        value
        for name, value in weights.items()
        if name.startswith("classifier.") and name.endswith("weight") and value.dim() == 2
    ]
    if len(matrices) != 1:
        raise ExportError(
            f"expected one linear layer named classifier… in the weights, found {len(matrices)}. "
            "A network with another head can be exported by calling write_archive() "
            "with a SplitNetwork of your own."
        )
    return matrices[0].shape[0]


def build_network(arch: str, weights: dict[str, Tensor]) -> SplitNetwork:
    """Builds ``library:name``, loads ``weights`` strictly and splits it before the pooling.

    :param arch: for example ``torchvision:efficientnet_b5`` or ``timm:efficientnet_b5``
    :param weights: state dict, float32
    :return: the network in evaluation mode, on the CPU
    """
    library, _, name = arch.partition(":")
    builders = {"torchvision": _build_torchvision, "timm": _build_timm}
    if library not in builders or not name:
        raise ExportError(f"--arch must be torchvision:NAME or timm:NAME, not {arch!r}.")
    return builders[library](name, weights).eval()


def _build_torchvision(name: str, weights: dict[str, Tensor]) -> SplitNetwork:
    torchvision = _library("torchvision")
    try:
        network = torchvision.models.get_model(name, weights=None, num_classes=class_count(weights))
    except ValueError as error:
        raise ExportError(f"torchvision has no model {name!r}.") from error
    if not all(hasattr(network, part) for part in ("features", "avgpool", "classifier")):
        raise ExportError(f"torchvision's {name} has no features, avgpool and classifier.")
    if "classifier.weight" in weights:  # the whole classifier was replaced by a linear layer
        network.classifier = nn.Linear(weights["classifier.weight"].shape[1], class_count(weights))
    _load(network, weights, name)
    head = nn.Sequential(network.avgpool, nn.Flatten(1), network.classifier)
    return SplitNetwork(network.features, head)


def _build_timm(name: str, weights: dict[str, Tensor]) -> SplitNetwork:
    timm = _library("timm")
    if not timm.is_model(name):
        raise ExportError(f"timm has no model {name!r}.")
    network = timm.create_model(name, pretrained=False, num_classes=class_count(weights))
    _load(network, weights, name)
    return SplitNetwork(_TimmBackbone(network), _TimmHead(network))


def _library(name: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except (ImportError, RuntimeError) as error:  # RuntimeError: built for another torch
        raise ExportError(
            f"{name} is needed, but cannot be imported ({error}). "
            "pip install -r models/requirements.txt"
        ) from error


def _load(network: nn.Module, weights: dict[str, Tensor], name: str) -> None:
    try:
        network.load_state_dict(weights, strict=True)
    except RuntimeError as error:
        lines = str(error).splitlines()
        raise ExportError(
            f"the weights do not fit {name}:\n" + "\n".join(line[:300] for line in lines[1:6])
        ) from error


# ---------------------------------------------------------------- the archive


def to_torchscript(
    network: SplitNetwork, height: int, width: int, compact: bool
) -> torch.jit.ScriptModule:
    """Traces, freezes and, if ``compact``, rounds a network in evaluation mode.

    :param height: of the input, pixels
    :param width: of the input, pixels
    """
    network = copy.deepcopy(network).to(memory_format=torch.channels_last)
    network.requires_grad_(False)
    generator = torch.Generator().manual_seed(0)
    image = torch.randn(1, 3, height, width, generator=generator)
    with torch.no_grad(), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # tracer and deprecation notes; the check decides
        activations = network.features(image)
        if activations.dim() != 4:
            raise ExportError(
                f"the features have the shape {tuple(activations.shape)}, not (N, K, h, w)."
            )
        examples = {"forward": image, "features": image, "head": activations}
        traced = torch.jit.trace_module(network, examples, check_trace=False)
        frozen = torch.jit.freeze(traced, preserved_attrs=["features", "head"])
    if compact:
        _round_to_bfloat16(frozen)
    return frozen


def _round_to_bfloat16(frozen: torch.jit.ScriptModule) -> None:
    """Rounds matrices and kernels in place; biases are few and keep all their bits."""
    for method in (frozen.forward, frozen.features, frozen.head):
        for constant in method.graph.findAllNodes("prim::Constant"):
            if constant.output().type().isSubtypeOf(torch._C.TensorType.get()):
                value = constant.t("value")
                if value.is_floating_point() and value.dim() >= 2:
                    value.copy_(value.to(torch.bfloat16))


def write_archive(module: torch.jit.ScriptModule, card: dict[str, Any], path: Path) -> None:
    """Writes the TorchScript module and ``card``, as model.json, to ``path``, deflated.

    Equal modules give equal bytes on every machine: debug records, which name files of the
    machine that ran the export, and the identifier derived from them are left out.
    """
    buffer = io.BytesIO()
    extra = {"model.json": json.dumps(card, indent=2, ensure_ascii=False)}
    torch.jit.save(module, buffer, _extra_files=extra)
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(path, "w") as target:
        for record in source.infolist():
            if not record.filename.endswith((".debug_pkl", "/serialization_id")):
                entry = zipfile.ZipInfo(record.filename)  # dated 1980: equal input, equal bytes
                entry.compress_type = zipfile.ZIP_DEFLATED
                target.writestr(entry, source.read(record), compresslevel=6)


def model_card(
    *,
    name: str,
    architecture: str,
    size: tuple[int, int],
    classes: list[str],
    positive: str,
    activation: str,
    fit: str = "squash",
    interpolation: str = "bilinear-antialias",
    scale: float = 1 / 255,
    mean: Iterable[float] = IMAGENET_MEAN,
    std: Iterable[float] = IMAGENET_STD,
    target_layer: str = "features",
    threshold: float = 0.5,
    trained_on: str = "",
    licence: str = "",
    intended_use: str = "",
) -> dict[str, Any]:
    """The content of model.json; ``size`` is (width, height) in pixels."""
    return {
        "format": 1,
        "name": name,
        "architecture": architecture,
        "input": {
            "width": size[0],
            "height": size[1],
            "fit": fit,
            "interpolation": interpolation,
            "scale": scale,
            "mean": list(mean),
            "std": list(std),
        },
        "output": {"activation": activation, "classes": classes, "positive": positive},
        "targetLayer": target_layer,
        "decisionThreshold": threshold,
        "trainedOn": trained_on,
        "licence": licence,
        "intendedUse": intended_use,
    }


# ---------------------------------------------------------------- the check


def check_archive(path: Path, network: SplitNetwork, images: Iterable[Tensor]) -> Deviation:
    """Loads ``path`` back and compares it with ``network``, image by image.

    :param images: float32 (N, 3, H, W), normalised
    """
    archive = torch.jit.load(str(path), map_location="cpu")
    total = NO_DEVIATION
    for image in images:
        total = total.worst(_deviation(archive, network, image))
    return total


def _deviation(archive: torch.jit.ScriptModule, network: SplitNetwork, image: Tensor) -> Deviation:
    with torch.no_grad():
        expected = network(image)
        forward = archive(image)
        activations = archive.features(image)
    gradient, parts = _head_gradient(archive.head, activations)
    difference = (forward - expected).abs()
    return Deviation(
        images=image.shape[0],
        logits=difference.max().item(),
        relative=(difference / expected.abs().clamp(min=1)).max().item(),
        split=(forward - parts).abs().max().item(),
        gradient_is_finite=bool(torch.isfinite(gradient).all()),
    )


def _larger(a: float, b: float) -> float:
    """The larger of two numbers; NaN if one of them is, unlike ``max``."""
    return b if math.isnan(b) or b > a else a


def _head_gradient(
    head: Callable[[Tensor], Tensor], activations: Tensor
) -> tuple[Tensor, Tensor]:
    """Gradients of all logits by the activations, (C, N, K, h, w), and the logits, (N, C)."""
    leaf = activations.detach().clone().requires_grad_(True)
    logits = head(leaf)
    totals = logits.sum(dim=0)
    gradients = [torch.autograd.grad(total, leaf, retain_graph=True)[0] for total in totals]
    return torch.stack(gradients), logits.detach()


def random_images(card: dict[str, Any], count: int) -> Iterator[Tensor]:
    """Normalised noise, (2, 3, H, W) at a time: two at once show a batch size frozen by tracing."""
    generator = torch.Generator().manual_seed(1)
    for _ in range(count):
        shape = (2, 3, card["input"]["height"], card["input"]["width"])
        yield _normalised(torch.rand(shape, generator=generator) * 255, card)


def real_images(card: dict[str, Any], folder: Path, limit: int) -> Iterator[Tensor]:
    """Photos under ``folder``, (1, 3, H, W), squashed to the input size whatever the fit is."""
    import numpy
    from PIL import Image

    paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in IMAGE_SUFFIXES)
    if not paths:
        raise ExportError(f"no images in {folder}")
    size = (card["input"]["width"], card["input"]["height"])
    for path in paths[:limit]:
        with Image.open(path) as photo:
            pixels = numpy.asarray(photo.convert("RGB").resize(size, Image.Resampling.BILINEAR))
        values = torch.from_numpy(pixels.astype("float32")).permute(2, 0, 1).unsqueeze(0)
        yield _normalised(values, card)


def _normalised(values: Tensor, card: dict[str, Any]) -> Tensor:
    """Values in [0, 255], (N, 3, H, W), to the network's input, as model.json says."""
    mean = torch.tensor(card["input"]["mean"]).view(3, 1, 1)
    std = torch.tensor(card["input"]["std"]).view(3, 1, 1)
    return (values * card["input"]["scale"] - mean) / std


# ---------------------------------------------------------------- the command line


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
    files.add_argument("--weights", type=Path, required=True, metavar="FILE",
                       help="state dict, .pth or .safetensors; float16 is cast to float32")
    files.add_argument("--out", type=Path, required=True, metavar="FILE",
                       help="the archive to write, usually named .pt")
    files.add_argument("--overwrite", action="store_true",
                       help="replace the archive if it exists; without it, that is an error")
    network = parser.add_argument_group("the network")
    network.add_argument("--arch", default="torchvision:efficientnet_b5", metavar="LIBRARY:NAME",
                         help="torchvision:NAME or timm:NAME (default: %(default)s)")
    network.add_argument("--compact", action="store_true",
                         help="round the weights to bfloat16 values; less than half the size")
    photo = parser.add_argument_group("how a photo becomes the input")
    photo.add_argument("--input-size", type=parse_size, metavar="PIXELS",
                       help="456, or WIDTHxHEIGHT (default: the size in the EfficientNet paper)")
    photo.add_argument("--fit", choices=FITS, default="squash",
                       help="squash: the whole photo, stretched; center-crop: the largest centred "
                       "part of the input's shape; letterbox: the whole photo, padded with the "
                       "mean (default: %(default)s)")
    photo.add_argument("--interpolation", choices=INTERPOLATIONS, default="bilinear-antialias",
                       help="how pixels are resampled (default: %(default)s, as Pillow and "
                       "torchvision's Resize do)")
    photo.add_argument("--scale", type=float, default=1 / 255, metavar="FACTOR",
                       help="multiplies values of 0 to 255 first (default: 1/255)")
    photo.add_argument("--mean", type=parse_three, default=IMAGENET_MEAN, metavar="R,G,B",
                       help="subtracted after scaling (default: ImageNet's)")
    photo.add_argument("--std", type=parse_three, default=IMAGENET_STD, metavar="R,G,B",
                       help="divides last (default: ImageNet's)")
    output = parser.add_argument_group("what the logits mean")
    output.add_argument("--classes", type=parse_names, metavar="A,B,...",
                        help="one name per logit, or two for a single logit, negative class first "
                        "(default: benign,melanoma for one or two logits)")
    output.add_argument("--positive", metavar="CLASS",
                        help="the class that counts as positive (default: melanoma if there is "
                        "one, else the last)")
    output.add_argument("--activation", choices=ACTIVATIONS,
                        help="(default: sigmoid for one logit, else softmax)")
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


def card_from(options: argparse.Namespace, logits: int) -> dict[str, Any]:
    """Fills in the defaults that depend on the network and refuses what contradicts it."""
    count = max(2, logits)
    classes = options.classes or (["benign", "melanoma"] if count == 2 else None)
    if classes is None:
        raise ExportError(f"the network has {logits} logits: name them with --classes.")
    if len(classes) != count:
        raise ExportError(f"{logits} logit(s) need {count} class names, not {len(classes)}.")
    positive = options.positive or ("melanoma" if "melanoma" in classes else classes[-1])
    if positive not in classes:
        raise ExportError(f"--positive {positive} is none of the classes {', '.join(classes)}.")
    activation = options.activation or ("sigmoid" if logits == 1 else "softmax")
    if activation == "softmax" and logits == 1:
        raise ExportError("the softmax of a single logit is always 1; use --activation sigmoid.")
    if min(options.std) <= 0:
        raise ExportError("--std divides: its numbers must be above 0.")
    if not 0 <= options.threshold <= 1:
        raise ExportError(f"--threshold is a probability, not {options.threshold}.")
    return model_card(
        name=options.name or options.out.stem,
        architecture=options.arch.partition(":")[2],
        size=options.input_size or default_size(options.arch),
        classes=classes,
        positive=positive,
        activation=activation,
        fit=options.fit,
        interpolation=options.interpolation,
        scale=options.scale,
        mean=options.mean,
        std=options.std,
        target_layer=options.target_layer or "last feature map",
        threshold=options.threshold,
        trained_on=options.trained_on,
        licence=options.licence,
        intended_use=options.intended_use,
    )


def default_size(arch: str) -> tuple[int, int]:
    """Input (width, height) of an EfficientNet by the paper, pixels."""
    for variant, size in EFFICIENTNET_SIZES.items():
        if f"efficientnet_{variant}" in arch:
            return size, size
    raise ExportError(f"say with --input-size how large the input of {arch} is.")


def export(options: argparse.Namespace) -> Deviation:
    """Runs the whole export; the archive appears under its name only if the check passes."""
    if options.out.exists() and not options.overwrite:
        raise ExportError(f"{options.out} exists; --overwrite replaces it.")
    if not options.out.parent.is_dir():
        raise ExportError(f"there is no folder {options.out.parent}.")
    weights = read_weights(options.weights)
    card = card_from(options, class_count(weights))
    network = build_network(options.arch, weights)
    size = card["input"]
    module = to_torchscript(network, size["height"], size["width"], options.compact)
    tolerance = options.tolerance
    if tolerance is None:
        tolerance = COMPACT_TOLERANCE if options.compact else FLOAT32_TOLERANCE

    handle, temporary_name = tempfile.mkstemp(dir=options.out.parent, suffix=".part")
    os.close(handle)
    temporary = Path(temporary_name)
    try:
        write_archive(module, card, temporary)
        deviation = _report(temporary, network, card, options)
        if not deviation.is_within(tolerance):
            raise DeviationError(f"deviates by more than {tolerance:g}; nothing was written.")
        temporary.chmod(0o644)
        temporary.replace(options.out)
    finally:
        temporary.unlink(missing_ok=True)
    return deviation


def _report(
    path: Path, network: SplitNetwork, card: dict[str, Any], options: argparse.Namespace
) -> Deviation:
    """Checks ``path`` on random and real images, prints the figures, returns the worst."""
    checks = {"random": random_images(card, count=2)}
    if options.check_images:
        checks["real"] = real_images(card, options.check_images, options.check_limit)
    found = {kind: check_archive(path, network, images) for kind, images in checks.items()}
    for kind, deviation in found.items():
        print(
            f"{deviation.images} {kind} images: max |Δlogit| {deviation.logits:.2e}, "
            f"forward against head(features) {deviation.split:.2e}, head gradient "
            f"{'finite' if deviation.gradient_is_finite else 'NOT FINITE'}"
        )
    return reduce(Deviation.worst, found.values())


def main(arguments: list[str] | None = None) -> int:
    """Entry point; returns the exit code."""
    options = argument_parser().parse_args(arguments)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # consoles without Greek
    try:
        export(options)
    except ExportError as error:
        print(f"export.py: {error}", file=sys.stderr)
        return 1 if isinstance(error, DeviationError) else 2
    print(f"{options.out}: {options.out.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
