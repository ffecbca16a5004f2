package org.lesionlens.ui.faithfulness;

import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.lesionlens.faithfulness.Faithfulness;
import org.lesionlens.faithfulness.HotPart;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Texts;

/** The probability with the hot part alone and without it, as a small table. */
final class HotPartSection extends VBox {

    private final Texts texts;
    private final GridPane table = new GridPane();

    HotPartSection(Texts texts, Faithfulness checked) {
        this.texts = texts;
        HotPart hot = checked.hotPart();
        getStyleClass().add("section");
        setId("faithfulness-hot");
        table.getStyleClass().add("numbers");
        double whole = checked.probability();
        addRow("whole", whole, "");
        addRow("alone", hot.alone(), change(hot.alone() - whole));
        addRow("removed", hot.removed(), change(hot.removed() - whole));
        getChildren()
                .addAll(
                        SectionParts.text(
                                "section-title", texts.get("hot.title", checked.className())),
                        table,
                        SectionParts.text(
                                "reading",
                                texts.get(
                                        "hot.reading",
                                        Formats.whole(100 * hot.threshold()),
                                        Formats.whole(100 * hot.area()))));
    }

    private void addRow(String name, double probability, String change) {
        Label label = SectionParts.text("name", texts.get("hot." + name));
        label.setMaxWidth(Double.MAX_VALUE);
        GridPane.setHgrow(label, Priority.ALWAYS);
        table.addRow(
                table.getRowCount(),
                label,
                SectionParts.number("faithfulness-hot-" + name, Formats.probability(probability)),
                SectionParts.number("faithfulness-hot-" + name + "-change", change));
    }

    /** With its sign, and a minus as long as a plus. */
    private static String change(double difference) {
        return String.format(Locale.getDefault(Locale.Category.FORMAT), "%+.3f", difference)
                .replace('-', '−');
    }
}
