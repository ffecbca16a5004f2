package org.lesionlens.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Engine;
import org.lesionlens.analysis.ModelLoadException;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that names another libtorch than the one that comes along. */
final class LibtorchOption {

    @Option(
            names = "--libtorch",
            paramLabel = "DIR",
            description = {
                "Run networks by the libtorch in this folder, for example one for newer NVIDIA",
                "cards: a libtorch of PyTorch's downloads, or the folder torch of a pip",
                "installation. Default: the one that comes along."
            })
    private @Nullable Path folder;

    /**
     * Has an engine use it; to be called before it loads anything.
     *
     * @param asked the command line to blame
     * @throws ParameterException if it does not fit
     */
    void apply(Engine engine, CommandLine asked) {
        if (folder == null) {
            return;
        }
        try {
            engine.use(folder);
        } catch (ModelLoadException e) {
            throw new ParameterException(asked, "--libtorch: " + e.getMessage(), e);
        }
    }
}
