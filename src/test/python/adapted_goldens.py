"""Archives that are changed before they are run: other outputs, types, devices, states and inputs.

Each is the same tiny network, saved as people save theirs; the Grad-CAM is what plain autograd
finds in float32 on the network itself, its weights rounded where the archive's are.
"""

from __future__ import annotations

import copy
import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torchscript_goldens import CHANNELS, SIZE, TimmStyle, _explained, filled, save

Form = Callable[[Tensor], Tensor]


class Around(nn.Module):
    """A network behind something that prepares its input and before something that wraps what it gives."""

    def __init__(self, net: nn.Module, before: Form, behind: Callable[[Tensor, Tensor], Any]) -> None:
        super().__init__()
        self.net, self.before, self.behind = net, before, behind

    def forward(self, x: Tensor) -> Any:
        return self.behind(self.net(self.before(x)), x)


class Heads(NamedTuple):
    """What a scripted network may give."""

    hidden: Tensor
    logits: Tensor


class Named(nn.Module):
    """Gives a named tuple."""

    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.net = net

    def forward(self, x: Tensor) -> Heads:
        return Heads(x, self.net(x))


class WithLoss(nn.Module):
    """Gives a dictionary with a loss that is not there, as training code does."""

    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.net = net

    def forward(self, x: Tensor) -> dict[str, Tensor | None]:
        out: dict[str, Tensor | None] = {}
        out["loss"] = None
        out["logits"] = self.net(x)
        return out


class Grey(TimmStyle):
    """Takes one channel."""

    def __init__(self) -> None:
        super().__init__()
        self.blocks[0].conv = nn.Conv2d(1, CHANNELS, 3, 2, 1, bias=False)


class WithNumbers(nn.Module):
    """Takes numbers of a patient besides the photo, behind the pooling."""

    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.net, self.numbers = net, nn.Linear(2, 3)

    def forward(self, x: Tensor, patient: Tensor) -> Tensor:
        return self.net(x) + self.numbers(patient)


class Asked(TimmStyle):
    """The same network of a patient's numbers, for autograd."""

    def __init__(self, whole: WithNumbers, patient: Tensor) -> None:
        super().__init__()
        self.load_state_dict(whole.net.state_dict())
        self.more = whole.numbers(patient)

    def logits(self, maps: Tensor) -> Tensor:
        return super().logits(maps) + self.more

    def forward(self, x: Tensor) -> Tensor:
        return super().forward(x) + self.more


class Random(nn.Module):
    """Drops maps at random, as stochastic depth does in training."""

    def __init__(self, net: nn.Module) -> None:
        super().__init__()
        self.net = net

    def forward(self, x: Tensor) -> Tensor:
        return self.net(x * x.new_empty((1, 1, 1, 1)).bernoulli_(0.8))


def _same(x: Tensor) -> Tensor:
    return x


