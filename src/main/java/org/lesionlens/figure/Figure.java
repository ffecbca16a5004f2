package org.lesionlens.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.drawing.Lettering;
import org.lesionlens.drawing.TooManyPixelsException;
import org.lesionlens.image.decode.ImageDecoder;
import org.lesionlens.review.ReviewCase;

/**
 * A figure of many lesions: pairs of photo and heat with what is known of each, on one page or
 * several, drawn from kept results without the network.
 */
public final class Figure {

    private static final double TITLE = 15;
    private static final double TEXT = 9;
    private static final double SECTION = 12;

    private final FigureContent content;
    private final FigureLook look;
    private final FigureNames names;
    private final FigureGrid grid;

    public Figure(FigureContent content, FigureLook look, FigureNames names) {
        this.content = content;
        this.look = look;
        this.names = names;
        this.grid =
                FigureGrid.of(
                        look,
                        content.sections().stream()
                                .mapToInt(section -> section.cases().size())
                                .max()
                                .orElse(0));
    }

    /**
     * Lays the pages out; a photo that cannot be read leaves a cell that says why. Pages read their
     * photos when they are drawn, but the first ones: a figure of thousands takes no more memory
     * than its largest page.
     *
     * @return at least one page
     * @throws InterruptedException if the calling thread is interrupted
     * @throws TooManyPixelsException if there is not the memory for so many pictures
     */
    public List<Drawing> pages(ImageDecoder decoder) throws InterruptedException {
        OptionalDouble top = look.shared() ? sharedTop() : OptionalDouble.empty();
        var loader = new PairLoader(decoder, content.model().input(), look.style(), top);
        int side = grid.pictureWidth();
        TooManyPixelsException.check(2.0 * mostOfPage() * side * side);
        var shelf = new PictureShelf(loader, content.cases(), side);
        return paginated(body(shelf), foot(top.orElse(0)), shelf);
    }

    /** About how many lesions a page has at most, if their photos are square. */
    private int mostOfPage() {
        double row = grid.points(grid.pictureWidth()) + 4 * grid.size();
        double rows = Math.max(1, look.paper().height() / row);
        return (int) Math.min(content.cases().size(), rows * grid.columns());
    }

    private OptionalDouble sharedTop() {
        double top =
                content.cases().stream()
                        .flatMap(one -> one.map().stream())
                        .mapToDouble(map -> map.positive().magnitude())
                        .max()
                        .orElse(0);
        return top > 0 ? OptionalDouble.of(top) : OptionalDouble.empty();
    }

    private List<Strip> head(boolean first) {
        List<Strip> head = new ArrayList<>();
        head.add(text(Lettering.BOLD, content.title(), TITLE, 3, true));
        if (first) {
            if (!content.about().isBlank()) {
                head.add(text(Lettering.PLAIN, content.about(), TEXT, 4, true));
            }
            head.add(OutcomeCounts.of(content.cases(), content.threshold(), TEXT));
        }
        return head;
    }

    private TextStrip text(
            Lettering lettering, String text, double size, double space, boolean heading) {
        return TextStrip.of(lettering, text, size, Ink.TEXT, grid.width(), space, heading);
    }

    private List<Strip> body(PictureShelf shelf) {
        var words =
                new TileWords(names, look.lines(), content.model().positive(), content.threshold());
        List<Strip> body = new ArrayList<>();
        int next = 0;
        for (FigureSection section : content.sections()) {
            if (!section.title().isBlank()) {
                body.add(text(Lettering.BOLD, section.title(), SECTION, 1, true));
            }
            if (!section.note().isBlank()) {
                body.add(text(Lettering.PLAIN, section.note(), TEXT, 6, true));
            }
            List<FigureTile> row = new ArrayList<>();
            for (ReviewCase one : section.cases()) {
                row.add(
                        new FigureTile(
                                one, next++, one.group(content.threshold()), shelf, words, grid));
                if (row.size() == grid.columns()) {
                    body.add(new TileRow(List.copyOf(row), grid));
                    row.clear();
                }
            }
            if (!row.isEmpty()) {
                body.add(new TileRow(List.copyOf(row), grid));
            }
        }
        return body;
    }

    private List<Strip> foot(double top) {
        boolean hasHeat = content.cases().stream().anyMatch(one -> one.map().isPresent());
        String said = new FootWords(content, look.style()).of(hasHeat, top > 0);
        var words =
                TextStrip.of(Lettering.PLAIN, said, TEXT - 1, Ink.QUIET, grid.width(), 0, false);
        String method = content.model().heat().method();
        return hasHeat
                ? List.of(new ColourBar(method, look.style(), top, TEXT), words)
                : List.of(words);
    }

    private List<Drawing> paginated(List<Strip> body, List<Strip> foot, PictureShelf shelf) {
        double footHeight = FigurePage.heightOf(foot);
        double room = look.paper().height() - 2 * FigureGrid.MARGIN - footHeight;
        List<List<Strip>> pages = new ArrayList<>();
        List<Strip> page = new ArrayList<>(head(true));
        double used = FigurePage.heightOf(page);
        boolean empty = true;
        for (int i = 0; i < body.size(); i++) {
            if (used + neededFrom(body, i) > room && !empty) {
                pages.add(page);
                page = new ArrayList<>(head(false));
                used = FigurePage.heightOf(page);
            }
            page.add(body.get(i));
            used += body.get(i).height();
            empty = false;
        }
        pages.add(page);
        return finished(pages, foot, shelf);
    }

    /** A heading comes with what follows. */
    private static double neededFrom(List<Strip> body, int index) {
        double needed = 0;
        for (int i = index; i < body.size(); i++) {
            needed += body.get(i).height();
            if (!body.get(i).isHeading()) {
                break;
            }
        }
        return needed;
    }

    private List<Drawing> finished(List<List<Strip>> pages, List<Strip> foot, PictureShelf shelf) {
        double footHeight = FigurePage.heightOf(foot);
        List<Drawing> finished = new ArrayList<>();
        double width = grid.width() + 2 * FigureGrid.MARGIN;
        for (int i = 0; i < pages.size(); i++) {
            List<Strip> page = pages.get(i);
            double height = look.paper().height();
            if (pages.size() > 1) {
                String title = "%s (%d of %d)".formatted(content.title(), i + 1, pages.size());
                page.set(0, text(Lettering.BOLD, title, TITLE, 3, true));
            }
            double needed = FigurePage.heightOf(page) + footHeight + 2 * FigureGrid.MARGIN;
            if (look.paper().fits() || needed > height) {
                height = needed; // a single row that is higher than the paper is not cut
            }
            finished.add(new FigurePage(width, height, List.copyOf(page), foot, shelf));
        }
        return finished;
    }
}
