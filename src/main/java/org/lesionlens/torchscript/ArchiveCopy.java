package org.lesionlens.torchscript;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

    /**
     * Writes all of it.
     *
     * @throws IOException if the original cannot be read any more, or the copy not be written
     */
    void writeTo(OutputStream out) throws IOException {
        String codeEntry = original.networkEntry();
        String cardEntry = original.cardEntry();
        try (var from = new ZipFile(original.file().toFile());
                var to = new ZipOutputStream(out)) {
            for (ZipEntry entry : List.<ZipEntry>copyOf(from.stream().toList())) {
                String name = entry.getName();
                if (code != null && name.equals(codeEntry)) {
                    write(name, code, to);
                } else if (!isReplaced(name, codeEntry, cardEntry)) {
                    to.putNextEntry(stored(name, entry.getSize(), entry.getCrc()));
                    copy(from, entry, to);
                }
            }
            if (card != null) {
                write(cardEntry, card, to);
            }
        }
    }

    /** Debug records point into the old text. */
    private boolean isReplaced(String name, String codeEntry, String cardEntry) {
        return (card != null && name.equals(cardEntry))
                || (code != null && name.equals(codeEntry + ".debug_pkl"));
    }

    private static void write(String name, String text, ZipOutputStream to) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
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
            stream.transferTo(to);
        }
    }
}
