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

/**
 * An archive with more methods than its original: the layers that can be explained, each with a
 * method to it and one from it.
 *
 * @param original as it was read
 * @param activation that {@code forward} ends in and that the new heads leave out
 * @param layers the last of the network first
 * @param methods text of the new ones
 * @param ending the last operators of {@code forward}, for people to read
 */
public record InstrumentedArchive(
        ScriptArchive original,
        FinalActivation activation,
        List<TargetLayer> layers,
        String methods,
        String ending) {

    public InstrumentedArchive {
        layers = List.copyOf(layers);
    }

    /**
     * Finds where an archive can be split.
     *
     * @throws TorchScriptException if it cannot; says what was found
     */
    public static InstrumentedArchive of(ScriptArchive original) throws TorchScriptException {
        Split split = Splitter.split(new Code(original.texts()), original.network());
        return new InstrumentedArchive(
                original, split.activation(), split.layers(), split.methods(), split.ending());
    }

    /**
     * Writes the whole copy. All entries but the one with the network's class are the original's.
     *
     * @throws IOException if the original cannot be read any more, or the copy not be written
     */
    public void writeTo(OutputStream out) throws IOException {
        String changed = original.networkEntry();
        try (var from = new ZipFile(original.file().toFile());
                var to = new ZipOutputStream(out)) {
            for (ZipEntry entry : List.<ZipEntry>copyOf(from.stream().toList())) {
                String name = entry.getName();
                if (name.equals(changed)) {
                    byte[] code = code().getBytes(StandardCharsets.UTF_8);
                    var crc = new CRC32();
                    crc.update(code);
                    to.putNextEntry(stored(name, code.length, crc.getValue()));
                    to.write(code);
                } else if (!name.equals(changed + ".debug_pkl")) { // points into the old text
                    to.putNextEntry(stored(name, entry.getSize(), entry.getCrc()));
                    copy(from, entry, to);
                }
            }
        }
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

    /** The text of the network's file with the methods at the end of the class. */
    public String code() {
        String network = original.network();
        String text = original.texts().get(Code.packageOf(network));
        String name = network.substring(network.lastIndexOf('.') + 1);
        int start = text == null ? -1 : ("\n" + text).indexOf("\nclass " + name + "(");
        if (text == null || start < 0) {
            throw new IllegalStateException("the code of " + network + " is gone");
        }
        int end = text.indexOf('\n', start);
        while (end >= 0 && end + 1 < text.length() && " \n".indexOf(text.charAt(end + 1)) >= 0) {
            end = text.indexOf('\n', end + 1);
        }
        String before = end < 0 ? text + "\n" : text.substring(0, end + 1);
        String after = end < 0 ? "" : text.substring(end + 1);
        return before + methods + after;
    }
}
