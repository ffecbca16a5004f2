"""Names in the state dict of the package efficientnet_pytorch, and ours for the same weights."""

from __future__ import annotations

from torch import Tensor

from exporting.tf_efficientnet import EfficientNetFeatures

OUTSIDE = {  # of the blocks
    "_conv_stem": "backbone.stem_conv",
    "_bn0": "backbone.stem_bn",
    "_conv_head": "backbone.top_conv",
    "_bn1": "backbone.top_bn",
    "_fc": "classifier.2",
}
IN_BLOCK = {
    "_expand_conv": "expand_conv",
    "_bn0": "expand_bn",
    "_depthwise_conv": "dwconv",
    "_bn1": "bn",
    "_se_reduce": "se_reduce",
    "_se_expand": "se_expand",
    "_project_conv": "project_conv",
    "_bn2": "project_bn",
}


def renamed_weights(
    weights: dict[str, Tensor], features: EfficientNetFeatures
) -> dict[str, Tensor]:
    """The weights under our names; what has no counterpart keeps its own, and fails to load."""
    blocks = list(features.blocks)

    def renamed(name: str) -> str:
        *path, variable = name.split(".")
        match path:
            case [part] if part in OUTSIDE:
                return f"{OUTSIDE[part]}.{variable}"
            case ["_blocks", number, part] if part in IN_BLOCK and int(number) < len(blocks):
                return f"backbone.blocks.{blocks[int(number)]}.{IN_BLOCK[part]}.{variable}"
            case _:
                return name

    return {renamed(name): value for name, value in weights.items()}
