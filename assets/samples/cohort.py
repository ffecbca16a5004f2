# SPDX-License-Identifier: Apache-2.0
"""The eight patients of the shipped sample set, and which photos each of them has.

A person's naevi resemble one another (their "signature"), and their photos come
from one camera; that is why the set is planned by patient and not photo by
photo. Only what makes a patient or a photo worth having is written down here;
the rest is left to chance.
"""

from dataclasses import dataclass, field

WIDE, CLASSIC, TALL = (960, 640), (880, 660), (660, 880)
SQUARE, SMALL, LARGE = (768, 768), (600, 600), (1200, 900)


@dataclass(frozen=True)
class Photo:
    """One photo. `look` fixes fields of its LesionPlan; `shown` names its artefacts."""

    kind: str                                # "naevus", "melanoma" or "none"
    site: str                                # as SIIM-ISIC 2020 spells it
    size: tuple[int, int] = CLASSIC          # width, height in pixels
    shown: tuple[str, ...] = ()
    label: str = "known"                     # "known", "unknown" (benign, kind not said) or "missing"
    look: dict = field(default_factory=dict)
    field_mm: float | None = None


@dataclass(frozen=True)
class Patient:
    sex: str
    age: int
    fitzpatrick: int
    camera: dict                             # fixes fields of Camera
    photos: tuple[Photo, ...]
    signature: dict = field(default_factory=dict)   # fixes fields of every naevus's LesionPlan
    sun_damage: float = 0.0


def naevus(site: str, size=CLASSIC, shown=(), label="known", field_mm=None, **look) -> Photo:
    return Photo("naevus", site, size, tuple(shown), label, look, field_mm)


def melanoma(site: str, size=CLASSIC, shown=(), label="known", field_mm=None, **look) -> Photo:
    return Photo("melanoma", site, size, tuple(shown), label, look, field_mm)


# Hard lesions: what a clinic sees too, and what a classifier should be allowed to get wrong.
SIGNLESS = {"dark_share": 0.0, "tan_share": 0.0, "blue_white_veil": 0.0, "regression": 0.0, "streaks": 0.0}
EVEN = {"lobes": 1, "notches": 0, "border_noise": 0.04, "clumping": 0.14, "network_chaos": 0.15, **SIGNLESS}
EARLY = {**EVEN, "radius_mm": 2.0, "field_mm": 12, "pigment": 0.85, "redness": 0.1, "border_softness": 0.35}
"""A melanoma that is still small, even and brown, as many naevi are."""
AMELANOTIC = {**EVEN, "radius_mm": 2.6, "pigment": 0.4, "redness": 0.6, "border_softness": 0.45, "network": 0.2}
"""A melanoma almost without pigment: a pink spot."""
DYSPLASTIC = {"radius_mm": 3.8, "lobes": 3, "notches": 1, "border_noise": 0.12, "clumping": 0.34, "pigment": 1.2,
              "network_chaos": 0.55, "dark_share": 0.25, "tan_share": 0.25}
"""A large naevus with a ragged border and three browns."""
REED = {"radius_mm": 2.8, "lobes": 2, "pigment": 1.5, "clumping": 0.25, "streaks": 0.8, "dark_share": 0.3,
        "network_chaos": 0.4}
"""A Reed naevus: black, with streaks at its border, harmless."""
BLUE = {"radius_mm": 2.8, "lobes": 2, "pigment": 1.2, "clumping": 0.3, "blue_white_veil": 0.6, "network_chaos": 0.4,
        "border_noise": 0.08}
"""A combined blue naevus: blue-grey over brown."""

UGLY_DUCKLING = Patient(
    # Six small, even, alike naevi; the seventh lesion is unlike them in every way.
    sex="male", age=50, fitzpatrick=2, camera={"light": "neutral", "vignette": 0.12, "exposure": 1.0},
    signature={"radius_mm": 1.9, "aspect": 1.15, "lobes": 1, "pigment": 0.75, "clumping": 0.1, "centre": 0.15,
               "pattern": "reticular", "network": 0.5, "border_noise": 0.035, "border_softness": 0.3,
               "tan_share": 0.0, "redness": 0.1},
    photos=(
        naevus("torso", field_mm=12), naevus("torso", shown=["vellus"], field_mm=12),
        naevus("torso", field_mm=12, label="unknown"), naevus("upper extremity", shown=["hair"], field_mm=12),
        melanoma("torso", LARGE, ["hair"], radius_mm=3.6, pigment=1.35, dark_share=0.3, blue_white_veil=0.35,
                 streaks=0.8, lobes=3, notches=1, field_mm=14),
        naevus("torso", field_mm=12), naevus("lower extremity", label="unknown", field_mm=12),
    ))

