"""Networks by how they pool, and by how many they are: archives and the Grad-CAM of each.

The Grad-CAM is that of plain autograd on the original network: for each grid that is pooled, the
map is computed of what a hook caught there, turned back as the photo was turned, and added up.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional
from torchscript_goldens import CHANNELS, SIZE, Stage, archive, filled, save

GRID = SIZE // 8
PATCH = 8
PATCH_OF_EIGHT = SIZE // 8
Turn = Callable[[Tensor], Tensor]


def _same(maps: Tensor) -> Tensor:
    return maps


def _channels_last(maps: Tensor) -> Tensor:
    return maps.permute(0, 3, 1, 2)


def _tokens(tokens: Tensor, first: int = 0) -> Tensor:
    return tokens[:, first:].transpose(1, 2).reshape(len(tokens), -1, GRID, GRID)


def _without_class_token(tokens: Tensor) -> Tensor:
    return _tokens(tokens, 1)


@dataclass(frozen=True)
class Case:
    """A network, and where its maps come from.

    ``grids``: module, how often it was called before, layout, turn back; ``logits``: what is
    explained, of what ``raw`` gives, or else the network; ``activation``: what its card says;
    ``saved``: by which of PyTorch's ways; ``layer``: which of the archive's layers.
    """

    network: nn.Module
    grids: list[tuple[nn.Module, int, Turn, Turn]]
    logits: Turn = _same
    activation: str | None = None
    raw: nn.Module | None = None
    saved: str = "traced"
    layer: int = 0


def _backbone() -> nn.Sequential:
    return nn.Sequential(Stage(3, 2), Stage(CHANNELS, 2), Stage(CHANNELS, 2))


class Pooled(nn.Module):
    """A backbone, some pooling, one linear layer, and something made of the logits."""

    def __init__(
        self, pool: Turn, outputs: int = 2, ending: Turn = _same, width: int = CHANNELS
    ) -> None:
        super().__init__()
        self.features, self.fc = _backbone(), nn.Linear(width, outputs)
        self.pool, self.ending = pool, ending

    def forward(self, x: Tensor) -> Tensor:
        return self.ending(self.fc(self.pool(self.features(x))))


def _pooled(pool: Turn, width: int = CHANNELS) -> Case:
    network = Pooled(pool, width=width)
    return Case(network, [(network.features, 0, _same, _same)])


def _mean(maps: Tensor) -> Tensor:
    return maps.mean((2, 3))


def _ended(ending: Turn, logits: Turn, activation: str | None, outputs: int = 2) -> Case:
    network = Pooled(_mean, outputs, ending)
    grids = [(network.features, 0, _same, _same)]
    return Case(network, grids, logits, activation, network.fc)


class Block(nn.Module):
    """Attention with one head and a residual sum."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.norm, self.qkv = nn.LayerNorm(width), nn.Linear(width, 3 * width)

    def forward(self, x: Tensor) -> Tensor:
        q, k, v = self.qkv(self.norm(x)).chunk(3, -1)
        return x + torch.softmax(q @ k.transpose(-2, -1), -1) @ v


class Transformer(nn.Module):
    """Patches, blocks, a norm, and the mean over the tokens without the class token."""

    def __init__(self, class_token: bool) -> None:
        super().__init__()
        self.patch = nn.Conv2d(3, CHANNELS, PATCH, PATCH)
        self.token = nn.Parameter(torch.zeros(1, 1, CHANNELS)) if class_token else None
        self.blocks = nn.Sequential(Block(CHANNELS), Block(CHANNELS))
        self.norm, self.fc = nn.LayerNorm(CHANNELS), nn.Linear(CHANNELS, 2)

    def forward(self, x: Tensor) -> Tensor:
        tokens = self.patch(x).flatten(2).transpose(1, 2)
        if self.token is None:
            return self.fc(self.norm(self.blocks(tokens)).mean(1))
        tokens = torch.cat([self.token.expand(x.shape[0], -1, -1), tokens], 1)
        return self.fc(self.norm(self.blocks(tokens))[:, 1:].mean(1))


