package org.lesionlens.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.methods.KeptTests;
import org.lesionlens.methods.MethodsFolder;
import org.lesionlens.methods.MethodsSummary;
import org.lesionlens.methods.PhotosTable.OtherTableException;
import org.lesionlens.review.Review;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Which tests of methods a report tells of. */
final class MethodsTableOption {

    @Option(
            names = "--methods-table",
            paramLabel = "DIR",
            description =
                    "Tell which method to believe, as faithfulness has found it and written there.")
    private @Nullable Path folder;

    boolean isGiven() {
        return folder != null;
    }

    /**
     * Refuses what can be refused before the set is scored.
     *
     * @param asked the command line to blame
     */
    void check(CommandLine asked) {
        if (folder != null && !Files.isReadable(new MethodsFolder(folder).photos())) {
            throw new ParameterException(
                    asked, "--methods-table: there is no photos.csv in " + folder);
        }
    }

    /**
     * What was found of photos of a set; none if it is not to be told.
     *
     * @param asked the command line to blame if it is of another set or model
     * @throws IOException if it cannot be read
     */
    Optional<MethodsSummary> read(
            Classifier classifier, Review review, double threshold, CommandLine asked)
            throws IOException {
        if (folder == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    KeptTests.read(
                            new MethodsFolder(folder).photos(),
                            classifier.key(),
                            classifier.card().output(),
                            review,
                            threshold));
        } catch (OtherTableException e) {
            throw new ParameterException(asked, "--methods-table: " + e.getMessage(), e);
        }
    }
}
