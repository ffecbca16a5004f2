package org.lesionlens.inference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.lesionlens.testing.Golden;

/** Sound archives, each damaged once, as a seed wants it. */
final class MutatedArchive {

    private static final List<String> SOUND =
            List.of(
                    "tiny_pooled.pt",
                    "tiny_hidden.pt",
                    "torchscript/vision.frozen.pt",
                    "torchscript/timm.scripted.pt",
                    "torchscript/wrapped.traced.pt");

    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])\\d+(?![\\w.])");
    private static final List<String> NUMBERS =
            List.of(
                    "0",
                    "-1",
                    "7",
                    "64",
                    "65536",
                    "2147483647",
                    "-2147483648",
                    "4611686018427387904");

    private final Random random;
    private final Map<String, byte[]> entries = new LinkedHashMap<>();

    private MutatedArchive(long seed) throws IOException {
        this.random = new Random(seed);
        Path sound = Golden.FOLDER.resolve(SOUND.get(random.nextInt(SOUND.size())));
        try (var zip = new ZipFile(sound.toFile())) {
            for (ZipEntry entry : List.<ZipEntry>copyOf(zip.stream().toList())) {
                entries.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        }
    }

    /** Writes the archive of a seed. */
    static void write(long seed, Path file) throws IOException {
        var archive = new MutatedArchive(seed);
        archive.mutate();
        byte[] bytes = archive.zip();
        if (archive.random.nextInt(8) == 0) {
            archive.flip(bytes);
        }
        Files.write(file, bytes);
    }

    private void mutate() {
        switch (random.nextInt(8)) {
            case 0 -> entries.put(weights(), new byte[0]);
            case 1 -> entries.computeIfPresent(weights(), (_, bytes) -> half(bytes));
            case 2 -> entries.remove(any(""));
            case 3, 4 -> change(any(".pkl"), this::flip);
            case 5 -> change(any(".py"), this::flip);
            case 6 -> entries.computeIfPresent(any(".py"), (_, code) -> otherNumber(code));
            default -> entries.computeIfPresent(any(".py"), (_, code) -> deep(code));
        }
    }

    private void change(String entry, Consumer<byte[]> change) {
        change.accept(entries.getOrDefault(entry, new byte[0]));
    }

    private String weights() {
        List<String> names =
                entries.keySet().stream().filter(name -> name.matches(".*/\\d+")).toList();
        return names.get(random.nextInt(names.size()));
    }

    private String any(String ending) {
        List<String> names =
                entries.keySet().stream().filter(name -> name.endsWith(ending)).toList();
        return names.get(random.nextInt(names.size()));
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    private void flip(byte[] bytes) {
        for (int i = random.nextInt(4); i >= 0 && bytes.length > 0; i--) {
            bytes[random.nextInt(bytes.length)] =
                    (byte) (random.nextBoolean() ? random.nextInt(256) : random.nextInt(32, 127));
        }
    }

    private byte[] otherNumber(byte[] bytes) {
        var code = new String(bytes, StandardCharsets.UTF_8);
        var numbers = NUMBER.matcher(code).results().toList();
        if (numbers.isEmpty()) {
            return bytes;
        }
        var number = numbers.get(random.nextInt(numbers.size()));
        String other = NUMBERS.get(random.nextInt(NUMBERS.size()));
        return (code.substring(0, number.start()) + other + code.substring(number.end()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] deep(byte[] bytes) {
        String prefix = List.of("-", "not ", "(", "[", "torch.neg(").get(random.nextInt(5));
        var code = new String(bytes, StandardCharsets.UTF_8);
        String deep = prefix.repeat(1 << random.nextInt(4, 16));
        return code.replaceFirst("= ", "= " + deep).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] zip() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return bytes.toByteArray();
    }
}