class Mixer(nn.Module):
    """A linear layer over the tokens, the mean, and a linear layer."""

    def __init__(self) -> None:
        super().__init__()
        self.patch, self.norm = nn.Conv2d(3, CHANNELS, PATCH, PATCH), nn.LayerNorm(CHANNELS)
        self.mix, self.fc = nn.Linear(GRID * GRID, GRID * GRID), nn.Linear(CHANNELS, 2)

    def forward(self, x: Tensor) -> Tensor:
        tokens = self.patch(x).flatten(2)
        return self.fc(self.norm((tokens + self.mix(tokens)).transpose(1, 2)).mean(1))


def _of_tokens(network: nn.Module, layout: Turn) -> Case:
    return Case(network, [(network.norm, 0, layout, _same)])


def _of_block(network: Transformer, layout: Turn) -> Case:
    return Case(network, [(network.blocks[0], 0, layout, _same)])


class ClassToken(Transformer):
    """Answers by its class token, or by the mean of all tokens with it."""

    def __init__(self, pool: Turn) -> None:
        super().__init__(True)
        self.pool = pool

    def forward(self, x: Tensor) -> Tensor:
        tokens = self.patch(x).flatten(2).transpose(1, 2)
        tokens = torch.cat([self.token.expand(x.shape[0], -1, -1), tokens], 1)
        return self.fc(self.pool(self.norm(self.blocks(tokens))))


class Registers(Transformer):
    """Answers by its class token, behind which registers stand before the patches."""

    def __init__(self) -> None:
        super().__init__(True)
        self.registers = nn.Parameter(torch.ones(1, 3, CHANNELS) / 4)

    def forward(self, x: Tensor) -> Tensor:
        tokens = self.patch(x).flatten(2).transpose(1, 2)
        ahead = torch.cat([self.token, self.registers], 1).expand(x.shape[0], -1, -1)
        return self.fc(self.norm(self.blocks(torch.cat([ahead, tokens], 1)))[:, 0])


class ClassAttention(Transformer):
    """Puts its class token before the patches for the last block alone."""

    def forward(self, x: Tensor) -> Tensor:
        tokens = self.blocks[0](self.patch(x).flatten(2).transpose(1, 2))
        tokens = self.blocks[1](torch.cat([self.token.expand(x.shape[0], -1, -1), tokens], 1))
        return self.fc(self.norm(tokens)[:, 0])


class Query(Transformer):
    """Asks all tokens by a query of its own, as attention pooling does."""

    def forward(self, x: Tensor) -> Tensor:
        tokens = self.norm(self.blocks(self.patch(x).flatten(2).transpose(1, 2)))
        shares = torch.softmax(self.token @ tokens.transpose(1, 2), -1)
        return self.fc((shares @ tokens)[:, 0])


def _rated(maps: Tensor) -> Tensor:
    """Instances weighted by what they say, as in multiple-instance learning."""
    tokens = maps.flatten(2).transpose(1, 2)
    return torch.bmm(torch.softmax(tokens.mean(2, True).tanh(), 1).transpose(1, 2), tokens)[:, 0]


def _bilinear(maps: Tensor) -> Tensor:
    rows = maps.flatten(2)
    return torch.bmm(rows, rows.transpose(1, 2)).flatten(1) / GRID**2


class Plain(nn.Module):
    """The same network as can be scripted."""

    def __init__(self) -> None:
        super().__init__()
        self.features, self.fc = _backbone(), nn.Linear(CHANNELS, 2)

    def forward(self, x: Tensor) -> Tensor:
        return self.fc(self.features(x).mean((2, 3)))


class Looped(nn.Module):
    """Looks at the photo turned, in a loop and by branches that stay when it is scripted."""

    def __init__(self) -> None:
        super().__init__()
        self.net, self.together = Plain(), "mean"

    def turned(self, x: Tensor, k: int) -> Tensor:
        """The k-th of four views."""
        if k >= 2:
            x = x.transpose(2, 3)
        if k % 2 == 0:
            return x
        return x.flip(3)

    def forward(self, x: Tensor) -> Tensor:
        logits = torch.zeros((x.shape[0], 2))
        for k in range(4):
            logits += self.net(self.turned(x, k))
        return logits / 4 if self.together == "mean" else torch.softmax(logits, 1)


class Levels(nn.Module):
    """Pools two layers, the second made of the first.

    While it is ``apart``, the second's derivative ends there: the map of both is that of what each
    of them says by itself.
    """

    def __init__(self) -> None:
        super().__init__()
        self.fine, self.coarse = _backbone(), Stage(CHANNELS, 2)
        self.fc, self.apart = nn.Linear(2 * CHANNELS, 2), False

    def forward(self, x: Tensor) -> Tensor:
        fine = self.fine(x)
        coarse = self.coarse(fine.detach() if self.apart else fine)
        return self.fc(torch.cat([fine.mean((2, 3)), coarse.amax((2, 3))], 1))


