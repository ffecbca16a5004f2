package org.lesionlens.ui.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.review.ReviewCase;
import org.lesionlens.ui.fx.Command;
import org.lesionlens.ui.fx.CommandGroup;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Stylesheet;
import org.lesionlens.ui.reading.ReadingViewModel.Phase;

/**
 * Covers all of the window while somebody reads blindly: what is not in it cannot tell anything.
 */
public final class ReadingView extends BorderPane {

    private final ReadingViewModel model;
    private final UnaryOperator<ReviewCase> newest;
    private final Runnable compare;
    private final BooleanBinding reading;
    private final Label progress = words("reading-progress");
    private final Label facts = words("reading-facts");
    private final Label told = words("reading-told");
    private final Label ended = words("reading-ended");
    private final Label trouble = words("reading-trouble");
    private final CallBar calls;
    private final Button next = new Button(ReadingWording.TEXTS.get("next"));
    private final Button undo = new Button(ReadingWording.TEXTS.get("undo"));
    private final Button compareButton = new Button(ReadingWording.TEXTS.get("compare"));
    private final Node photo;
    private final VBox end;

    /**
     * @param photo shows the photos
     * @param newest what is known of a photo by now
     * @param compare compares what was read with the model
     */
    public ReadingView(
            ReadingViewModel model,
            Node photo,
            UnaryOperator<ReviewCase> newest,
            Runnable compare) {
        this.model = model;
        this.photo = photo;
        this.newest = newest;
        this.compare = compare;
        this.calls = new CallBar(model::call);
        this.reading = model.phaseProperty().isNotEqualTo(Phase.OFF);
        setId("reading");
        getStyleClass().add("reading");
        getStylesheets().add(Stylesheet.beside(ReadingView.class, "reading.css"));
        setFocusTraversable(true);
        end = end();
        setTop(head());
        setCenter(photo);
        setBottom(foot());
        visibleProperty().bind(reading);
        managedProperty().bind(reading);
        model.phaseProperty().subscribe(this::show);
        model.currentProperty().subscribe(_ -> show(model.phaseProperty().get()));
        trouble.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> trouble(model),
                                model.troubleProperty(),
                                model.unexplainedProperty()));
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
    }

    private static String trouble(ReadingViewModel model) {
        String unkept = model.troubleProperty().get();
        String unexplained = model.unexplainedProperty().get();
        if (!unkept.isEmpty()) {
            return ReadingWording.TEXTS.get("trouble", unkept);
        }
        return unexplained.isEmpty() ? "" : ReadingWording.TEXTS.get("unexplained", unexplained);
    }

    private static Label words(String id) {
        var words = new Label();
        words.setId(id);
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        return words;
    }

    private HBox head() {
        undo.setId("reading-undo");
        undo.setOnAction(_ -> model.undo());
        var leave = new Button(ReadingWording.TEXTS.get("leave"));
        leave.setId("reading-leave");
        leave.setOnAction(_ -> model.leave());
        for (Button button : List.of(undo, leave)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setFocusTraversable(false);
        }
        var words = new VBox(progress, facts, trouble);
        HBox.setHgrow(words, Priority.ALWAYS);
        var head = new HBox(words, undo, leave);
        head.getStyleClass().add("head");
        return head;
    }

    /** All is called: no photo is in its place. */
    private VBox end() {
        compareButton.setId("reading-compare");
        compareButton.getStyleClass().add("accent");
        compareButton.setFocusTraversable(false);
        compareButton.setOnAction(_ -> compare.run());
        var end = new VBox(ended, compareButton);
        end.getStyleClass().add("end");
        return end;
    }

    private VBox foot() {
        next.setId("reading-next");
        next.getStyleClass().add("accent");
        next.setFocusTraversable(false);
        next.setOnAction(_ -> model.next());
        var foot = new VBox(told, calls, next);
        foot.getStyleClass().add("foot");
        return foot;
    }

    private void show(Phase phase) {
        ReadingItem item = model.currentProperty().get();
        String sought = model.choices().map(how -> how.reader().sought()).orElse("");
        calls.ask(sought);
        calls.setOpen(phase == Phase.READING);
        only(calls, phase == Phase.WAITING || phase == Phase.READING);
        only(next, phase == Phase.REVEALED);
        only(compareButton, model.done() > 0);
        setCenter(phase == Phase.DONE ? end : photo);
        ended.setText(phase == Phase.DONE ? ended() : "");
        photo.setVisible(phase == Phase.READING || phase == Phase.REVEALED);
        undo.setDisable(!model.canUndo());
        progress.setText(progress(phase));
        boolean isFacts = model.choices().filter(ReadingChoices::showsFacts).isPresent();
        facts.setText(
                item == null || !isFacts ? "" : ReadingWording.facts(item.one().image().facts()));
        told.setText(told(phase, item, sought));
        only(told, !told.getText().isEmpty());
        if (phase != Phase.OFF) {
            requestFocus();
        }
    }

    private static void only(Node node, boolean isThere) {
        node.setVisible(isThere);
        node.setManaged(isThere);
    }

    private String progress(Phase phase) {
        String name = model.choices().map(how -> how.reader().name()).orElse("");
        String done = Formats.count(model.done());
        String total = Formats.count(model.total());
        return switch (phase) {
            case OFF -> "";
            case PREPARING -> ReadingWording.TEXTS.get("preparing");
            case WAITING, READING, REVEALED, DONE -> {
                String words = ReadingWording.TEXTS.get("progress", name, done, total);
                yield model.isLasting()
                        ? words
                        : words + " " + ReadingWording.TEXTS.get("fleeting");
            }
        };
    }

    private String told(Phase phase, @Nullable ReadingItem item, String sought) {
        if (phase != Phase.REVEALED || item == null) {
            return "";
        }
        ReviewCase known = newest.apply(item.one());
        return model.said(item)
                .map(said -> ReadingWording.revealed(known, said, sought))
                .orElse("");
    }

    private String ended() {
        String end = ReadingWording.TEXTS.get("done", Formats.count(model.done()));
        return model.unreadable() == 0
                ? end
                : end
                        + "\n"
                        + ReadingWording.TEXTS.get("unreadable", Formats.count(model.unreadable()));
    }

    /** True while the window is covered. */
    public BooleanBinding readingProperty() {
        return reading;
    }

    /** What keys do while somebody reads. */
    public CommandGroup commands() {
        List<Command> all = new ArrayList<>(CallBar.commands(model::call));
        all.add(command("undo", new KeyCodeCombination(KeyCode.BACK_SPACE), model::undo));
        all.add(command("undo", KeyCombination.valueOf("Shortcut+Z"), model::undo));
        all.add(command("next", new KeyCodeCombination(KeyCode.ENTER), model::next));
        all.add(command("next", new KeyCodeCombination(KeyCode.SPACE), model::next));
        all.add(command("next", new KeyCodeCombination(KeyCode.RIGHT), model::next));
        all.add(command("leave", new KeyCodeCombination(KeyCode.ESCAPE), model::leave));
        return new CommandGroup(ReadingWording.TEXTS.get("title"), all);
    }

    private static Command command(String id, KeyCombination keys, Runnable action) {
        return new Command("reading-" + id, ReadingWording.TEXTS.get(id), keys, action);
    }
}
