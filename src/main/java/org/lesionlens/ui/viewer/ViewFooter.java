package org.lesionlens.ui.viewer;

import java.util.Locale;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lesionlens.overlay.LegendNumber;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Hint;

/** What the colours mean, what lies under the pointer, and how closely the photo is looked at. */
final class ViewFooter extends HBox {

    private final Label probe = new Label();
    private final Label closeness = new Label();

    /**
     * @param adjusting whether the controls of the photo's brightness are shown
     */
    ViewFooter(LegendView legend, ZoomCommands zoom, BooleanProperty adjusting) {
        getStyleClass().add("view-footer");
        probe.setId("probe");
        probe.setMinWidth(0);
        probe.setWrapText(true);
        closeness.setId("closeness");
        closeness.getStyleClass().add("closeness");
        var spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        getChildren()
                .addAll(
                        legend,
                        probe,
                        spring,
                        adjust(adjusting),
                        button("zoom-out", Feather.ZOOM_OUT, zoom::further),
                        closeness,
                        button("zoom-in", Feather.ZOOM_IN, zoom::closer),
                        button("zoom-fit", Feather.MAXIMIZE, zoom::fit));
    }

    private static ToggleButton adjust(BooleanProperty adjusting) {
        var button = new ToggleButton(null, new FontIcon(Feather.SUN));
        button.setId("adjust-photo");
        button.getStyleClass().addAll("button-icon", "flat", "small");
        button.setAccessibleText(ViewerWording.TEXTS.get("command.adjust-photo"));
        button.setTooltip(new Hint(ViewerWording.TEXTS.get("look.help")));
        button.selectedProperty().bindBidirectional(adjusting);
        return button;
    }

    private static Button button(String id, Feather icon, Runnable action) {
        var button = new Button(null, new FontIcon(icon));
        button.setId(id);
        button.getStyleClass().addAll("button-icon", "flat", "small");
        button.setFocusTraversable(true);
        button.setAccessibleText(ViewerWording.TEXTS.get(id));
        button.setTooltip(new Hint(ViewerWording.TEXTS.get(id)));
        button.setOnAction(_ -> action.run());
        return button;
    }

    /** Numbers of the pixel under the pointer; an invitation while there is none. */
    void show(@Nullable Probe pixel) {
        probe.setText(pixel == null ? ViewerWording.TEXTS.get("probe.none") : words(pixel));
    }

    /** Physical pixels for each of the photo's. */
    void showScale(double scale) {
        closeness.setText(Formats.whole(100 * scale) + "\u00a0%");
    }

    private static String words(Probe pixel) {
        String place =
                ViewerWording.TEXTS.get(
                        "probe.place",
                        plain(pixel.x()),
                        plain(pixel.y()),
                        plain(pixel.colour() >> 16 & 0xFF),
                        plain(pixel.colour() >> 8 & 0xFF),
                        plain(pixel.colour() & 0xFF));
        if (!pixel.isSeen()) {
            return place + ViewerWording.TEXTS.get("probe.unseen");
        }
        return place
                + ViewerWording.TEXTS.get(
                        "probe.heat",
                        LegendNumber.text(pixel.value(), locale()),
                        Formats.whole(100 * pixel.share()),
                        plain(pixel.column()),
                        plain(pixel.row()));
    }

    private static String plain(int number) {
        return String.format(locale(), "%d", number);
    }

    private static Locale locale() {
        return Locale.getDefault(Locale.Category.FORMAT);
    }
}
