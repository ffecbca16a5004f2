#!/usr/bin/env python3
"""Trains the demo model: EfficientNet-B5 with one melanoma logit.

It learns from photos with a label and from generated lesions with a label and a mask. Run
``python models/train_demo.py --help`` for the manual.
"""

import sys

from training.command import main

if __name__ == "__main__":
    sys.exit(main())