def write(folder: Path) -> None:
    """Writes the archives, their inputs, the goldens and index.json into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    noise = torch.from_numpy(
        np.random.RandomState(7).standard_normal((1, 3, SIZE, SIZE)).astype(np.float32)
    )
    net = filled(TimmStyle(), seed=4)
    cases: list[dict[str, Any]] = []

    def case(
        name: str,
        module: torch.jit.ScriptModule,
        of: nn.Module = net,
        given: Tensor = noise,
        seen: Tensor = noise,
        tolerance: float = 1e-4,
        **card: Any,
    ) -> None:
        """``given`` is what the program passes, (1, 3, H, W); ``seen`` what the network gets."""
        save(module, folder / f"{name}.pt")
        kept = "input.npy" if given is noise else f"{name}.input.npy"
        np.save(folder / kept, given[0].numpy())
        _, signed = _explained(of, seen)
        np.save(folder / f"{name}.signed.npy", signed)
        with torch.no_grad():
            logits = of(seen)[0].tolist()
        facts = {"archive": name, "input": kept, "logits": logits, "grid": signed.shape[-1]}
        facts["tolerance"] = tolerance
        cases.append({**facts, "card": card})

    def around(behind: Callable[[Tensor, Tensor], Any], before: Form = _same) -> nn.Module:
        return Around(net, before, behind).eval()

    case("tuple", _traced(around(lambda y, x: (y,)), noise))
    case("nested", _traced(around(lambda y, x: ((x, x.mean((2, 3))[:, :2]), (y,))), noise))
    case("list", _traced(around(lambda y, x: [y * 2, y]), noise), tensor=1)
    case("dictionary", _traced(around(lambda y, x: {"hidden": x, "logits": y}), noise))
    case("one_by_one", _traced(around(lambda y, x: y[:, :, None, None]), noise))
    case("named_tuple", torch.jit.script(Named(net).eval()))
    case("no_loss", torch.jit.script(WithLoss(net).eval()), tensor="logits")

    # Freezing folds batch-norm into weights of 16 bits, and autocast's casts into weights: both
    # round the weights in the file once more, which no network in Python has.
    types = {
        "half": (torch.half, 1e-3),
        "bfloat16": (torch.bfloat16, 1e-2),
        "double": (torch.double, 1e-4),
    }
    for name, (dtype, rounding) in types.items():
        rounded = copy.deepcopy(net).to(dtype)
        plain = copy.deepcopy(rounded).float()
        case(name, _traced(rounded, noise.to(dtype)), of=plain)
        frozen = torch.jit.freeze(torch.jit.script(rounded))
        case(f"{name}_frozen", frozen, of=plain, tolerance=rounding)
    half = copy.deepcopy(net).half()
    casting = Around(half, lambda x: x.half(), lambda y, x: y.float()).eval()
    case("half_inside", _traced(casting, noise), of=copy.deepcopy(half).float())
    with torch.autocast("cpu", torch.bfloat16):
        cast = _traced(copy.deepcopy(net), noise)
        frozen = torch.jit.freeze(_traced(copy.deepcopy(net), noise))
    case("autocast", cast)
    case("autocast_frozen", frozen, tolerance=types["bfloat16"][1])

    cuda = around(lambda y, x: y + torch.zeros(1, device=x.device).to(x.device))
    case("cuda", _traced(cuda, noise))
    _replace(folder / "cuda.pt", b'torch.device("cpu")', b'torch.device("cuda:0")')

    training = copy.deepcopy(net).train()
    traced = _traced(training, noise)  # which moves the statistics of batch-norm
    case("training", traced, of=training.eval())
    case("training_script", torch.jit.script(copy.deepcopy(net).train()))

    last = _traced(around(lambda y, x: y, lambda x: x.permute(0, 3, 1, 2)), noise.permute(0, 2, 3, 1))
    case("channels_last", last, layout="nhwc")
    levels = torch.randint(0, 256, (1, 3, SIZE, SIZE), generator=torch.Generator().manual_seed(3))
    scaled = levels.float() / 255
    of_bytes = around(lambda y, x: y, lambda x: torch.bitwise_and(x, 255).float() / 255)
    case("bytes", _traced(of_bytes, levels.byte()), given=levels.float(), seen=scaled, type="uint8")
    grey = filled(Grey(), seed=6)
    one = noise[:, :1]
    case("grey", _traced(grey, one), of=grey, given=one.repeat(1, 3, 1, 1), seen=one, grey=True)

    whole = filled(WithNumbers(copy.deepcopy(net)), seed=8)
    patient = [0.5, -1.0]
    with torch.no_grad():
        asked = Asked(whole, torch.tensor([patient])).eval()
    case("numbers", _traced(whole, (noise, torch.zeros(1, 2))), of=asked, inputs={"patient": patient})

    save(_traced(Random(net).eval(), noise), folder / "random.pt")
    picture = nn.Sequential(net.blocks, nn.Conv2d(CHANNELS, 2, 1), nn.Upsample(scale_factor=8))
    save(_traced(picture.eval(), noise), folder / "picture.pt")
    (folder / "index.json").write_text(json.dumps({"cases": cases}, indent=1) + "\n")


def _traced(module: nn.Module, example: Tensor | tuple[Tensor, ...]) -> torch.jit.ScriptModule:
    with torch.no_grad():
        return torch.jit.trace(module, example, check_trace=False, strict=False)


def _replace(file: Path, old: bytes, new: bytes) -> None:
    buffer = io.BytesIO(file.read_bytes())
    with zipfile.ZipFile(buffer) as source, zipfile.ZipFile(file, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            code = entry.filename.endswith(".py")
            target.writestr(entry, content.replace(old, new) if code else content, zipfile.ZIP_DEFLATED)
