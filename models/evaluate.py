#!/usr/bin/env python3
"""Measures an archive that LesionLens opens: how well it classifies, and where it looks.

Run ``python models/evaluate.py --help`` for the manual.
"""

import sys

from evaluation.command import main

if __name__ == "__main__":
    sys.exit(main())
