"""Compares what LesionLens decodes with what Pillow decodes, for each file of a folder.

    ./mvnw -q package -DskipTests
    python src/test/python/compare_decoding.py FOLDER [--as-stored] [--by-kind]

A difference is that of one channel of one pixel, in levels of 255. Pillow's pixels are upright and
over white, without regard to colour profiles; ``--as-stored`` compares with ``convert("RGB")``.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

MAIN = "org.lesionlens.image.decode.DecodeFolder"
HEAP = "-Xmx256m"
NATIVES = "--enable-native-access=ALL-UNNAMED"
CLASS_PATH = "target/test-classes:target/classes:target/lib/*"


def main() -> None:
    """Prints a table in Markdown."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--as-stored", action="store_true", help="as convert('RGB') gives them")
    parser.add_argument("--by-kind", action="store_true", help="a row for what is before a dash")
    parser.add_argument("--java", default="java", help="of version 25")
    parser.add_argument("--class-path", default=CLASS_PATH)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as out:
        form = ["as-stored"] if options.as_stored else []
        command = [options.java, HEAP, NATIVES, "-cp", options.class_path, MAIN, str(options.folder), out, *form]
        subprocess.run(command, check=True)
        _check_refusals(Path(out))
        files = sorted(path for path in options.folder.iterdir() if path.is_file())
        rows = [(path, _compare(path, Path(out), options.as_stored)) for path in files]
    print(_by_kind(rows) if options.by_kind else _by_file(rows))


def _check_refusals(out: Path) -> None:
    """Raises ``ValueError`` unless each is one line of printable words."""
    for path in out.glob("*.txt"):
        words = path.read_text()
        if not words.isprintable() or len(words) < len(path.stem) + 5:
            raise ValueError(f"{path.stem}: {words!r}")


def _compare(path: Path, out: Path, as_stored: bool) -> np.ndarray | str:
    """All differences, or in words who refused what."""
    ours = out / f"{path.name}.png"
    try:
        expected = _expected(path, as_stored)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return "both refuse" if not ours.exists() else "only Pillow refuses"
    if not ours.exists():
        return "only LesionLens refuses"
    with Image.open(ours) as picture:
        pixels = np.asarray(picture.convert("RGB")).astype(int)
    return np.abs(pixels - expected) if pixels.shape == expected.shape else "another size"


def _expected(path: Path, as_stored: bool) -> np.ndarray:
    with Image.open(path) as picture:
        picture.load()
        if as_stored:
            return np.asarray(picture.convert("RGB")).astype(int)
        upright = ImageOps.exif_transpose(picture)
        if not upright.has_transparency_data:
            return np.asarray(upright.convert("RGB")).astype(int)
        rgba = np.asarray(upright.convert("RGBA")).astype(int)
        alpha = rgba[..., 3:]
        return (rgba[..., :3] * alpha + 255 * (255 - alpha) + 127) // 255


def _by_file(rows: list[tuple[Path, np.ndarray | str]]) -> str:
    lines = ["| file | largest difference | mean |", "|---|---|---|"]
    for path, found in rows:
        figures = f"{found} | " if isinstance(found, str) else f"{found.max()} | {found.mean():.3f}"
        lines.append(f"| {path.name} | {figures} |")
    return "\n".join(lines)


def _by_kind(rows: list[tuple[Path, np.ndarray | str]]) -> str:
    kinds: dict[str, list[np.ndarray | str]] = {}
    for path, found in rows:
        kinds.setdefault(path.stem.split("-")[0], []).append(found)
    lines = ["| kind | files | largest difference | mean | refused |", "|---|---|---|---|---|"]
    for kind, found in sorted(kinds.items()):
        shown = [value for value in found if not isinstance(value, str)]
        words = [value for value in found if isinstance(value, str)]
        told = ", ".join(f"{words.count(word)} × {word}" for word in sorted(set(words)))
        largest = str(max(value.max() for value in shown)) if shown else ""
        mean = f"{np.mean([value.mean() for value in shown]):.3f}" if shown else ""
        lines.append(f"| `{kind}` | {len(found)} | {largest} | {mean} | {told} |")
    return "\n".join(lines)


if __name__ == "__main__":
    main()
