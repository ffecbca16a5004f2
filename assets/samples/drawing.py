# SPDX-License-Identifier: Apache-2.0
"""Draws one dermoscopy-like photo with its mask: the library behind `make_samples.py`.

    import numpy as np
    from drawing import draw_lesion

    drawing = draw_lesion(np.random.default_rng(7), "melanoma", 300)
    drawing.image        # uint8, shape (300, 300, 3)
    drawing.mask         # bool,  shape (300, 300)
    drawing.attributes   # a dict that json.dumps takes
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace

import numpy as np

import artefacts
from fields import blur, fractal_noise
from lesion import PLANNERS, LesionPlan, paint_lesion, plan_naevus
from skin import grow_skin

KINDS = ("naevus", "melanoma", "none")
ARTEFACT_RATES = {"hair": 0.3, "stubble": 0.12, "vellus": 0.3, "ruler": 0.22, "ink": 0.08,
                  "bubbles": 0.12, "dark corners": 0.22, "second naevus": 0.2}
"""How often a picture shows each artefact. The same for every kind, so that none gives the answer away."""

PLACES = {"middle": (0.0, 0.1), "off centre": (0.12, 0.26), "edge": (0.34, 0.46)}
"""How far the lesion's middle lies from the picture's, from and to, as a share of its width and height."""

LIGHTS = {
    "neutral": (1.00, 1.00, 1.00), "pink": (1.03, 0.95, 1.04), "yellow": (1.03, 0.99, 0.84),
    "orange": (1.04, 0.92, 0.78), "blue-grey": (0.84, 0.91, 1.02), "violet": (0.97, 0.88, 1.03),
}
"""White balances met in practice: gains for red, green and blue."""


@dataclass(frozen=True)
class Camera:
    """A dermoscope with its camera; one patient's photos are mostly taken with the same one."""

    light: str = "neutral"         # one of LIGHTS
    exposure: float = 1.0          # 0.8 to 1.2
    contrast: float = 1.0          # 0.9 to 1.15
    vignette: float = 0.2          # loss of light in the corners, 0..1
    softness_mm: float = 0.012     # blur of the optics, as a deviation on the skin
    noise: float = 0.008           # sensor noise as a share of white


def plan_camera(rng: np.random.Generator, **given) -> Camera:
    camera = Camera(
        light=str(rng.choice(list(LIGHTS), p=(0.34, 0.2, 0.14, 0.12, 0.1, 0.1))),
        exposure=rng.uniform(0.88, 1.2),
        contrast=rng.uniform(0.92, 1.10),
        vignette=rng.uniform(0.02, 0.4),
        softness_mm=rng.uniform(0.006, 0.022),
        noise=rng.uniform(0.003, 0.010),
    )
    return replace(camera, **given)


@dataclass
class Drawing:
    """A drawn photo.

    image       uint8, shape (height, width, 3), sRGB
    mask        bool, shape (height, width): the lesion that the label speaks of; empty for "none".
                It does not cover a second naevus, and it goes on beneath hair, ink and dark corners.
    attributes  plain Python values: kind, fitzpatrick, artefacts, colours, and measured shape
    """

    image: np.ndarray
    mask: np.ndarray
    attributes: dict


