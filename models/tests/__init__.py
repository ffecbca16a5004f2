"""Tests of what lies in models/. Run them with ``models/run_tests.sh``."""

from __future__ import annotations

import importlib
import unittest
import warnings


def lacks(library: str) -> str:
    """Why a library cannot be used, or an empty text if it can."""
    try:
        importlib.import_module(library)
    except Exception as error:  # a library built for another torch raises RuntimeError
        return f"needs {library}: {error}"
    return ""


def quiet_libraries() -> None:
    """Hides deprecation notes of PyTorch and Keras about themselves, which unittest would show.

    Test modules have it as their ``setUpModule``, which runs after unittest has set its filters.
    """
    for library in ("torch", "keras"):
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=library + r"\.")


for _library in ("torch", "numpy", "PIL"):
    if lacks(_library):
        raise unittest.SkipTest(lacks(_library))
