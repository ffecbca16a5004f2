package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.lesionlens.background.JobQueue;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.export.ComparisonTable;
import org.lesionlens.export.PatientNames;
import org.lesionlens.files.AtomicFile;
import org.lesionlens.files.FileNames;
import org.lesionlens.review.ClassChoice;
import org.lesionlens.review.Review;
import org.lesionlens.ui.compare.ComparisonViewModel;
import org.lesionlens.ui.compare.SecondJudge;
import org.lesionlens.ui.fx.ChosenFile;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.ReviewViewModel;

/** Writes what judges say of the open set into tables, and tells what became of them. */
public final class TableExport {

    static final String ENDING = ".csv";

    private final Texts texts = Texts.of(TableExport.class);
    private final ReviewViewModel review;
    private final SetViewModel set;
    private final Messages messages;
    private final JobQueue<Path> writing;

    TableExport(
            ReviewViewModel review, SetViewModel set, Messages messages, JobQueue<Path> writing) {
        this.review = review;
        this.set = set;
        this.messages = messages;
        this.writing = writing;
    }

    /**
     * Writes both judges' probabilities of the photos that count.
     *
     * @param first what the first judge is called
     * @param chosen by the person, who has agreed to replace it if it exists; a name without an
     *     ending gets one, and then replaces nothing
     */
    public void writeComparison(ComparisonViewModel comparison, String first, Path chosen) {
        SecondJudge second = comparison.secondProperty().get();
        if (second == null) {
            return;
        }
        ClassChoice classes = review.classesProperty().get();
        var table =
                new ComparisonTable(
                        classes.chosen() < 0 ? PositiveClass.MELANOMA.name() : classes.name(),
                        first,
                        second.name(),
                        comparison.thresholds(),
                        second.probabilities(),
                        patients());
        Review counted = review.measured().getValue();
        write(chosen, stream -> table.write(counted, stream));
    }

    /** Writes a table of any content, named as above. */
    void write(Path chosen, AtomicFile.Content content) {
        write(chosen, ENDING, content);
    }

    /** The same of a table that names people and photos, which the person is told. */
    void writeNames(Path chosen, AtomicFile.Content content) {
        write(chosen, ENDING, content, texts.get("table.names"));
    }

    /**
     * The same of another form.
     *
     * @param ending of the name, with its dot
     */
    void write(Path chosen, String ending, AtomicFile.Content content) {
        write(chosen, ending, content, "");
    }

    private void write(Path chosen, String ending, AtomicFile.Content content, String advice) {
        writing.submit(
                () -> {
                    var file = ChosenFile.of(chosen, List.of(ending));
                    file.check();
                    file.write(content);
                    return file.file();
                },
                file -> messages.note(texts.get("table.written", FileNames.name(file)), advice),
                failure -> messages.failed(texts.get("table.failed"), failure));
    }

    /** Ids of a hospital, which only headers of files name, are numbers in a table. */
    UnaryOperator<String> patients() {
        FoundSet open = set.foundProperty().get();
        return open == null ? UnaryOperator.identity() : PatientNames.numbered(open.cases());
    }
}
