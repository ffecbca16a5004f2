package org.lesionlens.ui.methods;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import javafx.beans.property.IntegerProperty;
import javafx.collections.SetChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.lesionlens.explain.CamMethod;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.explain.PerturbationMethod;
import org.lesionlens.explain.PixelMethod;
import org.lesionlens.explain.ViewsMethod;
import org.lesionlens.ui.fx.InWindow;
import org.lesionlens.ui.fx.NumberField;
import org.lesionlens.ui.fx.Presence;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.Panel;

/** Asks which methods are compared, over how many photos, and tells what that costs. */
final class SetupPanel extends Panel {

    private static final Texts TEXTS = MethodsWording.TEXTS;
    private static final int MOST_PHOTOS = 100_000;

    private final MethodsViewModel model;
    private final Label cost = text("cost", "");
    private final Label problem = text("problems", "");
    private final Button start = new Button(TEXTS.get("start"));
    private final Button back = new Button(TEXTS.get("back"));

    /**
     * @param start asks for a folder and begins
     * @param back shows what was found before
     */
    SetupPanel(MethodsViewModel model, Runnable start, Runnable back) {
        super("methods-setup", TEXTS.get("title"));
        this.model = model;
        var kinds =
                new FlowPane(
                        kind(
                                "kind.layer",
                                one -> one instanceof CamMethod || one instanceof ViewsMethod),
                        kind("kind.pixels", PixelMethod.class::isInstance),
                        kind("kind.perturbation", PerturbationMethod.class::isInstance));
        kinds.getStyleClass().add("kinds");
        var numbers =
                new FlowPane(
                        number("number", model.choice().photosProperty(), 1, MOST_PHOTOS),
                        number("seed", model.choice().seedProperty(), 0, Integer.MAX_VALUE));
        numbers.getStyleClass().add("numbers");
        cost.setId("methods-cost");
        problem.setId("methods-problem");
        this.start.setId("methods-start");
        this.start.getStyleClass().add("accent");
        this.start.setOnAction(_ -> start.run());
        this.back.setId("methods-back");
        this.back.setOnAction(_ -> back.run());
        var buttons = new FlowPane(this.back, this.start);
        buttons.getStyleClass().add("buttons");
        getChildren()
                .addAll(
                        text("reading", TEXTS.get("what")),
                        kinds,
                        numbers,
                        cost,
                        problem,
                        buttons,
                        text("reading", TEXTS.get("folder.what")));
        model.readinessProperty().subscribe(_ -> tell());
        model.stateProperty().subscribe(_ -> tell());
        model.resultProperty().subscribe(_ -> tell());
        model.shown().when(InWindow.of(this)).subscribe(_ -> tell());
        model.choice().photosProperty().subscribe(_ -> tell());
        model.choice().seedProperty().subscribe(_ -> tell());
        model.choice().methods().addListener((SetChangeListener<ExplanationMethod>) _ -> tell());
    }

    private VBox kind(String title, Predicate<ExplanationMethod> isOfKind) {
        var box = new VBox(text("subtitle", TEXTS.get(title)));
        box.getStyleClass().add("kind");
        List<ExplanationMethod> some = ExplanationMethod.all().filter(isOfKind).toList();
        for (ExplanationMethod method : some) {
            var check = new CheckBox(method.label());
            check.setId("methods-of-" + method.key());
            check.setMinWidth(USE_PREF_SIZE);
            check.setSelected(model.choice().methods().contains(method));
            check.selectedProperty()
                    .subscribe((_, wanted) -> {
                        if (wanted) {
                            model.choice().methods().add(method);
                        } else {
                            model.choice().methods().remove(method);
                        }
                    });
            box.getChildren().add(check);
        }
        return box;
    }

    private static Node number(String key, IntegerProperty number, int least, int most) {
        var field = new NumberField("methods-" + key, 7);
        field.setAccessibleText(TEXTS.get(key));
        field.setText(String.valueOf(number.get()));
        field.setOnTaken(() -> {
            OptionalDouble typed = field.typed();
            if (typed.isPresent()) {
                number.set((int) Math.clamp(Math.rint(typed.getAsDouble()), least, most));
            }
            field.setText(String.valueOf(number.get()));
        });
        var label = new Label(TEXTS.get(key));
        label.setLabelFor(field);
        var both = new HBox(label, field);
        both.getStyleClass().add("number-field");
        return both;
    }

    private void tell() {
        var ready = model.readinessProperty().get();
        boolean isReady = ready == MethodsViewModel.Readiness.READY;
        cost.setText(
                !isReady
                        ? TEXTS.get("ready." + ready)
                        : model.choice().methods().isEmpty()
                                ? TEXTS.get("ready.noMethod")
                                : model.cost().map(MethodsWording::cost).orElse(""));
        start.setDisable(!model.isStartable());
        Presence.of(back, model.resultProperty().get().isPresent());
        boolean isFailed = model.stateProperty().get() instanceof MethodsState.Failed;
        problem.setText(
                model.stateProperty().get() instanceof MethodsState.Failed(Throwable cause)
                        ? MethodsWording.failed(cause)
                        : "");
        Presence.of(problem, isFailed);
    }
}
