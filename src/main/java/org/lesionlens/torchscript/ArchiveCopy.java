package org.lesionlens.torchscript;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A copy of an archive with other code for its network's class, or another card; all else is the
 * original's, byte by byte.
 *
 * @param code of the file with the network's class; null to leave it
 * @param card the {@code model.json}; null to leave it
 */
record ArchiveCopy(ScriptArchive original, @Nullable String code, @Nullable String card) {

    private static final int BUFFER = 1 << 16;
    private static final String DEBUG = ".debug_pkl";

    /**
     * Writes all of it.
     *
     * @throws IOException if the original cannot be read any more, or the copy not be written
     */
    void writeTo(OutputStream out) throws IOException {
        Map<String, String> texts = texts();
        Set<String> replaced = Set.copyOf(texts.keySet());
        try (var from = new ZipFile(original.file().toFile());
                var to = new ZipOutputStream(out)) {
            for (ZipEntry entry : List.<ZipEntry>copyOf(from.stream().toList())) {
                String name = entry.getName();
                String text = texts.remove(name);
                if (text != null) {
                    write(name, text.getBytes(StandardCharsets.UTF_8), to);
                } else if (isConverted(name)) {
                    write(name, converted(from, entry), to);
                } else if (!isAbout(replaced, name)) {
                    to.putNextEntry(stored(name, entry.getSize(), entry.getCrc()));
                    copy(from, entry, to);
                }
            }
            for (Map.Entry<String, String> more : texts.entrySet()) {
                write(more.getKey(), more.getValue().getBytes(StandardCharsets.UTF_8), to);
            }
        }
    }

    /** Debug records point into the old text. */
    private static boolean isAbout(Set<String> replaced, String name) {
        return name.endsWith(DEBUG)
                && replaced.contains(name.substring(0, name.length() - DEBUG.length()));
    }

    /** What is written in place of entries, or besides. */
    private Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!original.adaptations().isEmpty()) {
            original.texts().forEach((name, text) -> texts.put(original.codeEntry(name), text));
        }
        if (code != null) {
            texts.put(original.networkEntry(), code);
        }
        if (card != null) {
            texts.put(original.cardEntry(), card);
        }
        return texts;
    }

    private boolean isConverted(String name) {
        return original.conversion().from().containsKey(name) || isPickle(name);
    }

    private boolean isPickle(String name) {
        return !original.conversion().from().isEmpty()
                && List.of("/data.pkl", "/constants.pkl").contains(name.replaceFirst("^[^/]+", ""));
    }

    private byte[] converted(ZipFile from, ZipEntry entry) throws IOException {
        byte[] bytes;
        try (InputStream stream = from.getInputStream(entry)) {
            bytes = stream.readNBytes(Math.toIntExact(entry.getSize()));
        }
        WeightConversion weights = original.conversion();
        try {
            return isPickle(entry.getName())
                    ? TensorPickle.renamed(bytes, weights.renamed())
                    : weights.converted(entry.getName(), bytes);
        } catch (TorchScriptException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private static void write(String name, byte[] bytes, ZipOutputStream to) throws IOException {
        var crc = new CRC32();
        crc.update(bytes);
        to.putNextEntry(stored(name, bytes.length, crc.getValue()));
        to.write(bytes);
    }

    private static ZipEntry stored(String name, long size, long crc) {
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(size);
        entry.setCrc(crc);
        return entry;
    }

    private static void copy(ZipFile from, ZipEntry entry, OutputStream to) throws IOException {
        try (InputStream stream = from.getInputStream(entry)) {
            byte[] some = new byte[BUFFER];
            long left = entry.getSize();
            for (int count = stream.read(some); count >= 0; count = stream.read(some)) {
                left -= count;
                if (left < 0) {
                    throw new IOException(entry.getName() + " is longer than the archive says");
                }
                to.write(some, 0, count);
            }
        }
    }
}
