package org.lesionlens.ui.patients;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.review.ReviewCase;

/**
 * Lesions side by side on a patient's page.
 *
 * @param places of the row from left to right; at least one
 */
record PageRow(List<Place> places) {

    /**
     * A lesion on the page.
     *
     * @param lesion that is there
     * @param first true for the first lesion of its site, above which the site is named
     * @param siteCount how many lesions of the site there are
     */
    record Place(ReviewCase lesion, boolean first, int siteCount) {}

    PageRow {
        places = List.copyOf(places);
    }

    /**
     * Breaks the lesions of all sites into rows. A site begins a row of its own, unless the row
     * before has room for all of it.
     *
     * @param sites lesions by site, in their order
     * @param columns most lesions in a row, at least 1
     */
    static List<PageRow> of(Map<String, List<ReviewCase>> sites, int columns) {
        List<PageRow> rows = new ArrayList<>();
        List<Place> row = new ArrayList<>();
        for (List<ReviewCase> lesions : sites.values()) {
            if (row.size() + lesions.size() > columns) {
                end(row, rows);
            }
            for (int i = 0; i < lesions.size(); i++) {
                if (row.size() == columns) {
                    end(row, rows);
                }
                row.add(new Place(lesions.get(i), i == 0, lesions.size()));
            }
        }
        end(row, rows);
        return rows;
    }

    private static void end(List<Place> row, List<PageRow> rows) {
        if (!row.isEmpty()) {
            rows.add(new PageRow(row));
            row.clear();
        }
    }

    /** Its lesions from left to right. */
    List<LesionImage> lesions() {
        return places.stream().map(place -> place.lesion().image()).toList();
    }

    /** True if a site is named above one of its lesions. */
    boolean isHeaded() {
        return places.stream().anyMatch(Place::first);
    }
}