def _levels(which: int) -> Case:
    network = Levels()
    network.apart = which == 2
    fine = (network.fine, 0, _same, _same)
    coarse = (network.coarse, 0, _same, _same)
    grids = [[fine], [coarse], [fine, (network.coarse, 0, _same, _twice_as_fine)]][which]
    return Case(network, grids, layer=[0, 3, 4][which])


def _twice_as_fine(maps: Tensor) -> Tensor:
    """A cell's four quarters add up to what the cell says."""
    return maps.repeat_interleave(2, -2).repeat_interleave(2, -1) / 4


class Unequal(nn.Module):
    """Two backbones side by side, of which one has more channels, or a coarser grid."""

    def __init__(
        self, one: nn.Module, other: nn.Module, channels: int, pool: Turn = _mean
    ) -> None:
        super().__init__()
        self.one, self.other, self.pool = one, other, pool
        self.first, self.second = nn.Linear(CHANNELS, 2), nn.Linear(channels, 2)

    def forward(self, x: Tensor) -> Tensor:
        return (self.first(_mean(self.one(x))) + self.second(self.pool(self.other(x)))) / 2


def _wider() -> Case:
    more = nn.Sequential(_backbone(), nn.Conv2d(CHANNELS, CHANNELS + 3, 1), nn.SiLU())
    network = Unequal(_backbone(), more, CHANNELS + 3)
    return Case(network, [(net, 0, _same, _same) for net in (network.one, network.other)])


def _coarser(pool: Turn) -> Case:
    coarse = nn.Sequential(_backbone(), Stage(CHANNELS, 2))
    network = Unequal(_backbone(), coarse, CHANNELS, pool)
    other = (network.other, 0, _same, _twice_as_fine)
    return Case(network, [(network.one, 0, _same, _same), other])


def _looped() -> Case:
    network = Looped()
    backs = [_same, MIRRORED[1], SWAPPED[1], lambda m: m.flip(-1).transpose(-2, -1)]
    grids = [(network.net.features, i, _same, back) for i, back in enumerate(backs)]
    return Case(network, grids, saved="scripted")


class Listed(nn.Module):
    """Collects what each of its networks says in a list, as scripted ensembles do."""

    def __init__(self) -> None:
        super().__init__()
        self.nets, self.probabilities = nn.ModuleList(Plain() for _ in range(2)), False

    def forward(self, x: Tensor) -> Tensor:
        answers = []
        for net in self.nets:
            answers.append(net(x))
        logits = torch.stack(answers)
        if self.probabilities:
            logits = torch.softmax(logits, 2)
        return logits.mean(0)


def _listed() -> Case:
    network = Listed()
    grids = [(net.features, 0, _same, _same) for net in network.nets]
    return Case(network, grids, saved="scripted")


class Folds(nn.Module):
    """Networks of one kind, side by side."""

    def __init__(self, count: int, together: Turn) -> None:
        super().__init__()
        self.nets = nn.ModuleList(Pooled(_mean) for _ in range(count))
        self.together = together

    def forward(self, x: Tensor) -> Tensor:
        return self.together(torch.stack([net(x) for net in self.nets]))


class Turned(nn.Module):
    """One network that looks at the photo turned in several ways."""

    def __init__(self, turns: list[Turn], together: Turn) -> None:
        super().__init__()
        self.net, self.turns, self.together = Pooled(_mean), turns, together

    def forward(self, x: Tensor) -> Tensor:
        return self.together(torch.stack([self.net(turn(x)) for turn in self.turns]))


def _mean_of_all(logits: Tensor) -> Tensor:
    return logits.mean(0)


def _mean_probability(logits: Tensor) -> Tensor:
    return torch.softmax(logits, 2).mean(0)


def _logit(probability: Tensor) -> Tensor:
    return torch.log(probability) - torch.log(1 - probability)


def _folds(count: int, together: Turn, logits: Turn = _same, activation: str | None = None) -> Case:
    network = Folds(count, together)
    grids = [(net.features, 0, _same, _same) for net in network.nets]
    return Case(network, grids, logits, activation)


