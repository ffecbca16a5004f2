package org.lesionlens.ui.patients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lesionlens.review.ReviewCase;

/** A row of a patient's page. */
sealed interface PageRow {

    /**
     * Stands above the lesions of a site.
     *
     * @param site on the body, blank if nobody named one
     * @param count of its lesions
     */
    record Heading(String site, int count) implements PageRow {}

    /**
     * Lesions side by side.
     *
     * @param lesions all of one site, at least one
     */
    record Cards(List<ReviewCase> lesions) implements PageRow {}

    /**
     * Breaks the lesions of each site into rows.
     *
     * @param sites lesions by site, in their order
     * @param columns most lesions in a row, at least 1
     */
    static List<PageRow> of(Map<String, List<ReviewCase>> sites, int columns) {
        List<PageRow> rows = new ArrayList<>();
        sites.forEach((site, lesions) -> {
            rows.add(new Heading(site, lesions.size()));
            for (int from = 0; from < lesions.size(); from += columns) {
                int to = Math.min(from + columns, lesions.size());
                rows.add(new Cards(List.copyOf(lesions.subList(from, to))));
            }
        });
        return rows;
    }
}
