package org.lesionlens.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lesionlens.image.AwtImages;
import org.lesionlens.image.RgbImage;

class JpegCompletenessTest {

    private static final byte[] END = {(byte) 0xFF, (byte) 0xD9};

    /** Eight rows of grey blocks; the only codes are 0: no difference, and 0: end of block. */
    private static final String HEADER =
            "FFD8 FFDB 0043 00"
                    + "01".repeat(64)
                    + "FFC0 000B 08 0008 0020 01 011100"
                    + "FFC4 0014 00 01000000000000000000000000000000 00"
                    + "FFC4 0014 10 01000000000000000000000000000000 00";

    private static final String SCAN = "FFDA 0008 01 0100 003F00";
    private static final String RESTART_AT_EACH_BLOCK = "FFDD 0004 0001";

    private final ImageDecoder decoder = new ImageDecoder(DecodeLimits.STANDARD);

    @Test
    void aFileWithAllItsBlocksIsWhole() throws ImageDecodeException {
        assertThat(decode(HEADER, SCAN, "00 FFD9").width()).isEqualTo(32);
        assertThat(decode(HEADER, RESTART_AT_EACH_BLOCK, SCAN, restarts(), "FFD9").width())
                .isEqualTo(32);
    }

    @Test
    void theEndMarkMayBeMissingAndAnythingMayFollowIt() throws ImageDecodeException {
        assertThat(decode(HEADER, SCAN, "00").width()).isEqualTo(32);
        assertThat(decode(HEADER, SCAN, "00 FFD9", "00".repeat(500)).width()).isEqualTo(32);
        assertThat(decode(HEADER, SCAN, "00 FFD9", HEADER).width()).isEqualTo(32);
    }

    @Test
    void aFewBytesBeforeTheEndMarkAreABadWriters() throws ImageDecodeException {
        assertThat(decode(HEADER, SCAN, "00 000000 FFD9").width()).isEqualTo(32);
    }

    @Test
    void zerosInPlaceOfTheEndAreNotTaken() {
        assertRefused(HEADER, SCAN, "00".repeat(100));
        assertRefused(HEADER, SCAN, "00".repeat(100), "FFD9");
    }

    @Test
    void zerosInPlaceOfTheLastRestartsAreNotTaken() {
        assertRefused(HEADER, RESTART_AT_EACH_BLOCK, SCAN, "3F FFD0 3F", "00".repeat(9), "FFD9");
        assertRefused(HEADER, RESTART_AT_EACH_BLOCK, SCAN, "3F FFD0 3F", "00".repeat(9));
        assertRefused(HEADER, RESTART_AT_EACH_BLOCK, SCAN, "3F FFD0 3F FFD9");
        assertRefused(HEADER, RESTART_AT_EACH_BLOCK, SCAN, "3F FFD0 3F FFD2 3F FFD3 3F FFD9");
    }

    private static String restarts() {
        return "3F FFD0 3F FFD1 3F FFD2 3F";
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 40, 75, 95})
    void aCutIsNoticedWhateverElseTheDecoderWarnsOf(int percent) throws Exception {
        byte[] whole = withoutSpectralSelection(noise(false));
        int scan = scan(whole);
        byte[] cut = Arrays.copyOf(whole, scan + (whole.length - scan) * percent / 100);

        assertThat(decode(whole)).isEqualTo(decode(noise(false)));
        assertThatThrownBy(() -> decode(cut)).hasMessage("a.jpg ends in the middle of its data");
        assertThatThrownBy(() -> decode(joined(cut, END)))
                .isInstanceOf(ImageDecodeException.class)
                .hasMessageStartingWith("a.jpg is damaged");
    }

    @Test
    void aProgressiveFileThatLacksScansIsNotTaken() throws Exception {
        byte[] whole = noise(true);

        for (int i = scan(whole) + 1; i < whole.length - 2; i++) {
            if (whole[i] == (byte) 0xFF
                    && (whole[i + 1] == (byte) 0xDA || whole[i + 1] == (byte) 0xC4)) {
                byte[] cut = joined(Arrays.copyOf(whole, i), END);
                assertThatThrownBy(() -> decode(cut))
                        .hasMessage("a.jpg ends in the middle of its data");
            }
        }
        assertThat(decode(Arrays.copyOf(whole, whole.length - 2))).isEqualTo(decode(whole));
    }

    private void assertRefused(String... hex) {
        assertThatThrownBy(() -> decode(hex))
                .isInstanceOf(ImageDecodeException.class)
                .hasMessageMatching("a.jpg (ends in the middle of its data|is damaged .*)");
    }

    private RgbImage decode(String... hex) throws ImageDecodeException {
        return decode(HexFormat.of().parseHex(String.join("", hex).replace(" ", "")));
    }

    private RgbImage decode(byte[] file) throws ImageDecodeException {
        return decoder.decode(new ByteArrayInputStream(file), "a.jpg");
    }

    /** 64×64 pixels, which no two blocks share. */
    private static byte[] noise(boolean progressive) throws IOException {
        var random = new Random(7);
        var picture = RgbImage.of(64, 64, random.ints(64 * 64, 0, 1 << 24).toArray());
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var options = writer.getDefaultWriteParam();
        options.setProgressiveMode(
                progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(AwtImages.toAwt(picture), null, null), options);
        }
        writer.dispose();
        return bytes.toByteArray();
    }

    /** The three last bytes of the scan's header as some programs write them. */
    private static byte[] withoutSpectralSelection(byte[] file) {
        byte[] changed = file.clone();
        int end = scan(file) + 2 + file[scan(file) + 3];
        Arrays.fill(changed, end - 3, end, (byte) 0);
        return changed;
    }

    private static int scan(byte[] file) {
        int i = 0;
        while (file[i] != (byte) 0xFF || file[i + 1] != (byte) 0xDA) {
            i++;
        }
        return i;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] whole = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, whole, first.length, second.length);
        return whole;
    }
}