def _turned(
    turns: list[tuple[Turn, Turn]],
    together: Turn = _mean_of_all,
    logits: Turn = _same,
    activation: str | None = None,
) -> Case:
    network = Turned([turn for turn, _ in turns], together)
    features = network.net.features
    grids = [(features, i, _same, back) for i, (_, back) in enumerate(turns)]
    return Case(network, grids, logits, activation)


def _turned_of_three_cells() -> Case:
    """Of too few cells a side to see where they move."""
    case = _turned([MIRRORED])
    case.network.net.features.append(Stage(CHANNELS, 2))
    return case


def _rotation(quarters: int) -> tuple[Turn, Turn]:
    return (
        lambda x: torch.rot90(x, quarters, (2, 3)),
        lambda m: torch.rot90(m, -quarters, (-2, -1)),
    )


AS_IT_IS = (_same, _same)
MIRRORED = (lambda x: x.flip(3), lambda m: m.flip(-1))
UPSIDE_DOWN = (lambda x: x.flip(2), lambda m: m.flip(-2))
SWAPPED = (lambda x: x.transpose(2, 3), lambda m: m.transpose(-2, -1))
TURNED_AND_MIRRORED = (
    lambda x: torch.rot90(x, 1, (2, 3)).flip(3),
    lambda m: torch.rot90(m.flip(-1), -1, (-2, -1)),
)

