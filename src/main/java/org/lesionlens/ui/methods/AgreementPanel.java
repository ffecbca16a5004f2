package org.lesionlens.ui.methods;

import java.util.List;
import java.util.Optional;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import org.lesionlens.evaluation.ClusteredMean;
import org.lesionlens.methods.Asked;
import org.lesionlens.methods.MethodsSummary;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.LiveScrollPane;
import org.lesionlens.ui.fx.Presence;
import org.lesionlens.ui.fx.TableCopy;
import org.lesionlens.ui.review.Panel;

/**
 * How far each two methods agree, over all photos or those of an outcome: above the diagonal their
 * rank correlation, below it the share of the hottest tenth that both have.
 */
final class AgreementPanel extends Panel {

    private static final double CELL = 84;
    private static final int LEVELS = 4; // of colour, from no agreement to full

    private final FlowPane categories = new FlowPane();
    private final ToggleGroup group = new ToggleGroup();
    private final GridPane grid = new GridPane();
    private String category = MethodsSummary.ALL;
    private MethodsSummary summary = MethodsSummary.of(List.of(), new MethodsSummary.Lot(0, 0.5));

    AgreementPanel() {
        super("methods-agreement", MethodsWording.TEXTS.get("agreement"));
        categories.getStyleClass().add("categories");
        grid.setId("methods-agreement-grid");
        grid.getStyleClass().add("agreement-grid");
        TableCopy.offer(grid, MethodsWording.TEXTS.get("agreement"));
        var scroll = new LiveScrollPane();
        scroll.setContent(grid);
        scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.minHeightProperty().bind(grid.heightProperty().add(16)); // room for its bar
        getChildren()
                .addAll(
                        categories,
                        scroll,
                        text("reading", MethodsWording.TEXTS.get("agreement.reading")));
    }

    void show(MethodsSummary newest) {
        summary = newest;
        List<String> methods =
                newest.methods().stream().filter(one -> !one.equals(Asked.RANDOM)).toList();
        Presence.of(this, methods.size() > 1); // one agrees with itself
        showCategories();
        showGrid(methods);
    }

    private void showCategories() {
        if (!summary.means().containsKey(category)) {
            category = MethodsSummary.ALL;
        }
        categories.getChildren().clear();
        for (String one : summary.means().keySet()) {
            int count = MethodsWording.count(summary, one);
            var button =
                    new ToggleButton(
                            MethodsWording.TEXTS.get(
                                    "category",
                                    MethodsWording.category(one),
                                    Formats.count(count)));
            button.setId("methods-category-" + one);
            button.setToggleGroup(group);
            button.setSelected(one.equals(category));
            button.setMinWidth(USE_PREF_SIZE);
            button.setOnAction(_ -> {
                category = one;
                button.setSelected(true); // pressed again it stays
                show(summary);
                categories.lookup("#methods-category-" + one).requestFocus();
            });
            categories.getChildren().add(button);
        }
    }

    private void showGrid(List<String> methods) {
        grid.getChildren().clear();
        for (int i = 0; i < methods.size(); i++) {
            grid.add(head(methods.get(i)), i + 1, 0);
            grid.add(head(methods.get(i)), 0, i + 1);
            for (int j = 0; j < methods.size(); j++) {
                if (i != j) {
                    boolean isAbove = j > i;
                    grid.add(
                            cell(
                                    summary.agreement(
                                            category,
                                            methods.get(i),
                                            methods.get(j),
                                            isAbove ? Asked.RANK_CORRELATION : Asked.HOTTEST_TENTH),
                                    isAbove),
                            j + 1,
                            i + 1);
                }
            }
        }
    }

    private static Label head(String method) {
        Label label = text("heading", MethodsWording.method(method));
        label.setMinWidth(CELL);
        label.setMaxWidth(CELL);
        return label;
    }

    private static Label cell(Optional<ClusteredMean> mean, boolean isCorrelation) {
        var label = new Label();
        label.getStyleClass().add("agreement-cell");
        label.setMinWidth(CELL);
        label.setMaxWidth(CELL);
        GridPane.setHalignment(label, HPos.CENTER);
        if (mean.isEmpty()) {
            label.setText(MethodsWording.NONE);
            return label;
        }
        double value = mean.get().mean();
        label.setText(
                isCorrelation
                        ? Formats.share(value)
                        : MethodsWording.TEXTS.get("percent", Formats.whole(100 * value)));
        int level = (int) Math.clamp(Math.ceil(LEVELS * value), 0, LEVELS);
        label.getStyleClass().add("level-" + level);
        return label;
    }
}
