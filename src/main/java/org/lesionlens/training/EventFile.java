package org.lesionlens.training;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.zip.CRC32C;

/**
 * Numbers and pictures over the steps of a training, as TensorBoard reads them while they come:
 * records of TFRecord, each an Event of Protocol Buffers.
 *
 * @see <a
 *     href="https://github.com/tensorflow/tensorboard/blob/master/tensorboard/compat/proto/event.proto">event.proto</a>
 * @see <a href="https://www.tensorflow.org/tutorials/load_data/tfrecord#tfrecords_format_details">
 *     TFRecord</a>
 */
final class EventFile {

    private static final String VERSION = "brain.Event:2";
    private static final String BEGINNING = "events.out.tfevents."; // by which TensorBoard finds it
    private static final String ENDING = ".lesionlens";
    private static final int MASK = 0xa282ead8;
    private static final double NANOS = 1e9;
    private static final int RGB = 3;

    private final Path file;

    private EventFile(Path file) {
        this.file = file;
    }

    /**
     * Begins a file in a folder, in place of those of earlier watches, whose content it will have.
     *
     * @param now names the file: TensorBoard goes on to the one of the latest time
     * @throws IOException if it cannot be written
     */
    static EventFile begin(Path folder, Instant now) throws IOException {
        try (DirectoryStream<Path> old =
                Files.newDirectoryStream(folder, BEGINNING + "*" + ENDING)) {
            for (Path each : old) {
                Files.delete(each);
            }
        }
        String name = "%s%010d%s".formatted(BEGINNING, now.getEpochSecond(), ENDING);
        var events = new EventFile(folder.resolve(name));
        events.append(event(now).text(3, VERSION));
        return events;
    }

    /** Where it is. */
    Path file() {
        return file;
    }

    /** Takes back what was told of a step and of all behind it. */
    void forgetFrom(Instant time, long step) throws IOException {
        var start = new ProtoMessage().number(1, 1); // SessionLog.status = START
        append(event(time).number(2, step).message(7, start));
    }

    /** What is told of one step. */
    static final class Summary {

        private final ProtoMessage message = new ProtoMessage();

        Summary number(String tag, double value) {
            message.message(1, new ProtoMessage().text(1, tag).number(2, (float) value));
            return this;
        }

        Summary picture(String tag, int width, int height, byte[] png) {
            var image =
                    new ProtoMessage()
                            .number(1, height)
                            .number(2, width)
                            .number(3, RGB)
                            .bytes(4, png);
            message.message(1, new ProtoMessage().text(1, tag).message(4, image));
            return this;
        }
    }

    /**
     * Adds a step.
     *
     * @throws IOException if it cannot be written
     */
    void add(Instant time, long step, Summary summary) throws IOException {
        append(event(time).number(2, step).message(5, summary.message));
    }

    private static ProtoMessage event(Instant time) {
        return new ProtoMessage().number(1, time.getEpochSecond() + time.getNano() / NANOS);
    }

    private void append(ProtoMessage event) throws IOException {
        try (OutputStream out =
                Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            out.write(record(event.toBytes())); // in one go, so that no reader sees a half
        }
    }

    /** Its length, the length's checksum, the content, the content's checksum. */
    static byte[] record(byte[] content) {
        byte[] length = ProtoMessage.little(Long.BYTES).putLong(content.length).array();
        return ProtoMessage.little(Long.BYTES + content.length + 2 * Integer.BYTES)
                .put(length)
                .putInt(masked(length))
                .put(content)
                .putInt(masked(content))
                .array();
    }

    /** CRC-32C, turned by 15 bits and masked, as checksums of what has checksums in it collide. */
    static int masked(byte[] content) {
        var crc = new CRC32C();
        crc.update(content);
        return Integer.rotateRight((int) crc.getValue(), 15) + MASK;
    }
}