CASES: dict[str, Callable[[], Case]] = {
    "pool_mean_mean": lambda: _pooled(lambda y: y.mean(3).mean(2)),
    "pool_rows_first": lambda: _pooled(lambda y: y.mean(2).mean(2)),
    "pool_channels_last": lambda: _pooled(lambda y: y.permute(0, 2, 3, 1).mean((1, 2))),
    "pool_width_first": lambda: _pooled(lambda y: y.transpose(1, 3).mean((1, 2))),
    "pool_sum": lambda: _pooled(lambda y: y.sum((2, 3)) / GRID**2),
    "pool_einsum": lambda: _pooled(lambda y: torch.einsum("nchw->nc", y) / GRID**2),
    "pool_flatten_mean": lambda: _pooled(lambda y: y.flatten(2).mean(2)),
    "pool_max": lambda: _pooled(lambda y: y.flatten(2).max(2)[0]),
    "pool_both": lambda: _pooled(
        lambda y: torch.cat([y.mean((2, 3)), y.amax((2, 3))], 1), 2 * CHANNELS
    ),
    "pool_pyramid": lambda: _pooled(
        lambda y: torch.cat([functional.adaptive_avg_pool2d(y, s).flatten(1) for s in (1, 2)], 1),
        5 * CHANNELS,
    ),
    "pool_none": lambda: _pooled(lambda y: y.flatten(1), CHANNELS * GRID**2),
    "pool_weighted": lambda: _pooled(
        lambda y: (y.flatten(2) * torch.softmax(y.flatten(2).mean(1, True), -1)).sum(-1)
    ),
    "tokens_mean": lambda: _of_tokens(Transformer(False), _tokens),
    "tokens_class_token": lambda: _of_tokens(Transformer(True), _without_class_token),
    "tokens_mixed": lambda: _of_tokens(Mixer(), _tokens),
    "folds_three": lambda: _folds(3, _mean_of_all),
    "folds_weighted": lambda: _folds(2, lambda y: y[0] * 0.7 + y[1] * 0.3),
    "folds_probabilities": lambda: _folds(2, _mean_probability, _logit, "none"),
    "turned_mirrored": lambda: _turned([AS_IT_IS, MIRRORED]),
    "turned_upside_down": lambda: _turned([AS_IT_IS, UPSIDE_DOWN]),
    "turned_swapped": lambda: _turned([AS_IT_IS, SWAPPED]),
    "turned_quarters": lambda: _turned([_rotation(k) for k in range(4)]),
    "turned_and_mirrored": lambda: _turned([AS_IT_IS, TURNED_AND_MIRRORED]),
    "turned_once": lambda: _turned([MIRRORED]),
    "turned_probabilities": lambda: _turned(
        [AS_IT_IS, MIRRORED], _mean_probability, _logit, "none"
    ),
    "end_exponential": lambda: _ended(
        lambda y: torch.exp(torch.log_softmax(y, 1)), _same, "softmax"
    ),
    "end_temperature": lambda: _ended(
        lambda y: torch.softmax(y / 1.7, 1), lambda y: y / 1.7, "softmax"
    ),
    "end_one_share": lambda: _ended(
        lambda y: torch.softmax(y, 1)[:, 1],
        lambda y: (y[:, 1] - torch.logsumexp(y[:, ::2], 1))[:, None],
        "sigmoid",
        3,
    ),
    "end_complement": lambda: _ended(lambda y: 1 - torch.sigmoid(y), lambda y: -y, "sigmoid", 1),
    "end_side_by_side": lambda: _ended(
        lambda y: torch.cat([1 - torch.sigmoid(y), torch.sigmoid(y)], 1),
        lambda y: torch.cat([-y, y], 1),
        "sigmoid",
        1,
    ),
    "end_clamped": lambda: _ended(
        lambda y: torch.sigmoid(y).clamp(1e-6, 1 - 1e-6), _same, "sigmoid", 1
    ),
    "end_unknown": lambda: _ended(
        lambda y: torch.sigmoid(y) ** 2, lambda y: _logit(torch.sigmoid(y) ** 2), "none", 1
    ),
    "pool_by_place": lambda: _pooled(
        lambda y: torch.einsum("nchw,hw->nc", y, torch.linspace(0, 1, GRID**2).view(GRID, GRID))
    ),
    "tokens_answered_by_class": lambda: _of_block(
        ClassToken(lambda tokens: tokens[:, 0]), _without_class_token
    ),
    "tokens_class_and_mean": lambda: _of_block(
        ClassToken(lambda tokens: tokens[:, 0] + tokens[:, 1:].mean(1)), _without_class_token
    ),
    "tokens_registers": lambda: _of_block(Registers(), lambda tokens: _tokens(tokens, 4)),
    "tokens_class_attention": lambda: _of_block(ClassAttention(True), _tokens),
    "tokens_queried": lambda: _of_tokens(Query(True), _tokens),
    "pool_rated": lambda: _pooled(_rated),
    "pool_bilinear": lambda: _pooled(_bilinear, CHANNELS**2),
    "scripted_loop": _looped,
    "scripted_list": _listed,
    "levels_first": lambda: _levels(0),
    "levels_second": lambda: _levels(1),
    "levels_together": lambda: _levels(2),
    "folds_wider": _wider,
    "folds_coarser": lambda: _coarser(_mean),
    "pool_part": lambda: _pooled(lambda y: y[:, :, 1:5, ::2].mean((2, 3))),
    "pool_sorted": lambda: _pooled(lambda y: y.flatten(2).sort(2)[0][:, :, -8:].mean(2)),
    "turned_colours": lambda: _turned([(lambda x: x[:, [2, 1, 0]], _same)]),
    "folds_coarser_most": lambda: _coarser(lambda y: y.amax((2, 3))),
    "turned_of_three_cells": _turned_of_three_cells,
    "end_twice": lambda: _ended(
        lambda y: torch.softmax(torch.softmax(y, 1), 1), lambda y: torch.softmax(y, 1), "softmax"
    ),
    "end_within_unit": lambda: _ended(
        lambda y: torch.sigmoid(y) ** 2, lambda y: torch.sigmoid(y) ** 2, "softmax"
    ),
    "end_evidence": lambda: _ended(
        lambda y: functional.softplus(y) + 1, lambda y: functional.softplus(y) + 1, "softmax"
    ),
}


def write(folder: Path) -> None:
    """Writes each archive, its maps and index.json into ``folder``, and the input."""
    folder.mkdir(parents=True, exist_ok=True)
    image = np.random.RandomState(7).standard_normal((1, 3, SIZE, SIZE)).astype(np.float32)
    np.save(folder / "input.npy", image[0])
    cases = []
    for seed, (name, build) in enumerate(CASES.items()):
        case = build()
        filled(case.network, seed)
        signed = _explained(case, torch.from_numpy(image))
        if isinstance(case.network, Levels):
            case.network.apart = False
        np.save(folder / f"{name}.signed.npy", signed)
        save(archive(case.network, case.saved), folder / f"{name}.pt")
        cases.append(
            {
                "archive": f"{name}.pt",
                "signed": f"{name}.signed.npy",
                "outputs": signed.shape[0],
                "grid": signed.shape[-1],
                "activation": case.activation,
                "layer": case.layer,
            }
        )
    (folder / "index.json").write_text(json.dumps({"cases": cases}, indent=1) + "\n")


