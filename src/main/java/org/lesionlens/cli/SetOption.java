package org.lesionlens.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.Shard;
import org.lesionlens.store.ResultStore;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The set of a command, and where what is known of its photos is kept. */
final class SetOption {

    @Parameters(
            paramLabel = "SET",
            description = {
                "A folder, searched with all below it: one sub-folder a patient,",
                "or benign/ and malignant/, or neither."
            })
    private Path set = Path.of("");

    @Mixin private final LabelsOption labels = new LabelsOption();

    @Mixin private final StoreOption keeping;

    /**
     * @param usualStore where results are kept unless told otherwise
     */
    SetOption(Path usualStore) {
        this.keeping = new StoreOption(usualStore);
    }

    /** The folder that was named. */
    Path folder() {
        return set;
    }

    /**
     * Reads the set.
     *
     * @param asked the command line to blame
     * @throws ParameterException if it cannot be read, or has no image
     */
    CaseSet read(CommandLine asked) {
        return labels.read(set, asked);
    }

    /** Has a share of the set have a store of its own, in the folder that is named. */
    void share(Shard shard) {
        keeping.share(shard);
    }

    /**
     * Looks whether results can be kept, before the work.
     *
     * @param asked the command line to blame
     * @throws ParameterException if they cannot
     */
    void checkStore(CommandLine asked) {
        keeping.check(asked);
    }

    /**
     * Opens the store, and says if it may be too small.
     *
     * @param asked the command line to blame
     * @param photos of which results may have to be kept
     * @param messages gets what is to be said of the store
     * @throws ParameterException if it cannot be used
     */
    ResultStore openStore(CommandLine asked, int photos, PrintStream messages) {
        keeping.check(asked);
        ResultStore store = keeping.open(asked, messages);
        keeping.tellIfTight(photos, messages);
        return store;
    }

    /** Where all results can be had from again; none if some cannot. */
    Optional<Path> kept(ResultStore store) {
        return keeping.kept(store);
    }
}
