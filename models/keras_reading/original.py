"""Runs a Keras model in TensorFlow itself, to compare an exported network with it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from exporting.normalisation import Three
from exporting.trained_classifier import Original, OriginalUnavailableError


def open_original(path: Path, factor: Three, offset: Three) -> Original:
    """Opens the model for the input of the exported network.

    :param factor: of the model's own input map x * factor + offset, which is undone first,
        since the exported network gets values that are already normalised
    :param offset: as ``factor``
    :raises OriginalUnavailableError: without TensorFlow, or if it cannot open the file
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")  # notes about the processor
    # Its oneDNN divides by zero, which ends Python, where a virtual machine hides its caches.
    os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
    try:
        import tensorflow

        model = tensorflow.keras.models.load_model(str(path), compile=False)
        _use_stored_statistics(model)
        model = _to_logits(tensorflow, model)
    except Exception as error:  # Keras raises what its layers raise
        raise OriginalUnavailableError(f"TensorFlow cannot open it ({error}).") from error

    def logits(images: Tensor) -> Tensor:
        values = (images.permute(0, 2, 3, 1).double().numpy() - offset) / factor
        return torch.from_numpy(np.array(model(values.astype(np.float32), training=False)))

    return Original(f"Keras (TensorFlow {tensorflow.__version__})", logits)


def _use_stored_statistics(model: Any) -> None:
    """Keras 3 forgets this for normalisations in a model in a model, read from ``.h5``."""
    for layer in model.layers:
        if hasattr(layer, "layers"):
            _use_stored_statistics(layer)
        elif hasattr(layer, "finalize_state"):
            layer.finalize_state()


def _to_logits(tensorflow: Any, model: Any) -> Any:
    """The model without the sigmoid or softmax at its end."""
    last = model.layers[-1]
    while hasattr(last, "layers"):
        last = last.layers[-1]
    if hasattr(last, "activation"):
        last.activation = tensorflow.keras.activations.linear
        return model
    return tensorflow.keras.Model(model.inputs, last.input)
