package org.lesionlens.ui.patients;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.Lesion;
import org.lesionlens.review.ReviewCase;

/** Where the arrow keys lead on a page. */
final class CardSteps {

    private CardSteps() {}

    /** The row that a lesion is in; -1 if it is not on the page. */
    static int row(List<PageRow> rows, @Nullable Lesion lesion) {
        return IntStream.range(0, rows.size())
                .filter(row -> column(rows.get(row), lesion) >= 0)
                .findFirst()
                .orElse(-1);
    }

    /**
     * Left and right follow the reading order, up and down stay in the column as far as there is
     * one; at the page's end a step leads nowhere.
     *
     * @param from where the step begins; the first lesion is reached from what is not on the page
     * @return none if the key leads nowhere
     */
    static Optional<Lesion> step(List<PageRow> rows, @Nullable Lesion from, KeyCode key) {
        List<Lesion> all = rows.stream().flatMap(row -> lesions(row).stream()).toList();
        int place = from == null ? -1 : all.indexOf(from);
        return switch (key) {
            case HOME -> all.stream().findFirst();
            case END -> all.reversed().stream().findFirst();
            case LEFT -> at(all, place < 0 ? 0 : place - 1);
            case RIGHT -> at(all, place + 1);
            case UP -> place < 0 ? at(all, 0) : below(rows.reversed(), from);
            case DOWN -> place < 0 ? at(all, 0) : below(rows, from);
            default -> Optional.empty();
        };
    }

    private static Optional<Lesion> below(List<PageRow> rows, @Nullable Lesion from) {
        int row = row(rows, from);
        int column = column(rows.get(row), from);
        return rows.stream()
                .skip(row + 1L)
                .map(CardSteps::lesions)
                .filter(lesions -> !lesions.isEmpty())
                .findFirst()
                .map(lesions -> lesions.get(Math.min(column, lesions.size() - 1)));
    }

    private static Optional<Lesion> at(List<Lesion> all, int place) {
        return place >= 0 && place < all.size() ? Optional.of(all.get(place)) : Optional.empty();
    }

    private static int column(PageRow row, @Nullable Lesion lesion) {
        return lesion == null ? -1 : lesions(row).indexOf(lesion);
    }

    private static List<Lesion> lesions(PageRow row) {
        return switch (row) {
            case PageRow.Heading _ -> List.of();
            case PageRow.Cards(List<ReviewCase> cards) ->
                    cards.stream().map(ReviewCase::lesion).toList();
        };
    }
}
