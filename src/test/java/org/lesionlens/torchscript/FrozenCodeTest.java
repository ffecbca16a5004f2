package org.lesionlens.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code is written so that libtorch's fuser finds what it can join. */
class FrozenCodeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "torch.conv2d(x, w); torch._convolution(x, w, None, [1, 1], [0, 0], [1, 1], False, [0, 0], 1, False, False, True, True)",
                "torch.conv2d(x, w, b); torch._convolution(x, w, b, [1, 1], [0, 0], [1, 1], False, [0, 0], 1, False, False, True, True)",
                "torch.conv2d(x, w, b, [2, 2]); torch._convolution(x, w, b, [2, 2], [0, 0], [1, 1], False, [0, 0], 1, False, False, True, True)",
                "torch.conv2d(x, w, b, [2, 2], [1, 1]); torch._convolution(x, w, b, [2, 2], [1, 1], [1, 1], False, [0, 0], 1, False, False, True, True)",
                "torch.conv2d(x, w, b, [2, 2], [1, 1], [3, 3]); torch._convolution(x, w, b, [2, 2], [1, 1], [3, 3], False, [0, 0], 1, False, False, True, True)",
                "torch.conv2d(x, w, b, [2, 2], [1, 1], [3, 3], 48); torch._convolution(x, w, b, [2, 2], [1, 1], [3, 3], False, [0, 0], 48, False, False, True, True)"
            })
    void aConvolutionIsWrittenAsTracingWritesIt(String call, String other) {
        assertThat(FrozenCode.fusible("    y = " + call + "\n"))
                .isEqualTo("    y = " + other + "\n");
    }

    @Test
    void convolutionsOfConvolutionsAreWrittenSoToo() {
        assertThat(FrozenCode.fusible("y = torch.conv2d(torch.silu_(torch.conv2d(x, w)), v, b)\n"))
                .isEqualTo(
                        "y = torch._convolution(torch.silu_(torch._convolution(x, w, None, [1, 1], [0, 0], [1, 1], False, [0, 0], 1, False, False, True, True)), v, b, [1, 1], [0, 0], [1, 1], False, [0, 0], 1, False, False, True, True)\n");
    }

    @Test
    void paddingThatIsToldByAWordStays() {
        String code = "    y = torch.conv2d(x, w, b, [1, 1], \"same\", [1, 1], 4)\n";

        assertThat(FrozenCode.fusible(code)).isEqualTo(code);
    }

    @Test
    void checksOfShapesAreLeftAway() {
        assertThat(
                        FrozenCode.fusible(
                                """
                                    x1 = torch.relu(x)
                                    _0 = torch.gt(torch.len(torch.size(x1)), 2)
                                    if _0:
                                      pass
                                    else:
                                      ops.prim.RaiseException("AssertionError: ")
                                    x2 = torch.relu(x1)
                                """))
                .isEqualTo(
                        """
                            x1 = torch.relu(x)
                            x2 = torch.relu(x1)
                        """);
    }

    @Test
    void checksOfValuesStay() {
        String code =
                """
                    _0 = bool(torch.gt(torch.max(x), 2))
                    if _0:
                      pass
                    else:
                      ops.prim.RaiseException("AssertionError: ")
                """;

        assertThat(FrozenCode.fusible(code)).isEqualTo(code);
    }

    @Test
    void branchesThatDoSomethingStay() {
        String code =
                """
                    _0 = torch.gt(torch.dim(x), 2)
                    if _0:
                      y = torch.relu(x)
                    else:
                      ops.prim.RaiseException("AssertionError: ")
                """;

        assertThat(FrozenCode.fusible(code)).isEqualTo(code);
    }
}
