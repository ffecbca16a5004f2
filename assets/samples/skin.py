# SPDX-License-Identifier: Apache-2.0
"""Skin as a stack of absorbing and scattering layers, and its colour.

Colour comes from how much of each chromophore the light meets, not from a
palette: epidermal melanin (brown), haemoglobin (red), keratin (yellow), melanin
deep in the dermis (blue-grey, because the tissue above scatters blue light back) and
fibrosis (white). A lesion adds to the same layers, so that its colours fit the
skin that it lies in.
"""

from dataclasses import dataclass

import numpy as np

from fields import add_spot, band_noise, blur, fractal_noise, mix, paint_strokes, ridges, winding_path

SKIN_MELANIN = {1: 0.00, 2: 0.08, 3: 0.24, 4: 0.50, 5: 0.90, 6: 1.40}
"""Melanin density of untanned skin, by Fitzpatrick type."""

DERMIS = np.array([0.955, 0.835, 0.785], dtype=np.float32)
SKIN_ABSORPTION = np.array([0.52, 0.75, 0.92], dtype=np.float32)
"""Melanin spread evenly through skin looks greyer than a naevus's clumps of it."""
MELANIN_ABSORPTION = np.array([0.38, 0.74, 1.04], dtype=np.float32)
MELANIN_GREYING = 0.04
"""Dense melanin absorbs all colours: brown turns to black. Per density squared."""
BLOOD_ABSORPTION = np.array([0.10, 0.78, 0.60], dtype=np.float32)
KERATIN_ABSORPTION = np.array([0.02, 0.13, 0.62], dtype=np.float32)
DEEP_COLOUR = np.array([0.55, 0.55, 0.60], dtype=np.float32)
FIBROSIS_COLOUR = np.array([0.90, 0.83, 0.83], dtype=np.float32)
MELANIN_LIMIT = 4.5
"""Density beyond which more melanin hardly darkens: some light returns from above it."""


@dataclass
class Tissue:
    """What lies under each pixel. All fields have shape (height, width), float32.

    base      colour of even skin, shape (3,), 0..1
    melanin   optical density beyond that of the skin, 0 (none) to about 4 (black)
    blood     optical density, 0 to about 1.5
    keratin   optical density, 0 to about 1
    deep      share of the light returned by blue-grey deep pigment, 0..1
    fibrosis  share of the light returned by white, scar-like tissue, 0..1
    """

    base: np.ndarray
    melanin: np.ndarray
    blood: np.ndarray
    keratin: np.ndarray
    deep: np.ndarray
    fibrosis: np.ndarray
    px_per_mm: float

    @property
    def shape(self) -> tuple[int, int]:
        return self.melanin.shape

    def colour(self) -> np.ndarray:
        """Display colour under even white light, shape (height, width, 3), about 0..1."""
        melanin = MELANIN_LIMIT * np.tanh(self.melanin / MELANIN_LIMIT)
        density = (melanin[..., None] * MELANIN_ABSORPTION + (MELANIN_GREYING * melanin**2)[..., None]
                   + np.maximum(self.blood, 0.0)[..., None] * BLOOD_ABSORPTION
                   + np.maximum(self.keratin, 0.0)[..., None] * KERATIN_ABSORPTION)
        colour = self.base * np.exp(-density)
        # Scar and veil are dimmer in darker skin: they are seen through its melanin too.
        shade = np.sqrt(self.base / DERMIS)
        colour = mix(colour, FIBROSIS_COLOUR * shade, np.clip(self.fibrosis, 0.0, 1.0)[..., None])
        haze = DEEP_COLOUR * shade * np.exp(-0.22 * melanin)[..., None]
        return mix(colour, haze, np.clip(self.deep, 0.0, 1.0)[..., None])


def grow_skin(rng: np.random.Generator, shape: tuple[int, int], px_per_mm: float,
              fitzpatrick: int, sun_damage: float = 0.0, erythema: float = 0.3) -> Tissue:
    """Skin without a lesion. `sun_damage` and `erythema` (redness) run from 0 to 1."""
    darkness = SKIN_MELANIN[fitzpatrick]
    grain_angle = rng.uniform(0.0, np.pi)
    layers = np.zeros((5, *shape), dtype=np.float32)
    tissue = Tissue(DERMIS * np.exp(-darkness * SKIN_ABSORPTION), *layers, px_per_mm)
    _mottle(rng, tissue, darkness, sun_damage, grain_angle)
    _redden(rng, tissue, erythema)
    _add_vessels(rng, tissue, sun_damage, erythema)
    _furrow(rng, tissue, darkness, grain_angle)
    _add_freckles(rng, tissue, sun_damage)
    _add_follicles(rng, tissue)
    return tissue


