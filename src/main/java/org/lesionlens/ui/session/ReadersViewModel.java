package org.lesionlens.ui.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.PositiveClass;
import org.lesionlens.export.ReadingsTable;
import org.lesionlens.files.ContentHash;
import org.lesionlens.reading.Reader;
import org.lesionlens.reading.Reading;
import org.lesionlens.review.CasePrediction;
import org.lesionlens.review.ClassChoice;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.store.LazyResultStore;
import org.lesionlens.store.PhotoHashes;
import org.lesionlens.store.Readings;
import org.lesionlens.ui.compare.ComparisonViewModel;
import org.lesionlens.ui.compare.SecondJudge;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.ReviewViewModel;

/** What readers have said of the open set, beside what the model says. Belongs to the UI thread. */
public final class ReadersViewModel {

    private static final double HALF = 0.5; // between a reader's two calls

    private final Texts texts = Texts.of(ReadersViewModel.class);
    private final LazyResultStore store;
    private final ReviewViewModel review;
    private final ComparisonViewModel comparison;
    private final TableExport tables;
    private final Messages messages;
    private final LatestJob<List<Reader>> asking;
    private final LatestJob<SecondJudge> comparing;
    private final LatestJob<Boolean> looking;
    private final ReadOnlyBooleanWrapper isRead = new ReadOnlyBooleanWrapper(this, "isRead");
    private @Nullable Reader compared;

    /**
     * @param review the set as the model in use judges it
     * @param comparison is told what a reader says
     * @param tables writes readings
     */
    ReadersViewModel(
            LazyResultStore store,
            ReviewViewModel review,
            ComparisonViewModel comparison,
            TableExport tables,
            Messages messages,
            UiThreads threads) {
        this.store = store;
        this.review = review;
        this.comparison = comparison;
        this.tables = tables;
        this.messages = messages;
        this.asking = threads.latestJob();
        this.comparing = threads.latestJob();
        this.looking = threads.latestJob();
        review.reviewProperty()
                .subscribe((before, now) -> {
                    if (!now.isOfSamePhotos(before)) {
                        look();
                        follow();
                    }
                });
        review.classesProperty().subscribe((_, _) -> again());
        comparison
                .secondProperty()
                .subscribe(judge -> {
                    if (judge == null || !judge.isReader()) {
                        compared = null;
                    }
                });
    }

    /** Finds out whether anybody has read, once a set is open. */
    void look() {
        if (!review.reviewProperty().get().cases().isEmpty()) {
            looking.submit(
                    () -> !new Readings(store.get()).readers().isEmpty(),
                    isRead::set,
                    this::failed);
        }
    }

    /** True while there are readings. */
    public ReadOnlyBooleanProperty isReadProperty() {
        return isRead.getReadOnlyProperty();
    }

    /** Name of what is looked for, the same whatever a model calls it. */
    public String sought() {
        ClassChoice classes = review.classesProperty().get();
        PositiveClass looked =
                classes.chosen() < 0
                        ? PositiveClass.MELANOMA
                        : classes.classes().rule(classes.chosen());
        return looked.soughtName();
    }

    /** Finds out who has read what is looked for. */
    public void ask(Consumer<List<Reader>> then) {
        String sought = sought();
        asking.submit(
                () ->
                        new Readings(store.get())
                                .readers().stream()
                                        .filter(one -> one.sought().equals(sought))
                                        .toList(),
                then,
                this::failed);
    }

    /** Compares what a reader said with the model in use. */
    public void compare(Reader reader) {
        compared = reader;
        Review set = review.reviewProperty().get();
        comparing.submit(
                () -> judge(reader, set),
                judge -> {
                    if (reader.equals(compared)) {
                        show(reader, judge);
                    }
                },
                this::failed);
    }

    private void show(Reader reader, SecondJudge judge) {
        if (reader.sought().equals(sought())) {
            comparison.show(judge);
        } else {
            comparison.refuse(
                    texts.get("reader.otherClass", reader.name(), reader.sought(), sought()));
        }
        compared = reader;
    }

    /** What is shown is of other photos, whose numbers in the set mean nothing in this one. */
    private void follow() {
        Reader reader = compared;
        if (reader != null) {
            comparing.cancel();
            comparison.end();
            compare(reader);
        }
    }

    /** Of the same set for another class. */
    private void again() {
        Reader reader = compared;
        if (reader != null) {
            compare(reader);
        }
    }

    private SecondJudge judge(Reader reader, Review set) throws IOException {
        Map<ContentHash, Reading> said = new HashMap<>();
        int seen = 0;
        Map<Integer, Double> scores = new HashMap<>();
        List<Reading> counted = new ArrayList<>();
        for (Reading one : new Readings(store.get()).of(reader)) {
            said.put(one.photo(), one);
        }
        for (Map.Entry<Integer, ContentHash> photo : hashes(set).entrySet()) {
            Reading one = said.get(photo.getValue());
            if (one != null && one.isBlind()) {
                one.score().ifPresent(score -> scores.put(photo.getKey(), score));
                counted.add(one);
            } else if (one != null) {
                seen++;
            }
        }
        return new SecondJudge(
                "reader " + reader,
                reader.name(),
                true,
                HALF,
                Reading.areRanked(counted),
                scores,
                seen == 0 ? "" : texts.counted("reader.seen", seen));
    }

    /** Reads the bytes of photos that no network has seen and that have changed. */
    private Map<Integer, ContentHash> hashes(Review set) throws IOException {
        var hashes = new PhotoHashes(store.get());
        Map<Integer, ContentHash> found = new LinkedHashMap<>();
        for (ReviewCase one : set.cases()) {
            one.prediction()
                    .map(CasePrediction::photo)
                    .or(() -> hash(one, hashes))
                    .ifPresent(hash -> found.put(one.index(), hash));
        }
        return found;
    }

    /** What cannot be read was not read: it counts as not called. */
    private static Optional<ContentHash> hash(ReviewCase one, PhotoHashes hashes) {
        try {
            return Optional.of(hashes.of(one.image().file()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** What is known by now of a photo that was taken up before. */
    public ReviewCase newest(ReviewCase before) {
        return review.reviewProperty().get().cases().stream()
                .filter(one -> one.image().file().equals(before.image().file()))
                .findFirst()
                .orElse(before);
    }

    /** Writes all readings of all readers. */
    public void export(Path file) {
        Review set = review.reviewProperty().get();
        String sought = sought();
        var patients = tables.patients();
        tables.write(
                file,
                stream -> {
                    var kept = new Readings(store.get());
                    Map<Reader, List<Reading>> all = new LinkedHashMap<>();
                    for (Reader reader : kept.readers()) {
                        all.put(reader, kept.of(reader));
                    }
                    Map<ContentHash, ReviewCase> photos = new HashMap<>();
                    hashes(set)
                            .forEach((index, hash) ->
                                    photos.putIfAbsent(hash, set.cases().get(index)));
                    new ReadingsTable(photos, sought, patients).write(all, stream);
                });
    }

    private void failed(Throwable cause) {
        messages.failed(texts.get("reader.failed"), cause);
    }
}
