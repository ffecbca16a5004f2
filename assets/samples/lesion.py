# SPDX-License-Identifier: Apache-2.0
"""Melanocytic lesions: first a plan (numbers a dermatologist could read), then its drawing.

A plan says how the lesion is; `paint_lesion` adds the pigment, blood and scar
that such a lesion has to the tissue's layers. Naevi and melanomas go through the
same drawing code and their plans' ranges overlap, as in life: no single number,
above all not size or darkness, tells them apart.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from fields import (add_spot, band_noise, blur, cells, fractal_noise, islands, mix, periodic_noise,
                    ridges, smoothstep)
from skin import Tissue

PATTERNS = ("reticular", "globular", "homogeneous")
REACH = 2.1
"""Half the side of the square that a lesion is drawn in, in lesion radii."""


@dataclass(frozen=True)
class LesionPlan:
    """How a lesion looks. Shares and strengths run from 0 to 1 unless said otherwise."""

    kind: str                       # "naevus" or "melanoma"
    radius_mm: float                # of the disc with about the same area
    aspect: float = 1.2             # length over width
    angle: float = 0.0              # of its length, radians
    lobes: int = 1                  # discs that the outline is grown from
    notches: int = 0                # bites taken out of the outline
    border_noise: float = 0.05      # raggedness, in radii
    border_softness: float = 0.25   # width of the fading rim, in radii
    fading: float = 0.0             # how much softer the rim is on one side than on the other
    satellites: int = 0             # faint patches of its pigment beside it
    pigment: float = 0.9            # melanin density of its main brown, 0.2 to 2
    clumping: float = 0.15          # uneven pigment at all scales
    centre: float = 0.0             # -0.7 (pale middle) to 0.7 (dark middle)
    pattern: str = "reticular"      # one of PATTERNS
    network: float = 0.5            # contrast of the pigment network or of the globules
    network_mm: float = 0.22        # size of its meshes
    network_chaos: float = 0.1      # unevenness of its meshes
    dark_share: float = 0.0         # part of the lesion that is dark brown to black
    tan_share: float = 0.0          # part that is light brown
    blue_white_veil: float = 0.0    # part under a blue-white veil
    regression: float = 0.0         # part that has turned white, with grey peppering
    streaks: float = 0.0            # length of the radial streaks at the border
    redness: float = 0.1            # blood in and around the lesion
    yellowness: float = 0.2         # turns its brown to amber
    depth: float = 0.2              # part of the pigment that lies deep, out of focus

    def colours(self) -> list[str]:
        """The colours of the dermatoscopic ABCD rule that this lesion shows."""
        shown = {
            "light brown": self.tan_share > 0.1 or self.pigment < 0.7 or self.centre < -0.2,
            "dark brown": self.pigment >= 0.7 or self.centre > 0.2,
            "black": self.dark_share > 0.08,
            "blue-grey": self.blue_white_veil > 0.05 or self.regression > 0.08,
            "white": self.regression > 0.05,
            "red": self.redness > 0.35,
        }
        return [name for name, present in shown.items() if present]


def plan_naevus(rng: np.random.Generator, **given) -> LesionPlan:
    """A common naevus; about one in five is atypical (larger, two-toned, less even)."""
    atypia = rng.uniform(0.45, 1.0) if rng.random() < 0.2 else rng.uniform(0.0, 0.4)
    pattern = str(rng.choice(PATTERNS, p=(0.5, 0.22, 0.28)))
    plan = LesionPlan(
        kind="naevus",
        radius_mm=float(np.clip(rng.lognormal(np.log(2.3 + 0.9 * atypia), 0.3), 1.2, 5.0)),
        aspect=rng.uniform(1.0, 1.7),
        angle=rng.uniform(0.0, np.pi),
        lobes=1 if atypia < 0.6 else 2,
        border_noise=0.02 + 0.06 * atypia + rng.uniform(0.0, 0.025),
        border_softness=rng.uniform(0.2, 0.75),
        fading=rng.uniform(0.0, 0.9),
        satellites=int(rng.integers(0, 3)),
        pigment=float(np.clip(rng.lognormal(np.log(0.7), 0.55), 0.15, 1.9)),
        clumping=0.10 + 0.12 * atypia + rng.uniform(0.0, 0.08),
        centre=rng.uniform(-0.5, 0.65),
        pattern=pattern,
        network=rng.uniform(0.25, 0.8) if pattern != "homogeneous" else rng.uniform(0.0, 0.2),
        network_mm=rng.uniform(0.19, 0.30),
        network_chaos=0.05 + 0.15 * atypia,
        tan_share=rng.uniform(0.0, 0.35) * atypia,
        redness=rng.uniform(0.0, 0.3),
        yellowness=rng.uniform(0.0, 0.9) * rng.uniform(0.2, 1.0),
        depth=rng.uniform(0.0, 0.8),
    )
    return replace(plan, **given)


def plan_melanoma(rng: np.random.Generator, **given) -> LesionPlan:
    """A melanoma with two to four of the classic signs, at random."""
    signs = rng.choice(["dark", "tan", "veil", "regression", "streaks", "red"], int(rng.integers(2, 5)),
                       replace=False, p=(0.26, 0.2, 0.17, 0.14, 0.11, 0.12))

    def if_shown(sign: str, low: float, high: float) -> float:
        strength = rng.uniform(low, high)
        return strength if sign in signs else 0.0

    plan = LesionPlan(
        kind="melanoma",
        radius_mm=float(np.clip(rng.lognormal(np.log(3.6), 0.35), 1.6, 7.5)),
        aspect=rng.uniform(1.0, 1.7),
        angle=rng.uniform(0.0, np.pi),
        lobes=int(rng.integers(2, 6)),
        notches=int(rng.integers(0, 4)),
        border_noise=rng.uniform(0.05, 0.15),
        border_softness=rng.uniform(0.2, 0.75),
        fading=rng.uniform(0.0, 0.9),
        satellites=int(rng.integers(0, 4)),
        pigment=float(np.clip(rng.lognormal(np.log(0.95), 0.5), 0.2, 2.2)),
        clumping=rng.uniform(0.22, 0.45),
        centre=rng.uniform(-0.3, 0.3),
        pattern=str(rng.choice(PATTERNS, p=(0.55, 0.25, 0.2))),
        network=rng.uniform(0.25, 0.8),
        network_mm=rng.uniform(0.21, 0.33),
        network_chaos=rng.uniform(0.35, 0.8),
        dark_share=if_shown("dark", 0.12, 0.45),
        tan_share=if_shown("tan", 0.15, 0.5),
        blue_white_veil=if_shown("veil", 0.12, 0.4),
        regression=if_shown("regression", 0.10, 0.38),
        streaks=if_shown("streaks", 0.4, 1.0),
        redness=if_shown("red", 0.45, 1.0) or rng.uniform(0.0, 0.25),
        yellowness=rng.uniform(0.0, 0.7) * rng.uniform(0.2, 1.0),
        depth=rng.uniform(0.0, 0.6),
    )
    return replace(plan, **given)


PLANNERS = {"naevus": plan_naevus, "melanoma": plan_melanoma}


# --- drawing ----------------------------------------------------------------


@dataclass
class _Site:
    """The part of the tissue that a lesion is drawn in, with coordinates about its middle."""

    rows: slice
    columns: slice
    x: np.ndarray = field(repr=False)   # in lesion radii, along the lesion's length
    y: np.ndarray = field(repr=False)   # in lesion radii, across it
    px_per_radius: float = 1.0
    px_per_mm: float = 1.0

    @property
    def shape(self) -> tuple[int, int]:
        return self.x.shape


def paint_lesion(rng: np.random.Generator, tissue: Tissue, plan: LesionPlan,
                 centre_px: tuple[float, float]) -> np.ndarray:
    """Adds a lesion to the tissue in place; returns its mask, bool, shape (height, width).

    `centre_px` is its middle as x and y. What lies outside the picture is cut off.
    """
    mask = np.zeros(tissue.shape, dtype=bool)
    site = _site(tissue, plan, centre_px)
    if min(site.shape) < 2:
        return mask
    outline, body, presence = rng.spawn(3)

    level = _level(outline, site, plan)
    cover = _cover(outline, site, plan, level)
    regressed = _regressed(presence, site, plan, level)
    melanin = _pigment(body, site, plan, level) * cover * (1.0 - 0.8 * regressed)

    here = (site.rows, site.columns)
    melanin = melanin + _satellites(presence, site, plan)
    sharp, out_of_focus = blur(melanin, 0.025 * site.px_per_mm), blur(melanin, 0.16 * site.px_per_mm)
    tissue.melanin[here] += mix(sharp, out_of_focus, plan.depth)
    tissue.keratin[here] += plan.yellowness * blur(cover, 0.1 * site.px_per_mm)
    _add_redness(presence, tissue, site, plan, level, cover)
    _add_regression(presence, tissue, site, regressed * smoothstep(0.0, 0.2, cover))
    _add_veil(presence, tissue, site, plan, level, cover)
    mask[here] = blur(cover, 0.05 * site.px_per_mm) > 0.35
    return mask


def _site(tissue: Tissue, plan: LesionPlan, centre_px: tuple[float, float]) -> _Site:
    height, width = tissue.shape
    px_per_radius = plan.radius_mm * tissue.px_per_mm
    reach = REACH * px_per_radius * plan.aspect**0.5
    cx, cy = centre_px
    left, right = (int(np.clip(v, 0, width)) for v in (cx - reach, cx + reach))
    top, bottom = (int(np.clip(v, 0, height)) for v in (cy - reach, cy + reach))
    dx = (np.arange(left, right, dtype=np.float32)[None, :] - np.float32(cx)) / px_per_radius
    dy = (np.arange(top, bottom, dtype=np.float32)[:, None] - np.float32(cy)) / px_per_radius
    long_axis = np.float32(plan.aspect**0.5)
    x = (np.cos(plan.angle) * dx + np.sin(plan.angle) * dy) / long_axis
    y = (np.cos(plan.angle) * dy - np.sin(plan.angle) * dx) * long_axis
    return _Site(slice(top, bottom), slice(left, right), x.astype(np.float32), y.astype(np.float32),
                 px_per_radius, tissue.px_per_mm)


def _level(rng, site: _Site, plan: LesionPlan) -> np.ndarray:
    """How deep inside the lesion a pixel lies, in radii: 0 on the outline, below 0 outside."""
    bend = 0.6 * plan.border_noise + 0.03
    x = site.x + bend * fractal_noise(rng, site.shape, 1.2 * site.px_per_radius, 2.2)
    y = site.y + bend * fractal_noise(rng, site.shape, 1.2 * site.px_per_radius, 2.2)
    level = 1.0 - _lobed_distance(rng, x, y, plan.lobes)
    for _ in range(plan.notches):
        turn, depth = rng.uniform(0.0, 2.0 * np.pi), rng.uniform(0.3, 0.75)
        bite = np.hypot(x - 1.05 * np.cos(turn), y - 1.05 * np.sin(turn)) / rng.uniform(0.25, 0.5)
        level = level - depth * np.exp(-bite**2)
    ragged = plan.border_noise * fractal_noise(rng, site.shape, 0.9 * site.px_per_radius, 2.4)
    return level + ragged + _streak_reach(rng, site.x, site.y, plan, level)


def _lobed_distance(rng, x: np.ndarray, y: np.ndarray, lobes: int) -> np.ndarray:
    """Distance from the middle of the nearest of some merging discs, 1 on their common outline."""
    if lobes == 1:
        return np.hypot(x, y)
    sharpness, total = 7.0, 0.0
    first = rng.uniform(0.0, 2.0 * np.pi)
    for k in range(lobes):
        turn = first + 2.0 * np.pi * (k + rng.uniform(-0.3, 0.3)) / lobes
        far, radius = rng.uniform(0.2, 0.6), rng.uniform(0.5, 0.85)
        distance = np.hypot(x - far * np.cos(turn), y - far * np.sin(turn)) / radius
        total = total + np.exp(-sharpness * (distance - 1.0))
    return 1.0 - np.log(np.maximum(total, 1e-20)) / sharpness


def _streak_reach(rng, x: np.ndarray, y: np.ndarray, plan: LesionPlan, level: np.ndarray) -> np.ndarray:
    """How far radial streaks and pseudopods push the outline out, on one or two sides of it."""
    samples = 1024
    spikes = np.maximum(periodic_noise(rng, samples, 24, 60) - 0.2, 0.0) ** 0.8
    sides = np.maximum(periodic_noise(rng, samples, 1, 3), 0.0)
    if plan.streaks == 0.0:
        return np.zeros_like(x)
    # The bend makes streaks curve a little instead of standing like a clock's marks.
    bend = 0.06 * np.sin(4.0 * np.hypot(x, y) + rng.uniform(0.0, 6.0))
    turn = (np.arctan2(y, x) + bend) / (2.0 * np.pi) % 1.0
    at = (turn * samples).astype(np.int32) % samples
    return 0.28 * plan.streaks * (spikes * sides)[at].astype(np.float32) * np.exp(-((level + 0.15) / 0.22) ** 2)


def _cover(rng, site: _Site, plan: LesionPlan, level: np.ndarray) -> np.ndarray:
    """Share (0..1) of each pixel that the lesion covers: its rim fades, here more than there."""
    evenness = 0.25 if plan.kind == "naevus" else 0.6
    width = plan.border_softness * np.exp(evenness * fractal_noise(rng, site.shape, site.px_per_radius, 2.2))
    side = rng.uniform(0.0, 2.0 * np.pi)
    towards = (np.cos(side) * site.x + np.sin(side) * site.y) / np.maximum(np.hypot(site.x, site.y), 0.3)
    width = width * np.exp(plan.fading * towards)
    fray = 0.12 if plan.kind == "naevus" else 0.14
    frayed = level + fray * width * fractal_noise(rng, site.shape, 0.3 * site.px_per_radius, 1.9)
    return smoothstep(-0.5, 0.5, np.clip(frayed / width, -1.0, 1.0)).astype(np.float32)


def _pigment(rng, site: _Site, plan: LesionPlan, level: np.ndarray) -> np.ndarray:
    """Melanin density inside the lesion."""
    radius, shape = site.px_per_radius, site.shape
    density = plan.pigment * np.exp(plan.clumping * fractal_noise(rng, shape, 0.8 * radius, 1.75))
    middle = smoothstep(0.15, 0.85, level + 0.06 * fractal_noise(rng, shape, 0.5 * radius, 1.8))
    density *= 1.0 + plan.centre * (middle - 0.3)

    off_centre = rng.normal(0.0, 1.0, 2).astype(np.float32)
    side = site.x * off_centre[0] + site.y * off_centre[1]
    patches = fractal_noise(rng, shape, 1.2 * radius, 2.1)
    density *= 1.0 - 0.6 * islands(patches - side, _share(plan.tan_share, level), 0.5)
    density += 1.9 * islands(patches + 0.6 * side, _share(plan.dark_share, level), 0.45)

    texture = _globules(rng, site, plan) if plan.pattern == "globular" else _network(rng, site, plan)
    patchy = 1.0 + 0.9 * plan.network_chaos * fractal_noise(rng, shape, 0.8 * radius, 2.0)
    # A network shows best in the outer half; nearer the middle pigment hides its meshes.
    shown = mix(1.0, 0.35, smoothstep(0.3, 0.9, level)) * np.clip(patchy, 0.0, 1.8)
    return density * np.maximum(1.0 + plan.network * shown * texture, 0.05)


def _satellites(rng, site: _Site, plan: LesionPlan) -> np.ndarray:
    """Melanin of faint, ragged patches beside the lesion, which the mask leaves out."""
    patches = np.zeros(site.shape, dtype=np.float32)
    middle = np.unravel_index(np.argmin(np.hypot(site.x, site.y)), site.shape)
    for _ in range(plan.satellites):
        turn, far = rng.uniform(0.0, 2.0 * np.pi), rng.uniform(1.1, 1.8)
        add_spot(patches, middle[1] + far * site.px_per_radius * np.cos(turn),
                 middle[0] + far * site.px_per_radius * np.sin(turn), site.px_per_radius * rng.uniform(0.1, 0.4),
                 plan.pigment * rng.uniform(0.08, 0.35), rng.uniform(1.0, 2.0), rng.uniform(0.0, np.pi))
    if not plan.satellites:
        return patches
    ragged = 1.0 + 0.6 * fractal_noise(rng, site.shape, 0.4 * site.px_per_radius, 1.8)
    return blur(patches * np.clip(ragged, 0.0, 2.0), 0.08 * site.px_per_radius)


def _share(share: float, level: np.ndarray) -> float:
    """Turns a share of the lesion into a share of the square that it is drawn in."""
    return share * float((level > 0.0).mean())


def _mesh(rng, site: _Site, plan: LesionPlan, size_mm: float):
    """Cells of about `size_mm`, warped: the more chaotic the network, the more."""
    cell = max(size_mm * site.px_per_mm, 2.0)
    top, left = np.mgrid[0:site.shape[0], 0:site.shape[1]].astype(np.float32)
    warp = 0.3 + 0.2 * plan.network_chaos
    turn = rng.uniform(0.0, np.pi)
    x = (np.cos(turn) * left + np.sin(turn) * top) / cell + warp * fractal_noise(rng, site.shape, 8.0 * cell, 3.0)
    y = (np.cos(turn) * top - np.sin(turn) * left) / cell + warp * fractal_noise(rng, site.shape, 8.0 * cell, 3.0)
    return cells(rng, x, y, 0.7 + 0.25 * plan.network_chaos)


def _network(rng, site: _Site, plan: LesionPlan) -> np.ndarray:
    """Pigment network: dark lines round pale holes, mean about 0, from -0.5 to 1."""
    _, wall, tag = _mesh(rng, site, plan, plan.network_mm)
    uneven = np.exp(0.5 * plan.network_chaos * fractal_noise(rng, site.shape, 0.5 * site.px_per_radius, 2.0))
    lines = 1.0 - smoothstep(0.0, 0.55, wall / uneven)
    lines *= 1.0 - 0.5 * plan.network_chaos * (tag > 0.6)
    return 1.4 * (lines - lines.mean())


def _globules(rng, site: _Site, plan: LesionPlan) -> np.ndarray:
    """Globules (cobblestones): round dark clumps, uneven in size in a chaotic lesion."""
    near, _, tag = _mesh(rng, site, plan, 1.25 * plan.network_mm)
    radius = 0.36 + 0.16 * (tag - 0.5) * (1.0 + plan.network_chaos)
    clump = (1.0 - smoothstep(0.75, 1.2, near / radius)) * (tag > 0.7 * plan.network_chaos)
    return 1.3 * (clump - clump.mean())


def _regressed(rng, site: _Site, plan: LesionPlan, level: np.ndarray) -> np.ndarray:
    """Share (0..1) of each pixel that regression has bleached."""
    noise = fractal_noise(rng, site.shape, 1.3 * site.px_per_radius, 2.2)
    lean = rng.normal(0.0, 0.8, 2).astype(np.float32)
    inside = smoothstep(-0.1, 0.2, level)
    where = noise + lean[0] * site.x + lean[1] * site.y + 1.5 * inside
    return islands(where, _share(plan.regression, level), 0.75) * inside


def _add_regression(rng, tissue: Tissue, site: _Site, regressed: np.ndarray) -> None:
    """White scar-like areas with peppering: fine blue-grey granules of melanin in the dermis."""
    here = (site.rows, site.columns)
    grain = ridges(band_noise(rng, site.shape, 0.16 * site.px_per_mm, 0.5) - 1.9, 0.7)
    groups = np.clip(fractal_noise(rng, site.shape, 0.6 * site.px_per_radius, 1.8), 0.0, 1.5)
    cloudy = np.clip(0.5 + 0.22 * fractal_noise(rng, site.shape, 0.5 * site.px_per_radius, 1.5), 0.0, 1.0)
    tissue.fibrosis[here] += 0.75 * regressed * cloudy
    tissue.blood[here] += 0.10 * regressed
    tissue.deep[here] += regressed * groups * (0.55 * grain + 0.16)


def _add_veil(rng, tissue: Tissue, site: _Site, plan: LesionPlan, level: np.ndarray, cover: np.ndarray) -> None:
    """Blue-white veil: a structureless haze over pigment, never over all of the lesion."""
    noise = fractal_noise(rng, site.shape, 1.8 * site.px_per_radius, 2.3)
    lean = rng.normal(0.0, 0.7, 2).astype(np.float32)
    where = noise + lean[0] * site.x + lean[1] * site.y + smoothstep(-0.1, 0.4, level)
    haze = blur(islands(where, _share(plan.blue_white_veil, level), 1.0), 0.08 * site.px_per_radius) * cover**2
    cloudy = np.clip(0.48 + 0.13 * fractal_noise(rng, site.shape, 0.4 * site.px_per_radius, 1.8), 0.0, 0.85)
    here = (site.rows, site.columns)
    tissue.deep[here] += (1.0 - tissue.deep[here]) * haze * cloudy
    tissue.fibrosis[here] += 0.25 * haze * cloudy
    tissue.melanin[here] += 0.7 * haze


def _add_redness(rng, tissue: Tissue, site: _Site, plan: LesionPlan, level: np.ndarray, cover: np.ndarray) -> None:
    """Milky-red areas and dotted or linear vessels inside; a faint flush round the lesion."""
    here = (site.rows, site.columns)
    halo = smoothstep(-0.7, 0.1, level)
    flush = np.clip(0.7 + 0.5 * fractal_noise(rng, site.shape, 1.2 * site.px_per_radius, 2.2), 0.0, 2.0)
    tissue.blood[here] += plan.redness * flush * (0.06 * halo + 0.26 * cover)
    if plan.redness > 0.35:
        winding = ridges(band_noise(rng, site.shape, 0.5 * site.px_per_mm, 0.4), 0.16)
        winding *= np.clip(fractal_noise(rng, site.shape, 0.7 * site.px_per_radius, 2.0), 0.0, 1.5)
        tissue.blood[here] += 0.45 * plan.redness * blur(winding, 0.03 * site.px_per_mm) * cover
        _add_dotted_vessels(rng, tissue, site, plan, cover)


def _add_dotted_vessels(rng, tissue: Tissue, site: _Site, plan: LesionPlan, cover: np.ndarray) -> None:
    dots = np.zeros(site.shape, dtype=np.float32)
    height, width = site.shape
    for _ in range(rng.poisson(1.2 * plan.redness * height * width / site.px_per_mm**2)):
        add_spot(dots, rng.uniform(0, width), rng.uniform(0, height),
                 site.px_per_mm * rng.uniform(0.03, 0.07), rng.uniform(0.2, 0.6))
    tissue.blood[site.rows, site.columns] += dots * cover
