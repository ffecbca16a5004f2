package org.lesionlens.inference;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.InputSpec;

/** What has to be run to know how an archive is to be opened. */
interface Trials {

    /**
     * Has an archive that was never run on this machine run elsewhere first.
     *
     * @param spec of the pixels that it is run with
     * @param card that a person names; null if none is named
     * @throws ModelLoadException if it ends the process that runs it
     */
    void first(Path archive, ContentHash hash, InputSpec spec, @Nullable Path card)
            throws ModelLoadException, InterruptedException;

    /** True if a CUDA device is here. */
    boolean hasCuda() throws ModelLoadException, InterruptedException;

    /**
     * Runs methods of an archive with random pixels, on the CPU.
     *
     * @param name of the file that the archive is a copy of
     * @param given numbers that come with a photo; none if it takes none
     * @return what each gives; empty where it fails or gives no tensor of numbers
     * @throws ModelLoadException if the archive cannot be loaded
     */
    List<Optional<GivenShape>> shapes(
            String name, Path archive, List<String> methods, InputSpec spec, List<Double> given)
            throws ModelLoadException, InterruptedException;
}
