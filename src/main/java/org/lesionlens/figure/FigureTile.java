package org.lesionlens.figure;

import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lesionlens.drawing.Lettering;
import org.lesionlens.drawing.PlacedPicture;
import org.lesionlens.image.RgbImage;
import org.lesionlens.overlay.LegendNumber;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.ReviewCase;

/**
 * One lesion of a figure: words above photo and overlay, which are framed if the call was wrong.
 *
 * @param place in the figure, from 0
 * @param group its outcome
 * @param shelf of its pictures
 * @param words above it
 * @param grid where things are
 */
record FigureTile(
        ReviewCase lesion,
        int place,
        OutcomeGroup group,
        PictureShelf shelf,
        TileWords words,
        FigureGrid grid) {

    private static final double LINE = 1.25;
    private static final double FRAME = 2;

    private PairSize size() {
        return shelf.size(place);
    }

    private boolean isSigned() {
        return words.lines().contains(TitleLine.OUTCOME);
    }

    private List<String> linesBelow() {
        List<String> below = new ArrayList<>();
        for (String line : words.below(lesion)) {
            below.addAll(Lettering.PLAIN.lines(line, grid.size(), grid.cell()));
        }
        return below;
    }

    private boolean hasHead() {
        return isSigned() || !words.head(lesion).isEmpty();
    }

    /** Of the words above the pictures, in points. */
    double wordsHeight() {
        int lines = (hasHead() ? 1 : 0) + linesBelow().size();
        return lines * LINE * grid.size() + (hasHead() ? 0.3 : 0) * grid.size();
    }

    /** Of the pictures and what stands below them, in points. */
    double picturesHeight() {
        double below = note().isEmpty() ? 0 : 1.2 * grid.size();
        return grid.points(photoHeight()) + below;
    }

    private int photoHeight() {
        return size().isReadable() ? size().height() : grid.pictureWidth() / 2;
    }

    private String note() {
        if (!size().problem().isEmpty()) {
            return size().problem();
        }
        boolean told = words.lines().contains(TitleLine.HEAT) && !grid.look().shared();
        return told ? "heat up to " + LegendNumber.text(size().top(), Locale.ROOT) : "";
    }

    /**
     * Draws it.
     *
     * @param x of its left edge, in points
     * @param y of its top edge, in points
     * @param picturesTop where its pictures begin, in points: the same for all of a row
     */
    void draw(Graphics2D graphics, double x, double y, double picturesTop) {
        drawWords(graphics, x, picturesTop - wordsHeight() - 0.5 * grid.size());
        drawPictures(graphics, x, picturesTop);
    }

    private void drawWords(Graphics2D graphics, double x, double y) {
        double size = grid.size();
        double baseline = y + size;
        if (hasHead()) {
            double left = x;
            if (isSigned()) {
                var sign = new OutcomeSign(group, size);
                sign.draw(graphics, left, baseline);
                left += sign.width() + 0.4 * size;
            }
            graphics.setColor(Ink.TEXT);
            String head = shortened(words.head(lesion), x + grid.cell() - left);
            Lettering.BOLD.draw(graphics, head, size, left, baseline);
            baseline += (LINE + 0.3) * size;
        }
        graphics.setColor(Ink.TEXT);
        for (String line : linesBelow()) {
            Lettering.PLAIN.draw(graphics, line, size, x, baseline);
            baseline += LINE * size;
        }
    }

    /** Ids can be of any length; the middle is what tells least. */
    private String shortened(String text, double width) {
        String shorter = text;
        for (int kept = text.length() - 2; kept > 2; kept--) {
            if (Lettering.BOLD.width(shorter, grid.size()) <= width) {
                return shorter;
            }
            shorter =
                    text.substring(0, (kept + 1) / 2)
                            + "…"
                            + text.substring(text.length() - kept / 2);
        }
        return shorter;
    }

    private void drawPictures(Graphics2D graphics, double x, double y) {
        PairPictures pictures = shelf.at(place);
        if (pictures.photo().isEmpty()) {
            drawMissing(graphics, pictures.problem(), x, y);
            return;
        }
        RgbImage photo = pictures.photo().get();
        double width = grid.points(photo.width());
        double height = grid.points(photo.height());
        double gap = grid.look().apart() ? grid.gapWithin() : 0;
        double middle = x + (grid.cell() - gap) / 2;
        double left = grid.aligned(middle - width);
        double right = grid.aligned(left + width + gap);
        new PlacedPicture(photo, left, y, width, height).draw(graphics);
        pictures.overlay()
                .ifPresent(overlay ->
                        new PlacedPicture(overlay, right, y, width, height).draw(graphics));
        if (OutcomeSign.isWrong(group)) {
            graphics.setColor(OutcomeSign.colour(group));
            graphics.setStroke(new BasicStroke((float) FRAME));
            double end = pictures.overlay().isPresent() ? right + width : left + width;
            graphics.draw(
                    new Rectangle2D.Double(
                            left - FRAME / 2, y - FRAME / 2, end - left + FRAME, height + FRAME));
        }
        drawNote(graphics, left, y + height);
    }

    private void drawNote(Graphics2D graphics, double x, double y) {
        graphics.setColor(Ink.QUIET);
        double size = 0.85 * grid.size();
        String said =
                OutcomeSign.isWrong(group)
                        ? OutcomeSign.words(group) + (note().isEmpty() ? "" : " · " + note())
                        : note();
        if (!said.isEmpty()) {
            Lettering.PLAIN.draw(graphics, said, size, x, y + FRAME + 1.1 * size);
        }
    }

    private void drawMissing(Graphics2D graphics, String why, double x, double y) {
        graphics.setColor(Ink.RULE);
        graphics.setStroke(new BasicStroke(1));
        double height = grid.points(photoHeight());
        graphics.draw(new Rectangle2D.Double(x + 0.5, y + 0.5, grid.cell() - 1, height - 1));
        graphics.setColor(Ink.TEXT);
        double baseline = y + 2 * grid.size();
        for (String line : Lettering.PLAIN.lines(why, grid.size(), grid.cell() - 12)) {
            Lettering.PLAIN.draw(graphics, line, grid.size(), x + 6, baseline);
            baseline += LINE * grid.size();
        }
    }
}
