"""Reads models of Keras on an EfficientNet, without TensorFlow."""
