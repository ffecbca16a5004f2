package org.lesionlens.inference;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelCardException;
import org.lesionlens.analysis.ModelCardReader;
import org.lesionlens.analysis.ModelLoadException;

/**
 * A TorchScript file looked at from outside, without running any of it.
 *
 * @param file the archive
 * @param card its {@code model.json}
 * @param code all of its TorchScript text, as it was when the file was looked at
 */
record TorchArchive(Path file, ModelCard card, String code) {

    private static final int LONGEST_TEXT = 64 << 20; // bytes; B5's code is under 1 MB
    private static final String EXPORT_HINT =
            "Export it with: python models/export.py --weights CHECKPOINT.pth --out "; // and a name

    /**
     * Reads what an archive says of itself.
     *
     * @throws ModelLoadException if it is no TorchScript archive, has no card, a broken card, or
     *     lacks a method
     */
    static TorchArchive inspect(Path file) throws ModelLoadException {
        if (!Files.isRegularFile(file)) {
            throw new ModelLoadException(name(file) + " does not exist or is not a file.");
        }
        try (var zip = new ZipFile(file.toFile())) {
            if (find(zip, "/data.pkl").isEmpty() || find(zip, "/constants.pkl").isEmpty()) {
                throw notTorchScript(file, null);
            }
            String code = code(zip);
            requireMethod(file, code, "forward");
            requireMethod(file, code, "features");
            requireMethod(file, code, "head");
            return new TorchArchive(file, card(file, zip), code);
        } catch (ZipException e) {
            throw notTorchScript(file, e);
        } catch (IOException e) {
            throw new ModelLoadException(
                    "%s cannot be read: %s.".formatted(name(file), e.getMessage()), e);
        }
    }

    /** True if its code is bound to a CUDA device. */
    boolean namesCuda() {
        return code.contains("torch.device(\"cuda");
    }

    /** True for a file of TorchScript text. */
    static boolean isCode(ZipEntry entry) {
        return entry.getName().contains("/code/") && entry.getName().endsWith(".py");
    }

    /** What to tell a person whose model does not fit: how to make one that does. */
    String exportHint() {
        return exportHint(file);
    }

    /** The file's name, without its folder. */
    String name() {
        return name(file);
    }

    private static ModelCard card(Path file, ZipFile zip) throws IOException, ModelLoadException {
        ZipEntry entry =
                find(zip, "/extra/model.json")
                        .orElseThrow(() ->
                                new ModelLoadException(
                                        "%s has no model.json, which says how its input is prepared and what its output means. %s"
                                                .formatted(name(file), exportHint(file))));
        try {
            return ModelCardReader.read(text(zip, entry));
        } catch (ModelCardException e) {
            throw new ModelLoadException(
                    "%s cannot be used: %s. %s"
                            .formatted(name(file), e.getMessage(), exportHint(file)),
                    e);
        }
    }

    private static void requireMethod(Path file, String code, String method)
            throws ModelLoadException {
        if (!code.contains("def " + method + "(")) {
            throw new ModelLoadException(
                    "%s has no method '%s', so its heat map cannot be computed. %s"
                            .formatted(name(file), method, exportHint(file)));
        }
    }

    private static String code(ZipFile zip) throws IOException {
        var code = new StringBuilder();
        Enumeration<? extends ZipEntry> entries = zip.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            if (isCode(entry)) {
                code.append(text(zip, entry));
            }
        }
        return code.toString();
    }

    private static String text(ZipFile zip, ZipEntry entry) throws IOException {
        try (InputStream stream = zip.getInputStream(entry)) {
            byte[] bytes = stream.readNBytes(LONGEST_TEXT);
            if (stream.read() >= 0) {
                throw new IOException(entry.getName() + " is too long");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static Optional<? extends ZipEntry> find(ZipFile zip, String ending) {
        return zip.stream().filter(entry -> entry.getName().endsWith(ending)).findFirst();
    }

    private static ModelLoadException notTorchScript(Path file, @Nullable Exception cause) {
        return new ModelLoadException(
                "%s is not a TorchScript archive. %s".formatted(name(file), exportHint(file)),
                cause);
    }

    private static String exportHint(Path file) {
        String name = name(file);
        int dot = name.lastIndexOf('.');
        return EXPORT_HINT + (dot > 0 ? name.substring(0, dot) : name) + "_lens.pt";
    }

    private static String name(Path file) {
        Path name = file.getFileName();
        return name == null ? file.toString() : name.toString();
    }
}
