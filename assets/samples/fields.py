# SPDX-License-Identifier: Apache-2.0
"""Scalar fields from which skin and lesions are built: noise, cells, blur, strokes.

A field is a float32 array of shape (height, width). Lengths are in pixels,
angles in radians, x to the right and y down. Every random field draws from the
generator it is given and from nothing else.
"""

from collections.abc import Callable, Sequence

import numpy as np
from PIL import Image, ImageDraw

Shape = tuple[int, int]
Stroke = tuple[np.ndarray, np.ndarray]
"""A curve's points, shape (n, 2) as x and y, and its widths there, shape (n,)."""


def smoothstep(low: float, high: float, value: np.ndarray) -> np.ndarray:
    """Rises from 0 at `low` to 1 at `high` without a kink; `high` may be the smaller."""
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    return t * t * (3.0 - 2.0 * t)


def mix(first, second, amount):
    """`first` where `amount` is 0, `second` where it is 1."""
    return first + (second - first) * amount


# --- noise ------------------------------------------------------------------


def fractal_noise(rng: np.random.Generator, shape: Shape, wavelength: float, slope: float = 1.8,
                  stretch: float = 1.0, angle: float = 0.0) -> np.ndarray:
    """Noise with detail at every scale below `wavelength`; mean 0, deviation 1.

    A `slope` of 1.2 is rough, 2.5 cloudy. Features are `stretch` times as long
    along `angle` as across it.
    """
    return _shaped_noise(rng, shape, stretch, angle,
                         lambda f: (1.0 + (f * wavelength) ** 2) ** (-0.5 * slope))


def band_noise(rng: np.random.Generator, shape: Shape, wavelength: float, width: float = 0.35,
               stretch: float = 1.0, angle: float = 0.0) -> np.ndarray:
    """Noise whose features are all about `wavelength` in size; mean 0, deviation 1.

    `width` is the spread of that size, in units of its natural logarithm.
    """
    return _shaped_noise(rng, shape, stretch, angle,
                         lambda f: np.exp(-0.5 * (np.log(np.maximum(f, 1e-6) * wavelength) / width) ** 2))


def _shaped_noise(rng: np.random.Generator, shape: Shape, stretch: float, angle: float,
                  gain: Callable[[np.ndarray], np.ndarray]) -> np.ndarray:
    """White noise whose amplitude at each spatial frequency is multiplied by `gain`."""
    fx = np.fft.rfftfreq(shape[1]).astype(np.float32)[None, :]
    fy = np.fft.fftfreq(shape[0]).astype(np.float32)[:, None]
    along = np.cos(angle) * fx + np.sin(angle) * fy
    across = np.cos(angle) * fy - np.sin(angle) * fx
    spectrum = np.fft.rfft2(rng.standard_normal(shape, dtype=np.float32))
    spectrum *= gain(np.hypot(along * stretch, across)).astype(np.float32)
    spectrum[0, 0] = 0.0
    noise = np.fft.irfft2(spectrum, s=shape).astype(np.float32)
    return noise / max(float(noise.std()), 1e-9)


def islands(noise: np.ndarray, share: float, softness: float = 0.3) -> np.ndarray:
    """1 on about `share` of the field (where the noise is highest), 0 elsewhere."""
    if share <= 0.0:
        return np.zeros_like(noise)
    level = float(np.quantile(noise, 1.0 - min(share, 1.0)))
    return smoothstep(level - softness, level + softness, noise)


def ridges(noise: np.ndarray, thickness: float) -> np.ndarray:
    """1 along the zero lines of a noise field, falling to 0 within `thickness` deviations."""
    return np.exp(-(noise / thickness) ** 2)


