"""Trains a tiny Keras network for three epochs; what test_checkpoints.py runs beside itself."""

from __future__ import annotations

import sys
from pathlib import Path

import keras
import torch

from exporting.keras_callback import KerasArchives
from tests.test_checkpoints import EPOCHS, SIZE, card, photos


def main(folder: Path) -> None:
    """Trains, and compares the last archive with the network."""
    keras.utils.set_random_seed(0)
    layers = keras.layers
    model = keras.Sequential(
        [
            keras.Input((SIZE, SIZE, 3)),
            layers.Conv2D(6, 3, strides=2),
            layers.BatchNormalization(),
            layers.Activation("relu"),
            layers.Conv2D(8, 3, strides=2, activation="relu"),
            layers.GlobalAveragePooling2D(),
            layers.Dropout(0.2),
            layers.Dense(1, activation="sigmoid"),
        ]
    )
    images, truth = photos()
    last = images.permute(0, 2, 3, 1)
    model.compile(optimizer=keras.optimizers.SGD(0.1), loss="binary_crossentropy")
    archives = KerasArchives(folder, card(scale=1 / 255, mean=(0, 0, 0), std=(1, 1, 1)))
    model.fit(last.numpy(), truth.numpy(), epochs=EPOCHS, verbose=0, callbacks=[archives])
    with torch.no_grad():
        saved = torch.jit.load(str(folder / f"epoch_{EPOCHS - 1:03d}.pt"))(images)
        torch.testing.assert_close(saved, model(last, training=False), rtol=1e-4, atol=1e-5)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
