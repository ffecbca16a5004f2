"""Tries networks of libraries, saved as people save theirs, and writes the table in docs/models.md.

  python src/test/python/try_models.py target/lesionlens.jar [NAME...]

Each has random weights. The program's probability of a drawn photo is compared with the network's
own, and its map with autograd's at whichever module agrees best. With names, only these are tried,
and nothing is written. Needs timm, transformers and torchvision beside PyTorch.
"""

from __future__ import annotations

import importlib.metadata
import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import torch
from PIL import Image
from torch import Tensor, nn

MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
PAGE = Path(__file__).parents[3] / "docs" / "models.md"
BEGIN, END = "<!-- begin: try_models.py -->\n", "<!-- end: try_models.py -->\n"
EMPTY = "runs, the maps are empty: nothing speaks for either class"
SEEDS = range(1, 6)  # tried until something speaks for a class
Builder = Callable[[], nn.Module]

SMALL = """
    efficientnet_b0 tf_efficientnetv2_b0 resnet18 resnest14d resnetv2_50x1_bit densenet121
    mobilenetv3_small_050 ghostnet_050 regnety_002 hrnet_w18_small dla34 cspresnet50 repvgg_a0
    tresnet_m dpn68 rexnet_100 xception41 nfnet_l0 eca_nfnet_l0 convnext_atto convnextv2_atto
    res2net50_14w_8s nasnetalarge vgg11_bn selecsls42 focalnet_tiny_srf repvit_m0_9
    mambaout_femto pvt_v2_b0 davit_tiny twins_pcpvt_small edgenext_xx_small mobilevit_xxs
    fastvit_t8 efficientvit_b0 poolformer_s12 tiny_vit_5m_224 mvitv2_tiny xcit_nano_12_p16_224
    seresnext26d_32x4d mobilenetv4_conv_small
""".split()
SIZED = """
    swin_tiny_patch4_window7_224 coatnet_nano_rw_224 swinv2_tiny_window8_256 gcvit_xxtiny
    resmlp_12_224 mixer_s16_224 beit_base_patch16_224 eva02_tiny_patch14_224
    vit_tiny_patch16_224 deit_tiny_distilled_patch16_224 deit3_small_patch16_224 cait_xxs24_224
    volo_d1_224 levit_128s pit_ti_224
""".split()  # built for a size of the input
LARGER = {"inception_v3": 299, "inception_v4": 128, "efficientformer_l1": 224, "hiera_tiny_224": 224} | {
    "crossvit_tiny_240": 240,
    "levit_128s": 224,
    "xcit_nano_12_p16_224": 128,
    "vgg11_bn": 224,
}
WINDOWS = {"swin_tiny_patch4_window7_224": {"window_size": 4}}
POOLED = {"mean": {"global_pool": "avg"}, "attention": {"global_pool": "map", "class_token": False}}


def _timm(name: str, options: dict[str, Any]) -> Builder:
    import timm

    return lambda: timm.create_model(name, pretrained=False, num_classes=2, **options)


def _timm_networks() -> Iterator[tuple[str, int, Builder]]:
    """Name, side of the input, and how to build it."""
    for name in SMALL:
        yield name, 64, _timm(name, {})
    for name in SIZED:
        yield name, 64, _timm(name, {"img_size": 64} | WINDOWS.get(name, {}))
    for name, side in LARGER.items():
        yield f"{name} at {side}", side, _timm(name, {})
    for pooled, options in POOLED.items():
        yield f"vit_tiny_patch16_224 by {pooled}", 64, _timm("vit_tiny_patch16_224", {"img_size": 64} | options)
    yield "vit_small_patch14_reg4_dinov2", 56, _timm("vit_small_patch14_reg4_dinov2", {"img_size": 56})
    yield "maxvit_rmlp_pico_rw_256", 64, _timm("maxvit_rmlp_pico_rw_256", {"img_size": 64})


