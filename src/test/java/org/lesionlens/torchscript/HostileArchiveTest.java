package org.lesionlens.torchscript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lesionlens.testing.Golden;

/** Archives that were made to do harm, or were damaged on their way. */
class HostileArchiveTest {

    private static final Path SOUND = Golden.FOLDER.resolve("torchscript/timm.scripted.pt");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MUTATIONS = 300;

    @TempDir private Path folder;

    @Test
    void damagedFilesAreRefusedOrRead() throws Exception {
        byte[] sound = Files.readAllBytes(SOUND);
        var random = new Random(1);
        Path file = folder.resolve("damaged.pt");
        for (int i = 0; i < MUTATIONS; i++) {
            byte[] damaged = sound.clone();
            for (int k = 0; k < 1 + i % 8; k++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Files.write(file, damaged);
            assertTimeoutPreemptively(PATIENCE, () -> readAndSplit(file));
        }
    }

    @Test
    void damagedCodeIsRefusedOrSplit() throws Exception {
        ScriptArchive sound = ScriptArchive.read(SOUND);
        List<String> packages = sound.texts().keySet().stream().sorted().toList();
        var random = new Random(2);
        int split = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            Map<String, String> texts = new HashMap<>(sound.texts());
            String chosen = packages.get(random.nextInt(packages.size()));
            texts.computeIfPresent(chosen, (name, text) -> mutated(text, random));
            var code = new ArchiveCode(texts);
            boolean done =
                    assertTimeoutPreemptively(PATIENCE, () -> isSplit(code, sound.network()));
            split += done ? 1 : 0;
        }
        assertThat(split).isBetween(1, MUTATIONS - 1); // both happen, or the test tests nothing
    }

    private static String mutated(String text, Random random) {
        var mutated = new StringBuilder(text);
        int from = random.nextInt(text.length());
        int length = Math.min(random.nextInt(40), text.length() - from);
        switch (random.nextInt(4)) {
            case 0 -> mutated.delete(from, from + length);
            case 1 -> mutated.insert(from, text, from, from + length);
            case 2 -> mutated.setCharAt(from, "()[]:,.\n \"".charAt(random.nextInt(10)));
            default -> mutated.setLength(from);
        }
        return mutated.toString();
    }

    private static boolean isSplit(ArchiveCode code, String network) {
        try {
            return !Splitter.split(code, network).layers().isEmpty();
        } catch (TorchScriptException e) {
            return false;
        }
    }

    private static void readAndSplit(Path file) {
        try {
            assertThat(InstrumentedArchive.of(ScriptArchive.read(file)).layers()).isNotEmpty();
        } catch (TorchScriptException | IOException e) {
            assertThat(e).hasMessageNotContaining("null");
        }
    }

    @Test
    void namesThatLeadOutOfTheArchiveAreRefused() throws Exception {
        for (String name : List.of("a/../../evil", "/etc/evil", "a\\evil", "a/\u0007")) {
            Path file = zip(List.of("a/data.pkl", "a/constants.pkl", name));
            assertThatThrownBy(() -> ScriptArchive.read(file))
                    .isInstanceOf(TorchScriptException.class)
                    .hasMessageStartingWith("it has an odd entry");
        }
    }

