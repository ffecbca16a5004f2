package org.lesionlens.ui.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.reading.Call;
import org.lesionlens.reading.Confidence;
import org.lesionlens.ui.fx.Command;

/**
 * The calls side by side, from surely negative to surely positive, each with its key; and two
 * without a confidence.
 */
final class CallBar extends FlowPane {

    private final List<Button> buttons = new ArrayList<>();
    private final Button negative;
    private final Button positive;

    /**
     * @param call is told what is called, and how surely
     */
    CallBar(BiConsumer<Call, @Nullable Confidence> call) {
        setId("reading-calls");
        getStyleClass().add("calls");
        negative = button("reading-negative", call, Call.NEGATIVE, null);
        positive = button("reading-positive", call, Call.POSITIVE, null);
        getChildren()
                .addAll(
                        side(
                                negative,
                                scale(call, Call.NEGATIVE, "1", Confidence.SURE),
                                scale(call, Call.NEGATIVE, "2", Confidence.FAIRLY_SURE),
                                scale(call, Call.NEGATIVE, "3", Confidence.UNSURE)),
                        side(
                                positive,
                                scale(call, Call.POSITIVE, "4", Confidence.UNSURE),
                                scale(call, Call.POSITIVE, "5", Confidence.FAIRLY_SURE),
                                scale(call, Call.POSITIVE, "6", Confidence.SURE)));
    }

    private static VBox side(Node whole, Node... levels) {
        var row = new HBox(levels);
        row.getStyleClass().add("levels");
        var side = new VBox(whole, row);
        side.getStyleClass().add("side");
        return side;
    }

    private Button scale(
            BiConsumer<Call, @Nullable Confidence> call, Call what, String key, Confidence sure) {
        Button button = button("reading-" + key, call, what, sure);
        button.setText(
                ReadingWording.TEXTS.get(
                        "level", ReadingWording.TEXTS.get("confidence." + sure), key));
        return button;
    }

    private Button button(
            String id,
            BiConsumer<Call, @Nullable Confidence> call,
            Call what,
            @Nullable Confidence sure) {
        var button = new Button();
        button.setId(id);
        button.setMnemonicParsing(false); // names of classes have underscores
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setFocusTraversable(false); // the keys are the window's
        button.setOnAction(_ -> call.accept(what, sure));
        buttons.add(button);
        return button;
    }

    /** Names what is looked for. */
    void ask(String sought) {
        negative.setText(
                ReadingWording.TEXTS.get("level", ReadingWording.call(Call.NEGATIVE, sought), "B"));
        positive.setText(
                ReadingWording.TEXTS.get("level", ReadingWording.call(Call.POSITIVE, sought), "M"));
    }

    /** Calls are taken only of a photo that can be seen. */
    void setOpen(boolean isOpen) {
        buttons.forEach(button -> button.setDisable(!isOpen));
    }

    /** The same by keys. */
    static List<Command> commands(BiConsumer<Call, @Nullable Confidence> call) {
        List<Command> commands = new ArrayList<>();
        commands.add(key("B", () -> call.accept(Call.NEGATIVE, null)));
        commands.add(key("M", () -> call.accept(Call.POSITIVE, null)));
        List<Confidence> sure = List.of(Confidence.SURE, Confidence.FAIRLY_SURE, Confidence.UNSURE);
        for (int i = 0; i < sure.size(); i++) {
            Confidence level = sure.get(i);
            commands.add(key("'" + (i + 1) + "'", () -> call.accept(Call.NEGATIVE, level)));
            commands.add(
                    key(
                            "'" + (2 * sure.size() - i) + "'",
                            () -> call.accept(Call.POSITIVE, level)));
        }
        return commands;
    }

    private static Command key(String keys, Runnable action) {
        return Command.of("reading-key-" + keys, keys, keys, action);
    }
}
