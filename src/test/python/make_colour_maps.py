"""Writes the colour maps' tables to src/main/resources/org/lesionlens/overlay/.

Run from the repository's root; needs numpy and matplotlib:

    python src/test/python/make_colour_maps.py

Each table is a CSV file of 256 rows ``red,green,blue`` in 0..255, from the lowest value to the highest.
"""

from pathlib import Path

import matplotlib
import numpy as np

FOLDER = Path("src/main/resources/org/lesionlens/overlay")
STEPS = 256

PUBLISHED = {
    "viridis": "viridis, by Stéfan van der Walt, Nathaniel Smith and Eric Firing (CC0)",
    "inferno": "inferno, by Stéfan van der Walt and Nathaniel Smith (CC0)",
    "cividis": "cividis, by Nuñez, Anderton and Renslow 2018, doi:10.1371/journal.pone.0199239 (CC0)",
    "turbo": "turbo, by Anton Mikhailov, Google LLC (Apache-2.0)",
}

# Ends and middle of the diverging map: told apart by every common kind of colour vision.
AGAINST = np.array([0x1B, 0x5F, 0xAA]) / 255
NEITHER = np.array([0xF2, 0xF2, 0xF0]) / 255
FOR = np.array([0xB5, 0x3A, 0x0E]) / 255


def jet() -> np.ndarray:
    """The piecewise linear map of old plotting programs, shape (256, 3), in [0, 1]."""
    t = np.linspace(0, 1, STEPS)[:, None]
    return np.clip(1.5 - np.abs(4 * t - np.array([3.0, 2.0, 1.0])), 0, 1)


def linear(srgb: np.ndarray) -> np.ndarray:
    """sRGB in [0, 1] to linear light."""
    return np.where(srgb <= 0.04045, srgb / 12.92, ((srgb + 0.055) / 1.055) ** 2.4)


def encoded(light: np.ndarray) -> np.ndarray:
    """Linear light to sRGB in [0, 1]."""
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def diverging() -> np.ndarray:
    """From AGAINST over NEITHER to FOR, even in cube-rooted light, shape (256, 3)."""
    t = np.linspace(-1, 1, STEPS)[:, None]
    ends = np.where(t < 0, np.cbrt(linear(AGAINST)), np.cbrt(linear(FOR)))
    mixed = np.cbrt(linear(NEITHER)) * (1 - np.abs(t)) + ends * np.abs(t)
    return encoded(mixed**3)


def write(name: str, origin: str, colours: np.ndarray) -> None:
    rows = np.clip(np.floor(colours * 255 + 0.5), 0, 255).astype(int)
    text = f"# {origin}\nred,green,blue\n" + "".join(f"{r},{g},{b}\n" for r, g, b in rows)
    (FOLDER / f"{name}.csv").write_text(text, encoding="utf-8")


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, origin in PUBLISHED.items():
        write(name, origin, matplotlib.colormaps[name](np.arange(STEPS))[:, :3])
    write("jet", "jet, the rainbow of old plotting programs", jet())
    write("diverging", "blue for evidence against, brown for evidence for", diverging())


if __name__ == "__main__":
    main()
