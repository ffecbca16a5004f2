package org.lesionlens.ui.viewer;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.analysis.OtherPixels;
import org.lesionlens.background.LatestJob;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.image.PixelSpacing;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.MaskOutline;

/** Which lesion is shown, which class of it is explained, and how it is looked at. */
public final class LesionViewModel {

    /** Explains another class, or by another method, a photo that a network has seen. */
    @FunctionalInterface
    public interface Explainer {

        /** Runs off the UI thread. */
        Analysis explain(Analysis analysis, int classIndex, CamMethod method) throws Exception;
    }

    private final LatestJob<Analysis> explaining;
    private final ViewSettings settings = new ViewSettings();
    private final ViewHistory history = new ViewHistory(settings);
    private final ObjectProperty<@Nullable MaskOutline> outline =
            new SimpleObjectProperty<>(this, "outline");
    private final ReadOnlyObjectWrapper<@Nullable Analysis> analysis =
            new ReadOnlyObjectWrapper<>(this, "analysis");
    private final ReadOnlyObjectWrapper<@Nullable RgbImage> photo =
            new ReadOnlyObjectWrapper<>(this, "photo");
    private final ReadOnlyObjectWrapper<@Nullable LesionImage> absent =
            new ReadOnlyObjectWrapper<>(this, "absent");
    private final ReadOnlyObjectWrapper<@Nullable Analysis> pinned =
            new ReadOnlyObjectWrapper<>(this, "pinned");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure =
            new ReadOnlyObjectWrapper<>(this, "failure");
    private final ObjectProperty<@Nullable OtherPixels> otherPixels =
            new SimpleObjectProperty<>(this, "otherPixels");
    private final ObjectProperty<@Nullable Probe> probe = new SimpleObjectProperty<>(this, "probe");
    private final IntegerProperty classIndex = new SimpleIntegerProperty(this, "classIndex");
    private final ObjectProperty<Zoom> zoom = new SimpleObjectProperty<>(this, "zoom", Zoom.FIT);
    private final ObjectProperty<@Nullable PixelSpacing> spacing =
            new SimpleObjectProperty<>(this, "spacing");
    private final BooleanProperty adjusting = new SimpleBooleanProperty(this, "adjusting");
    private final BooleanProperty photoOnly = new SimpleBooleanProperty(this, "photoOnly");
    private final ObjectProperty<@Nullable FurtherMap> furtherMap =
            new SimpleObjectProperty<>(this, "furtherMap");
    private final BooleanProperty heatHidden = new SimpleBooleanProperty(this, "heatHidden");

    private final ReadOnlyBooleanWrapper explained = new ReadOnlyBooleanWrapper(this, "explained");
    private @Nullable Explainer explainer;
    private volatile Consumer<RgbImage> ahead = _ -> {};

    /**
     * @param explaining runs an {@link Explainer}
     */
    public LesionViewModel(LatestJob<Analysis> explaining) {
        this.explaining = explaining;
        classIndex.subscribe(this::explainChoice);
        settings.methodProperty().subscribe(_ -> explainChoice());
        settings.layoutProperty().subscribe(_ -> photoOnly.set(false));
    }

    /**
     * Shows {@code newest} and the class that it explains; by the chosen method, if it comes
     * explained by another one.
     *
     * @param ofItsModel explains its other classes
     */
    public void show(Analysis newest, Explainer ofItsModel) {
        explaining.cancel();
        failure.set(null);
        explainer = ofItsModel;
        explained.set(true);
        absent.set(null);
        beginWith(newest.photo());
        analysis.set(newest);
        photo.set(newest.photo());
        classIndex.set(newest.explanation().classIndex());
        explainChoice();
    }

    /** Shows a photo that no network has seen yet; what was shown before goes. */
    public void showPhoto(RgbImage newest) {
        letGo();
        absent.set(null);
        beginWith(newest);
        photo.set(newest);
        analysis.set(null);
    }

    /** Shows what is known of a lesion whose photo is not here; what was shown before goes. */
    public void showAbsent(LesionImage lesion) {
        letGo();
        probe.set(null);
        otherPixels.set(null);
        photo.set(null);
        analysis.set(null);
        absent.set(lesion);
    }

    private void letGo() {
        explaining.cancel();
        failure.set(null);
        explainer = null;
        explained.set(false);
    }

    private void beginWith(RgbImage newest) {
        if (!newest.equals(photo.get())) {
            zoom.set(Zoom.FIT);
        }
        probe.set(null);
        otherPixels.set(null);
    }

    /** Does for a lesion that may come next what can be done before it is shown; on any thread. */
    public void prepare(Analysis expected) {
        ahead.accept(expected.photo());
    }

    /** The photos that are shown and kept for comparison now. */
    public List<RgbImage> photos() {
        return Stream.of(analysis.get(), pinned.get())
                .filter(Objects::nonNull)
                .map(Analysis::photo)
                .toList();
    }

    /**
     * @param scaler brings photos to the size that they will have on the screen; on any thread
     */
    void setAhead(Consumer<RgbImage> scaler) {
        ahead = scaler;
    }

    /** Keeps what is shown, but explains no other class: its model is going away. */
    public void detach() {
        explaining.cancel();
        explainer = null;
        explained.set(false);
    }

