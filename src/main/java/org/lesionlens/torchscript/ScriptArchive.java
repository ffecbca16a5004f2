package org.lesionlens.torchscript;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * A TorchScript file looked at from outside, without running any of it: a zip with the network's
 * code as text.
 *
 * @param file it was read from
 * @param folder that all of its entries are in
 * @param network full name of the network's class
 * @param texts of the code, by their packages
 * @param weightBytes of all tensors in it
 * @param card its {@code model.json}; null if it has none
 * @param tracedSize of the input that it was traced with; null if it does not say
 */
public record ScriptArchive(
        Path file,
        String folder,
        String network,
        Map<String, String> texts,
        long weightBytes,
        @Nullable String card,
        @Nullable TracedSize tracedSize) {

    private static final int MOST_ENTRIES = 100_000; // a traced B5 has 2,433
    private static final long MOST_BYTES = 8L << 30; // unpacked
    private static final int LONGEST_TEXT = 64 << 20; // bytes, all code together; B5's is 1 MB
    private static final int LONGEST_CARD = 1 << 20;
    private static final int LONGEST_PICKLE = 64 << 20;
    private static final String CODE = "code/";
    private static final String CARD = "extra/model.json";
    private static final String PYTHON = ".py";

    public ScriptArchive {
        texts = Map.copyOf(texts);
    }

    /**
     * Reads an archive's code.
     *
     * @throws TorchScriptException if it is not one, or not one that a person would make
     * @throws IOException if it cannot be read, or is damaged
     */
    public static ScriptArchive read(Path file) throws TorchScriptException, IOException {
        try (var zip = new ZipFile(file.toFile())) {
            return new Reader(zip, folder(zip)).read(file);
        } catch (ZipException | IllegalArgumentException e) { // the latter for broken names
            throw new IOException("it is no zip, or is damaged: " + e.getMessage(), e);
        }
    }

    /** True for what holds code. */
    public static boolean isCode(String entry) {
        return entry.contains("/" + CODE) && entry.endsWith(PYTHON);
    }

    /** The code of all files, one after the other. */
    public String allCode() {
        return String.join("\n", texts.values());
    }

    /**
     * True if the network's own class has a method of this name.
     *
     * @throws TorchScriptException if its code is damaged
     */
    public boolean has(String method) throws TorchScriptException {
        Optional<ClassCode> found = new ArchiveCode(texts).classCode(network);
        return found.isPresent() && found.get().methods().containsKey(method);
    }

    /**
     * Writes a copy with another card.
     *
     * @param json the {@code model.json}
     * @throws IOException if this file cannot be read any more, or the copy not be written
     */
    public void writeTo(OutputStream out, String json) throws IOException {
        new ArchiveCopy(this, null, json).writeTo(out);
    }

    /** True if the network's own class has a method or a part of this name; false if unreadable. */
    boolean owns(String name) {
        try {
            Optional<ClassCode> found = new ArchiveCode(texts).classCode(network);
            return found.isPresent()
                    && (found.get().methods().containsKey(name)
                            || found.get().attributes().containsKey(name));
        } catch (TorchScriptException e) {
            return false;
        }
    }

    /** The entry with the {@code model.json}. */
    String cardEntry() {
        return folder + "/" + CARD;
    }

    /** The entry with the code of the network's class. */
    String networkEntry() {
        return folder + "/" + CODE + ArchiveCode.packageOf(network).replace('.', '/') + PYTHON;
    }

    private static String folder(ZipFile zip) throws TorchScriptException {
        Set<String> names = new HashSet<>();
        long bytes = 0;
        String folder = null;
        for (ZipEntry entry : entries(zip)) {
            String name = entry.getName();
            bytes += Math.max(0, entry.getSize());
            if (!names.add(name) || !isPlain(name)) {
                throw new TorchScriptException("it has an odd entry: " + printable(name));
            }
            if (name.endsWith("/data.pkl") && name.indexOf('/') == name.lastIndexOf('/')) {
                folder = name.substring(0, name.indexOf('/'));
            }
        }
        if (bytes > MOST_BYTES) {
            throw new TorchScriptException("unpacked, it has more than 8 GB");
        }
        if (folder == null) {
            throw new TorchScriptException("it holds no TorchScript code");
        }
        if (!names.contains(folder + "/constants.pkl")) {
            throw new TorchScriptException("it is a checkpoint, without the network's code");
        }
        return folder;
    }

    private static List<ZipEntry> entries(ZipFile zip) throws TorchScriptException {
        if (zip.size() > MOST_ENTRIES) {
            throw new TorchScriptException("it has %d entries".formatted(zip.size()));
        }
        return List.copyOf(zip.stream().toList());
    }

    /** True unless a name leads out of the archive or would be read as another one. */
    private static boolean isPlain(String name) {
        return !name.startsWith("/")
                && !name.contains("\\")
                && name.chars().noneMatch(Character::isISOControl)
                && List.of(name.split("/", -1)).stream().noneMatch(part -> part.equals(".."));
    }

    private static String printable(String name) {
        String shown = name.replaceAll("\\p{Cntrl}", "?");
        return shown.substring(0, Math.min(shown.length(), 80));
    }

    private record Reader(ZipFile zip, String folder) {

        ScriptArchive read(Path file) throws TorchScriptException, IOException {
            byte[] traced = bytes("traced_inputs.pkl", LONGEST_PICKLE).orElse(new byte[0]);
            return new ScriptArchive(
                    file,
                    folder,
                    network(bytes("data.pkl", LONGEST_PICKLE).orElseThrow()),
                    texts(),
                    weightBytes(),
                    bytes(CARD, LONGEST_CARD).map(Reader::text).orElse(null),
                    TracedSize.find(traced).orElse(null));
        }

        /** The class of the first object, which is the network. */
        private static String network(byte[] pickle) throws TorchScriptException {
            var bytes = ByteBuffer.wrap(pickle);
            boolean starts = pickle.length > 3 && pickle[0] == (byte) 0x80 && pickle[2] == 'c';
            if (starts) {
                bytes.position(3);
                String module = line(bytes);
                String name = line(bytes);
                if (module.startsWith("__torch__")) {
                    return module + "." + name;
                }
            }
            throw new TorchScriptException("its data.pkl names no network");
        }

        private static String line(ByteBuffer bytes) {
            var line = new StringBuilder();
            while (bytes.hasRemaining()) {
                char c = (char) bytes.get();
                if (c == '\n') {
                    break;
                }
                line.append(c);
            }
            return line.toString();
        }

        private long weightBytes() throws TorchScriptException {
            return entries(zip).stream()
                    .filter(entry -> entry.getName().matches("[^/]+/(data|constants)/\\d+"))
                    .mapToLong(ZipEntry::getSize)
                    .sum();
        }

        private Map<String, String> texts() throws TorchScriptException, IOException {
            Map<String, String> texts = new HashMap<>();
            String start = folder + "/" + CODE;
            int left = LONGEST_TEXT;
            for (ZipEntry entry : entries(zip)) {
                String name = entry.getName();
                if (name.startsWith(start) && name.endsWith(PYTHON)) {
                    byte[] code = bytes(entry, left);
                    left -= code.length;
                    String path = name.substring(start.length(), name.length() - PYTHON.length());
                    texts.put(path.replace('/', '.'), text(code));
                }
            }
            return texts;
        }

        private Optional<byte[]> bytes(String name, int longest)
                throws TorchScriptException, IOException {
            ZipEntry entry = zip.getEntry(folder + "/" + name);
            return entry == null ? Optional.empty() : Optional.of(bytes(entry, longest));
        }

        private byte[] bytes(ZipEntry entry, int longest) throws TorchScriptException, IOException {
            try (InputStream stream = zip.getInputStream(entry)) {
                byte[] bytes = stream.readNBytes(longest);
                if (stream.read() >= 0) {
                    throw new TorchScriptException(printable(entry.getName()) + " is too long");
                }
                return bytes;
            }
        }

        private static String text(byte[] bytes) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
