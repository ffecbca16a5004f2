# SPDX-License-Identifier: Apache-2.0
"""What a dermoscope's picture shows besides skin: hair, ruler, ink, gel bubbles, dark corners.

Each function takes a colour image, float32 of shape (height, width, 3) in 0..1,
and returns a new one. Lengths are in millimetres on the skin.
"""

import numpy as np

from fields import Stroke, blur, fractal_noise, mix, paint_strokes, smoothstep

PAINTED = ("hair", "stubble", "vellus", "ruler", "ink", "bubbles")
"""Artefacts that `add_artefact` knows, in the order in which they lie upon each other."""


def add_artefact(rng: np.random.Generator, name: str, image: np.ndarray, px_per_mm: float) -> np.ndarray:
    return {
        "hair": add_hair, "stubble": add_stubble, "vellus": add_vellus,
        "ruler": add_ruler, "ink": add_ink, "bubbles": add_bubbles,
    }[name](rng, image, px_per_mm)


# --- hair -------------------------------------------------------------------


def add_hair(rng: np.random.Generator, image: np.ndarray, px_per_mm: float) -> np.ndarray:
    """Long, dark, curved terminal hairs, a few or many; they mostly lie one way."""
    count = int(rng.integers(3, 9) if rng.random() < 0.7 else rng.integers(9, 30))
    lie, spread = rng.uniform(0.0, np.pi), rng.uniform(0.2, 0.8)
    strokes = [_hair(rng, image.shape, px_per_mm, lie + rng.normal(0.0, spread), rng.uniform(6.0, 22.0),
                     rng.uniform(0.05, 0.10), rng.normal(0.0, 0.09)) for _ in range(count)]
    return _lay_hairs(rng, image, strokes, px_per_mm, _hair_colour(rng), rng.uniform(0.75, 0.95))


def add_stubble(rng: np.random.Generator, image: np.ndarray, px_per_mm: float) -> np.ndarray:
    """Short, straight, shaved hairs."""
    lie = rng.uniform(0.0, np.pi)
    strokes = [_hair(rng, image.shape, px_per_mm, lie + rng.normal(0.0, 0.25), rng.uniform(0.4, 2.2),
                     rng.uniform(0.06, 0.11), 0.0) for _ in range(int(rng.integers(12, 45)))]
    return _lay_hairs(rng, image, strokes, px_per_mm, _hair_colour(rng), rng.uniform(0.6, 0.9))


def add_vellus(rng: np.random.Generator, image: np.ndarray, px_per_mm: float) -> np.ndarray:
    """Fine, faint hairs, either paler or darker than the skin."""
    lie = rng.uniform(0.0, np.pi)
    strokes = [_hair(rng, image.shape, px_per_mm, lie + rng.normal(0.0, 0.4), rng.uniform(2.0, 6.0),
                     rng.uniform(0.02, 0.045), rng.normal(0.0, 0.25)) for _ in range(int(rng.integers(15, 50)))]
    colour = np.array([0.93, 0.85, 0.75]) if rng.random() < 0.4 else np.array([0.45, 0.30, 0.20])
    return _lay_hairs(rng, image, strokes, px_per_mm, colour, rng.uniform(0.25, 0.5))


def _hair_colour(rng) -> np.ndarray:
    black, brown, blond = (0.10, 0.07, 0.07), (0.26, 0.15, 0.09), (0.50, 0.35, 0.20)
    return np.array((black, brown, blond)[rng.choice(3, p=(0.5, 0.4, 0.1))])


