package org.lesionlens.ui.patients;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.BodyRegion;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.ui.fx.Hint;
import org.lesionlens.ui.fx.InWindow;

/**
 * Front and back of a body with how many of the patient's lesions are where; a click selects those
 * of a part. What is not drawn has a button.
 */
final class BodyMap extends VBox {

    private static final PseudoClass FILLED = PseudoClass.getPseudoClass("filled");
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double SIZE = 0.85; // pixels for each unit of the outlines
    private static final double WIDTH = 100 * SIZE;
    private static final double HEIGHT = 210 * SIZE;

    private final PatientsViewModel model;
    private final HBox figures = new HBox();
    private final VBox elsewhere = new VBox();
    private Map<BodyRegion, List<LesionImage>> byRegion = Map.of();

    BodyMap(PatientsViewModel model) {
        this.model = model;
        setId("body-map");
        getStyleClass().add("body-map");
        elsewhere.getStyleClass().add("elsewhere");
        getChildren().addAll(figures, elsewhere);
        model.pageProperty().subscribe(_ -> sort());
        model.selectedProperty().subscribe(_ -> show());
        model.selection().filesProperty().subscribe(_ -> show());
        InWindow.of(this).subscribe(_ -> show());
        visibleProperty().subscribe(_ -> show());
    }

    /** By region, once for each page: a set without patients is one of tens of thousands. */
    private void sort() {
        Map<String, BodyRegion> known = new HashMap<>();
        byRegion =
                model.pageLesions().stream()
                        .collect(
                                Collectors.groupingBy(
                                        lesion ->
                                                known.computeIfAbsent(
                                                        lesion.facts().site(), BodyRegion::of),
                                        () -> new EnumMap<>(BodyRegion.class),
                                        Collectors.toList()));
        show();
    }

    /** True if a site of the page's patient is told and understood. */
    boolean isWorthShowing() {
        return byRegion.keySet().stream().anyMatch(region -> region != BodyRegion.UNKNOWN);
    }

    private void show() {
        if (!isVisible() || !InWindow.of(this).getValue()) {
            return; // nothing is drawn for nobody
        }
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        String focused = owner != null && figures.equals(figuresOf(owner)) ? owner.getId() : "";
        draw();
        Node again = focused.isEmpty() ? null : figures.lookup("#" + focused);
        if (again != null) {
            again.requestFocus(); // the keys go on where they were
        }
    }

    private static @Nullable Node figuresOf(Node part) {
        Parent drawn = part.getParent();
        return drawn == null || drawn.getParent() == null ? null : drawn.getParent().getParent();
    }

    private void draw() {
        figures.getChildren().setAll(figure(true), figure(false));
        elsewhere.getChildren().clear();
        for (BodyRegion region : List.of(BodyRegion.ORAL_GENITAL, BodyRegion.UNKNOWN)) {
            List<LesionImage> there = byRegion.getOrDefault(region, List.of());
            if (!there.isEmpty()) {
                elsewhere.getChildren().add(button(region, there));
            }
        }
        applyCss(); // drawn in the midst of a layout, it would be seen black at first
    }

    private List<LesionImage> on(BodyZone zone) {
        return byRegion.entrySet().stream()
                .filter(entry -> BodyZone.of(entry.getKey()).contains(zone))
                .flatMap(entry -> entry.getValue().stream())
                .toList();
    }

    private VBox figure(boolean front) {
        var drawn = new Pane();
        drawn.setMinSize(WIDTH, HEIGHT);
        drawn.setPrefSize(WIDTH, HEIGHT);
        for (BodyZone zone : BodyZone.values()) {
            if (zone.isOn(front)) {
                drawn.getChildren().add(part(zone, front, on(zone)));
            }
        }
        var side = new Label(PatientWording.TEXTS.get(front ? "body.front" : "body.back"));
        side.getStyleClass().add("detail");
        var figure = new VBox(side, drawn);
        figure.getStyleClass().add("figure");
        return figure;
    }

    private Group part(BodyZone zone, boolean front, List<LesionImage> there) {
        var part = new Group();
        part.setId("body-%s-%s".formatted(zone.name(), front ? "front" : "back"));
        boolean selected = there.stream().anyMatch(this::isSelected);
        for (String outline : zone.outlines()) {
            var shape = new SVGPath();
            shape.setContent(outline);
            shape.getTransforms().add(new Scale(SIZE, SIZE));
            shape.getStyleClass().add("zone");
            shape.pseudoClassStateChanged(FILLED, !there.isEmpty());
            shape.pseudoClassStateChanged(SELECTED, selected);
            part.getChildren().add(shape);
        }
        String name = words("body." + zone.name(), there);
        part.setAccessibleRole(AccessibleRole.BUTTON);
        part.setAccessibleText(name);
        Tooltip.install(part, new Hint(name));
        if (!there.isEmpty()) {
            if (zone.hasRoom()) {
                part.getChildren().add(count(zone, there.size()));
            }
            part.getStyleClass().add("choice");
            part.setFocusTraversable(true);
            part.setOnMouseClicked(click -> choose(there, click.isShortcutDown()));
            part.setOnKeyPressed(key -> {
                if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                    choose(there, key.isShortcutDown());
                    key.consume();
                }
            });
        }
        return part;
    }

    private static Label count(BodyZone zone, int lesions) {
        var count = new Label(Integer.toString(lesions));
        count.getStyleClass().add("count");
        count.setMouseTransparent(true);
        count.layoutXProperty().bind(count.widthProperty().divide(-2).add(zone.countX() * SIZE));
        count.layoutYProperty().bind(count.heightProperty().divide(-2).add(zone.countY() * SIZE));
        return count;
    }

    private Button button(BodyRegion region, List<LesionImage> there) {
        var button = new Button(words("body." + region.name(), there));
        button.setId("body-" + region.name());
        button.getStyleClass().addAll("small", "flat");
        button.setWrapText(true); // some languages need two lines, and the count stands last
        button.setMinHeight(USE_PREF_SIZE);
        button.setOnAction(_ -> choose(there, false));
        return button;
    }

    private static String words(String key, List<LesionImage> there) {
        return PatientWording.TEXTS.get("site.count", PatientWording.TEXTS.get(key), there.size());
    }

    private boolean isSelected(LesionImage lesion) {
        return lesion.equals(model.selectedProperty().get()) || model.selection().contains(lesion);
    }

    private void choose(List<LesionImage> there, boolean more) {
        if (more) {
            List<LesionImage> all = new ArrayList<>(model.selection().lesions());
            there.stream().filter(lesion -> !isSelected(lesion)).forEach(all::add);
            model.selection().all(all);
        } else if (there.size() == 1) {
            model.selection().only(there.getFirst());
        } else {
            model.selection().all(there);
        }
    }
}
