package org.lesionlens.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Text;
import org.lesionlens.ui.fx.Theme;
import org.lesionlens.ui.fx.ThemeChoice;

/**
 * Measures how texts stand out from what is drawn behind them, as WCAG 2.2 defines it.
 *
 * @see <a href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">contrast ratio</a>
 */
public final class Contrast {

    /** The least ratio for text of usual size, WCAG 2.2 success criterion 1.4.3. */
    public static final double LEAST = 4.5;

    private Contrast() {}

    /**
     * All texts that stand out too little in the light or in the dark; on the UI thread.
     *
     * @param root whose texts are measured; must be in a scene that nothing else covers
     * @param theme of the scene; left in the dark
     */
    public static List<String> problems(Parent root, Theme theme) {
        List<String> problems = new ArrayList<>();
        for (ThemeChoice choice : List.of(ThemeChoice.LIGHT, ThemeChoice.DARK)) {
            theme.choiceProperty().set(choice);
            problems(root).forEach(problem -> problems.add(choice + ": " + problem));
        }
        return problems;
    }

    /**
     * All texts that stand out too little, with their ratio. Disabled controls are exempt.
     *
     * @param root whose texts are measured; must be in a scene that nothing else covers
     */
    private static List<String> problems(Parent root) {
        Image screen = root.getScene().snapshot(null);
        List<String> problems = new ArrayList<>();
        collect(root, 1, screen, problems);
        return problems;
    }

    private static void collect(Node node, double opacity, Image screen, List<String> problems) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        double own = opacity * node.getOpacity();
        if (node instanceof Text text && !text.getText().isBlank()) {
            measure(text, own, screen, problems);
        } else if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(c -> collect(c, own, screen, problems));
        }
    }

    private static void measure(Text text, double opacity, Image screen, List<String> problems) {
        Bounds where = text.localToScene(text.getBoundsInLocal());
        boolean onScreen =
                where.getMinX() >= 0
                        && where.getMinY() >= 0
                        && where.getMaxX() <= screen.getWidth()
                        && where.getMaxY() <= screen.getHeight();
        if (onScreen
                && isInSight(text, where)
                && where.getWidth() >= 1
                && text.getFill() instanceof Color fill) {
            Color behind = mostFrequent(screen, where);
            double ratio = ratio(behind.interpolate(fill, opacity * fill.getOpacity()), behind);
            if (ratio < LEAST) {
                problems.add("'%s' %s on %s: %.2f".formatted(text.getText(), fill, behind, ratio));
            }
        }
    }

    /** What is scrolled away lies over whatever is beside the scroll pane, and nobody sees it. */
    private static boolean isInSight(Text text, Bounds where) {
        boolean isInSight = true;
        for (Node node = text.getParent(); node != null; node = node.getParent()) {
            Node clip = node.getClip();
            isInSight &=
                    clip == null
                            || node.localToScene(clip.getBoundsInParent())
                                    .contains(where.getCenterX(), where.getCenterY());
        }
        return isInSight;
    }

    /** What lies behind a text covers more of its bounds than any single colour of its glyphs. */
    private static Color mostFrequent(Image screen, Bounds where) {
        Map<Integer, Integer> counts = new HashMap<>();
        int right = (int) Math.ceil(where.getMaxX()) - 1;
        int bottom = (int) Math.ceil(where.getMaxY()) - 1;
        for (int y = (int) where.getMinY(); y <= bottom; y++) {
            for (int x = (int) where.getMinX(); x <= right; x++) {
                counts.merge(screen.getPixelReader().getArgb(x, y), 1, Integer::sum);
            }
        }
        int argb =
                counts.entrySet().stream()
                        .max(Map.Entry.comparingByValue())
                        .map(Map.Entry::getKey)
                        .orElse(0);
        return Color.rgb(argb >> 16 & 0xFF, argb >> 8 & 0xFF, argb & 0xFF);
    }

    /** (L1 + 0.05) / (L2 + 0.05) of the lighter and the darker colour's relative luminances. */
    public static double ratio(Color one, Color other) {
        double a = luminance(one) + 0.05;
        double b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