def _mottle(rng, tissue: Tissue, darkness: float, sun_damage: float, angle: float) -> None:
    """Uneven pigment: broad blotches, a fine grain along the tension lines, lentigo patches."""
    ppm, shape = tissue.px_per_mm, tissue.shape
    unevenness = 0.025 + 0.04 * darkness**0.5 + 0.05 * sun_damage
    tissue.melanin += unevenness * fractal_noise(rng, shape, 5.0 * ppm, 1.9)
    sallowness = rng.uniform(0.0, 0.3)
    tissue.keratin += sallowness * (1.0 + 0.2 * fractal_noise(rng, shape, 3.0 * ppm, 1.8))
    tissue.melanin += 0.5 * unevenness * fractal_noise(rng, shape, 0.7 * ppm, 1.6, stretch=2.5, angle=angle)
    tissue.melanin += 0.4 * unevenness * band_noise(rng, shape, 0.3 * ppm, 0.5)
    if sun_damage > 0.0:
        patches = fractal_noise(rng, shape, 2.2 * ppm, 2.0, stretch=1.5, angle=angle)
        tissue.melanin += 0.16 * sun_damage * np.maximum(patches - 0.4, 0.0)


def _redden(rng, tissue: Tissue, erythema: float) -> None:
    """Diffuse redness and the blurred mesh of small vessels below the surface."""
    ppm, shape = tissue.px_per_mm, tissue.shape
    flush = 1.0 + 0.4 * fractal_noise(rng, shape, 4.0 * ppm, 1.9)
    vessels = ridges(band_noise(rng, shape, 2.4 * ppm, 0.45), 0.22)
    vessels *= np.clip(0.6 + 0.8 * fractal_noise(rng, shape, 6.0 * ppm, 2.0), 0.0, 1.5)
    tissue.blood += (0.02 + 0.11 * erythema) * flush
    tissue.blood += 0.13 * erythema * blur(vessels, 0.08 * ppm)


def _add_vessels(rng, tissue: Tissue, sun_damage: float, erythema: float) -> None:
    """Single vessels: faint, winding red ones near the surface, and now and then a blurred blue vein."""
    height, width = tissue.shape
    ppm = tissue.px_per_mm
    area_mm2 = height * width / ppm**2
    fine = [winding_path(rng, (rng.uniform(0, width), rng.uniform(0, height)), ppm * rng.uniform(1.0, 5.0),
                         ppm * rng.uniform(0.05, 0.13), 0.5)
            for _ in range(rng.poisson(area_mm2 * (0.01 + 0.06 * sun_damage + 0.05 * erythema**2)))]
    if fine:
        shown = blur(paint_strokes(tissue.shape, fine), 0.05 * ppm)
        shown = shown * np.clip(0.7 + 0.5 * fractal_noise(rng, tissue.shape, 2.0 * ppm, 2.0), 0.0, 1.4)
        tissue.blood += rng.uniform(0.15, 0.55) * shown
    veins = [winding_path(rng, (rng.uniform(0, width), rng.uniform(0, height)), ppm * rng.uniform(5.0, 14.0),
                          ppm * rng.uniform(0.25, 0.7), 0.25)
             for _ in range(rng.poisson(0.35))]
    if veins:
        shown = blur(paint_strokes(tissue.shape, veins), 0.35 * ppm)
        tissue.deep += rng.uniform(0.08, 0.22) * shown


def _furrow(rng, tissue: Tissue, darkness: float, angle: float) -> None:
    """Skin lines: two crossing families of fine, paler furrows."""
    ppm, shape = tissue.px_per_mm, tissue.shape
    depth = rng.uniform(0.1, 1.0) * (0.03 + 0.06 * darkness)
    spacing = rng.uniform(0.6, 1.1)
    for turn in (0.0, rng.uniform(0.9, 1.5)):
        lines = ridges(band_noise(rng, shape, spacing * ppm, 0.45, stretch=3.5, angle=angle + turn), 0.3)
        lines *= np.clip(0.8 + 0.6 * fractal_noise(rng, shape, 3.0 * ppm, 2.0), 0.0, 2.0)
        tissue.melanin -= depth * (lines - lines.mean())
        tissue.blood -= 0.5 * depth * (lines - lines.mean())


def _add_freckles(rng, tissue: Tissue, sun_damage: float) -> None:
    """A few small, faint brown spots; many on sun-damaged skin."""
    height, width = tissue.shape
    area_mm2 = height * width / tissue.px_per_mm**2
    spots = np.zeros(tissue.shape, dtype=np.float32)
    for _ in range(rng.poisson(area_mm2 * (0.008 + 0.08 * sun_damage))):
        add_spot(spots, rng.uniform(0, width), rng.uniform(0, height),
                 tissue.px_per_mm * rng.lognormal(np.log(0.25), 0.5), rng.uniform(0.05, 0.30),
                 rng.uniform(1.0, 2.0), rng.uniform(0.0, np.pi))
    ragged = 1.0 + 0.5 * fractal_noise(rng, tissue.shape, 0.6 * tissue.px_per_mm, 2.0)
    tissue.melanin += spots * np.clip(ragged, 0.0, 2.0)


def _add_follicles(rng, tissue: Tissue) -> None:
    """Hair follicle openings: tiny dots, each in a paler halo."""
    height, width = tissue.shape
    ppm = tissue.px_per_mm
    contrast = rng.uniform(0.0, 1.0) ** 2
    for _ in range(rng.poisson(height * width / ppm**2 * 0.25)):
        x, y = rng.uniform(0, width), rng.uniform(0, height)
        add_spot(tissue.melanin, x, y, 0.16 * ppm, -0.05 * contrast)
        add_spot(tissue.melanin, x, y, 0.05 * ppm, 0.30 * contrast * rng.random())