    @Test
    void tooManyEntriesAreRefused() throws Exception {
        Path file = folder.resolve("many.pt");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i <= 100_000; i++) {
                zip.putNextEntry(new ZipEntry("a/" + i));
            }
        }
        assertThatThrownBy(() -> ScriptArchive.read(file)).hasMessage("it has 100001 entries");
    }

    @Test
    void aBombOfCodeIsRefused() throws Exception {
        Path file = folder.resolve("bomb.pt");
        byte[] pickle = "\u0000\u0002c__torch__\nNet\n".getBytes(StandardCharsets.ISO_8859_1);
        pickle[0] = (byte) 0x80;
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a/data.pkl"));
            zip.write(pickle);
            zip.putNextEntry(new ZipEntry("a/constants.pkl"));
            zip.putNextEntry(new ZipEntry("a/code/__torch__.py"));
            byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 80; i++) {
                zip.write(spaces);
            }
        }
        assertThatThrownBy(() -> ScriptArchive.read(file)).hasMessageContaining("is too long");
    }

    @Test
    void weightsThatAreNotWholeAreRefused() throws Exception {
        assertUnsound("/constants/4", _ -> new byte[0], "data/4 has 0 bytes, not 576 numbers of 4");
        assertUnsound("/constants/4", _ -> null, "weights are missing (data/4)");
        assertUnsound("/constants/4", bytes -> Arrays.copyOf(bytes, 2300), "data/4 has 2300 bytes");
    }

    @Test
    void tensorsBeyondTheirNumbersAreRefused() throws Exception {
        // The kernel of 8 × 8 × 3 × 3: its sizes as BININT1, between MARKs and a tuple's end.
        byte[] sizes = {'(', 'K', 8, 'K', 8, 'K', 3, 'K', 3, 't'};
        for (int place = 2; place < 9; place += 2) {
            byte[] larger = sizes.clone();
            larger[place] = 64;
            assertUnsound(
                    "/constants.pkl",
                    bytes -> replaced(bytes, sizes, larger),
                    "is not within the 576");
        }
    }

    @Test
    void codeThatIsTooDeepIsRefusedAlsoWithFeaturesAndHead() throws Exception {
        for (String prefix : List.of("-", "not ", "torch.neg(", "[", "x if x else ", "x.y.")) {
            assertUnsound(
                    ".py",
                    bytes ->
                            latin(bytes)
                                    .replaceFirst("= ", "= " + prefix.repeat(20_000))
                                    .getBytes(StandardCharsets.ISO_8859_1),
                    "its code has an expression that is too deep");
        }
    }

    @Test
    void typesAndDataThatAreTooDeepAreRefused() throws Exception {
        byte[] tuples = new byte[20_000];
        Arrays.fill(tuples, (byte) 0x85);
        assertUnsound("/constants.pkl", _ -> joined("\u0080\u0002K\u0001", tuples), "too deep");
        byte[] type = "List[".repeat(20_000).getBytes(StandardCharsets.ISO_8859_1);
        byte[] length =
                ByteBuffer.allocate(5)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put((byte) 'X')
                        .putInt(type.length)
                        .array();
        assertUnsound(
                "/constants.pkl", _ -> joined("\u0080\u0002" + latin(length), type), "too deep");
    }

    @Test
    void aBombOfWeightsIsRefusedBeforeItIsUnpacked() throws Exception {
        assertUnsound("/constants/4", _ -> new byte[300 << 20], "as no network's are");
    }

    private void assertUnsound(
            String ending, Function<byte[], byte @Nullable []> change, String complaint)
            throws IOException {
        Path file = Files.createTempFile(folder, "changed", ".pt");
        try (var from = new ZipFile(Golden.FOLDER.resolve("tiny_pooled.pt").toFile());
                var to = new ZipOutputStream(Files.newOutputStream(file))) {
            for (ZipEntry entry : List.<ZipEntry>copyOf(from.stream().toList())) {
                byte[] bytes = from.getInputStream(entry).readAllBytes();
                byte @Nullable [] changed =
                        entry.getName().endsWith(ending) ? change.apply(bytes) : bytes;
                if (changed != null) {
                    to.putNextEntry(new ZipEntry(entry.getName()));
                    to.write(changed);
                }
            }
        }
        assertThatThrownBy(() -> ScriptArchive.read(file))
                .isInstanceOf(UnsoundArchiveException.class)
                .hasMessageContaining(complaint);
        Files.delete(file);
    }

    private static byte[] replaced(byte[] bytes, byte[] from, byte[] to) {
        String text = latin(bytes);
        assertThat(text).contains(latin(from));
        return text.replace(latin(from), latin(to)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(String start, byte[] rest) {
        return (start + latin(rest)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private Path zip(List<String> names) throws IOException {
        Path file = Files.createTempFile(folder, "made", ".pt");
        try (var zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
            }
        }
        return file;
    }
}
