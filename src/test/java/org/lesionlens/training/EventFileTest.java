package org.lesionlens.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {

    private static final Instant NOON = Instant.ofEpochSecond(1_767_268_800);

    @TempDir private Path folder = Path.of("");

    @Test
    void masksChecksumsAsTensorFlowDoes() {
        // CRC-32C of these digits is 0xe3069283: turned right by 15 bits 0x2507c60d, plus the mask.
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);

        assertThat(EventFile.masked(digits)).isEqualTo(0x2507c60d + 0xa282ead8);
    }

    @Test
    void firstRecordIsThatOfTensorBoard() {
        // tensorboard 2.21: RecordWriter.write(Event(wall_time=0, file_version="brain.Event:2"))
        byte[] event = new ProtoMessage().number(1, 0.0).text(3, "brain.Event:2").toBytes();

        assertThat(HexFormat.of().formatHex(event))
                .isEqualTo("0900000000000000001a0d" + hex("brain.Event:2"));
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void writesNumbersInSevenBits() {
        assertThat(HexFormat.of().formatHex(new ProtoMessage().number(2, 300L).toBytes()))
                .isEqualTo("10ac02"); // the example of Protocol Buffers' own page
    }

    @Test
    void addsWholeRecordsOneAfterTheOther() throws IOException {
        EventFile events = EventFile.begin(folder, NOON);
        events.add(NOON, 3, new EventFile.Summary().number("auc", 0.5));

        assertThat(events.file()).hasFileName("events.out.tfevents.1767268800.lesionlens");
        List<byte[]> records = records(events.file());
        assertThat(records).hasSize(2);
        // Event: 1 wall_time, 2 step 3, 5 summary {1 value {1 tag "auc", 2 simple_value 0.5}}
        assertThat(HexFormat.of().formatHex(records.get(1)))
                .isEqualTo(
                        "09000000709855da41"
                                + "1003"
                                + "2a0c"
                                + "0a0a"
                                + "0a03617563"
                                + "150000003f");
    }

    @Test
    void takesThePlaceOfAnEarlierWatchsFileAndOfNoOther() throws IOException {
        EventFile.begin(folder, NOON);
        Files.createFile(folder.resolve("events.out.tfevents.1.theirs"));

        EventFile.begin(folder, NOON.plusSeconds(1));

        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "events.out.tfevents.1767268801.lesionlens",
                            "events.out.tfevents.1.theirs");
        }
    }

    /** As a reader takes it apart, checksums included. */
    private static List<byte[]> records(Path file) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        List<byte[]> records = new ArrayList<>();
        while (all.hasRemaining()) {
            byte[] length = new byte[8];
            all.get(length);
            assertThat(all.getInt()).isEqualTo(EventFile.masked(length));
            byte[] content =
                    new byte
                            [(int)
                                    ByteBuffer.wrap(length)
                                            .order(ByteOrder.LITTLE_ENDIAN)
                                            .getLong()];
            all.get(content);
            assertThat(all.getInt()).isEqualTo(EventFile.masked(content));
            records.add(content);
        }
        return records;
    }
}