def draw_lesion(rng: np.random.Generator, kind: str = "naevus", size: int | tuple[int, int] = 300, *,
                fitzpatrick: int | None = None, plan: LesionPlan | None = None,
                camera: Camera | None = None, shown: Sequence[str] | None = None,
                sun_damage: float | None = None, field_mm: float | None = None,
                place: str | None = None) -> Drawing:
    """Draws a lesion on skin as a dermoscope would show it.

    kind         "naevus", "melanoma" or "none" (plain skin)
    size         pixels: the side of a square, or (width, height); at least 32
    fitzpatrick  skin type, 1 (very fair) to 6 (very dark)
    shown        names from ARTEFACT_RATES; an empty tuple for a clean picture
    sun_damage   0 (none) to 1: lentigines and blotches
    field_mm     what the picture's short side spans on the skin, in millimetres
    place        "middle", "off centre" or "edge": there, part of the lesion may lie outside the picture

    What is left out is drawn at random from `rng`.
    """
    if kind not in KINDS:
        raise ValueError(f"kind is {kind!r}; it must be one of {', '.join(KINDS)}")
    if place not in (None, *PLACES):
        raise ValueError(f"place is {place!r}; it must be one of {', '.join(PLACES)}")
    width, height = (int(size), int(size)) if np.isscalar(size) else size
    if min(width, height) < 32:
        raise ValueError(f"size is {width} x {height}; a side must have at least 32 pixels")
    # A stream for each part: one part's use of chance does not change another part.
    choose, grow, paint, litter, expose = rng.spawn(5)

    if fitzpatrick is None:
        fitzpatrick = 1 + int(choose.choice(6, p=(0.16, 0.28, 0.22, 0.14, 0.1, 0.1)))
    camera = plan_camera(choose) if camera is None else camera
    shown = _choose_artefacts(choose) if shown is None else tuple(shown)
    sun_damage = max(choose.normal(0.0, 0.3), 0.0) if sun_damage is None else sun_damage
    if place is None:
        place = str(choose.choice(list(PLACES), p=(0.6, 0.28, 0.12)))
    erythema = choose.uniform(0.0, 0.9) ** 1.5
    if plan is None and kind != "none":
        plan = PLANNERS[kind](choose)
    if field_mm is None:
        field_mm = choose.uniform(10.0, 18.0)
        if plan is not None:  # one in eight is seen from so near that it hardly fits
            nearest = 1.8 if choose.random() < 0.125 else 2.9
            field_mm = float(np.clip(field_mm if nearest > 2 else 0.0, nearest * plan.radius_mm, 6.5 * plan.radius_mm))
    px_per_mm = min(width, height) / field_mm

    tissue = grow_skin(grow, (height, width), px_per_mm, fitzpatrick, min(sun_damage, 1.0), erythema)
    mask = np.zeros((height, width), dtype=bool)
    if plan is not None:
        mask = paint_lesion(paint, tissue, plan, _lesion_place(paint, width, height, place))
    if "second naevus" in shown:
        _add_second_naevus(litter, tissue, field_mm)

    image = tissue.colour()
    for name in artefacts.PAINTED:
        if name in shown:
            image = artefacts.add_artefact(litter, name, image, px_per_mm)
    image = expose_photo(expose, image, camera, px_per_mm, "dark corners" in shown)

    attributes = {"kind": kind, "fitzpatrick": fitzpatrick, "field_mm": round(field_mm, 2),
                  "light": camera.light, "artefacts": [name for name in ARTEFACT_RATES if name in shown]}
    if plan is not None:
        attributes |= {"colours": plan.colours(), **measure(mask, px_per_mm), "plan": _rounded(asdict(plan))}
    return Drawing(image, mask, attributes)