ALL_BENIGN = Patient(
    sex="female", age=35, fitzpatrick=1, camera={"light": "pink", "vignette": 0.05},
    signature={"pigment": 0.6, "clumping": 0.12, "border_softness": 0.4},
    photos=(
        naevus("torso", WIDE), naevus("torso", CLASSIC, ["ruler"], "unknown"),
        naevus("upper extremity", SQUARE, ["vellus"], **DYSPLASTIC),
        naevus("lower extremity", CLASSIC, label="unknown"),
        naevus("torso", TALL, ["bubbles"]), naevus("head/neck", SMALL, ["second naevus"]),
        naevus("lower extremity", CLASSIC, ["ruler", "vellus"], "unknown"),
    ))

THREE_MELANOMAS = Patient(
    sex="male", age=60, fitzpatrick=3, camera={"light": "orange", "vignette": 0.22},
    photos=(
        melanoma("torso", WIDE, ["hair"], dark_share=0.25, regression=0.2, blue_white_veil=0.15),
        melanoma("upper extremity", CLASSIC, streaks=0.8, dark_share=0.3, radius_mm=3.5, field_mm=14),
        naevus("torso", CLASSIC, ["hair"], **REED), melanoma("head/neck", SQUARE, **EARLY),
        naevus("torso", CLASSIC, ["dark corners"], "unknown"), naevus("lower extremity", SMALL, label="missing"),
    ))

BROWN_SKIN = Patient(
    # Its fourth photo shows skin with hardly a lentigo: a melanoma map has nothing to point at.
    sex="female", age=45, fitzpatrick=4, camera={"light": "neutral", "vignette": 0.18},
    photos=(
        naevus("torso", CLASSIC), melanoma("lower extremity", CLASSIC, ["ruler"], blue_white_veil=0.25, dark_share=0.3),
        naevus("upper extremity", WIDE, ["stubble"], **DYSPLASTIC),
        Photo("none", "torso", CLASSIC, (), "unknown", field_mm=14),
        melanoma("palms/soles", SQUARE, dark_share=0.4, streaks=0.5), naevus("torso", CLASSIC, ["ruler"], "unknown"),
    ))

DARK_SKIN = Patient(
    sex="male", age=40, fitzpatrick=5, camera={"light": "neutral", "vignette": 0.2, "exposure": 1.08},
    signature={"pigment": 1.2},
    photos=(
        naevus("torso", CLASSIC, ["hair"]), naevus("upper extremity", SMALL),
        naevus("torso", WIDE, ["bubbles"], "unknown", **BLUE),
        melanoma("palms/soles", CLASSIC, **EARLY | {"pigment": 1.5}),
        melanoma("lower extremity", SQUARE, ["ruler"], blue_white_veil=0.3, dark_share=0.25, pigment=1.5),
        naevus("lower extremity", CLASSIC, label="missing"),
    ))

VERY_DARK_SKIN = Patient(
    sex="female", age=55, fitzpatrick=6, camera={"light": "neutral", "vignette": 0.2, "exposure": 1.15},
    signature={"pigment": 1.5},
    photos=(
        naevus("torso", CLASSIC), naevus("lower extremity", CLASSIC, ["dark corners"], "unknown"),
        melanoma("palms/soles", WIDE, pigment=2.0, dark_share=0.4, regression=0.15),
        naevus("upper extremity", SMALL, **DYSPLASTIC | {"pigment": 1.8}),
        melanoma("palms/soles", CLASSIC, ["second naevus"], **EARLY | {"pigment": 1.8}),
    ))

SUN_DAMAGED = Patient(
    sex="male", age=75, fitzpatrick=2, sun_damage=0.8, camera={"light": "yellow", "vignette": 0.25},
    photos=(
        melanoma("head/neck", CLASSIC, **EARLY), naevus("torso", CLASSIC, ["ink"], **DYSPLASTIC),
        melanoma("torso", TALL, ["ink", "ruler"], dark_share=0.3, streaks=0.7),
        melanoma("torso", SQUARE, ["dark corners", "hair"], blue_white_veil=0.3, redness=0.7),
        naevus("upper extremity", CLASSIC, ["second naevus"], "unknown"),
        melanoma("lower extremity", CLASSIC, label="missing"),
        naevus("torso", SMALL, ["bubbles", "ruler"]),
    ))

HAIRY_SKIN = Patient(
    sex="male", age=30, fitzpatrick=3, camera={"light": "violet", "vignette": 0.15},
    photos=(
        naevus("torso", CLASSIC, ["hair"]), melanoma("torso", WIDE, ["hair", "bubbles"], **AMELANOTIC),
        naevus("lower extremity", CLASSIC, ["stubble", "ruler"], "unknown"),
        melanoma("lower extremity", CLASSIC, ["stubble"], dark_share=0.35, regression=0.15),
        naevus("torso", SQUARE, ["hair", "dark corners"], **REED),
        melanoma("upper extremity", SMALL, ["hair"], label="missing"),
    ))

PATIENTS = (UGLY_DUCKLING, ALL_BENIGN, THREE_MELANOMAS, BROWN_SKIN,
            DARK_SKIN, VERY_DARK_SKIN, SUN_DAMAGED, HAIRY_SKIN)
