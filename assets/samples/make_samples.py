#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Draws dermoscopy-like photos of skin lesions, with labels in the SIIM-ISIC 2020 format.

Without options it draws the sample set that LesionLens ships: eight patients, a
folder each, and train.csv beside them. With --random it draws as many labelled
lesions as you ask for, with their masks, to train or test a network on.

The images are generated. They show no real person, and nothing learnt from them
is evidence about real skin.
"""

import argparse
import csv
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from cohort import PATIENTS, Patient, Photo
from drawing import Drawing, draw_lesion, plan_camera
from lesion import PLANNERS

__all__ = ["Drawing", "draw_lesion", "write_random_set", "write_sample_set"]

COLUMNS = ("image_name", "patient_id", "sex", "age_approx", "anatom_site_general_challenge",
           "diagnosis", "benign_malignant", "target")
LABELS = {"naevus": ("nevus", "benign", "0"), "melanoma": ("melanoma", "malignant", "1"),
          "none": ("unknown", "benign", "0")}
SITES = ("torso", "lower extremity", "upper extremity", "head/neck")
DEFAULT_SEED = 2020
JPEG_QUALITY = 86

MANUAL = """\
what it writes
  sample set          OUT/train.csv
                      OUT/LL_P01/LL_0001.jpg ...   one folder a patient
  --random N          OUT/train.csv
                      OUT/images/LLR_000000.jpg ...
                      OUT/masks/LLR_000000.png ...  255 on the lesion, 0 elsewhere
                      OUT/attributes.jsonl          one line an image: how it was drawn

  Files of the same names are replaced; nothing is deleted. JPEG files hold no
  EXIF block. In train.csv, empty cells for diagnosis, benign_malignant and
  target mean that the image has no label.

the same again
  Image k depends on the seed and on k alone. The same seed gives the same bytes
  with the same versions of NumPy and Pillow on the same kind of processor, and
  --first lets several runs share the work: --random 500 --first 1500 draws the
  images that --random 2000 would draw last.

examples
  python make_samples.py
  python make_samples.py --out /tmp/samples --seed 7
  python make_samples.py --random 200 --size 300 --out /tmp/lesions
  python make_samples.py --random 50 --size 640x480 --melanomas 0.3 --out /tmp/lesions
"""


# --- the shipped set --------------------------------------------------------


def write_sample_set(out: Path, seed: int = DEFAULT_SEED) -> list[Path]:
    """Writes the eight patients and their train.csv into `out`; returns the images' paths."""
    written = []
    for patient_id, patient, image_name, photo, number in planned_photos():
        drawing = draw_photo(patient, photo, seed, number)
        written.append(_write_jpeg(out / patient_id / f"{image_name}.jpg", drawing.image))
    _write_table(out / "train.csv", sample_rows())
    return written


def planned_photos() -> Iterator[tuple[str, Patient, str, Photo, int]]:
    """Patient's and photo's names and plans, and the photo's number, counted from 1."""
    number = 0
    for p, patient in enumerate(PATIENTS, start=1):
        for photo in patient.photos:
            number += 1
            yield f"LL_P{p:02d}", patient, f"LL_{number:04d}", photo, number


def sample_rows() -> list[tuple[str, ...]]:
    """The sample set's rows of train.csv, in the order of COLUMNS."""
    return [(image_name, patient_id, patient.sex, f"{patient.age}.0", photo.site, *_label(photo))
            for patient_id, patient, image_name, photo, _ in planned_photos()]


def draw_photo(patient: Patient, photo: Photo, seed: int, number: int) -> Drawing:
    """Draws one planned photo. `number` makes it differ from a photo planned alike."""
    rng = np.random.default_rng([seed, number])
    look = {**patient.signature, **photo.look} if photo.kind == "naevus" else photo.look
    plan = PLANNERS[photo.kind](rng, **look) if photo.kind in PLANNERS else None
    return draw_lesion(rng, photo.kind, photo.size, fitzpatrick=patient.fitzpatrick, plan=plan,
                       camera=plan_camera(rng, **patient.camera), shown=photo.shown,
                       sun_damage=patient.sun_damage, field_mm=photo.field_mm)


def _label(photo: Photo) -> tuple[str, str, str]:
    if photo.label == "missing":
        return "", "", ""
    diagnosis, benign_malignant, target = LABELS[photo.kind]
    return "unknown" if photo.label == "unknown" else diagnosis, benign_malignant, target


