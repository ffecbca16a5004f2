package org.lesionlens.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LabelTable;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.cases.SetChoices;
import org.lesionlens.cases.SetMemory;
import org.lesionlens.cases.ToldResults;

/**
 * A folder or a table of results that was opened, with all that is known of the photos.
 *
 * @param read as it was read
 * @param cases its photos, as a model judges them
 * @param named the table that alone was named for them; those that are found count if none was
 */
public record FoundSet(CaseSet read, CaseSet cases, Optional<Path> named) {

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
                        ? CaseSet.opened(folder, named.get(), SetChoices.NONE)
                        : CaseSet.read(folder, memory);
        return new FoundSet(cases, cases, named);
    }

    /**
     * Reads a table of results, with the photos that lie beside it; looks at the disk.
     *
     * @throws IOException if the table cannot be read, or is none of results
     */
    static FoundSet ofResults(Path table) throws IOException {
        CaseSet cases = CaseSet.ofResults(table, SetChoices.NONE);
        return new FoundSet(cases, cases, Optional.of(table));
    }

    /**
     * Reads the folder again, understood as a person says, which is remembered; looks at the disk.
     *
     * @throws IOException if the folder or a table cannot be read, or the memory not be written
     */
    FoundSet understoodBy(SetChoices choices, SetMemory memory) throws IOException {
        if (named.isPresent()) {
            CaseSet again =
                    hasPhotos()
                            ? CaseSet.opened(folder(), named.get(), choices)
                            : CaseSet.ofResults(named.get(), choices);
            return new FoundSet(again, again, named);
        }
        memory.keep(cases, choices);
        CaseSet again = CaseSet.read(folder(), choices);
        return new FoundSet(again, again, named);
    }

    /** The same, with the truths that a model's positive class makes of what is known. */
    FoundSet judgedBy(PositiveClass positive) {
        return new FoundSet(read, read.judgedBy(positive), named);
    }

    /** What a table of results says that is the set, if it is one. */
    public Optional<ToldResults> results() {
        return cases.provenance().results();
    }

    /** False of results of which no photo is here. */
    boolean hasPhotos() {
        return results().filter(told -> told.absent() == cases.images().size()).isEmpty();
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
