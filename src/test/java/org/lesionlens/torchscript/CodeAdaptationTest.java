package org.lesionlens.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is changed in code, or makes it useless, is told by its text. */
class CodeAdaptationTest {

    @Test
    void stochasticDepthThatIsNotRunDrawsNothing() {
        assertThat(
                        draws(
                                """
                                def stochastic_depth(input: Tensor,
                                    p: float,
                                    training: bool=True) -> Tensor:
                                  if torch.__not__(training):
                                    _0 = input
                                  else:
                                    noise = torch.empty([1])
                                    noise0 = torch.bernoulli_(noise, p)
                                    _0 = torch.mul(input, noise0)
                                  return _0
                                """))
                .isFalse();
    }

    @Test
    void aMethodsOwnStatementDraws() {
        assertThat(
                        draws(
                                """
                                class Net(Module):
                                  __parameters__ = []
                                  def forward(self: __torch__.Net,
                                    x: Tensor) -> Tensor:
                                    noise = torch.rand_like(x)
                                    return torch.add(x, noise)
                                """))
                .isTrue();
    }

    @Test
    void aMethodsBranchMayNeverBeRun() {
        assertThat(
                        draws(
                                """
                                class Net(Module):
                                  __parameters__ = []
                                  def forward(self: __torch__.Net,
                                    x: Tensor) -> Tensor:
                                    if self.training:
                                      y = torch.add(x, torch.rand_like(x))
                                    else:
                                      y = x
                                    return y
                                """))
                .isFalse();
    }

    private static boolean draws(String text) {
        return CodeAdaptation.drawsRandomNumbers(Map.of("__torch__", text));
    }
}
