package org.lesionlens.ui.channels;

import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.lesionlens.ui.fx.FxImages;
import org.lesionlens.ui.fx.Hint;

/** A channel's small map, with its number, its contribution and its weight. */
final class ChannelTile extends VBox {

    static final double WIDTH = 72; // pixels: three beside each other in the inspector

    static final double BORDER = 2; // pixels, as in the stylesheet

    private static final double HEIGHT = 90;
    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final ImageView picture = new ImageView();
    private final StackPane frame = new StackPane(picture);
    private final Label number = new Label();
    private final Label contribution = new Label();
    private final Label weight = new Label();
    private final Hint hint = new Hint();
    private ChannelPage.@Nullable Tile shown;

    ChannelTile() {
        getStyleClass().add("tile");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        number.getStyleClass().add("number");
        contribution.getStyleClass().add("contribution");
        weight.getStyleClass().add("weight");
        frame.getStyleClass().add("frame");
        picture.setPreserveRatio(true);
        picture.setFitWidth(WIDTH);
        picture.setFitHeight(HEIGHT);
        hint.textProperty().bind(accessibleTextProperty());
        getChildren().addAll(frame, number, contribution, weight);
    }

    /**
     * Shows a channel, or nothing in the same room.
     *
     * @param height of the pictures of this page, in pixels
     */
    void show(ChannelPage.@Nullable Tile tile, double height) {
        shown = tile;
        frame.setMinSize(WIDTH, height);
        picture.setManaged(tile != null); // a view without an image takes all the room it may have
        picture.setImage(tile == null ? null : FxImages.of(tile.picture()));
        number.setText(tile == null ? "" : ChannelsWording.number(tile.channel().channel()));
        contribution.setText(tile == null ? "" : ChannelsWording.contribution(tile.channel()));
        weight.setText(tile == null ? "" : ChannelsWording.weight(tile.channel()));
        setAccessibleText(tile == null ? "" : ChannelsWording.whole(tile.channel()));
        if (tile == null) {
            Tooltip.uninstall(this, hint);
        } else {
            Tooltip.install(this, hint);
        }
    }

    /** How high a picture is drawn here. */
    static double height(ChannelPage.Tile tile) {
        double scale = Math.min(WIDTH / tile.picture().width(), HEIGHT / tile.picture().height());
        return scale * tile.picture().height();
    }

    /** The channel that is shown; −1 if none is. */
    int channel() {
        return shown == null ? -1 : shown.channel().channel();
    }

    void mark(boolean isCursor, boolean isChosen) {
        pseudoClassStateChanged(CURSOR, isCursor);
        pseudoClassStateChanged(CHOSEN, isChosen);
    }
}
