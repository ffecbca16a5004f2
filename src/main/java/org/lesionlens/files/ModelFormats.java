package org.lesionlens.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Tells files that people take for models apart, by how they begin and what a zip has in it. */
public final class ModelFormats {

    private static final int BEGINNING = 1 << 20; // of a pickle, which names its classes early
    private static final int TAR_MARK = 257;
    private static final Pattern PACKED =
            Pattern.compile("\\x1f\\x8b|7z\u00bc\u00af|Rar!|\u00fd7zXZ|BZh|\\x28\u00b5\\x2f\u00fd");
    private static final Pattern WEB_PAGE =
            Pattern.compile(
                    "\\s*<(!DOCTYPE html|html|\\?xml|head|Error)", Pattern.CASE_INSENSITIVE);

    /** The version of its format, then one of the next fields: a producer's name, a graph. */
    private static final Pattern ONNX =
            Pattern.compile("\\x08[\\x01-\\x20](\\x12[^\\x00][\\x20-\\x7e]|[\\x1a:B][^\\x00])");

    private static final Pattern SAFETENSORS =
            Pattern.compile("[\\x00-\u00ff]{3}[\\x00-\\x0f]\\x00{4}\\{", Pattern.DOTALL);

    private ModelFormats() {}

    /**
     * What a file is, told by its bytes.
     *
     * @return empty if it is nothing that is known
     * @throws IOException if it cannot be read, is empty, or a zip that is damaged
     */
    public static Optional<ModelFormat> of(Path file) throws IOException {
        byte[] bytes;
        try (InputStream stream = Files.newInputStream(file)) {
            bytes = stream.readNBytes(BEGINNING);
        }
        if (bytes.length == 0) {
            throw new IOException("it is empty");
        }
        var start = new String(bytes, StandardCharsets.ISO_8859_1);
        return start.startsWith("PK") ? ofZip(file) : ofBytes(bytes, start);
    }

    private static Optional<ModelFormat> ofBytes(byte[] bytes, String start) {
        ModelFormat format = null;
        if (start.startsWith("\u0089HDF")) {
            format = ModelFormat.HDF5;
        } else if (start.charAt(0) == '\u0080') {
            format = ofPickle(start);
        } else if (SAFETENSORS.matcher(start).lookingAt()) {
            format = ModelFormat.SAFETENSORS;
        } else if (start.startsWith("PTMF", 4)) {
            format = ModelFormat.MOBILE;
        } else if (start.startsWith("TFL3", 4)) {
            format = ModelFormat.TFLITE;
        } else if (start.startsWith("\u0093NUMPY")) {
            format = ModelFormat.NUMPY;
        } else if (PACKED.matcher(start).lookingAt() || start.startsWith("ustar", TAR_MARK)) {
            format = ModelFormat.PACKED;
        } else if (PictureFormat.of(bytes).isPresent()) {
            format = ModelFormat.PICTURE;
        } else if (start.startsWith("version https://git-lfs")) {
            format = ModelFormat.LFS_POINTER;
        } else if (WEB_PAGE.matcher(start).lookingAt()) {
            format = ModelFormat.WEB_PAGE;
        } else if (ONNX.matcher(start).lookingAt()) {
            format = ModelFormat.ONNX;
        } else if (start.chars().allMatch(ModelFormats::isText)) {
            format = ModelFormat.TEXT;
        }
        return Optional.ofNullable(format);
    }

    private static boolean isText(int c) {
        return c >= ' ' || Character.isWhitespace(c);
    }

    /** A pickle names the classes of what is in it, as text. */
    private static ModelFormat ofPickle(String start) {
        boolean ofTorch = start.contains("torch") || start.startsWith("\u008a\n", 2);
        return !ofTorch
                ? ModelFormat.PICKLE
                : start.contains("_modules") && start.contains("_parameters")
                        ? ModelFormat.PICKLED_NETWORK
                        : ModelFormat.CHECKPOINT;
    }

    private static Optional<ModelFormat> ofZip(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            Set<String> names = new HashSet<>();
            zip.stream().map(ZipEntry::getName).forEach(names::add);
            Optional<String> pickle = named(names, name -> name.matches("[^/]+/data\\.pkl"));
            if (any(names, "(^|/)(serialized_exported_program\\.json|data/aotinductor/.*)")
                    || any(names, "[^/]+/archive_format")) {
                return Optional.of(ModelFormat.TORCH_EXPORT);
            }
            if (any(names, "(^|.*/)\\.data/extern_modules")) {
                return Optional.of(ModelFormat.TORCH_PACKAGE);
            }
            if (pickle.isPresent()) {
                return Optional.of(
                        any(names, "[^/]+/constants\\.pkl")
                                ? ModelFormat.TORCHSCRIPT
                                : ofPickle("\u0080torch" + text(zip, pickle.get())));
            }
            if (any(names, "(.*/)?(model\\.weights\\.h5|[^/]+\\.weights\\.h5)")) {
                return Optional.of(ModelFormat.KERAS);
            }
            boolean arrays = !names.isEmpty() && names.stream().allMatch(n -> n.endsWith(".npy"));
            return Optional.of(arrays ? ModelFormat.NUMPY : ModelFormat.PACKED);
        } catch (IllegalArgumentException e) { // names that are no text
            throw new IOException(damaged(e), e);
        } catch (ZipException e) {
            throw new IOException(damaged(e), e);
        }
    }

    private static String damaged(Exception why) {
        return "it begins like an archive, but is damaged or cut short (%s); copy or download it again"
                .formatted(why.getMessage());
    }

    private static boolean any(Set<String> names, String pattern) {
        return named(names, Pattern.compile(pattern).asPredicate()).isPresent();
    }

    private static Optional<String> named(Set<String> names, Predicate<String> wanted) {
        return names.stream().filter(wanted).findFirst();
    }

    private static String text(ZipFile zip, String name) throws IOException {
        try (InputStream stream = zip.getInputStream(zip.getEntry(name))) {
            return new String(stream.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1);
        }
    }
}
