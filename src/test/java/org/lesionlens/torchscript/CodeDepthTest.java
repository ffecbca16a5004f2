package org.lesionlens.torchscript;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** How deep code may be. */
class CodeDepthTest {

    @Test
    void blocksAreAcceptedUpToABound() {
        assertAccepted("if x:\n" + " ".repeat(399) + "return x\n");
        assertRefused("if x:\n" + " ".repeat(400) + "return x\n", "blocks that are too deep");
        assertRefused("if x:\n" + "\t".repeat(400) + "return x\n", "blocks that are too deep");
    }

    @Test
    void emptyLinesAreNoBlocks() {
        assertAccepted("x = 1\n" + "\n".repeat(1000) + "y = 2\n");
        assertAccepted("x = 1\n" + (" ".repeat(500) + "\n").repeat(3) + "y = 2\n");
        assertAccepted("x = 1\n" + " ".repeat(500));
    }

    @Test
    void expressionsAreAcceptedUpToABound() {
        assertAccepted("x = " + "-".repeat(400) + "1\n");
        assertRefused("x = " + "-".repeat(401) + "1\n", "an expression that is too deep");
        assertAccepted("x = " + "(".repeat(400) + "1" + ")".repeat(400) + "\n");
        assertRefused("x = " + "(".repeat(401) + "1" + ")".repeat(401) + "\n", "too deep");
    }

    private static void assertAccepted(String code) {
        assertThatCode(() -> CodeDepth.check(code)).doesNotThrowAnyException();
    }

    private static void assertRefused(String code, String complaint) {
        assertThatThrownBy(() -> CodeDepth.check(code))
                .isInstanceOf(UnsoundArchiveException.class)
                .hasMessageContaining(complaint);
    }
}
