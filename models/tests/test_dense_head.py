"""Heads of several linear layers out of their weights."""

from __future__ import annotations

import unittest

import torch
from torch import nn

from exporting.archive import ExportError
from exporting.dense_head import dense_head


class DenseHeadTest(unittest.TestCase):
    """Against the modules that the weights are of."""

    def same(self, head: nn.Sequential, between: str, name: str = "fc") -> None:
        """Reads the head's weights back and compares what it computes."""
        for layer in head:
            if isinstance(layer, nn.BatchNorm1d):
                nn.init.uniform_(layer.running_mean)
                nn.init.uniform_(layer.running_var, 0.5, 2)
        weights = {f"{name}.{key}": value for key, value in head.state_dict().items()}
        rest, found = dense_head({"stem.weight": torch.ones(2, 2), **weights}, between)
        self.assertEqual(list(rest), ["stem.weight"])
        assert found is not None
        rows = torch.randn(4, 6)
        with torch.no_grad():
            torch.testing.assert_close(found.eval()(rows), head.eval()(rows))

    def test_puts_the_activation_where_it_was(self) -> None:
        torch.manual_seed(2)
        two = nn.Linear(6, 5), nn.Linear(5, 3)
        self.same(nn.Sequential(two[0], nn.ReLU(), nn.Dropout(), two[1]), "relu")
        norm = nn.BatchNorm1d(5)
        self.same(nn.Sequential(two[0], norm, nn.SiLU(), nn.Dropout(), two[1]), "silu")
        self.same(nn.Sequential(two[0], nn.GELU(), norm, two[1]), "gelu")
        first = nn.BatchNorm1d(6)
        self.same(nn.Sequential(first, nn.Dropout(), two[0], nn.Tanh(), two[1]), "tanh")
        three = nn.Sequential(two[0], nn.ELU(), nn.Linear(5, 5), nn.ELU(), two[1])
        self.same(three, "elu", "classifier")
        self.same(nn.Sequential(*two), "none")

    def test_asks_for_what_is_not_in_the_weights(self) -> None:
        two = {"fc.0.weight": torch.ones(5, 7), "fc.3.weight": torch.ones(2, 5)}
        with self.assertRaisesRegex(ExportError, r"fc.0 \(7 to 5\), fc.3 \(5 to 2\).*--between"):
            dense_head(two, None)
        with self.assertRaisesRegex(ExportError, "--between is for heads of several"):
            dense_head({"fc.weight": torch.ones(2, 5)}, "relu")

    def test_refuses_what_it_is_not_sure_of(self) -> None:
        beside = {"fc.weight": torch.ones(5, 7), "head.weight": torch.ones(2, 5)}
        with self.assertRaisesRegex(ExportError, "no common name"):
            dense_head(beside, "relu")
        apart = {"fc.0.weight": torch.ones(5, 7), "fc.3.weight": torch.ones(2, 6)}
        with self.assertRaisesRegex(ExportError, "do not follow"):
            dense_head(apart, "relu")
        odd = {**apart, "fc.1.slope": torch.ones(1)}
        with self.assertRaisesRegex(ExportError, "fc.1"):
            dense_head(odd, "relu")


if __name__ == "__main__":
    unittest.main()
