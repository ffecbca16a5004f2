"""Tests of EfficientNet with the padding of TensorFlow."""

from __future__ import annotations

import unittest

import torch
from torch import nn

from exporting.tf_efficientnet import SCALINGS, EfficientNetFeatures, same_padding
from tests import lacks
from tests import quiet_libraries as setUpModule  # noqa: F401

HEIGHT, WIDTH = 45, 72  # pixels; halved often, odd and even sizes occur on both axes


def numbers(network: nn.Module) -> int:
    """Weights and statistics, as Keras counts them."""
    return sum(v.numel() for v in network.state_dict().values() if v.is_floating_point())


class PaddingTest(unittest.TestCase):
    """Zeros before and behind an axis."""

    def test_even_sizes_get_more_zeros_behind(self) -> None:
        self.assertEqual(same_padding(456, 3, 2), (0, 1))
        self.assertEqual(same_padding(456, 5, 2), (1, 2))

    def test_odd_sizes_and_single_steps_get_equal_zeros(self) -> None:
        self.assertEqual(same_padding(57, 5, 2), (2, 2))
        self.assertEqual(same_padding(57, 3, 1), (1, 1))
        self.assertEqual(same_padding(456, 3, 1), (1, 1))


class NetworkTest(unittest.TestCase):
    """The whole of the network up to the last feature map."""

    def test_has_as_many_numbers_as_keras_reports(self) -> None:
        # EfficientNetB0/B5(include_top=False).count_params(), less 7 of its normalisation
        for variant, count in (("b0", 4_049_564), ("b5", 28_513_520)):
            network = EfficientNetFeatures(SCALINGS[variant], (456, 456))
            self.assertEqual(numbers(network), count)

    @unittest.skipIf(lacks("timm"), lacks("timm"))
    def test_computes_what_timm_computes_with_the_padding_of_tensorflow(self) -> None:
        import timm

        torch.manual_seed(0)
        other = timm.create_model("tf_efficientnet_b0", num_classes=0).eval()
        for value in other.state_dict().values():
            if value.dim() == 1:
                value.uniform_(0.5, 1.5)
        network = EfficientNetFeatures(SCALINGS["b0"], (HEIGHT, WIDTH)).eval()
        values = other.state_dict().values()  # in the same order
        network.load_state_dict(dict(zip(network.state_dict(), values, strict=True)))
        images = torch.randn(2, 3, HEIGHT, WIDTH)
        with torch.no_grad():
            expected, found = other.forward_features(images), network(images)
        self.assertEqual(tuple(found.shape), (2, 1280, 2, 3))
        self.assertGreater(expected.std().item(), 1e-3)
        torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-5)


if __name__ == "__main__":
    unittest.main()
