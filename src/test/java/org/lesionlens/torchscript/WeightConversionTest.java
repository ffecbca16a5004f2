package org.lesionlens.torchscript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lesionlens.torchscript.TensorPickle.Storage;

class WeightConversionTest {

    private static WeightTypes types(String... types) {
        var storages =
                List.of(types).stream()
                        .map(type ->
                                new Storage(type, String.valueOf(List.of(types).indexOf(type)), 4))
                        .toList();
        return WeightTypes.of(Map.of("net/data", storages));
    }

    /** As {@code torch.tensor(x).bfloat16().view(torch.int16)} gives them. */
    @ParameterizedTest
    @CsvSource({
        "3F800000, 3F80", // 1
        "3F808000, 3F80", // halfway: down to even
        "3F818000, 3F82", // halfway: up to even
        "3F808001, 3F81", // above halfway
        "3F807FFF, 3F80", // below halfway
        "BF818000, BF82", // the same below zero
        "7F7FFFFF, 7F80", // the largest number becomes infinite
        "7F800000, 7F80", // infinite
        "FF800000, FF80",
        "80000000, 8000", // minus zero
        "00000001, 0000", // the smallest number
        "00018000, 0002" // subnormal, halfway
    })
    void bfloat16IsTheNearestWithTiesToEven(String from, String to) {
        byte[] number =
                ByteBuffer.allocate(4)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(Integer.parseUnsignedInt(from, 16))
                        .array();

        byte[] converted = types("FloatStorage").toBfloat16().converted("net/data/0", number);

        assertThat(ByteBuffer.wrap(converted).order(ByteOrder.LITTLE_ENDIAN).getShort())
                .isEqualTo((short) Integer.parseInt(to, 16));
    }

    @Test
    void whatIsNoNumberStaysNone() {
        byte[] number =
                ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(0x7F800001).array();

        byte[] bits = types("FloatStorage").toBfloat16().converted("net/data/0", number);

        int upper = ByteBuffer.wrap(bits).order(ByteOrder.LITTLE_ENDIAN).getShort() << 16;
        assertThat(Float.intBitsToFloat(upper)).isNaN();
    }

    @Test
    void onlyNumbersOf32BitsBecomeBfloat16() {
        WeightConversion conversion =
                types("FloatStorage", "LongStorage", "BoolStorage", "HalfStorage").toBfloat16();

        assertThat(conversion.from()).isEqualTo(Map.of("net/data/0", "FloatStorage"));
        assertThat(conversion.renamed()).isEqualTo(Map.of("FloatStorage", "BFloat16Storage"));
    }

    @Test
    void numbersOf16BitsBecomeFloat32() {
        WeightConversion conversion =
                types("FloatStorage", "LongStorage", "BFloat16Storage", "HalfStorage").toFloat32();

        assertThat(conversion.from())
                .isEqualTo(Map.of("net/data/2", "BFloat16Storage", "net/data/3", "HalfStorage"));
    }
}
