package org.lesionlens.analysis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.lesionlens.files.ContentHash;

/**
 * Which model files a person has agreed to run, by the SHA-256 of their bytes.
 *
 * <p>A TorchScript file is a program: whoever runs one runs its author's code.
 */
public final class TrustedModels {

    private final Path list;

    /**
     * @param list text file with one digest a line; it and its folder are made when needed
     */
    public TrustedModels(Path list) {
        this.list = list;
    }

    /**
     * True if exactly these bytes have been trusted before.
     *
     * @throws IOException if the list cannot be read
     */
    public boolean isTrusted(ContentHash model) throws IOException {
        return Files.exists(list) && Files.readAllLines(list).contains(model.hex());
    }

    /**
     * Remembers that models may run.
     *
     * @throws IOException if the list cannot be written
     */
    public void trust(List<ContentHash> models) throws IOException {
        Path folder = list.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.write(
                list,
                models.stream().map(ContentHash::hex).toList(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}
