package org.lesionlens.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LabelTable;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cases.SetChoices;
import org.lesionlens.cases.SetMemory;

/**
 * A folder that was opened, with all that is known of the photos in it.
 *
 * @param cases its photos
 * @param named the table that alone was named for them; those that are found count if none was
 */
public record FoundSet(CaseSet cases, Optional<Path> named) {

    /**
     * A table and what was made of it.
     *
     * @param file of the table
     * @param table as it was read
     */
    public record Labels(Path file, LabelTable table) {}

    /**
     * Reads a folder; looks at the disk.
     *
     * @param named a table that alone counts
     * @param memory what a person has said before
     * @throws IOException if the folder or a table cannot be read
     */
    static FoundSet of(Path folder, Optional<Path> named, SetMemory memory) throws IOException {
        CaseSet cases =
                named.isPresent()
                        ? CaseSet.read(folder, named.get(), SetChoices.NONE)
                        : CaseSet.read(folder, memory);
        return new FoundSet(cases, named);
    }

    /**
     * Reads the folder again, understood as a person says, which is remembered; looks at the disk.
     *
     * @throws IOException if the folder or a table cannot be read, or the memory not be written
     */
    FoundSet understoodBy(SetChoices choices, SetMemory memory) throws IOException {
        if (named.isPresent()) {
            return new FoundSet(CaseSet.read(folder(), named.get(), choices), named);
        }
        memory.keep(cases, choices);
        return new FoundSet(CaseSet.read(folder(), choices), named);
    }

    /** The same, with the truths that a model's positive class makes of what is known. */
    FoundSet judgedBy(PositiveClass positive) {
        return new FoundSet(cases.judgedBy(positive), named);
    }

    /** True if a person has just said how the set before is to be understood, and sees it. */
    boolean answers(FoundSet before) {
        return folder().equals(before.folder())
                && !cases.provenance().choices().equals(before.cases().provenance().choices());
    }

    /** The folder that was opened. */
    public Path folder() {
        return cases.folder();
    }

    /** The table that counts first, if there is one, used or not. */
    public Optional<Labels> labels() {
        return cases.table().map(use -> new Labels(use.file(), use.table()));
    }

    /** True if there is a table that tells nothing as long as nobody says what its columns are. */
    boolean hasUnknownColumns() {
        return labels().filter(found -> !found.table().isUsable()).isPresent();
    }
}
