package org.lesionlens.ui.reading;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.lesionlens.reading.Reader;
import org.lesionlens.ui.fx.Stylesheet;

/** Asks which reader is compared with the model. */
public final class ReaderChoice extends VBox {

    /**
     * @param readers who have read what is looked for
     * @param chosen is told which one
     * @param close takes this away
     */
    public ReaderChoice(List<Reader> readers, Consumer<Reader> chosen, Runnable close) {
        setId("reader-choice");
        getStyleClass().add("reading-setup");
        getStylesheets().add(Stylesheet.beside(ReadingView.class, "reading.css"));
        setAccessibleRole(AccessibleRole.DIALOG);
        var headline = new Label(ReadingWording.TEXTS.get("choice.title"));
        headline.getStyleClass().add("headline");
        headline.setWrapText(true);
        getChildren().add(headline);
        for (Reader reader : readers) {
            var button = new Button(reader.name());
            button.setMnemonicParsing(false);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setOnAction(_ -> {
                close.run();
                chosen.accept(reader);
            });
            getChildren().add(button);
        }
        var cancel = new Button(ReadingWording.TEXTS.get("setup.cancel"));
        cancel.setId("reader-cancel");
        cancel.setOnAction(_ -> close.run());
        getChildren().add(cancel);
    }
}
