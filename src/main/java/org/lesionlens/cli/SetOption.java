package org.lesionlens.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.SetChoices;
import org.lesionlens.files.FileProblem;
import org.lesionlens.files.LostNameException;
import org.lesionlens.files.PictureFormat;
import org.lesionlens.store.ResultStore;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** The set of a command, and where what is known of its photos is kept. */
final class SetOption {

    private final Path usualStore;

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

    @Option(
            names = "--store",
            paramLabel = "FILE",
            description = "Where what is done is kept; default: in the user's data folder.")
    private @Nullable Path storeFile;

    @Option(names = "--no-store", description = "Keep nothing of what the model says.")
    private boolean noStore;

    /**
     * @param usualStore where results are kept unless told otherwise
     */
    SetOption(Path usualStore) {
        this.usualStore = usualStore;
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
            CaseSet cases =
                    labels == null ? CaseSet.read(set) : CaseSet.read(set, labels, SetChoices.NONE);
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

    /**
     * Opens the store.
     *
     * @param asked the command line to blame
     * @param messages gets what is to be said of a store that was damaged
     * @throws ParameterException if it cannot be opened
     */
    ResultStore openStore(CommandLine asked, PrintStream messages) {
        if (noStore && storeFile != null) {
            throw new ParameterException(asked, "--store and --no-store contradict each other");
        }
        Path file = storeFile == null ? usualStore : storeFile;
        try {
            return noStore
                    ? ResultStore.temporary()
                    : ResultStore.open(file, text -> messages.println("lesionlens: " + text));
        } catch (IOException e) {
            throw new ParameterException(
                    asked,
                    "results are kept in %s, which %s. Name another file by --store, or keep none by --no-store"
                            .formatted(file, FileProblem.inWords(e)),
                    e);
        }
    }
}