def _explained(case: Case, image: Tensor) -> np.ndarray:
    """The signed Grad-CAM of each logit, (C, h, w)."""
    caught: dict[nn.Module, list[Tensor]] = {}
    modules = {module for module, *_ in case.grids} | ({case.raw} if case.raw else set())
    for module in modules:
        module.register_forward_hook(
            lambda module, _, output: caught.setdefault(module, []).append(output)
        )
    output = case.network(image)
    logits = case.logits(caught[case.raw][0] if case.raw else output)[0]
    signed = []
    for logit in logits:
        total = torch.zeros(1)
        for module, call, layout, back in case.grids:
            activations = caught[module][call]
            (gradient,) = torch.autograd.grad(logit, activations, retain_graph=True)
            weights = layout(gradient).mean(dim=(2, 3), keepdim=True)
            total = total + back((weights * layout(activations)).sum(1)[0])
        signed.append(total.detach().numpy())
    for module in modules:
        module._forward_hooks.clear()
    return np.stack(signed).astype(np.float32)


class Attended(nn.Module):
    """A backbone whose positions attend to each other before one of them answers."""

    def __init__(self) -> None:
        super().__init__()
        self.features, self.block = _backbone(), Block(CHANNELS)
        self.fc = nn.Linear(CHANNELS, 2)

    def forward(self, x: Tensor) -> Tensor:
        tokens = self.features(x).flatten(2).transpose(1, 2)
        return self.fc(self.block(tokens)[:, 0])


class MixedRows(Mixer):
    """Flattens the patches into a row, mixes them, and makes a row of tokens of it again."""

    def forward(self, x: Tensor) -> Tensor:
        row = self.patch(x).flatten(1)
        tokens = row.view(len(x), CHANNELS, -1)
        return self.fc(self.norm((tokens + self.mix(tokens)).transpose(1, 2))[:, 0])


class ByPlace(nn.Module):
    """Raises each position to a power of its own before the mean."""

    def __init__(self) -> None:
        super().__init__()
        self.features, self.fc = _backbone(), nn.Linear(CHANNELS, 2)
        self.power = nn.Parameter(torch.zeros(1, 1, GRID, GRID))

    def forward(self, x: Tensor) -> Tensor:
        maps = self.features(x).clamp(min=0.1).pow(1 + self.power.abs())
        return self.fc(maps.mean((2, 3)))


class StackedTokens(nn.Module):
    """Four networks whose answers stand side by side before their mean, as a row of tokens would."""

    def __init__(self) -> None:
        super().__init__()
        self.nets = nn.ModuleList(Attended() for _ in range(4))

    def forward(self, x: Tensor) -> Tensor:
        return torch.stack([net(x) for net in self.nets], 1).mean(1)


class InOneBatch(nn.Module):
    """Looks at the photo and at its mirror image in one batch."""

    def __init__(self) -> None:
        super().__init__()
        self.net = Pooled(_mean)

    def forward(self, x: Tensor) -> Tensor:
        return self.net(torch.cat([x, x.flip(3)])).view(2, -1, 2).mean(0)


class FillsAnotherGrid(Transformer):
    """Has 8 x 6 patches and two tokens in front, as many as a square grid and one in front."""

    def __init__(self) -> None:
        super().__init__(True)
        self.patch = nn.Conv2d(3, CHANNELS, (6, 8), (6, 8))
        self.register = nn.Parameter(torch.zeros(1, 1, CHANNELS))

    def forward(self, x: Tensor) -> Tensor:
        tokens = self.patch(x).flatten(2).transpose(1, 2)
        ahead = torch.cat([self.token, self.register], 1).expand(x.shape[0], -1, -1)
        return self.fc(self.norm(self.blocks(torch.cat([ahead, tokens], 1)))[:, 0])


class SortedTokens(Transformer):
    """Has its tokens in the order of their length before the blocks."""

    def forward(self, x: Tensor) -> Tensor:
        tokens = self.patch(x).flatten(2).transpose(1, 2)
        order = tokens.norm(dim=-1, keepdim=True).argsort(1).expand(-1, -1, CHANNELS)
        return self.fc(self.norm(self.blocks(torch.gather(tokens, 1, order))).mean(1))


