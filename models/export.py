#!/usr/bin/env python3
"""Exports a trained image classifier to the archive that LesionLens opens.

The archive is a TorchScript file with three methods and one extra file:

    features(x: float32 [N,3,H,W]) -> A: float32 [N,K,h,w]   output of the target layer
    head(A)                        -> logits: float32 [N,C]  before sigmoid or softmax
    forward(x)                     =  head(features(x))
    model.json                     how to prepare a photo and how to read the logits

Run ``python models/export.py --help`` for the manual.
"""

import sys

from exporting.command import main

if __name__ == "__main__":
    sys.exit(main())
