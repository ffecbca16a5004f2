package org.lesionlens.figure;

import java.awt.Graphics2D;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.lesionlens.drawing.Lettering;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.ReviewCase;

/**
 * The signs of the outcomes that a figure shows, with what they mean and how often they occur.
 *
 * @param counts by outcome, those that occur
 * @param size of the letters, in points
 */
record OutcomeCounts(Map<OutcomeGroup, Integer> counts, double size) implements Strip {

    static OutcomeCounts of(List<ReviewCase> cases, double threshold, double size) {
        Map<OutcomeGroup, Integer> counts = new EnumMap<>(OutcomeGroup.class);
        for (ReviewCase one : cases) {
            counts.merge(one.group(threshold), 1, Integer::sum);
        }
        return new OutcomeCounts(counts, size);
    }

    @Override
    public double height() {
        return 2.2 * size;
    }

    @Override
    public boolean isHeading() {
        return true;
    }

    @Override
    public void draw(Graphics2D graphics, double x, double y) {
        double baseline = y + 1.1 * size;
        double left = x;
        for (Map.Entry<OutcomeGroup, Integer> entry : counts.entrySet()) {
            var sign = new OutcomeSign(entry.getKey(), size);
            sign.draw(graphics, left, baseline);
            left += sign.width() + 0.5 * size;
            String text = words(entry.getKey()) + ": " + entry.getValue();
            graphics.setColor(Ink.TEXT);
            Lettering.PLAIN.draw(graphics, text, size, left, baseline);
            left += Lettering.PLAIN.width(text, size) + 1.6 * size;
        }
    }

    private static String words(OutcomeGroup group) {
        return switch (group) {
            case UNLABELLED -> "truth not known";
            case UNSCORED -> "no probability";
            default -> OutcomeSign.words(group);
        };
    }
}
