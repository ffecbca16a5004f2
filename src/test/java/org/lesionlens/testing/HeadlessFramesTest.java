package org.lesionlens.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.IntBuffer;
import org.junit.jupiter.api.Test;

class HeadlessFramesTest {

    private static IndexOutOfBoundsException thrownBy(String type, String method) {
        var thrown = new IndexOutOfBoundsException();
        var buffer = new StackTraceElement("java.nio.Buffer", "checkIndex", "Buffer.java", 1);
        var check =
                new StackTraceElement(
                        "jdk.internal.util.Preconditions", "outOfBounds", "P.java", 2);
        var caller = new StackTraceElement(type, method, "Source.java", 1);
        thrown.setStackTrace(new StackTraceElement[] {buffer, check, caller});
        return thrown;
    }

    @Test
    void onlyTheFrameOverTheEdgeIsKeptFromTheTests() {
        String platform = "com.sun.glass.ui.headless.HeadlessWindow";
        assertThat(HeadlessFrames.isFrameOverTheEdge(thrownBy(platform, "blit"))).isTrue();

        assertThat(HeadlessFrames.isFrameOverTheEdge(thrownBy(platform, "notifyResize"))).isFalse();
        assertThat(HeadlessFrames.isFrameOverTheEdge(thrownBy("org.lesionlens.ui.A", "blit")))
                .isFalse();
        try {
            IntBuffer.allocate(1).put(2, 0);
        } catch (IndexOutOfBoundsException ours) {
            assertThat(HeadlessFrames.isFrameOverTheEdge(ours)).isFalse();
        }
    }
}
