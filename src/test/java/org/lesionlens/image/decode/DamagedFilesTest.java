package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.lesionlens.image.RgbImage;
import org.lesionlens.testing.Golden;

class DamagedFilesTest {

    private static final int MUTATIONS = Integer.getInteger("lesionlens.mutations", 200);

    private static final int CUTS = Math.min(100, MUTATIONS / 12);

    /** Enough to recognise the format. */
    private static final int BEGINNING = 16;

    /** A JPEG file that lacks two bytes lacks its end mark only. */
    private static final int LAST = 3;

    private static final int FLIPS = MUTATIONS / 5;

    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final ImageDecoder decoder = new ImageDecoder(new DecodeLimits(1_000_000, DEADLINE));

    @TestFactory
    Stream<DynamicTest> aCutFileIsNeverShown() throws IOException {
        return forEachGolden(whole -> {
            byte[] file = firstPicture(whole);
            for (int i = 0; i < CUTS; i++) {
                int missing = LAST + (file.length - LAST - BEGINNING) * i / CUTS;
                byte[] cut = Arrays.copyOf(file, file.length - missing);

                assertThatThrownBy(() -> decode(cut))
                        .as("%d of %d bytes", cut.length, file.length)
                        .isInstanceOf(ImageDecodeException.class)
                        .hasMessageMatching("cut (ends in the middle of its data|is damaged .*)");
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> changedBytesNeverCauseAnythingButARefusal() throws IOException {
        return forEachGolden(file -> {
            var random = new Random(file.length);
            for (int i = 0; i < FLIPS; i++) {
                byte[] damaged = file.clone();
                damaged[random.nextInt(file.length)] = (byte) random.nextInt();
                damaged[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));

                assertShownOrRefused(damaged);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> swappedPiecesAndZerosNeverCauseAnythingButARefusal() throws IOException {
        return forEachGolden(file -> {
            var random = new Random(file.length);
            for (int i = 0; i < FLIPS; i++) {
                int length = 1 + random.nextInt(Math.max(1, file.length / 4));
                int from = random.nextInt(file.length - length + 1);
                int to = random.nextInt(file.length - length + 1);
                byte[] damaged = file.clone();
                System.arraycopy(file, from, damaged, to, length);
                Arrays.fill(damaged, from, from + random.nextInt(length), (byte) 0);

                assertShownOrRefused(damaged);
            }
        });
    }

    @Test
    void aChangedBitInThePixelsOfAPngIsNoticed() {
        // Stored without compression, so that only the checksums can tell.
        byte[] pixels = {0x78, 1, 1, 4, 0, -5, -1, 0, 1, 2, 3, 0, 15, 0, 7};
        byte[] file = new TinyPng(1, 1, 8, 2).with("IDAT", pixels).with("IEND").bytes();

        file[file.length - 4 - 12 - 6] ^= 1;

        assertThatThrownBy(() -> decode(file))
                .hasMessage("cut is damaged (the checksum of its data is wrong)");
    }

    /** What is shown of a JPEG file with several pictures; any other file as it is. */
    private static byte[] firstPicture(byte[] file) {
        for (int i = 1; file[0] == (byte) 0xff && i < file.length - 2; i++) {
            if (file[i] == (byte) 0xff
                    && file[i + 1] == (byte) 0xd8
                    && file[i + 2] == (byte) 0xff) {
                return Arrays.copyOf(file, i);
            }
        }
        return file;
    }

    /** In one line of words that can be printed, and in time. */
    private void assertShownOrRefused(byte[] file) {
        long start = System.nanoTime();
        try {
            assertThat(decode(file).width()).isPositive();
        } catch (ImageDecodeException e) {
            var words = String.valueOf(e.getMessage());
            assertThat(words).startsWith("cut ").hasSizeGreaterThan(10);
            assertThat(words.chars()).noneMatch(Character::isISOControl);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isLessThan(DEADLINE.multipliedBy(2));
    }

    private RgbImage decode(byte[] file) throws ImageDecodeException {
        return decoder.decode(new ByteArrayInputStream(file), "cut");
    }

    private static Stream<DynamicTest> forEachGolden(ThrowingConsumer<byte[]> check)
            throws IOException {
        return Golden.list("photos/index.json", "cases").stream()
                .map(DamagedFilesTest::name)
                .map(name -> DynamicTest.dynamicTest(name, () -> check.accept(read(name))));
    }

    private static String name(JsonObject golden) {
        return golden.get("file").getAsString();
    }

    private static byte[] read(String name) throws IOException {
        return Files.readAllBytes(Golden.FOLDER.resolve("photos/" + name));
    }
}