def _hair(rng, shape, px_per_mm: float, angle: float, length_mm: float, width_mm: float,
          curl_per_mm: float) -> Stroke:
    """A curve whose bend drifts slowly, thickest at its root."""
    height, width = shape[:2]
    steps = int(np.clip(length_mm * 4.0, 8, 80))
    step_px = length_mm * px_per_mm / steps
    drift = np.cumsum(rng.normal(0.0, 0.35, steps)) / steps**0.5
    turn = angle + np.cumsum((curl_per_mm + 0.12 * drift) * length_mm / steps)
    path = np.cumsum(np.stack([np.cos(turn), np.sin(turn)], axis=1) * step_px, axis=0)
    middle = np.array([rng.uniform(0, width), rng.uniform(0, height)])
    points = path - path[steps // 2] + middle
    t = np.linspace(0.0, 1.0, steps)
    taper = (1.0 - t) ** 0.45 * np.minimum(0.45 + 12.0 * t, 1.0)
    return points, np.maximum(width_mm * px_per_mm * taper, 0.35)


def _lay_hairs(rng, image, strokes, px_per_mm: float, colour, opacity: float) -> np.ndarray:
    shape = image.shape[:2]
    cover = blur(paint_strokes(shape, strokes), rng.uniform(0.3, 1.0) * 0.012 * px_per_mm)
    # A hair throws a soft shadow, because it lies above the skin on a film of gel.
    shift = max(round(0.05 * px_per_mm), 1)
    shadow = blur(np.roll(cover, (shift, shift), axis=(0, 1)), 0.07 * px_per_mm)
    image = image * (1.0 - 0.22 * opacity * shadow[..., None])
    sheen = np.clip(0.12 * fractal_noise(rng, shape, 3.0 * px_per_mm, 1.5), 0.0, 0.3)
    return mix(image, colour + sheen[..., None], (opacity * cover)[..., None]).astype(np.float32)


# --- ruler ------------------------------------------------------------------


def add_ruler(rng: np.random.Generator, image: np.ndarray, px_per_mm: float) -> np.ndarray:
    """A millimetre scale etched into the dermoscope's glass: at the edge, or slanted with a base line."""
    height, width = image.shape[:2]
    short = min(height, width)
    if rng.random() < 0.55:
        strokes = _edge_scale(rng, width, height, px_per_mm)
    else:
        strokes = _slanted_scale(rng, width, height, px_per_mm)
    pen = max(0.0028 * short, 0.8)
    cover = paint_strokes((height, width), [(np.array(s, dtype=float), np.full(len(s), pen)) for s in strokes])
    cover = blur(cover, 0.0008 * short)
    return mix(image, np.array([0.13, 0.10, 0.11]), (rng.uniform(0.65, 0.92) * cover)[..., None]).astype(np.float32)


def _edge_scale(rng, width: int, height: int, px_per_mm: float) -> list:
    """Ticks along the left or the right edge, every fifth one longer, with "mm" at their foot."""
    short = min(width, height)
    side = rng.choice([-1.0, 1.0])
    x = short * rng.uniform(0.05, 0.10) if side < 0 else width - short * rng.uniform(0.05, 0.10)
    tick = short * 0.022
    ys = np.arange(0.09 * height, 0.80 * height, px_per_mm)
    strokes = [[(x, y), (x - side * tick * (1.8 if k % 5 == 0 else 1.0), y + 0.06 * tick)]
               for k, y in enumerate(ys)]
    return strokes + _letters_mm(x, ys[-1] + 0.05 * short, 0.018 * short, 0.5 * np.pi)


def _slanted_scale(rng, width: int, height: int, px_per_mm: float) -> list:
    """A base line of ten millimetres (fewer if they do not fit) with ticks, anywhere near the bottom."""
    short = min(width, height)
    length = min(10, int(0.5 * width / px_per_mm))
    slope = rng.normal(0.0, 0.15)
    along, up = np.array([np.cos(slope), np.sin(slope)]), np.array([np.sin(slope), -np.cos(slope)])
    start = np.array([rng.uniform(0.08, 0.4) * width, rng.uniform(0.86, 0.93) * height])
    strokes = [[start, start + along * length * px_per_mm]]
    for half in range(2 * length + 1):
        foot = start + along * (0.5 * half * px_per_mm)
        strokes.append([foot, foot + up * short * (0.024 if half % 2 == 0 else 0.013)])
    return strokes + _letters_mm(*(start - up * 0.035 * short), 0.02 * short, slope)


def _letters_mm(x: float, y: float, size: float, angle: float) -> list:
    """The unit's name, as pen strokes: no font is the same on every machine."""
    letter = np.array([(0, 0), (0, -1), (0.4, -0.35), (0.8, -1), (0.8, 0)])
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    return [((letter + (shift, 0)) * size) @ turn + (x, y) for shift in (0.0, 1.15)]


# --- ink, bubbles -----------------------------------------------------------


def add_ink(rng: np.random.Generator, image: np.ndarray, px_per_mm: float) -> np.ndarray:
    """Gentian violet from a surgeon's pen: a broad line near one edge, broken up by the skin's lines."""
    height, width = image.shape[:2]
    edge = rng.integers(4)
    along = np.linspace(-0.1, 1.1, 40)
    inset = rng.uniform(0.02, 0.16) + rng.normal(0.0, 0.12) * (along - 0.5)
    inset += 0.03 * np.sin(6.0 * along + rng.uniform(0.0, 6.0))
    span = slice(0, 40) if rng.random() < 0.5 else slice(0, int(rng.integers(14, 24)))
    inset = 1.0 - inset if edge % 2 else inset
    xs, ys = (inset, along) if edge < 2 else (along, inset)
    points = np.stack([xs * width, ys * height], axis=1)[span]
    pen_mm = rng.uniform(0.8, 1.8) * np.minimum(1.0, 0.3 + 0.25 * np.arange(len(points))[::-1])
    line = paint_strokes((height, width), [(points, pen_mm * px_per_mm)])

    # The dye runs along the skin's fine lines: ragged at its edge, and caught unevenly within.
    blots = fractal_noise(rng, (height, width), 1.2 * px_per_mm, 1.4)
    grain = fractal_noise(rng, (height, width), 0.35 * px_per_mm, 1.1)
    wet = blur(line, 0.3 * px_per_mm) + 0.10 * blots + 0.09 * grain * blur(line, 0.8 * px_per_mm)
    cover = smoothstep(0.25, 0.75, wet) * np.clip(0.75 + 0.18 * blots + 0.14 * grain, 0.15, 1.0)
    specks = smoothstep(2.4, 3.2, grain + 0.5 * blots) * blur(line, 1.2 * px_per_mm)
    colour = np.array([0.25, 0.13, 0.48]) + rng.normal(0.0, 0.02, 3)
    amount = np.clip(0.85 * cover + specks, 0.0, 0.92)[..., None]
    return mix(image, 0.25 * image + 0.75 * colour, amount).astype(np.float32)


def add_bubbles(rng: np.random.Generator, image: np.ndarray, px_per_mm: float) -> np.ndarray:
    """Air bubbles in the immersion gel, often in a loose group: dark rim, bright crescent inside."""
    image = image.copy()
    height, width = image.shape[:2]
    light = rng.uniform(0.0, 2.0 * np.pi)
    home = np.array([rng.uniform(0.1, 0.9) * width, rng.uniform(0.1, 0.9) * height])
    for _ in range(int(rng.integers(2, 14))):
        x, y = home + rng.normal(0.0, 0.22 * min(height, width), 2)
        _add_bubble(image, x, y, px_per_mm * rng.lognormal(np.log(0.28), 0.55), light)
    return image


def _add_bubble(image: np.ndarray, x: float, y: float, radius: float, light: float) -> None:
    height, width = image.shape[:2]
    top, bottom = max(int(y - 1.4 * radius), 0), min(int(y + 1.4 * radius) + 2, height)
    left, right = max(int(x - 1.4 * radius), 0), min(int(x + 1.4 * radius) + 2, width)
    if top >= bottom or left >= right or radius < 1.5:
        return
    dy, dx = np.mgrid[top:bottom, left:right].astype(np.float32)
    dx, dy = (dx - x) / radius, (dy - y) / radius
    far = np.hypot(dx, dy)
    facing = (dx * np.cos(light) + dy * np.sin(light)) / np.maximum(far, 1e-3)
    rim = np.exp(-((far - 0.95) / 0.085) ** 2) * (0.62 + 0.25 * facing)
    crescent = np.exp(-((far - 0.72) / 0.11) ** 2) * smoothstep(0.45, 0.95, facing)
    glint = np.exp(-((far - 0.6) / 0.10) ** 2) * smoothstep(0.6, 0.95, -facing)
    part = image[top:bottom, left:right]
    part *= 1.0 - 0.75 * rim[..., None]
    part += (0.05 * (far < 0.9) + 0.42 * crescent + 0.25 * glint)[..., None] * (1.0 - part)


# --- the instrument itself --------------------------------------------------


def add_dark_corners(rng: np.random.Generator, image: np.ndarray) -> np.ndarray:
    """The black, slightly blurred edge of a round field of view."""
    height, width = image.shape[:2]
    short = min(height, width)
    radius = 0.5 * short * (rng.uniform(1.08, 1.28) if width < 1.15 * height else rng.uniform(1.12, 1.5))
    cx, cy = width * (0.5 + rng.normal(0.0, 0.015)), height * (0.5 + rng.normal(0.0, 0.015))
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    inside = (radius - np.hypot(x - cx, y - cy)) / short
    dimmed = 1.0 - 0.45 * np.exp(-np.maximum(inside, 0.0) / rng.uniform(0.02, 0.06))
    open_part = smoothstep(-0.008, 0.008, inside)
    rim = np.array([0.045, 0.04, 0.04]) + rng.uniform(0.0, 0.03)
    return mix(rim, image * dimmed[..., None], open_part[..., None]).astype(np.float32)
