package org.lesionlens.torchscript;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Pickles that libtorch reads otherwise than they look. */
class PickleMachineTest {

    private static final String START = "\u0080\u0002";
    private static final String REBUILD = "ctorch._utils\n_rebuild_tensor_v2\n";

    /** Four numbers of the 16 bytes that each storage has here. */
    private static final String SOUND = arguments("FloatStorage", "K\u0004");

    private static final String BEYOND = arguments("FloatStorage", "K\u0005");

    @Test
    void soundTensorsAreAccepted() {
        assertThatCode(() -> check(REBUILD + SOUND + "R.")).doesNotThrowAnyException();
        assertRefused(REBUILD + BEYOND + "R.", "is not within the 4 numbers");
    }

    @Test
    void nothingIsPassedOverThatIsUnknown() {
        assertRefused("\u0093" + REBUILD + BEYOND + "R.", "damaged");
        assertRefused("0" + REBUILD + BEYOND + "R.", "damaged");
        assertRefused(REBUILD + SOUND + "R", "damaged"); // no end
        assertRefused("\u008a\b\0", "damaged"); // the end within a number
    }

    @Test
    void longTextsAreReadAsLibtorchReadsThem() {
        String text = "\u008d\u0003" + "\0".repeat(7) + "abc";
        assertThatCode(() -> check(text + ".")).doesNotThrowAnyException();
        assertRefused(text + REBUILD + BEYOND + "R.", "is not within");
        assertRefused("\u008d\u0003" + "\0".repeat(6) + "\u0080abc.", "damaged");
    }

    @Test
    void noTensorIsMadeByAWayAround() {
        String empty = ")\u0081"; // to libtorch, the maker is still there
        assertRefused(REBUILD + empty + BEYOND + "R.", "damaged");
        assertRefused("c__torch__\nNet\n(K\1t\u0081.", "damaged");
        assertRefused(REBUILD + BEYOND + "b.", "is not within");
        String nested = "ctorch._tensor\n_rebuild_from_type_v2\n";
        String type = "ctorch\nTensor\n";
        assertRefused(nested + "(" + REBUILD + type + BEYOND + "}tR.", "damaged");
        assertRefused(REBUILD + "K\0" + BEYOND + "R.", "damaged"); // its number in the list
        assertRefused(REBUILD + "ctorch\nByteStorage\n" + BEYOND + "R.", "damaged"); // 0, too
    }

    @Test
    void objectsAndEnumerationsAreAccepted() {
        assertThatCode(() -> check("c__torch__\nNet\n)\u0081}b.")).doesNotThrowAnyException();
        assertThatCode(() -> check("c__torch__\nColour\nK\1R.")).doesNotThrowAnyException();
    }

    @Test
    void sizesThatAreRepeatedDoNotFillTheMemory() {
        String sizes = "K\1".repeat(65);
        assertRefused(REBUILD + arguments("FloatStorage", sizes) + "R.", "has 65 dimensions");
        assertRefused(
                REBUILD + arguments("FloatStorage", "K\1".repeat(64)) + "R.", "is not within");
    }

    @Test
    void theWidthOfEachNumberIsKnown() {
        String four = "K\4"; // in 16 bytes
        for (String type : List.of("ComplexHalfStorage", "UInt32Storage", "Bits16Storage")) {
            String made = REBUILD + arguments(type, four) + "R.";
            assertThatCode(() -> check(made)).as(type).doesNotThrowAnyException();
        }
        for (String type : List.of("ComplexFloatStorage", "UInt64Storage")) {
            assertRefused(REBUILD + arguments(type, four) + "R.", "has 16 bytes, not 4 numbers of");
        }
        String unknown = REBUILD + arguments("Complex32Storage", four) + "R.";
        assertRefused(unknown, "data/0 has numbers of a type that is unknown");
    }

    private static void assertRefused(String pickle, String complaint) {
        assertThatThrownBy(() -> check(pickle))
                .isInstanceOf(UnsoundArchiveException.class)
                .hasMessageContaining(complaint);
    }

    private static void check(String pickle) throws UnsoundArchiveException {
        WeightsCheck.check(
                (START + pickle).getBytes(StandardCharsets.ISO_8859_1), _ -> OptionalLong.of(16));
    }

    /** What makes a tensor of one dimension, of a storage of four numbers. */
    private static String arguments(String type, String size) {
        String storage =
                "("
                        + text("storage")
                        + "ctorch\n"
                        + type
                        + "\n"
                        + text("0")
                        + text("cpu")
                        + "K\4tQ";
        return "(" + storage + "K\0(" + size + "t(K\1t\u0089Nt";
    }

    private static String text(String text) {
        return "X" + (char) text.length() + "\0\0\0" + text;
    }
}
