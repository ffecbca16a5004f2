package org.lesionlens.ui.viewer;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Analysis;
import org.lesionlens.background.LatestJob;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.OverlayStyle;

/** Which lesion is shown, which class of it is explained, and how its heat is drawn. */
public final class LesionViewModel {

    /** Explains another class of a photo that a network has seen. */
    @FunctionalInterface
    public interface Explainer {

        /** Runs off the UI thread. */
        Analysis explain(Analysis analysis, int classIndex) throws Exception;
    }

    private final LatestJob<Analysis> explaining;
    private final ReadOnlyObjectWrapper<@Nullable Analysis> analysis =
            new ReadOnlyObjectWrapper<>(this, "analysis");
    private final ReadOnlyObjectWrapper<@Nullable Throwable> failure =
            new ReadOnlyObjectWrapper<>(this, "failure");
    private final IntegerProperty classIndex = new SimpleIntegerProperty(this, "classIndex");
    private final BooleanProperty signed = new SimpleBooleanProperty(this, "signed");
    private final DoubleProperty opacity = new SimpleDoubleProperty(this, "opacity", 0.5);
    private final DoubleProperty threshold = new SimpleDoubleProperty(this, "threshold", 0.2);
    private final ObjectProperty<ColourMap> colourMap =
            new SimpleObjectProperty<>(this, "colourMap", ColourMap.VIRIDIS);
    private final ObjectProperty<ViewLayout> layout =
            new SimpleObjectProperty<>(this, "layout", ViewLayout.SIDE_BY_SIDE);
    private final ObjectBinding<OverlayStyle> style =
            Bindings.createObjectBinding(this::currentStyle, opacity, threshold, colourMap, signed);

    private @Nullable Explainer explainer;

    /**
     * @param explaining runs an {@link Explainer}
     */
    public LesionViewModel(LatestJob<Analysis> explaining) {
        this.explaining = explaining;
        classIndex.subscribe(this::explainChosenClass);
    }

    /**
     * Shows {@code newest} and the class that it explains.
     *
     * @param ofItsModel explains its other classes
     */
    public void show(Analysis newest, Explainer ofItsModel) {
        explaining.cancel();
        failure.set(null);
        explainer = ofItsModel;
        analysis.set(newest);
        classIndex.set(newest.explanation().classIndex());
    }

    /** Keeps what is shown, but explains no other class: its model is going away. */
    public void detach() {
        explaining.cancel();
        explainer = null;
    }

    private void explainChosenClass() {
        Analysis shown = analysis.get();
        Explainer why = explainer;
        int chosen = classIndex.get();
        if (shown == null || shown.explanation().classIndex() == chosen) {
            explaining.cancel();
        } else if (why == null) {
            classIndex.set(shown.explanation().classIndex());
        } else {
            failure.set(null);
            explaining.submit(
                    () -> why.explain(shown, chosen),
                    analysis::set,
                    problem -> keep(shown, problem));
        }
    }

    /** The chosen class and the shown one never differ for longer than it takes to explain. */
    private void keep(Analysis shown, Throwable problem) {
        classIndex.set(shown.explanation().classIndex());
        failure.set(problem);
    }

    private OverlayStyle currentStyle() {
        ColourMap colours = signed.get() ? ColourMap.DIVERGING : colourMap.get();
        return new OverlayStyle(
                Math.clamp(opacity.get(), 0, 1), Math.clamp(threshold.get(), 0, 1), colours);
    }

    /** What is shown; null while nothing is. */
    public ReadOnlyObjectProperty<@Nullable Analysis> analysisProperty() {
        return analysis.getReadOnlyProperty();
    }

    /** Why the last change of class failed, if it did. */
    public ReadOnlyObjectProperty<@Nullable Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** True while another class is being explained. */
    public ReadOnlyBooleanProperty explainingProperty() {
        return explaining.runningProperty();
    }

    /** The class to explain, in the order of the model's classes. */
    public IntegerProperty classIndexProperty() {
        return classIndex;
    }

    /** Whether evidence against the class is shown too, in diverging colours. */
    public BooleanProperty signedProperty() {
        return signed;
    }

    /** Opacity of the heat, in [0, 1]. */
    public DoubleProperty opacityProperty() {
        return opacity;
    }

    /** Heat below it is not shown, in [0, 1] of the shown scale. */
    public DoubleProperty thresholdProperty() {
        return threshold;
    }

    /** Colours of unsigned heat. */
    public ObjectProperty<ColourMap> colourMapProperty() {
        return colourMap;
    }

    /** What is shown of the photo. */
    public ObjectProperty<ViewLayout> layoutProperty() {
        return layout;
    }

    /** How heat is drawn now; follows from opacity, threshold and colours. */
    public ObjectBinding<OverlayStyle> style() {
        return style;
    }
}
