package org.lesionlens.ui.channels;

import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.TilePane;
import org.jspecify.annotations.Nullable;
import org.lesionlens.ui.fx.Reveal;

/** One page of channels, by mouse or by keys; arrows go on to the next page. */
final class ChannelGrid extends TilePane {

    private static final double GAP = 6; // pixels

    private final ChannelsViewModel model;
    private final List<ChannelTile> tiles =
            IntStream.range(0, ChannelPage.SIZE).mapToObj(_ -> new ChannelTile()).toList();
    private int cursor;
    private IntUnaryOperator entry = last -> Math.min(cursor, last); // of the page that comes
    private double pictureHeight = ChannelTile.WIDTH;

    ChannelGrid(ChannelsViewModel model) {
        this.model = model;
        setId("channels-grid");
        getStyleClass().add("grid");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(ChannelsWording.TEXTS.get("title"));
        setFocusTraversable(true);
        setHgap(GAP);
        setVgap(GAP);
        setPrefColumns(3);
        setPrefTileWidth(ChannelTile.WIDTH + 2 * ChannelTile.BORDER); // however long its numbers
        getChildren().addAll(tiles);
        tiles.forEach(tile -> tile.setOnMouseClicked(click -> clicked(tile, click)));
        setOnKeyPressed(this::pressed);
        focusedProperty().subscribe(_ -> mark());
        model.chosenProperty().subscribe(_ -> mark());
    }

    /** Shows a page; null for empty tiles of the same size. */
    void show(@Nullable ChannelPage page) {
        if (page != null) {
            pictureHeight = ChannelTile.height(page.tiles().getFirst());
        }
        for (int i = 0; i < tiles.size(); i++) {
            boolean isThere = page != null && i < page.tiles().size();
            tiles.get(i).show(page != null && isThere ? page.tiles().get(i) : null, pictureHeight);
        }
        if (page != null) {
            int last = page.tiles().size() - 1;
            cursor = entry.applyAsInt(last);
            entry = next -> Math.min(cursor, next);
            if (isFocused()) {
                Reveal.of(tiles.get(cursor));
            }
        }
        mark();
    }

    private void mark() {
        ShownChannel chosen = model.chosenProperty().get();
        for (int i = 0; i < tiles.size(); i++) {
            int channel = tiles.get(i).channel();
            boolean isChosen = chosen != null && channel == chosen.channel();
            tiles.get(i).mark(isFocused() && i == cursor, isChosen);
        }
        notifyAccessibleAttributeChanged(AccessibleAttribute.FOCUS_ITEM);
    }

    private void clicked(ChannelTile tile, MouseEvent click) {
        if (click.getButton() == MouseButton.PRIMARY && tile.channel() >= 0) {
            requestFocus();
            cursor = tiles.indexOf(tile);
            model.toggle(tile.channel());
            mark();
        }
    }

    private void pressed(KeyEvent event) {
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> move(-1);
            case RIGHT -> move(1);
            case UP -> move(-columns());
            case DOWN -> move(columns());
            case HOME -> moveTo(0);
            case END -> moveTo(count() - 1);
            case PAGE_UP -> model.turn(-1);
            case PAGE_DOWN -> model.turn(1);
            case ENTER, SPACE -> choose();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void choose() {
        int channel = tiles.get(cursor).channel();
        if (channel >= 0) {
            model.toggle(channel);
        }
    }

    private int count() {
        return (int) tiles.stream().filter(tile -> tile.channel() >= 0).count();
    }

    private int columns() {
        double first = tiles.getFirst().getLayoutY();
        return (int) tiles.stream().filter(tile -> tile.getLayoutY() == first).count();
    }

    private void move(int by) {
        int wanted = cursor + by;
        if (wanted >= 0 && wanted < count()) {
            moveTo(wanted);
            return;
        }
        int columns = columns();
        int column = cursor % columns;
        int page = model.pageProperty().get();
        IntUnaryOperator before = entry;
        entry =
                Math.abs(by) == 1
                        ? last -> by > 0 ? 0 : last
                        : last -> Math.min((by > 0 ? 0 : last / columns * columns) + column, last);
        model.turn(Integer.signum(by));
        if (model.pageProperty().get() == page) {
            entry = before; // there is no other
        }
    }

    private void moveTo(int place) {
        cursor = Math.max(0, place);
        mark();
        Reveal.of(tiles.get(cursor));
    }

    /** A screen reader hears how many there are, and which one it is at. */
    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> count();
            case ITEM_AT_INDEX -> tiles.get((Integer) parameters[0]);
            case FOCUS_ITEM -> tiles.get(cursor);
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
