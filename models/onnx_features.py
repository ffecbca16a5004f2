#!/usr/bin/env python3
"""Writes the features of an archive as ONNX, to compare speeds.

    python models/onnx_features.py ARCHIVE.pt --size 304 --out features.onnx

ARCHIVE is one with ``features(x)``, as export.py makes them, or any TorchScript archive, whose
``forward`` is taken then. ``bench --against features.onnx`` of a build with ``-Ponnx`` runs both
in turns. Needs torch, onnx and, for archives that are not traced, nothing else.
"""

import argparse
import pathlib

import torch


class Features(torch.nn.Module):
    """One method of an archive as a network of its own."""

    def __init__(self, archive):
        super().__init__()
        self.archive = archive

    def forward(self, x):
        if hasattr(self.archive, "features"):
            return self.archive.features(x)
        return self.archive(x)


def main():
    manual = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    manual.add_argument("archive", type=pathlib.Path)
    manual.add_argument("--size", type=int, required=True, help="side of the input in pixels")
    manual.add_argument("--out", type=pathlib.Path, required=True)
    options = manual.parse_args()
    archive = torch.jit.load(options.archive, map_location="cpu").eval()
    x = torch.zeros(1, 3, options.size, options.size)
    with torch.no_grad():
        traced = torch.jit.trace(Features(archive), x, check_trace=False)
        torch.onnx.export(traced, (x,), str(options.out), dynamo=False, opset_version=17)


if __name__ == "__main__":
    main()