# --- random lesions ---------------------------------------------------------


def write_random_set(out: Path, count: int, size: int | tuple[int, int] = 300, seed: int = DEFAULT_SEED,
                     melanoma_share: float = 0.5, first: int = 0) -> None:
    """Writes `count` labelled lesions with masks and attributes; each is a patient of its own."""
    rows = []
    (out / "masks").mkdir(parents=True, exist_ok=True)
    with open(out / "attributes.jsonl", "w", encoding="utf-8", newline="\n") as attributes:
        for number in range(first, first + count):
            rng = np.random.default_rng([seed, 1_000_000 + number])
            kind = "melanoma" if rng.random() < melanoma_share else "naevus"
            drawing = draw_lesion(rng, kind, size)
            name = f"LLR_{number:06d}"
            _write_jpeg(out / "images" / f"{name}.jpg", drawing.image, quality=90)
            mask = Image.fromarray(drawing.mask.astype(np.uint8) * 255)
            mask.save(out / "masks" / f"{name}.png", optimize=True)
            attributes.write(json.dumps({"image_name": name, **drawing.attributes}) + "\n")
            sex, age = str(rng.choice(["female", "male"])), 5 * int(rng.integers(4, 18))
            rows.append((name, f"LLR_P{number:06d}", sex, f"{age}.0", str(rng.choice(SITES)), *LABELS[kind]))
    _write_table(out / "train.csv", rows)


# --- files ------------------------------------------------------------------


def _write_jpeg(path: Path, image: np.ndarray, quality: int = JPEG_QUALITY) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(image).save(path, "JPEG", quality=quality, optimize=True)
    return path


def _write_table(path: Path, rows: Sequence[Sequence[str]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as table:
        writer = csv.writer(table, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)


# --- command line -----------------------------------------------------------


def _size(text: str) -> int | tuple[int, int]:
    try:
        sides = [int(side) for side in text.lower().split("x")]
    except ValueError:
        sides = []
    if len(sides) not in (1, 2) or min(sides) < 32:
        raise argparse.ArgumentTypeError(f"{text!r} is not a size: give 300, or 640x480; at least 32 pixels a side")
    return sides[0] if len(sides) == 1 else (sides[0], sides[1])


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1.0
    if not 0.0 <= share <= 1.0:
        raise argparse.ArgumentTypeError(f"{text!r} is not a share from 0 to 1")
    return share


def _count(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 0 up")
    return int(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, epilog=MANUAL,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, metavar="FOLDER",
                        help="where to write (default: the folder of this program; --random needs one given)")
    parser.add_argument("--seed", type=_count, default=DEFAULT_SEED, metavar="NUMBER",
                        help="another number draws other images (default: %(default)s)")
    parser.add_argument("--random", type=_count, metavar="N",
                        help="draw N random labelled lesions with masks instead of the sample set")
    parser.add_argument("--size", type=_size, metavar="PX", help="with --random: side, or WIDTHxHEIGHT (default: 300)")
    parser.add_argument("--melanomas", type=_share, metavar="SHARE",
                        help="with --random: how many are melanomas, 0 to 1 (default: 0.5)")
    parser.add_argument("--first", type=_count, metavar="K",
                        help="with --random: number of the first image (default: 0)")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    parser = _parser()
    given = parser.parse_args(arguments)
    try:
        return _run(parser, given)
    except OSError as problem:
        print(f"{parser.prog}: cannot write the images: {problem}", file=sys.stderr)
        return 1


def _run(parser: argparse.ArgumentParser, given: argparse.Namespace) -> int:
    if given.random is None:
        for option in ("size", "melanomas", "first"):
            if getattr(given, option) is not None:
                parser.error(f"--{option} goes with --random")
        out = given.out or Path(__file__).resolve().parent
        written = write_sample_set(out, given.seed)
        size = sum(path.stat().st_size for path in written)
        print(f"{len(written)} images, {size / 1e6:.1f} MB, and train.csv in {out}")
    else:
        if given.out is None:
            parser.error("--random needs --out, so that it does not mix with the sample set")
        write_random_set(given.out, given.random, 300 if given.size is None else given.size, given.seed,
                         0.5 if given.melanomas is None else given.melanomas, given.first or 0)
        print(f"{given.random} images with masks, train.csv and attributes.jsonl in {given.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
