package org.lesionlens.torchscript;

import static org.lesionlens.torchscript.ScriptArchive.CARD;
import static org.lesionlens.torchscript.ScriptArchive.CODE;
import static org.lesionlens.torchscript.ScriptArchive.PYTHON;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads what a TorchScript file says, and refuses what no person would make.
 *
 * @param folder that all entries are in
 */
record ArchiveReader(ZipFile zip, String folder) {

    private static final int MOST_ENTRIES = 100_000; // a traced B5 has 2,433
    private static final long MOST_BYTES = 8L << 30; // unpacked
    private static final int LONGEST_TEXT = 64 << 20; // bytes, all code together; B5's is 1 MB
    private static final long LARGEST_UNASKED = 256L << 20; // unpacked, however it is packed
    private static final int MOST_PACKED = 50; // times
    private static final int LONGEST_CARD = 1 << 20;
    private static final int LONGEST_PICKLE = 64 << 20;

    /**
     * A reader of a zip.
     *
     * @throws TorchScriptException if it is no TorchScript file
     */
    static ArchiveReader of(ZipFile zip) throws TorchScriptException {
        return new ArchiveReader(zip, folder(zip));
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

    ScriptArchive read(Path file) throws TorchScriptException, IOException {
        checkSizes(file);
        Map<String, String> texts = texts();
        ModuleAttributes attributes = checkWeights();
        byte[] traced = bytes("traced_inputs.pkl", LONGEST_PICKLE).orElse(new byte[0]);
        return new ScriptArchive(
                file,
                folder,
                network(bytes("data.pkl", LONGEST_PICKLE).orElseThrow()),
                texts,
                weightBytes(),
                bytes(CARD, LONGEST_CARD).map(ArchiveReader::text).orElse(null),
                TracedSize.find(traced).orElse(null),
                weights(),
                Set.of(),
                attributes);
    }

    /** Weights are no smaller when they are packed; zeros and repetitions that fill a disk are. */
    private void checkSizes(Path file) throws TorchScriptException, IOException {
        long unpacked = 0;
        for (ZipEntry entry : entries(zip)) {
            boolean isStored = entry.getMethod() == ZipEntry.STORED;
            if (isStored && entry.getSize() != entry.getCompressedSize()) {
                throw new UnsoundArchiveException(printable(entry.getName()) + " is damaged");
            }
            unpacked += Math.max(0, entry.getSize());
        }
        long packed = Files.size(file);
        if (unpacked > LARGEST_UNASKED && unpacked / MOST_PACKED > packed) {
            throw new UnsoundArchiveException(
                    "unpacked, its %d bytes would be %d, as no network's are"
                            .formatted(packed, unpacked));
        }
    }

    private ModuleAttributes checkWeights() throws TorchScriptException, IOException {
        var attributes = ModuleAttributes.NONE;
        for (String name : List.of("data", "constants")) {
            Optional<byte[]> pickle = bytes(name + ".pkl", LONGEST_PICKLE);
            if (pickle.isPresent()) {
                ModuleAttributes found =
                        WeightsCheck.check(pickle.get(), key -> size(name + "/" + key));
                attributes = name.equals("data") ? found : attributes;
            }
        }
        return attributes;
    }

    private OptionalLong size(String name) {
        ZipEntry entry = zip.getEntry(folder + "/" + name);
        return entry == null || entry.getSize() < 0
                ? OptionalLong.empty()
                : OptionalLong.of(entry.getSize());
    }

    /** A list of tensors that is odd is libtorch's to refuse. */
    private WeightTypes weights() throws TorchScriptException, IOException {
        Map<String, List<TensorPickle.Storage>> storages = new HashMap<>();
        for (String name : List.of("data", "constants")) {
            byte[] pickle = bytes(name + ".pkl", LONGEST_PICKLE).orElse(new byte[0]);
            try {
                storages.put(folder + "/" + name, TensorPickle.storages(pickle));
            } catch (TorchScriptException e) {
                return WeightTypes.NONE;
            }
        }
        return WeightTypes.of(storages);
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
                CodeDepth.check(text(code));
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