    private void explainChoice() {
        Analysis shown = analysis.get();
        Explainer why = explainer;
        int chosenClass = classIndex.get();
        CamMethod method = settings.methodProperty().get();
        if (shown == null || isShown(shown, chosenClass, method)) {
            explaining.cancel();
        } else if (why == null) {
            restore(shown);
        } else {
            failure.set(null);
            explaining.submit(
                    () -> why.explain(shown, chosenClass, method),
                    analysis::set,
                    problem -> keep(shown, problem));
        }
    }

    private static boolean isShown(Analysis shown, int chosenClass, CamMethod method) {
        return shown.explanation().classIndex() == chosenClass
                && shown.explanation().method() == method;
    }

    /** What is chosen and what is shown never differ for longer than it takes to explain. */
    private void keep(Analysis shown, Throwable problem) {
        restore(shown);
        failure.set(problem);
    }

    private void restore(Analysis shown) {
        classIndex.set(shown.explanation().classIndex());
        settings.methodProperty().set(shown.explanation().method());
    }

    /** Explains the next class, after the last one the first. */
    public void explainNextClass() {
        Analysis shown = analysis.get();
        if (shown != null) {
            classIndex.set((classIndex.get() + 1) % shown.card().output().classes().size());
        }
    }

    /**
     * Keeps what is shown now, to be compared with whatever is shown next: another lesion, class,
     * method or model.
     */
    public void pin() {
        if (analysis.get() != null) {
            pinned.set(analysis.get());
            settings.layoutProperty().set(ViewLayout.COMPARE);
        }
    }

    /** Ends the comparison. */
    public void unpin() {
        pinned.set(null);
        if (settings.layoutProperty().get() == ViewLayout.COMPARE) {
            settings.layoutProperty().set(ViewLayout.SIDE_BY_SIDE);
        }
    }

    /** Looks at one pixel of the photo, in its coordinates. */
    void probeAt(double photoX, double photoY) {
        Analysis shown = analysis.get();
        RgbImage alone = photo.get();
        if (shown != null) {
            probe.set(
                    Probe.at(
                            shown,
                            photoX,
                            photoY,
                            settings.signedProperty().get(),
                            settings.blendProperty().get()));
        } else if (alone != null) {
            probe.set(Probe.at(alone, photoX, photoY));
        }
    }

    /** The photo that is shown, with its analysis or before there is any; null while none is. */
    public ReadOnlyObjectProperty<@Nullable RgbImage> photoProperty() {
        return photo.getReadOnlyProperty();
    }

    /** The lesion whose photo is not here, if it is looked at; null of any other. */
    public ReadOnlyObjectProperty<@Nullable LesionImage> absentProperty() {
        return absent.getReadOnlyProperty();
    }

    /** What is shown; null while nothing is, or the photo alone. */
    public ReadOnlyObjectProperty<@Nullable Analysis> analysisProperty() {
        return analysis.getReadOnlyProperty();
    }

    /** True while the model that said what is shown is still in use. */
    public ReadOnlyBooleanProperty explainedProperty() {
        return explained.getReadOnlyProperty();
    }

    /** What is kept for comparison; null while nothing is. */
    public ReadOnlyObjectProperty<@Nullable Analysis> pinnedProperty() {
        return pinned.getReadOnlyProperty();
    }

    /** Why the last change of class or method failed, if it did. */
    public ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** True while another class or method is being explained. */
    public ReadOnlyBooleanProperty explainingProperty() {
        return explaining.runningProperty();
    }

    /** The class to explain, in the order of the model's classes. */
    public IntegerProperty classIndexProperty() {
        return classIndex;
    }

    /**
     * What the network says of the shown photo in the form of its pixels that the model's card does
     * not ask for; null if it is the same, or not known yet.
     */
    public ObjectProperty<@Nullable OtherPixels> otherPixelsProperty() {
        return otherPixels;
    }

    /** A map that is not of the network's layer; null if there is none. */
    public ObjectProperty<@Nullable FurtherMap> furtherMapProperty() {
        return furtherMap;
    }

    /** The pixel under the pointer; null while it is elsewhere. */
    ObjectProperty<@Nullable Probe> probeProperty() {
        return probe;
    }

    /** Which part of the photo is looked at. */
    ObjectProperty<Zoom> zoomProperty() {
        return zoom;
    }

    /** True while the photo is to be seen without its heat, as long as a key is held. */
    public BooleanProperty heatHiddenProperty() {
        return heatHidden;
    }

    /** What a pixel of the shown photo measures; null if nobody says so. */
    public ObjectProperty<@Nullable PixelSpacing> spacingProperty() {
        return spacing;
    }

    /** True while nothing but the photo is shown, whatever the layout; another layout ends it. */
    public BooleanProperty photoOnlyProperty() {
        return photoOnly;
    }

    /** What is shown of the photo now. */
    ViewLayout layout() {
        return photoOnly.get() ? ViewLayout.PHOTO : settings.layoutProperty().get();
    }

    /** True while the controls of the photo's brightness are shown. */
    public BooleanProperty adjustingProperty() {
        return adjusting;
    }

    /** The mask whose outline is drawn over the photo; null if none is. */
    public ObjectProperty<@Nullable MaskOutline> outlineProperty() {
        return outline;
    }

    /** How heat is drawn, and what is shown beside it. */
    public ViewSettings settings() {
        return settings;
    }

    /** Undoes and redoes changes of the settings. */
    public ViewHistory history() {
        return history;
    }
}
