package org.lesionlens.ui.viewer;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.overlay.CellBlend;
import org.lesionlens.overlay.ColourMap;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.CommandGroup;

/** All that can be done to the view of a lesion, with its keys. */
public final class LesionCommands {

    private static final double STEP = 0.05;

    private final LesionViewModel model;
    private final ViewSettings settings;
    private final ZoomCommands zoom;
    private final ObservableValue<Boolean> isMasked;

    /**
     * Without masks.
     *
     * @param view whose photo is zoomed
     */
    public LesionCommands(LesionViewModel model, LesionView view) {
        this(model, view, new SimpleBooleanProperty());
    }

    /**
     * @param view whose photo is zoomed
     * @param isMasked true while masks lie beside the photos
     */
    public LesionCommands(
            LesionViewModel model, LesionView view, ObservableValue<Boolean> isMasked) {
        this.model = model;
        this.isMasked = isMasked;
        this.settings = model.settings();
        this.zoom = view.zoom();
    }

    /** The commands by menu. */
    public List<CommandGroup> groups() {
        return List.of(
                new CommandGroup(ViewerWording.TEXTS.get("menu.edit"), edit()),
                new CommandGroup(ViewerWording.TEXTS.get("menu.view"), view()),
                new CommandGroup(
                        ViewerWording.TEXTS.get("menu.zoom"),
                        zooming().stream().map(this::ofPhoto).toList()),
                new CommandGroup(
                        ViewerWording.TEXTS.get("menu.overlay"),
                        overlay().stream()
                                .map(one -> one.enabled() == null ? ofMap(one) : one)
                                .toList()),
                new CommandGroup(
                        ViewerWording.TEXTS.get("menu.explain"),
                        explain().stream().map(this::ofMap).toList()));
    }

    private List<Command> edit() {
        return List.of(
                command("undo", "Shortcut+Z", model.history()::undo)
                        .enabledBy(model.history().undoableProperty()),
                command("redo", "Shortcut+Y", model.history()::redo)
                        .enabledBy(model.history().redoableProperty()));
    }

    private List<Command> view() {
        List<Command> commands = new ArrayList<>();
        commands.add(ofPhoto(command("reset", "Shortcut+R", this::reset)));
        List<ViewLayout> layouts = List.of(ViewLayout.values());
        for (int i = 0; i < layouts.size(); i++) {
            ViewLayout layout = layouts.get(i);
            commands.add(
                    ofMap(
                            command(LayoutChoice.id(layout), "Alt+" + (i + 1), () -> show(layout))
                                    .checkedBy(
                                            settings.layoutProperty().map(now -> now == layout))));
        }
        commands.add(ofPhoto(toggle("adjust-photo", "A", model.adjustingProperty())));
        commands.add(
                command("photo-as-it-is", "Shift+A", this::showAsItIs)
                        .enabledBy(settings.photoLookProperty().map(look -> !look.isAsItIs())));
        commands.add(ofMap(command("pin", "P", model::pin)));
        commands.add(
                command("unpin", "Shift+P", model::unpin)
                        .enabledBy(model.pinnedProperty().isNotNull()));
        return commands;
    }

    private void show(ViewLayout layout) {
        model.photoOnlyProperty().set(false); // also where the layout is the same
        settings.layoutProperty().set(layout);
    }

    private void showAsItIs() {
        settings.photoLookProperty().set(PhotoLook.AS_IT_IS);
    }

    /** The photo moves against the arrow: what lies to the right of it comes in. */
    private List<Command> zooming() {
        return List.of(
                command("zoom-in", "'+'", zoom::closer),
                command("zoom-out", "'-'", zoom::further),
                command("zoom-fit", "'0'", zoom::fit),
                command("zoom-actual", "'1'", zoom::actualSize),
                command("pan-right", "Shift+RIGHT", () -> zoom.move(-1, 0)),
                command("pan-left", "Shift+LEFT", () -> zoom.move(1, 0)),
                command("pan-down", "Shift+DOWN", () -> zoom.move(0, -1)),
                command("pan-up", "Shift+UP", () -> zoom.move(0, 1)));
    }

    private List<Command> overlay() {
        DoubleProperty opacity = settings.opacityProperty();
        DoubleProperty threshold = settings.thresholdProperty();
        return List.of(
                command("hide-heat", "H", () -> model.heatHiddenProperty().set(true)),
                command("opacity-less", "'['", () -> step(opacity, -STEP)),
                command("opacity-more", "']'", () -> step(opacity, STEP)),
                command("threshold-less", "','", () -> step(threshold, -STEP)),
                command("threshold-more", "'.'", () -> step(threshold, STEP)),
                command("next-colours", "L", this::nextColours),
                toggle("fading", "F", settings.fadingProperty()),
                toggle("contour", "T", settings.contourProperty()),
                toggle("grid", "G", settings.gridProperty()),
                command("raw-cells", "R", this::toggleRawCells)
                        .checkedBy(settings.blendProperty().map(blend -> blend == CellBlend.RAW)),
                toggle("border-hidden", "B", settings.borderHiddenProperty()),
                outline());
    }

    /** Nobody switches on by a slip of a key what is seen only in another set. */
    private Command outline() {
        BooleanProperty outlined = settings.outlinedProperty();
        Runnable action =
                () -> {
                    if (isMasked.getValue()) {
                        outlined.set(!outlined.get());
                    }
                };
        return command("outline", "O", action).checkedBy(outlined).enabledBy(isMasked);
    }

    private List<Command> explain() {
        return List.of(
                command("next-class", "C", model::explainNextClass),
                command("next-method", "M", () -> stepMethod(1)),
                command("previous-method", "Shift+M", () -> stepMethod(-1)),
                toggle("signed", "S", settings.signedProperty()));
    }

    /** What does nothing while no photo is shown. */
    private Command ofPhoto(Command command) {
        return command.enabledBy(model.photoProperty().isNotNull());
    }

    /** What does nothing while no map is shown. */
    private Command ofMap(Command command) {
        return command.enabledBy(model.analysisProperty().isNotNull());
    }

    private static Command command(String id, String keys, Runnable action) {
        return Command.of(id, ViewerWording.TEXTS.get("command." + id), keys, action);
    }

    private void reset() {
        settings.set(ViewState.INITIAL);
        settings.sharedTopProperty().set(OptionalDouble.empty());
        showAsItIs();
        zoom.fit();
    }

    private static void step(DoubleProperty share, double by) {
        share.set(Math.clamp(Math.round((share.get() + by) / STEP) * STEP, 0, 1));
    }

    private static Command toggle(String id, String keys, BooleanProperty choice) {
        return command(id, keys, () -> choice.set(!choice.get())).checkedBy(choice);
    }

    private void toggleRawCells() {
        Property<CellBlend> blend = settings.blendProperty();
        blend.setValue(blend.getValue() == CellBlend.RAW ? CellBlend.BILINEAR : CellBlend.RAW);
    }

    private void stepMethod(int by) {
        List<CamMethod> methods = List.of(CamMethod.values());
        int next = methods.indexOf(settings.methodProperty().get()) + by;
        settings.methodProperty().set(methods.get(Math.floorMod(next, methods.size())));
    }

    private void nextColours() {
        List<ColourMap> maps = ColourMap.unsigned();
        int next = maps.indexOf(settings.colourMapProperty().get()) + 1;
        settings.colourMapProperty().set(maps.get(next % maps.size()));
    }
}