class MergedTokens(Transformer):
    """Takes the mean of each four tokens of a row before it takes that of all."""

    def __init__(self) -> None:
        super().__init__(False)

    def forward(self, x: Tensor) -> Tensor:
        tokens = self.blocks(self.patch(x).flatten(2).transpose(1, 2))
        merged = functional.avg_pool1d(tokens.transpose(1, 2), 4, 4)
        return self.fc(functional.relu(merged).mean(2))


class CroppedWithin(nn.Module):
    """Crops the photo in a part that has layers too."""

    class Part(nn.Module):
        def __init__(self) -> None:
            super().__init__()
            self.features = _backbone()

        def forward(self, x: Tensor) -> Tensor:
            return self.features(x[:, :, 8:40, 8:40])

    def __init__(self) -> None:
        super().__init__()
        self.part, self.fc = CroppedWithin.Part(), nn.Linear(CHANNELS, 2)

    def forward(self, x: Tensor) -> Tensor:
        return self.fc(self.part(x).mean((2, 3)))


def _swapped_halves(x: Tensor) -> Tensor:
    left, right = x.chunk(2, 3)
    return torch.cat([right, left], 3)


def _ended_by(ending: Turn, outputs: int = 2) -> Callable[[], nn.Module]:
    return lambda: Pooled(_mean, outputs, ending)


def _turned_by(turn: Turn) -> Callable[[], nn.Module]:
    return lambda: Turned([turn], _mean_of_all)


def _padded_to_eights(x: Tensor) -> Tensor:
    """Fills up to whole patches, by none here; a trace computes that of the photo's size."""
    height, width = x.shape[2:]
    return functional.pad(x, (0, (8 - width % 8) % 8, 0, (8 - height % 8) % 8))


