package org.lesionlens.ui.card;

import java.io.File;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.fx.Texts;

/** Asks for a model's card, or lets it be edited. */
public final class CardPane extends VBox {

    private final Texts texts = CardViewModel.TEXTS;
    private final CardViewModel model;
    private final NormalisationPreview preview;
    private final CardExport export;
    private final Runnable cancel;

    /**
     * @param fileName of the model
     * @param known true if the model has a card, which is edited
     * @param trouble why the card that was written before did not do; blank if there was none
     * @param use is given the card that is written
     * @param cancel leaves everything as it was
     */
    public CardPane(
            String fileName,
            boolean known,
            String trouble,
            CardViewModel model,
            NormalisationPreview preview,
            CardExport export,
            Consumer<ModelCard> use,
            Runnable cancel) {
        this.model = model;
        this.preview = preview;
        this.export = export;
        this.cancel = cancel;
        setId("card");
        getStyleClass().add("model-card");
        getStylesheets().add(Stylesheet.beside(CardPane.class, "card.css"));
        setAccessibleRole(AccessibleRole.DIALOG);
        String words = texts.get(known ? "title.edit" : "title", fileName);
        setAccessibleText(words);
        var title = new Label(words);
        title.getStyleClass().add("headline");
        title.setWrapText(true);
        title.setMinHeight(USE_PREF_SIZE);
        var why = new Label(texts.get(known ? "why.edit" : "why"));
        why.getStyleClass().add("why");
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        var refused = new Label(trouble);
        refused.setId("card-trouble");
        refused.getStyleClass().add("problem");
        refused.setWrapText(true);
        refused.setMinHeight(USE_PREF_SIZE);
        refused.setVisible(!trouble.isBlank());
        refused.setManaged(!trouble.isBlank());
        getChildren().addAll(title, why, refused, body(), buttons(use));
    }

    private ScrollPane body() {
        var form = new CardForm(model);
        var table = new PreviewTable(model, preview);
        HBox.setHgrow(table, Priority.ALWAYS);
        var both = new HBox(form, table);
        both.getStyleClass().add("body");
        var scroll = new ScrollPane(both);
        scroll.setFitToWidth(true);
        scroll.setFocusTraversable(false);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setMinHeight(0);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        return scroll;
    }

    private HBox buttons(Consumer<ModelCard> use) {
        var wrong = model.cardProperty().isNull();
        var state = new Label();
        state.setId("card-state");
        state.setWrapText(true);
        state.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::state, model.problemProperty(), export.toldProperty()));
        state.visibleProperty().bind(state.textProperty().isNotEmpty());
        state.managedProperty().bind(state.visibleProperty());
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        var leave = new Button(texts.get("cancel"));
        leave.setId("card-cancel");
        leave.setOnAction(_ -> cancel());
        var take = new Button(texts.get("use"));
        take.setId("card-use");
        take.getStyleClass().add("accent");
        take.setDefaultButton(true);
        take.disableProperty().bind(wrong);
        take.setOnAction(_ -> {
            ModelCard card = model.cardProperty().get();
            if (card != null) {
                preview.close();
                use.accept(card);
            }
        });
        MenuButton out = exportMenu();
        out.disableProperty().bind(wrong.or(export.runningProperty()));
        for (var button : new ButtonBase[] {leave, out, take}) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        var row = new HBox(state, spring, leave, out, take);
        row.getStyleClass().add("actions");
        row.setAlignment(Pos.CENTER_RIGHT);
        return row;
    }

    /** Leaves everything as it was. */
    public void cancel() {
        preview.close();
        cancel.run();
    }

    /** What is wrong may be out of sight further up. */
    private String state() {
        CardProblem problem = model.problemProperty().get();
        return problem == null ? export.toldProperty().get() : problem.words();
    }

    private MenuButton exportMenu() {
        var menu = new MenuButton(texts.get("export"));
        menu.setId("card-export");
        menu.getItems()
                .addAll(
                        item("export.card", export.cardName(), "*.json", export::saveCard),
                        item("export.archive", export.archiveName(), "*.pt", export::saveArchive));
        return menu;
    }

    private MenuItem item(
            String key, String name, String ending, BiConsumer<ModelCard, Path> save) {
        var item = new MenuItem(texts.get(key));
        item.setId("card-" + key.replace('.', '-'));
        item.setOnAction(_ -> {
            var chooser = new FileChooser();
            chooser.getExtensionFilters().setAll(new ExtensionFilter(texts.get(key), ending));
            chooser.setInitialFileName(name);
            File chosen = chooser.showSaveDialog(getScene().getWindow());
            ModelCard card = model.cardProperty().get();
            if (chosen != null && card != null) {
                save.accept(card, chosen.toPath());
            }
        });
        return item;
    }
}
