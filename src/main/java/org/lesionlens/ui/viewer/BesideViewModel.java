package org.lesionlens.ui.viewer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import org.lesionlens.background.LatestJob;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.review.LesionMaps;
import org.lesionlens.ui.review.ReviewViewModel;

/** The selected lesions side by side, as long as several are selected. Belongs to the UI thread. */
public final class BesideViewModel {

    /** Most lesions that stand beside each other: each is in memory at its full size. */
    public static final int MOST = 4;

    private static final int FEWEST = 2;
    private static final String PLACE = "beside";

    /** Reads the photo of a lesion. */
    @FunctionalInterface
    public interface Reader {

        /** Runs off the UI thread. */
        BesideLesion read(ReviewCase one) throws Exception;
    }

    private final ReviewViewModel review;
    private final LesionMaps maps;
    private final Reader reader;
    private final LatestJob<List<BesideLesion>> reading;
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
    private final ReadOnlyObjectWrapper<List<BesideLesion>> lesions =
            new ReadOnlyObjectWrapper<>(this, "lesions", List.of());
    private final ReadOnlyStringWrapper note = new ReadOnlyStringWrapper(this, "note", "");
    private final ObjectProperty<Zoom> zoom = new SimpleObjectProperty<>(this, "zoom", Zoom.FIT);

    /**
     * @param review in which lesions are selected
     * @param maps that are laid over them
     * @param reading runs a {@link Reader}
     */
    public BesideViewModel(
            ReviewViewModel review,
            LesionMaps maps,
            Reader reader,
            LatestJob<List<BesideLesion>> reading) {
        this.review = review;
        this.maps = maps;
        this.reader = reader;
        this.reading = reading;
        open.subscribe((_, _) -> follow());
        review.selection().filesProperty().subscribe((_, _) -> follow());
    }

    /** In the set's order. */
    private List<ReviewCase> selected() {
        Set<Path> files = review.selection().filesProperty().get();
        return review.reviewProperty().get().cases().stream()
                .filter(one -> files.contains(one.image().file()))
                .toList();
    }

    private void follow() {
        if (review.selection().filesProperty().get().size() < FEWEST) {
            open.set(false);
        }
        reading.cancel();
        if (!open.get()) {
            lesions.set(List.of());
            maps.want(PLACE, List.of());
            return;
        }
        List<ReviewCase> wanted = selected();
        List<ReviewCase> shown = wanted.stream().limit(MOST).toList();
        zoom.set(Zoom.FIT);
        maps.want(PLACE, shown.stream().map(ReviewCase::image).toList());
        note.set(
                wanted.size() > MOST
                        ? ViewerWording.TEXTS.get("beside.most", MOST, wanted.size())
                        : "");
        reading.submit(
                () -> {
                    List<BesideLesion> read = new ArrayList<>();
                    for (ReviewCase one : shown) {
                        read.add(reader.read(one));
                    }
                    return read;
                },
                lesions::set,
                failure -> note.set(Reason.of(failure)));
    }

    /** True while the selected lesions stand side by side; ends with the selection. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** True while several lesions are selected. */
    public ObservableValue<Boolean> offered() {
        return review.selection().filesProperty().map(files -> files.size() >= FEWEST);
    }

    /** What stands there; empty until it is read. */
    ReadOnlyObjectProperty<List<BesideLesion>> lesionsProperty() {
        return lesions.getReadOnlyProperty();
    }

    /** What is to be said of it, blank if nothing. */
    ReadOnlyStringProperty noteProperty() {
        return note.getReadOnlyProperty();
    }

    /** Which part of all photos is looked at. */
    ObjectProperty<Zoom> zoomProperty() {
        return zoom;
    }

    LesionMaps maps() {
        return maps;
    }

    ReviewViewModel review() {
        return review;
    }
}
