package org.lesionlens.ui.channels;

import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.explain.ChannelOrder;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Presence;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.fx.Texts;

/** The panel of the target layer's channels, from about 280 pixels of width on. */
public final class ChannelsView extends VBox {

    private final Texts texts = ChannelsWording.TEXTS;
    private final ChannelsViewModel model;
    private final Label message = text("message");
    private final Button open = new Button();
    private final ChannelGrid grid;
    private final Label sum = text("sum");
    private final Label place = new Label();
    private final Button before = new Button(texts.get("before"));
    private final Button next = new Button(texts.get("next"));
    private final Button back = new Button(texts.get("back"));
    private final VBox content = new VBox();

    public ChannelsView(ChannelsViewModel model) {
        this.model = model;
        this.grid = new ChannelGrid(model);
        getStyleClass().add("channels");
        setId("channels");
        getStylesheets().add(Stylesheet.beside(ChannelsView.class, "channels.css"));
        var title = text("title");
        title.setText(texts.get("title").toUpperCase(Locale.getDefault(Locale.Category.DISPLAY)));
        message.setId("channels-message");
        open.setId("channels-open");
        open.setMaxWidth(Double.MAX_VALUE);
        open.setOnAction(_ -> model.openProperty().set(!model.openProperty().get()));
        sum.setId("channels-sum");
        back.setId("channels-back");
        back.setMaxWidth(Double.MAX_VALUE);
        back.setOnAction(_ -> putAway());
        content.getStyleClass().add("content");
        content.getChildren().addAll(sum, order(), grid, pager(), back);
        getChildren().addAll(title, message, open, content);
        model.openProperty().subscribe(this::show);
        model.analysisProperty().subscribe(this::show);
        model.shownProperty().subscribe(this::showPage);
        model.failureProperty().subscribe(this::show);
        model.chosenProperty().subscribe(chosen -> Presence.of(back, chosen != null));
    }

    private static Label text(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    private VBox order() {
        var box = new ComboBox<ChannelOrder>();
        box.setId("channels-order");
        box.getItems().setAll(ChannelOrder.values());
        box.setMaxWidth(Double.MAX_VALUE);
        box.setCellFactory(_ -> new OrderCell());
        box.setButtonCell(new OrderCell());
        box.valueProperty().bindBidirectional(model.orderProperty());
        box.setAccessibleText(texts.get("order"));
        var label = new Label(texts.get("order"));
        label.setLabelFor(box);
        var part = new VBox(label, box);
        part.getStyleClass().add("order");
        return part;
    }

    private static final class OrderCell extends ListCell<ChannelOrder> {

        @Override
        protected void updateItem(@Nullable ChannelOrder item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? "" : ChannelsWording.TEXTS.get("order." + item));
        }
    }

    private HBox pager() {
        before.setId("channels-before");
        before.setOnAction(_ -> model.turn(-1));
        before.setAccessibleText(texts.get("before.accessible"));
        next.setId("channels-next");
        next.setOnAction(_ -> model.turn(1));
        next.setAccessibleText(texts.get("next.accessible"));
        before.setMinWidth(USE_PREF_SIZE);
        next.setMinWidth(USE_PREF_SIZE);
        place.setId("channels-place");
        place.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                this::placeText, model.pageProperty(), model.shownProperty()));
        var left = new Region();
        var right = new Region();
        HBox.setHgrow(left, Priority.ALWAYS);
        HBox.setHgrow(right, Priority.ALWAYS);
        var pager = new HBox(before, left, place, right, next);
        pager.getStyleClass().add("pager");
        return pager;
    }

    private String placeText() {
        ChannelPage page = model.shownProperty().get();
        return page == null
                ? ""
                : texts.get(
                        "page",
                        Formats.count(model.pageProperty().get() + 1),
                        Formats.count(page.count()));
    }

    private void showPage(@Nullable ChannelPage page) {
        grid.show(page);
        if (page == null) {
            sum.setText(texts.get("sum.waiting"));
        } else {
            sum.setText(ChannelsWording.sum(page.all(), page.analysis().className()));
            before.setDisable(page.number() == 0);
            next.setDisable(page.number() == page.count() - 1);
        }
        show();
    }

    private void show() {
        boolean isThere = model.analysisProperty().get() != null;
        boolean isOpen = model.openProperty().get();
        Throwable failed = model.failureProperty().get();
        String words =
                !isThere
                        ? texts.get("nothing")
                        : failed != null ? texts.get("failed", Reason.of(failed)) : "";
        message.setText(words.isEmpty() && !isOpen ? texts.get("ready") : words);
        Presence.of(message, !message.getText().isEmpty());
        Presence.of(open, isThere);
        open.setText(texts.get(isOpen ? "close" : "open"));
        Presence.of(content, isThere && isOpen && failed == null);
    }

    /** The button goes, and the keys stay where they were before. */
    private void putAway() {
        grid.requestFocus();
        model.putAway();
    }
}