class Logits(nn.Module):
    """A classifier of Hugging Face, which gives its logits among other things."""

    def __init__(self, model: nn.Module) -> None:
        super().__init__()
        self.model = model

    def forward(self, x: Tensor) -> Tensor:
        return self.model(x).logits


def _transformers(kind: str, **options: Any) -> Builder:
    import transformers

    config = getattr(transformers, f"{kind}Config")(num_labels=2, **options)
    return lambda: Logits(getattr(transformers, f"{kind}ForImageClassification")(config))


def _networks() -> Iterator[tuple[str, str, int, Builder]]:
    """Library, name, side of the input, and how to build it."""
    import torchvision.models as vision

    for name, side, build in _timm_networks():
        yield "timm", name, side, build
    small = {"image_size": 64, "num_hidden_layers": 2}
    for kind, options in {"ViT": small, "DeiT": small, "Dinov2": {**small, "patch_size": 16}}.items():
        yield "transformers", kind, 64, _transformers(kind, **options)
    yield "transformers", "Beit", 64, _transformers("Beit", **small)
    yield "transformers", "Swin", 64, _transformers("Swin", image_size=64, window_size=2)
    yield "transformers", "MobileViT", 64, _transformers("MobileViT", image_size=64)
    for kind in ("ResNet", "ConvNext", "Segformer", "RegNet", "MobileNetV2", "PoolFormer"):
        yield "transformers", kind, 64, _transformers(kind)
    for name in (
        "efficientnet_b0 mobilenet_v2 squeezenet1_1 swin_t shufflenet_v2_x0_5 densenet121 convnext_tiny"
    ).split():
        yield "torchvision", name, 64, lambda name=name: getattr(vision, name)(num_classes=2)
    for name in ("vgg11", "alexnet"):
        yield "torchvision", name, 224, lambda name=name: getattr(vision, name)(num_classes=2)
    yield "torchvision", "googlenet", 64, lambda: vision.googlenet(num_classes=2, init_weights=False)
    yield "torchvision", "vit_b_16", 64, lambda: vision.vit_b_16(num_classes=2, image_size=64)


def _filled(network: nn.Module, seed: int) -> nn.Module:
    torch.manual_seed(seed)
    for module in network.modules():
        if hasattr(module, "reset_parameters"):
            module.reset_parameters()
    for module in network.modules():
        if isinstance(module, nn.BatchNorm1d | nn.BatchNorm2d) and module.weight is not None:
            module.running_mean.normal_(0, 0.1)
            module.weight.data.uniform_(0.6, 1.4)
        if isinstance(module, nn.Linear):
            module.weight.data.normal_(0, module.in_features**-0.5)
    return network.eval()


def _photo(side: int) -> np.ndarray:
    y, x = np.mgrid[:side, :side] / side
    pixels = np.full((side, side, 3), (222, 178, 156), np.uint8)
    pixels[((x - 0.45) ** 2 / 0.05 + (y - 0.55) ** 2 / 0.03) < 1] = (90, 58, 44)
    return pixels


def _grids(output: Tensor, gradient: Tensor) -> Iterator[np.ndarray]:
    """The map of a module's output for each way that its axes may be meant."""
    pairs = []
    if output.dim() == 4:
        pairs = [(t, t.permute(0, 3, 1, 2)) for t in (output, gradient)]
    elif output.dim() == 3:
        for ahead in (0, 1, 2, 5):
            side = round(max(output.shape[1] - ahead, 0) ** 0.5)
            if side > 1 and side**2 == output.shape[1] - ahead:
                rows = [t[:, ahead:].transpose(1, 2) for t in (output, gradient)]
                pairs = [(t.reshape(1, -1, side, side),) for t in rows]
    for maps, slopes in zip(*pairs, strict=True) if pairs else ():
        yield (slopes.mean((2, 3), keepdim=True) * maps).sum(1)[0].clamp(min=0).detach().numpy()


