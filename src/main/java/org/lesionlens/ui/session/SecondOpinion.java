package org.lesionlens.ui.session;

import java.nio.file.Path;
import java.time.InstantSource;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.background.JobQueue;
import org.lesionlens.background.UiThreads;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.ui.compare.ComparisonViewModel;
import org.lesionlens.ui.reading.ReadingViewModel;
import org.lesionlens.ui.review.ReviewViewModel;
import org.lesionlens.ui.viewer.LesionViewModel;

/**
 * What another model, or a reader, says of the open set, beside the model in use. Belongs to the UI
 * thread.
 */
public final class SecondOpinion implements AutoCloseable {

    private final ComparisonViewModel comparison;
    private final SecondModelViewModel model;
    private final TableExport tables;
    private final ResultsExport results;
    private final LesionViewModel readLesion;
    private final ReadingViewModel reading;
    private final ReadersViewModel readers;

    /**
     * @param first the model in use
     * @param set that both judge
     * @param review the set as the model in use judges it
     * @param photos whose shown one has the network first
     * @param facts what a network may be given of the set's lesions
     * @param writing writes tables
     */
    SecondOpinion(
            ModelViewModel first,
            SetViewModel set,
            ReviewViewModel review,
            PhotosViewModel photos,
            FactsOfSet facts,
            Analyzer analyzer,
            LazyResultStore store,
            Messages messages,
            JobQueue<Path> writing,
            UiThreads threads) {
        this.comparison = new ComparisonViewModel(review, threads);
        this.model =
                new SecondModelViewModel(
                        first, set, review, comparison, analyzer, store, messages, threads);
        this.tables = new TableExport(review, set, messages, writing);
        photos.busy().subscribe(model::giveWay);
        this.readLesion = new LesionViewModel(threads.latestJob());
        this.reading =
                new ReadingViewModel(
                        store,
                        new ReadingPhotos(analyzer, first, facts, readLesion, threads),
                        InstantSource.system(),
                        threads);
        this.readers = new ReadersViewModel(store, review, comparison, tables, messages, threads);
        reading.phaseProperty().subscribe(_ -> readers.look());
        this.results = new ResultsExport(review, set, first, store, readers, tables);
    }

    /** The set's judge beside a second one. */
    public ComparisonViewModel comparison() {
        return comparison;
    }

    /** The second model, if the set is scored by one. */
    public SecondModelViewModel model() {
        return model;
    }

    /** A blind reading, if somebody reads. */
    public ReadingViewModel reading() {
        return reading;
    }

    /** The photo that is read blindly. */
    public LesionViewModel readLesion() {
        return readLesion;
    }

    /** What readers have said. */
    public ReadersViewModel readers() {
        return readers;
    }

    /** Writes tables. */
    public TableExport tables() {
        return tables;
    }

    /** Writes what is known of the open set. */
    public ResultsExport results() {
        return results;
    }

    @Override
    public void close() {
        model.close();
        reading.leave();
    }
}
