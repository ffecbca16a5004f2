package org.lesionlens.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.FileTree;
import org.lesionlens.cases.LabelColumn;
import org.lesionlens.cases.LabelTable;
import org.lesionlens.cases.SetChoices;
import org.lesionlens.files.FileProblem;
import org.lesionlens.files.LostNameException;
import org.lesionlens.files.PictureFormat;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option that says what is known of a set's images, and how a set is read by it. */
public final class LabelsOption {

    @Option(
            names = "--labels",
            paramLabel = "CSV",
            description = {
                "What is known of the images: a table like SIIM-ISIC's train.csv;",
                "default: the tables in SET, three folders down and one up that name its images."
            })
    private @Nullable Path labels;

    LabelsOption() {}

    /**
     * As if a person had given it.
     *
     * @param labels null if they have not
     */
    public LabelsOption(@Nullable Path labels) {
        this.labels = labels;
    }

    /**
     * Reads a set.
     *
     * @param set its folder
     * @param asked the command line to blame
     * @throws ParameterException if it cannot be read, or has no image
     */
    public CaseSet read(Path set, CommandLine asked) {
        if (!Files.isDirectory(set)) {
            throw new ParameterException(asked, set + " is not a folder");
        }
        return checked(
                set,
                asked,
                table ->
                        table == null
                                ? CaseSet.read(set)
                                : CaseSet.read(set, table, SetChoices.NONE));
    }

    /**
     * Reads a set that is elsewhere, by its folders alone without the option.
     *
     * @param set its folder, as {@code elsewhere} names it
     * @param asked the command line to blame
     * @throws ParameterException if it cannot be listed, or has no image
     */
    public CaseSet read(Path set, FileTree elsewhere, CommandLine asked) {
        return checked(set, asked, table -> CaseSet.listed(set, elsewhere, table, SetChoices.NONE));
    }

    private interface Reading {
        CaseSet by(@Nullable Path table) throws IOException;
    }

    private CaseSet checked(Path set, CommandLine asked, Reading reading) {
        try {
            CaseSet cases = reading.by(labels);
            if (labels != null) {
                checkTable(cases, labels, asked);
            }
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

    private static void checkTable(CaseSet cases, Path file, CommandLine asked) {
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
    }
}