def expose_photo(rng: np.random.Generator, image: np.ndarray, camera: Camera, px_per_mm: float,
                 dark_corners: bool = False) -> np.ndarray:
    """From the light that the skin returns (float, 0..1) to the camera's uint8 picture."""
    height, width = image.shape[:2]
    image = blur(image, camera.softness_mm * px_per_mm)
    gains = np.array(LIGHTS[camera.light]) * camera.exposure * rng.normal(1.0, 0.012, 3)
    image = image * gains.astype(np.float32) * _illumination(rng, height, width, camera.vignette)[..., None]
    if dark_corners:
        image = artefacts.add_dark_corners(rng, image)
    image = 0.55 + (image - 0.55) * camera.contrast
    # A camera's response bends towards white instead of clipping there.
    image = np.where(image > 0.85, 0.85 + 0.15 * np.tanh((image - 0.85) / 0.15), image)
    image = image + blur(rng.standard_normal(image.shape, dtype=np.float32), 0.55) * (1.6 * camera.noise)
    return (np.clip(image, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8)


def _illumination(rng, height: int, width: int, vignette: float) -> np.ndarray:
    """Uneven light: darker corners, a slope across the picture, broad unevenness."""
    y = np.linspace(-1.0, 1.0, height, dtype=np.float32)[:, None] - np.float32(rng.normal(0.0, 0.15))
    x = np.linspace(-1.0, 1.0, width, dtype=np.float32)[None, :] - np.float32(rng.normal(0.0, 0.15))
    slope = rng.normal(0.0, 0.025, 2).astype(np.float32)
    light = 1.0 - vignette * (0.5 * (x * x + y * y)) ** 1.5 + slope[0] * x + slope[1] * y
    return light + 0.012 * fractal_noise(rng, (height, width), 0.8 * min(height, width), 2.5)


def _choose_artefacts(rng) -> tuple[str, ...]:
    chances = rng.random(len(ARTEFACT_RATES))
    return tuple(name for (name, rate), chance in zip(ARTEFACT_RATES.items(), chances) if chance < rate)


def _lesion_place(rng, width: int, height: int, place: str) -> tuple[float, float]:
    """Where the lesion's middle lies, as x and y: mostly near the picture's, as a photographer aims."""
    nearest, farthest = PLACES[place]
    turn, far = rng.uniform(0.0, 2.0 * np.pi), rng.uniform(nearest, farthest)
    return width * (0.5 + far * np.cos(turn)), height * (0.5 + far * np.sin(turn))


def _add_second_naevus(rng, tissue, field_mm: float) -> None:
    """A small naevus near the edge, which is no part of the labelled lesion."""
    height, width = tissue.shape
    turn = rng.uniform(0.0, 2.0 * np.pi)
    place = (width * (0.5 + 0.4 * np.cos(turn)), height * (0.5 + 0.4 * np.sin(turn)))
    paint_lesion(rng, tissue, plan_naevus(rng, radius_mm=field_mm * rng.uniform(0.03, 0.07)), place)


def measure(mask: np.ndarray, px_per_mm: float) -> dict:
    """Area and shape of a mask, as the ABCD rule looks at it; {} for an empty one.

    asymmetry is the share of the mask that its half-turned self does not cover
    (0 for an ellipse); border_irregularity is the perimeter squared over 4 pi
    times the area (about 1.3 for a pixelated disc, more for a ragged outline).
    """
    rows, columns = np.nonzero(mask)
    if rows.size == 0:
        return {}
    half_turned = np.zeros_like(mask)
    turned_rows = np.rint(2.0 * rows.mean() - rows).astype(int)
    turned_columns = np.rint(2.0 * columns.mean() - columns).astype(int)
    inside = ((turned_rows >= 0) & (turned_rows < mask.shape[0])
              & (turned_columns >= 0) & (turned_columns < mask.shape[1]))
    half_turned[turned_rows[inside], turned_columns[inside]] = True
    # Steps between pixels overstate the length of a slanted edge by 4 / pi on average.
    padded = np.pad(mask, 1).astype(np.int8)
    steps = np.abs(np.diff(padded, axis=0)).sum() + np.abs(np.diff(padded, axis=1)).sum()
    perimeter = steps * np.pi / 4.0
    return {
        "area_px": int(rows.size),
        "diameter_mm": round(2.0 * float(np.sqrt(rows.size / np.pi)) / px_per_mm, 2),
        "asymmetry": round(1.0 - float((mask & half_turned).sum()) / rows.size, 3),
        "border_irregularity": round(float(perimeter**2 / (4.0 * np.pi * rows.size)), 2),
        "touches_edge": bool(mask[0].any() or mask[-1].any() or mask[:, 0].any() or mask[:, -1].any()),
    }


def _rounded(plan: dict) -> dict:
    return {name: round(value, 3) if isinstance(value, float) else value for name, value in plan.items()}
