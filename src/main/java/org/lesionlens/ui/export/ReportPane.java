package org.lesionlens.ui.export;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.lesionlens.ui.fx.Presence;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.fx.Texts;

/** Asks how a report, or a patient's page, is to be. */
public final class ReportPane extends VBox {

    private static final Texts TEXTS = Texts.of(ReportPane.class);

    private final CheckBox named = Choices.check("report.named");
    private final CheckBox methods = Choices.check("report.methods");
    private final ToggleGroup papers = new ToggleGroup();

    /**
     * How it is wanted.
     *
     * @param named with names
     * @param methods with the comparison of methods
     * @param paper blank if there is nothing to choose
     */
    public record Chosen(boolean named, boolean methods, String paper) {}

    /**
     * @param kind {@code report} or {@code patient}
     * @param offered names of papers, the usual one first; none if there is nothing to choose
     * @param tested photos over which methods were compared; 0 if they were not
     * @param onChosen is given what is wanted
     * @param close takes this pane away
     */
    public ReportPane(
            String kind,
            List<String> offered,
            int tested,
            Consumer<Chosen> onChosen,
            Runnable close) {
        setId("report-choices");
        getStyleClass().add("report-choices");
        getStylesheets().add(Stylesheet.beside(ReportPane.class, "export.css"));
        var title = new Label(TEXTS.get(kind + ".title"));
        title.getStyleClass().add("title");
        getChildren()
                .addAll(
                        title,
                        Choices.note(kind + ".what"),
                        papers(offered),
                        named,
                        methods,
                        Choices.note("report.privacy"));
        methods.setText(TEXTS.counted("report.methods", tested));
        methods.setSelected(tested > 0);
        Presence.of(methods, tested > 0);
        var save = new Button(TEXTS.get("save"));
        save.setId("report-save");
        save.getStyleClass().add("accent");
        save.setDefaultButton(true);
        save.setOnAction(_ -> {
            String paper =
                    papers.getSelectedToggle() == null
                            ? ""
                            : String.valueOf(papers.getSelectedToggle().getUserData());
            close.run();
            onChosen.accept(new Chosen(named.isSelected(), methods.isSelected(), paper));
        });
        var cancel = new Button(TEXTS.get("close"));
        cancel.setId("report-close");
        cancel.setCancelButton(true);
        cancel.setOnAction(_ -> close.run());
        var buttons = new HBox(cancel, save);
        buttons.getStyleClass().add("buttons");
        getChildren().add(buttons);
        EnterKey.in(this, save);
    }

    private HBox papers(List<String> offered) {
        var row = new HBox();
        row.getStyleClass().add("papers");
        for (String paper : offered) {
            var button = Choices.radio("paper-" + paper, TEXTS.get("paper." + paper), papers);
            button.setUserData(paper);
            button.setSelected(paper.equals(offered.getFirst()));
            row.getChildren().add(button);
        }
        row.setVisible(!offered.isEmpty());
        row.setManaged(!offered.isEmpty());
        return row;
    }
}