def periodic_noise(rng: np.random.Generator, samples: int, lowest: int, highest: int) -> np.ndarray:
    """A closed curve of `samples` values with `lowest` to `highest` waves; deviation 1."""
    spectrum = np.zeros(samples // 2 + 1, dtype=np.complex128)
    count = highest + 1 - lowest
    spectrum[lowest:highest + 1] = rng.standard_normal(count) + 1j * rng.standard_normal(count)
    curve = np.fft.irfft(spectrum, n=samples)
    return curve / curve.std()


# --- cells ------------------------------------------------------------------


def cells(rng: np.random.Generator, x: np.ndarray, y: np.ndarray,
          jitter: float = 0.8) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Worley noise over coordinates in which a cell is one unit wide.

    Returns the distance to the nearest cell's middle, how much farther the next
    one is (0 on the walls between cells), and a number in 0..1 that is the same
    all over a cell.
    """
    left, top = int(np.floor(x.min())) - 2, int(np.floor(y.min())) - 2
    rows, columns = int(y.max()) - top + 4, int(x.max()) - left + 4
    offset = (0.5 + jitter * (rng.random((rows, columns, 2), dtype=np.float32) - 0.5))
    tag = rng.random((rows, columns), dtype=np.float32)
    column, row = np.floor(x).astype(np.int32) - left, np.floor(y).astype(np.int32) - top

    nearest = np.full(x.shape, 9.0, dtype=np.float32)
    second = nearest.copy()
    value = np.zeros_like(nearest)
    for dr in (-1, 0, 1):
        for dc in (-1, 0, 1):
            r, c = row + dr, column + dc
            middle = offset[r, c]
            distance = np.hypot(c + left + middle[..., 0] - x, r + top + middle[..., 1] - y)
            closer = distance < nearest
            second = np.where(closer, nearest, np.minimum(second, distance))
            value = np.where(closer, tag[r, c], value)
            nearest = np.where(closer, distance, nearest)
    return nearest, second - nearest, value


# --- blur -------------------------------------------------------------------


def blur(field: np.ndarray, sigma: float) -> np.ndarray:
    """Gaussian blur of a (height, width) or (height, width, channels) array, edges mirrored."""
    if sigma < 0.2:
        return field
    if sigma > 6.0 and min(field.shape[:2]) > 32:
        return _blur_coarsely(field, sigma)
    radius = min(int(np.ceil(3.0 * sigma)), min(field.shape[:2]) - 1)
    weights = np.exp(-0.5 * (np.arange(-radius, radius + 1) / sigma) ** 2)
    weights = (weights / weights.sum()).astype(np.float32)
    for axis in (0, 1):
        pad = [(radius, radius) if a == axis else (0, 0) for a in range(field.ndim)]
        wide, length = np.pad(field, pad, mode="symmetric"), field.shape[axis]
        field = sum(w * (wide[k:k + length] if axis == 0 else wide[:, k:k + length])
                    for k, w in enumerate(weights))
    return field


def _blur_coarsely(field: np.ndarray, sigma: float) -> np.ndarray:
    """A wide blur, made on a smaller copy: what it removes would not have shown there."""
    if field.ndim == 3:
        return np.stack([_blur_coarsely(channel, sigma) for channel in np.moveaxis(field, 2, 0)], axis=2)
    height, width = field.shape
    step = min(sigma / 3.0, min(height, width) / 16.0)
    image = Image.fromarray(np.ascontiguousarray(field, dtype=np.float32))
    small = image.resize((round(width / step), round(height / step)), Image.Resampling.BOX)
    soft = blur(np.asarray(small), sigma / step) if step > 1 else np.asarray(small)
    return np.asarray(Image.fromarray(soft).resize((width, height), Image.Resampling.BICUBIC))


# --- strokes and spots ------------------------------------------------------


def paint_strokes(shape: Shape, strokes: Sequence[Stroke], oversample: int = 3) -> np.ndarray:
    """Coverage (0..1) of tapered strokes, smooth at their edges."""
    height, width = shape
    canvas = Image.new("L", (width * oversample, height * oversample))
    pen = ImageDraw.Draw(canvas)
    for points, widths in strokes:
        _fill_stroke(pen, np.asarray(points) * oversample, np.asarray(widths) * oversample)
    covered = canvas.reduce(oversample)
    return np.asarray(covered, dtype=np.float32) / 255.0


def _fill_stroke(pen: ImageDraw.ImageDraw, points: np.ndarray, widths: np.ndarray) -> None:
    # One quadrilateral a segment: a single outline would cancel itself where a hair crosses itself.
    along = np.gradient(points, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-6)
    side = np.stack([-along[:, 1], along[:, 0]], axis=1) * (0.5 * widths[:, None])
    left, right = points + side, points - side
    for k in range(len(points) - 1):
        corners = (left[k], left[k + 1], right[k + 1], right[k])
        pen.polygon([(float(px), float(py)) for px, py in corners], fill=255)


def winding_path(rng: np.random.Generator, start: tuple[float, float], length: float, width: float,
                 bend: float) -> Stroke:
    """A stroke that wanders from `start`; `bend` is how much it turns in a tenth of its length, radians."""
    steps = 40
    turn = rng.uniform(0.0, 2.0 * np.pi) + np.cumsum(rng.normal(0.0, 0.5 * bend, steps))
    moves = np.stack([np.cos(turn), np.sin(turn)], axis=1) * (length / steps)
    taper = np.sin(np.linspace(0.15, np.pi - 0.15, steps)) ** 0.5
    return np.asarray(start) + np.cumsum(moves, axis=0), width * taper


def add_spot(field: np.ndarray, x: float, y: float, radius: float, height: float,
             aspect: float = 1.0, angle: float = 0.0) -> None:
    """Adds one soft, round or oval spot to a field, in place."""
    reach = 2.5 * radius * max(aspect, 1.0) + 1.0
    top, bottom = max(int(y - reach), 0), min(int(y + reach) + 1, field.shape[0])
    left, right = max(int(x - reach), 0), min(int(x + reach) + 1, field.shape[1])
    if top >= bottom or left >= right:
        return
    dx = np.arange(left, right, dtype=np.float32)[None, :] - np.float32(x)
    dy = np.arange(top, bottom, dtype=np.float32)[:, None] - np.float32(y)
    along = (np.cos(angle) * dx + np.sin(angle) * dy) / aspect
    across = np.cos(angle) * dy - np.sin(angle) * dx
    # The fourth power gives a spot a flat top and a soft rim; a Gaussian would look like mist.
    field[top:bottom, left:right] += height * np.exp(-((along**2 + across**2) / radius**2) ** 2)
