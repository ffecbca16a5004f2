#!/usr/bin/env python3
"""Makes the files that the Java tests compare with. Run it from the repository's root.

    python src/test/python/make_goldens.py networks     tiny archives and their Grad-CAM
    python src/test/python/make_goldens.py faithfulness deletion, insertion on a tiny network
    python src/test/python/make_goldens.py resampling   pictures resized by Pillow and PyTorch
    python src/test/python/make_goldens.py photos       image files of every kind, and broken ones
    python src/test/python/make_goldens.py evaluation   measures and curves by scikit-learn
    python src/test/python/make_goldens.py torchscript  archives of every kind, and their Grad-CAM
    python src/test/python/make_goldens.py grids        archives by how they pool, and their Grad-CAM
    python src/test/python/make_goldens.py adapted      archives of other types, outputs and inputs
    python src/test/python/make_goldens.py metadata     networks that take a table's row as well
    python src/test/python/make_goldens.py attributions maps of pixels and of perturbations
    python src/test/python/make_goldens.py doctor       the photo that the program checks itself by
    python src/test/python/make_goldens.py all          the eleven above
    python src/test/python/make_goldens.py demo --weights efficientnet_b5_cc0_state.pth

All but `demo` need torch, numpy and Pillow with littlecms and WebP; `evaluation` needs
scikit-learn, SciPy and statsmodels. `demo` also needs torchvision and the weights that the demo model was
exported from. models/make_environment.sh makes an environment with all these libraries.
Everything is drawn or computed from fixed seeds; with other versions of the libraries the last
bits may differ.
"""

from __future__ import annotations

import argparse
from pathlib import Path

GOLDEN = Path("src/test/resources/org/lesionlens/golden")
WHAT = ("all", "networks", "faithfulness", "resampling", "photos", "evaluation", "torchscript", "grids", "adapted", "metadata", "attributions", "doctor", "demo")


def main() -> None:
    """Entry point."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("what", choices=WHAT)
    parser.add_argument("--weights", type=Path, help="state dict of the demo model, for `demo`")
    options = parser.parse_args()
    if not GOLDEN.parent.parent.parent.is_dir():
        parser.error("run it from the repository's root")
    if (options.what == "demo") != (options.weights is not None):
        parser.error("--weights belongs to `demo`")
    if options.what in ("all", "networks"):
        _single_threaded()
        import network_goldens

        network_goldens.write(GOLDEN)
    if options.what in ("all", "faithfulness"):
        _single_threaded()
        import faithfulness_goldens
        import imputation_goldens
        import network_goldens

        model = network_goldens.tiny_hidden()
        imputation_goldens.write(GOLDEN / "faithfulness")
        faithfulness_goldens.write(GOLDEN, model.network, model.name, "large.png", explained=1)
    if options.what in ("all", "resampling"):
        import resampling_goldens

        resampling_goldens.write(GOLDEN / "resampling")
    if options.what in ("all", "photos"):
        import photo_goldens

        photo_goldens.write(GOLDEN / "photos")
    if options.what in ("all", "evaluation"):
        import comparison_goldens
        import evaluation_goldens

        evaluation_goldens.write(GOLDEN / "evaluation")
        comparison_goldens.write(GOLDEN / "evaluation")
    if options.what in ("all", "torchscript"):
        _single_threaded()
        import torchscript_goldens

        torchscript_goldens.write(GOLDEN / "torchscript")
    if options.what in ("all", "doctor"):
        import doctor_golden

        doctor_golden.write(Path("src/main/resources/org/lesionlens/doctor"))
    if options.what in ("all", "attributions"):
        _single_threaded()
        import attribution_goldens

        attribution_goldens.write(GOLDEN / "attributions", GOLDEN / "torchscript")
    if options.what in ("all", "grids"):
        _single_threaded()
        import grid_goldens

        grid_goldens.write(GOLDEN / "grids")
        grid_goldens.write_doubtful(GOLDEN / "doubtful")
    if options.what in ("all", "adapted"):
        _single_threaded()
        import adapted_goldens

        adapted_goldens.write(GOLDEN / "adapted")
    if options.what in ("all", "metadata"):
        _single_threaded()
        import metadata_goldens

        metadata_goldens.write(GOLDEN / "metadata")
    if options.what == "demo":
        import demo_goldens

        demo_goldens.write(GOLDEN / "demo", options.weights)


def _single_threaded() -> None:
    """Sums in one order only."""
    import torch

    torch.set_num_threads(1)


if __name__ == "__main__":
    main()
