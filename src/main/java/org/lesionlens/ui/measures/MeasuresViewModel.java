package org.lesionlens.ui.measures;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lesionlens.background.LatestJob;
import org.lesionlens.background.PacedJob;
import org.lesionlens.background.UiThreads;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.evaluation.ClusterBootstrap.Areas;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Measures;
import org.lesionlens.review.Review;
import org.lesionlens.review.Subgroup;
import org.lesionlens.review.SubgroupAttribute;
import org.lesionlens.ui.review.ReviewViewModel;

/**
 * Prepares the measures of the set in the background, while anybody looks at them. Belongs to the
 * UI thread.
 */
final class MeasuresViewModel {

    private final ReviewViewModel review;
    private final PacedJob<Prepared> preparing;
    private final LatestJob<Areas> drawing;
    private final LatestJob<Map<SubgroupAttribute, ClusteredInterval>> drawingGroups;
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final ReadOnlyObjectWrapper<Measures> measures =
            new ReadOnlyObjectWrapper<>(this, "measures", Measures.of(Review.NONE));
    private final ReadOnlyObjectWrapper<Optional<Areas>> intervals =
            new ReadOnlyObjectWrapper<>(this, "intervals", Optional.empty());
    private final ReadOnlyObjectWrapper<Map<SubgroupAttribute, ClusteredInterval>> groupIntervals =
            new ReadOnlyObjectWrapper<>(this, "groupIntervals", Map.of());
    private final ObjectProperty<MeasuredUnit> unit =
            new SimpleObjectProperty<>(this, "unit", MeasuredUnit.PHOTO);
    private Asked asked = new Asked(Review.NONE, MeasuredUnit.PHOTO, ModelClasses.NONE);

    private record Asked(Review review, MeasuredUnit unit, ModelClasses classes) {}

    private record Prepared(Asked asked, Measures measures) {}

    /**
     * @param threads of which the worker runs what takes longer than a frame
     */
    MeasuresViewModel(ReviewViewModel review, UiThreads threads) {
        this.review = review;
        this.preparing =
                new PacedJob<>(threads.worker(), threads.ui(), this::show, MeasuresViewModel::fail);
        this.drawing = threads.latestJob();
        this.drawingGroups = threads.latestJob();
        active.subscribe(_ -> follow());
        review.measured().subscribe(_ -> follow());
        unit.subscribe(_ -> follow());
        review.classesProperty().subscribe(_ -> follow());
    }

    private void follow() {
        var newest =
                new Asked(
                        review.measured().getValue(),
                        unit.get(),
                        review.classesProperty().get().classes());
        if (!active.get() || isAsked(newest)) {
            return;
        }
        asked = newest;
        drawing.cancel();
        drawingGroups.cancel();
        intervals.set(Optional.empty());
        groupIntervals.set(Map.of());
        preparing.submit(() ->
                new Prepared(
                        newest, Measures.of(newest.review(), newest.unit(), newest.classes())));
    }

    @SuppressWarnings("ReferenceEquality") // comparing 33,126 lesions would take longer
    private boolean isAsked(Asked newest) {
        return newest.review() == asked.review()
                && newest.unit() == asked.unit()
                && newest.classes() == asked.classes();
    }

    private void show(Prepared prepared) {
        measures.set(prepared.measures());
        if (isAsked(prepared.asked())) {
            drawing.submit(
                    () -> prepared.measures().areas(),
                    done -> {
                        intervals.set(Optional.of(done));
                        drawGroups(prepared.measures());
                    },
                    MeasuresViewModel::fail);
        }
    }

    /** All of them together take some three times as long as the whole set. */
    private void drawGroups(Measures whole) {
        drawingGroups.submit(
                () ->
                        whole.subgroups().stream()
                                .filter(group -> group.rocArea().isPresent())
                                .collect(
                                        Collectors.toMap(
                                                Subgroup::attribute, group -> group.areas().roc())),
                groupIntervals::set,
                MeasuresViewModel::fail);
    }

    /** Whatever is wrong here is wrong in the program, not in a person's files. */
    private static void fail(Throwable cause) {
        if (cause instanceof CancellationException) {
            return; // the window closes: its threads were told to stop
        }
        throw new IllegalStateException("the measures could not be taken", cause);
    }

    /** True while somebody looks: a set that changes unseen costs nothing. */
    BooleanProperty activeProperty() {
        return active;
    }

    /** What is counted where lesions have several photos. */
    ObjectProperty<MeasuredUnit> unitProperty() {
        return unit;
    }

    /** The newest that are ready. */
    ReadOnlyObjectProperty<Measures> measuresProperty() {
        return measures.getReadOnlyProperty();
    }

    /** Of the areas of subgroups that have one; empty until they are known. */
    ReadOnlyObjectProperty<Map<SubgroupAttribute, ClusteredInterval>> groupIntervalsProperty() {
        return groupIntervals.getReadOnlyProperty();
    }

    /** Of the areas; empty until they are known. */
    ReadOnlyObjectProperty<Optional<Areas>> intervalsProperty() {
        return intervals.getReadOnlyProperty();
    }
}
