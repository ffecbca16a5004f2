package org.lesionlens.ui.viewer;

import java.util.List;
import java.util.OptionalDouble;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.overlay.CellBlend;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.overlay.HeatOptions;
import org.lesionlens.overlay.OverlayStyle;

/** How lesions are shown: a property for each choice, and all of them as one state. */
public final class ViewSettings {

    private final ObjectProperty<ViewLayout> layout = new SimpleObjectProperty<>(this, "layout");
    private final ObjectProperty<CamMethod> method = new SimpleObjectProperty<>(this, "method");
    private final DoubleProperty opacity = new SimpleDoubleProperty(this, "opacity");
    private final DoubleProperty threshold = new SimpleDoubleProperty(this, "threshold");
    private final ObjectProperty<ColourMap> colourMap =
            new SimpleObjectProperty<>(this, "colourMap");
    private final BooleanProperty signed = new SimpleBooleanProperty(this, "signed");
    private final BooleanProperty fading = new SimpleBooleanProperty(this, "fading");
    private final BooleanProperty contour = new SimpleBooleanProperty(this, "contour");
    private final BooleanProperty grid = new SimpleBooleanProperty(this, "grid");
    private final ObjectProperty<CellBlend> blend = new SimpleObjectProperty<>(this, "blend");
    private final BooleanProperty borderHidden = new SimpleBooleanProperty(this, "borderHidden");
    private final BooleanProperty outlined = new SimpleBooleanProperty(this, "outlined");
    private final BooleanProperty spread = new SimpleBooleanProperty(this, "spread");
    private final ObjectProperty<OptionalDouble> sharedTop =
            new SimpleObjectProperty<>(this, "sharedTop", OptionalDouble.empty());
    private final ObjectProperty<PhotoLook> photoLook =
            new SimpleObjectProperty<>(this, "photoLook", PhotoLook.AS_IT_IS);
    private final ObjectBinding<OverlayStyle> style;
    private final ObjectBinding<ViewState> state;

    public ViewSettings() {
        set(ViewState.INITIAL);
        style =
                Bindings.createObjectBinding(
                        this::currentStyle, opacity, threshold, colourMap, fading, contour, grid);
        state = Bindings.createObjectBinding(this::currentState, all().toArray(Observable[]::new));
    }

    private List<Property<?>> all() {
        return List.of(
                layout,
                method,
                opacity,
                threshold,
                colourMap,
                signed,
                fading,
                contour,
                grid,
                blend,
                borderHidden,
                outlined);
    }

    private OverlayStyle currentStyle() {
        return new OverlayStyle(
                Math.clamp(opacity.get(), 0, 1),
                Math.clamp(threshold.get(), 0, 1),
                colourMap.get(),
                fading.get(),
                contour.get(),
                grid.get());
    }

    private ViewState currentState() {
        return new ViewState(
                layout.get(),
                method.get(),
                opacity.get(),
                threshold.get(),
                colourMap.get(),
                signed.get(),
                fading.get(),
                contour.get(),
                grid.get(),
                blend.get(),
                borderHidden.get(),
                outlined.get());
    }

    /** Chooses all at once. */
    public void set(ViewState chosen) {
        layout.set(chosen.layout());
        method.set(chosen.method());
        opacity.set(chosen.opacity());
        threshold.set(chosen.threshold());
        colourMap.set(chosen.colourMap());
        signed.set(chosen.signed());
        fading.set(chosen.fading());
        contour.set(chosen.contour());
        grid.set(chosen.grid());
        blend.set(chosen.blend());
        borderHidden.set(chosen.borderHidden());
        outlined.set(chosen.outlined());
    }

    /** All choices, for undo and for the next start. */
    public ObjectBinding<ViewState> state() {
        return state;
    }

    /** How unsigned heat is drawn now. */
    public ObjectBinding<OverlayStyle> style() {
        return style;
    }

    /** How a map becomes heat now. */
    public HeatOptions heatOptions() {
        return new HeatOptions(blend.get(), sharedTop.get(), borderHidden.get());
    }

    /** What is shown of the photo. */
    public ObjectProperty<ViewLayout> layoutProperty() {
        return layout;
    }

    /** By which evidence becomes a map. */
    public ObjectProperty<CamMethod> methodProperty() {
        return method;
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

    /** Whether a second map shows where networks that are asked together disagree. */
    public BooleanProperty spreadProperty() {
        return spread;
    }

    /** Whether evidence against the class is shown too, in diverging colours. */
    public BooleanProperty signedProperty() {
        return signed;
    }

    /** Whether weaker heat is more transparent. */
    public BooleanProperty fadingProperty() {
        return fading;
    }

    /** Whether there is a line around what is shown. */
    public BooleanProperty contourProperty() {
        return contour;
    }

    /** Whether there are lines between the cells. */
    public BooleanProperty gridProperty() {
        return grid;
    }

    /** How heat goes from cell to cell. */
    public ObjectProperty<CellBlend> blendProperty() {
        return blend;
    }

    /** Whether the outermost cells are left out, for display only. */
    public BooleanProperty borderHiddenProperty() {
        return borderHidden;
    }

    /** Whether the lesion's outline is wanted over the photo, where one is known. */
    public BooleanProperty outlinedProperty() {
        return outlined;
    }

    /**
     * The raw value that every map is stretched to; empty for each map's own largest value. Belongs
     * to the maps at hand, so it is neither undone nor remembered.
     */
    public ObjectProperty<OptionalDouble> sharedTopProperty() {
        return sharedTop;
    }

    /**
     * How bright photos are shown. It holds until it is ended, for whatever photo comes, and is
     * neither undone nor remembered.
     */
    public ObjectProperty<PhotoLook> photoLookProperty() {
        return photoLook;
    }
}
