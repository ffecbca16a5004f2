package org.lesionlens.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.CaseSet;
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
final class LabelsOption {

    @Option(
            names = "--labels",
            paramLabel = "CSV",
            description = {
                "What is known of the images: a table like SIIM-ISIC's train.csv;",
                "default: the tables in SET, three folders down and one up that name its images."
            })
    private @Nullable Path labels;

    /**
     * Reads a set.
     *
     * @param set its folder
     * @param asked the command line to blame
     * @throws ParameterException if it cannot be read, or has no image
     */
    CaseSet read(Path set, CommandLine asked) {
        if (!Files.isDirectory(set)) {
            throw new ParameterException(asked, set + " is not a folder");
        }
        try {
            CaseSet cases = labels == null ? CaseSet.read(set) : readBy(set, labels, asked);
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

    private static CaseSet readBy(Path set, Path file, CommandLine asked) throws IOException {
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
}