class Heads(nn.Module):
    """Attention with two heads, by views and permutations as most have it."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(CHANNELS, 3 * CHANNELS)

    def forward(self, x: Tensor) -> Tensor:
        count, length, width = x.shape
        rows = self.qkv(x).reshape(count, length, 3, 2, width // 2).permute(2, 0, 3, 1, 4)
        q, k, v = rows[0], rows[1], rows[2]
        mixed = torch.softmax(q @ k.transpose(-2, -1), -1) @ v
        return x + mixed.transpose(1, 2).reshape(count, length, width)


class KeepsOneToken(Transformer):
    """Writes what it knows of the whole photo into one token, as trained transformers do."""

    def __init__(self) -> None:
        super().__init__(False)
        self.blocks = Heads()
        self.register_buffer("p", torch.zeros(1, GRID * GRID, 1))
        self.p[0, 20] = 10

    def forward(self, x: Tensor) -> Tensor:
        tokens = self.blocks(self.patch(x).flatten(2).transpose(1, 2))
        tokens = tokens + self.p * torch.sin(1000 * tokens.mean(1, keepdim=True))
        return self.fc(self.norm(tokens).mean(1))


class TokensByWindow(Transformer):
    """Has its tokens window by window."""

    def __init__(self) -> None:
        super().__init__(False)
        self.blocks = Heads()

    def forward(self, x: Tensor) -> Tensor:
        maps = self.patch(x)
        windows = maps.view(len(x), CHANNELS, 2, GRID // 2, 2, GRID // 2).permute(0, 2, 4, 3, 5, 1)
        tokens = windows.reshape(len(x), GRID * GRID, CHANNELS)
        return self.fc(self.norm(self.blocks(tokens)).mean(1))


class MirroredBefore(nn.Module):
    """Mirrors the photo by a product; its last layer is one cell, as that of VGG."""

    def __init__(self) -> None:
        super().__init__()
        self.features = _backbone()
        self.last, self.fc = nn.Conv2d(CHANNELS, CHANNELS, GRID), nn.Linear(CHANNELS, 2)

    def forward(self, x: Tensor) -> Tensor:
        maps = self.features(torch.matmul(x, torch.eye(SIZE).flip(0)))
        return self.fc(functional.relu(self.last(maps)).mean((2, 3)))


def _mirrored_if_larger(x: Tensor) -> Tensor:
    width = x.shape[3]
    larger = (width - SIZE) // 16
    columns = torch.arange(width)
    taken = columns * (1 - 2 * larger) + larger * (width - 1)
    return torch.matmul(x, (columns[:, None] == taken[None]).float())


# Nothing is wrong with these, but for the last, and that only if the photo is larger.
SOUND: dict[str, Callable[[], nn.Module]] = {
    "computed_border": _turned_by(_padded_to_eights),
    "one_token_kept": KeepsOneToken,
    "mirrored_if_larger": _turned_by(_mirrored_if_larger),
}

DOUBTFUL: dict[str, Callable[[], nn.Module]] = {
    "all_tokens": lambda: ClassToken(lambda tokens: tokens.mean(1)),
    "mixed_rows": MixedRows,
    "attention": Attended,
    "cropped": lambda: Turned([lambda x: x[:, :, 8:40, 8:40]], _mean_of_all),
    "shifted": lambda: Turned([_same, lambda x: torch.roll(x, 8, 3)], _mean_of_all),
    "in_one_batch": InOneBatch,
    "padded": lambda: Turned([lambda x: functional.pad(x, (0, 24, 0, 24))], _mean_of_all),
    "by_place": ByPlace,
    "stacked": lambda: StackedTokens(),
    "rounded": lambda: Pooled(_mean, ending=lambda y: torch.round(y * 10)),
    "compared": lambda: Pooled(_mean, ending=lambda y: (y > 0).float()),
    "another_grid": FillsAnotherGrid,
    "answered_by_patch": lambda: ClassToken(lambda tokens: tokens[:, GRID * GRID]),
    "sorted_tokens": lambda: SortedTokens(False),
    "per_cent": lambda: Pooled(_mean, ending=lambda y: torch.softmax(y, 1) * 100),
    "tanh": lambda: Pooled(_mean, ending=torch.tanh),
    "tanh_module": _ended_by(nn.Tanh()),
    "softsign": _ended_by(nn.Softsign()),
    "hardsigmoid": _ended_by(nn.Hardsigmoid()),
    "arctangent": _ended_by(torch.atan),
    "tanh_shifted": _ended_by(lambda y: (torch.tanh(y) + 1) / 2),
    "sorted_answers": _ended_by(lambda y: torch.softmax(y, 1).sort(1, descending=True).values),
    "merged_tokens": MergedTokens,
    "cropped_within": CroppedWithin,
    "cropped_grid": lambda: Pooled(lambda maps: functional.relu(maps[:, :, 1:5, 1:5]).mean((2, 3))),
    "narrow_border": _turned_by(lambda x: functional.pad(x, (3, 0, 3, 0))),
    "second_border": _turned_by(lambda x: functional.pad(x, (3, 3, 3, 3))),
    "enlarged_and_cropped": _turned_by(
        lambda x: functional.interpolate(x, scale_factor=2.0, mode="bilinear")[:, :, :48, :48]
    ),
    "swapped_halves": _turned_by(_swapped_halves),
    "mirrored_by_product": _turned_by(lambda x: torch.matmul(x, torch.eye(48).flip(0))),
    "axes_named_by_letters": _turned_by(lambda x: torch.einsum("nchw->ncwh", x)),
    "tokens_by_window": TokensByWindow,
    "mirrored_before": MirroredBefore,
}


class MergedPatches(nn.Module):
    """Joins each four tokens of a row of eight: sixteen, which are no four by four."""

    def __init__(self) -> None:
        super().__init__()
        self.patch = nn.Conv2d(3, CHANNELS, PATCH_OF_EIGHT, PATCH_OF_EIGHT)
        self.joined, self.fc = nn.Linear(4 * CHANNELS, CHANNELS), nn.Linear(CHANNELS, 2)

    def forward(self, x: Tensor) -> Tensor:
        tokens = self.patch(x).flatten(2).transpose(1, 2)
        return self.fc(self.joined(tokens.reshape(len(x), -1, 4 * CHANNELS)).mean(1))


FURTHER: dict[str, Callable[[], nn.Module]] = {
    "frequencies": _turned_by(lambda x: torch.fft.fft2(x).abs()),
    "rows_side_by_side": _turned_by(lambda x: x.reshape(1, 3, SIZE // 2, 2 * SIZE)),
    "merged_patches": MergedPatches,
}  # of which no map can be shown either; their seeds come after those


def write_doubtful(folder: Path) -> None:
    """Writes archives of which no map can be shown unasked, and some that seem to be such."""
    folder.mkdir(parents=True, exist_ok=True)
    for seed, (name, build) in enumerate((DOUBTFUL | SOUND | FURTHER).items()):
        save(archive(filled(build(), seed), "traced"), folder / f"{name}.pt")
