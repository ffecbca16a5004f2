package org.lesionlens.ui.patients;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.LesionImage;

/** Where the arrow keys lead on a page. */
final class PageSteps {

    private PageSteps() {}

    /** The row that a lesion is in; -1 if it is not on the page. */
    static int row(List<PageRow> rows, @Nullable LesionImage lesion) {
        return IntStream.range(0, rows.size())
                .filter(row -> lesion != null && rows.get(row).lesions().contains(lesion))
                .findFirst()
                .orElse(-1);
    }

    /**
     * Left and right follow the reading order, up and down stay in the column as far as there is
     * one; at the page's end a step leads nowhere.
     *
     * @param from where the step begins; each step from what is not on the page leads to the first
     * @return none if the key leads nowhere
     */
    static Optional<LesionImage> step(List<PageRow> rows, @Nullable LesionImage from, KeyCode key) {
        List<LesionImage> all = rows.stream().flatMap(row -> row.lesions().stream()).toList();
        int place = from == null ? -1 : all.indexOf(from);
        int row = row(rows, from);
        if (place < 0) {
            return all.stream().findFirst();
        }
        int column = rows.get(row).lesions().indexOf(all.get(place));
        return switch (key) {
            case HOME -> at(all, 0);
            case END -> at(all, all.size() - 1);
            case LEFT -> at(all, place - 1);
            case RIGHT -> at(all, place + 1);
            case UP -> at(rows, row - 1).flatMap(other -> near(other.lesions(), column));
            case DOWN -> at(rows, row + 1).flatMap(other -> near(other.lesions(), column));
            default -> Optional.empty();
        };
    }

    private static Optional<LesionImage> near(List<LesionImage> row, int column) {
        return at(row, Math.min(column, row.size() - 1));
    }

    private static <T> Optional<T> at(List<T> all, int place) {
        return place >= 0 && place < all.size() ? Optional.of(all.get(place)) : Optional.empty();
    }
}