def _agreement(network: nn.Module, image: Tensor, actual: np.ndarray, index: int) -> float:
    """The highest correlation of a map with those of the network's modules."""
    outputs: list[Tensor] = []
    for module in network.modules():
        module.register_forward_hook(
            lambda _, __, given: outputs.append(given) if isinstance(given, Tensor) else None
        )
    logit = network(image)[0, index]
    best = -1.0
    for output in outputs:
        gradient = (
            torch.autograd.grad(logit, output, retain_graph=True, allow_unused=True)[0]
            if output.requires_grad
            else None
        )
        for expected in _grids(output, gradient) if gradient is not None else ():
            if expected.shape == actual.shape and expected.std() > 0 and actual.std() > 0:
                best = max(best, float(np.corrcoef(expected.ravel(), actual.ravel())[0, 1]))
    return best


def _tried(jar: Path, folder: Path, network: nn.Module, side: int) -> str:
    """What came of a network, in words."""
    pixels = _photo(side)
    Image.fromarray(pixels).save(folder / "photo.png")
    image = torch.from_numpy(pixels).permute(2, 0, 1)[None] / 255
    image = (image - torch.tensor(MEAN).view(1, 3, 1, 1)) / torch.tensor(STD).view(1, 3, 1, 1)
    with torch.no_grad():
        expected = torch.softmax(network(image), 1)[0, 1].item()
        torch.jit.trace(network, image, check_trace=False).save(str(folder / "model.pt"))
    card = {
        "format": 1,
        "name": "tried",
        "architecture": "tried",
        "input": {"width": side, "height": side, "fit": "squash", "mean": MEAN, "std": STD}
        | {"interpolation": "bilinear-antialias", "scale": 1 / 255},
        "output": {"activation": "softmax", "classes": ["other", "melanoma"], "positive": "melanoma"},
        "targetLayer": "",
    }
    (folder / "model.json").write_text(json.dumps(card))
    command = ["java", "-jar", str(jar), "explain", str(folder / "photo.png")]
    options = ["--model", str(folder / "model.pt"), "--out", str(folder), "--raw", "--overwrite"]
    for index, name in enumerate(card["output"]["classes"]):
        asked = [*command, *options, "--class", name]
        run = subprocess.run(asked, capture_output=True, text=True, check=False)
        if run.returncode != 0:
            reason = run.stderr.split("model.pt", 1)[-1]
            return "refused: " + reason.split(". ")[0].split("; ")[0].strip()
        answer = json.loads(run.stdout.splitlines()[0])
        difference = abs(answer["probabilities"]["melanoma"] - expected)
        if difference >= 1e-4:
            return f"**wrong by {difference:.2g}**"
        raw = np.load(next(folder.glob(f"photo.{name}.*.npy")))
        if raw.any():
            agreement = _agreement(network, image, raw, index)
            agrees = "equals" if agreement >= 0.9999 else f"correlates by {agreement:.2f} with"
            return f"runs, the map {agrees} autograd's"
    return EMPTY


def main(jar: Path, names: list[str]) -> None:
    """Tries the networks, and writes the table unless only some are asked for."""
    rows: dict[tuple[str, str], list[str]] = {}
    for library, name, side, build in _networks():
        if names and name not in names:
            continue
        result = EMPTY
        for seed in SEEDS:
            if result == EMPTY:
                with tempfile.TemporaryDirectory() as folder:
                    result = _tried(jar, Path(folder), _filled(build(), seed), side)
        print(library, name, result, flush=True)
        version = importlib.metadata.version(library)
        rows.setdefault((f"{library} {version}", result), []).append(f"`{name}`")
    if not names:
        table = ["| library | networks | result |", "|---|---|---|"]
        table += [f"| {lib} | {', '.join(all_)} | {what} |" for (lib, what), all_ in rows.items()]
        before, rest = PAGE.read_text().split(BEGIN)
        after = rest.split(END)[1]
        PAGE.write_text(before + BEGIN + "\n".join(table) + "\n" + END + after)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
