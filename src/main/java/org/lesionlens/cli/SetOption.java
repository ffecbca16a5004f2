package org.lesionlens.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LabelColumn;
import org.lesionlens.cases.LabelTable;
import org.lesionlens.cases.SetChoices;
import org.lesionlens.files.FileProblem;
import org.lesionlens.files.LostNameException;
import org.lesionlens.files.PictureFormat;
import org.lesionlens.store.ResultStore;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--labels",
            paramLabel = "CSV",
            description = {
                "What is known of the images: a table like SIIM-ISIC's train.csv;",
                "default: the tables in SET, three folders down and one up that name its images."
            })
    private @Nullable Path labels;

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
        if (!Files.isDirectory(set)) {
            throw new ParameterException(asked, set + " is not a folder");
        }
        try {
            CaseSet cases = labels == null ? CaseSet.read(set) : readBy(labels, asked);
            if (cases.images().isEmpty()) {
                throw new ParameterException(
                        asked, "no images (" + PictureFormat.allLabels() + ") in " + set);
            }
            return cases;
        } catch (LostNameException e) {
            throw new ParameterException(asked, String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            Path where = labels == null ? set : labels;
            throw new ParameterException(asked, where + " " + FileProblem.inWords(e), e);
        }
    }

    private CaseSet readBy(Path file, CommandLine asked) throws IOException {
        CaseSet cases = CaseSet.read(set, file, SetChoices.NONE);
        LabelTable table = cases.table().orElseThrow().table();
        if (table.column(LabelColumn.IMAGE).isEmpty()) {
            String header = String.join(", ", table.header()).strip();
            throw new ParameterException(
                    asked,
                    header.replaceAll("\\p{Cntrl}", "").isBlank()
                            ? file + " is empty, or no table"
                            : "%s has no column for the image's name; its columns are: %s"
                                    .formatted(file, header));
        }
        return cases;
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
