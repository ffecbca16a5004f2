package org.lesionlens.figure;

import java.util.List;
import org.lesionlens.review.ReviewCase;

/**
 * Lesions of a figure that stand together.
 *
 * @param title what they have in common; blank for none
 * @param note which they are of how many; blank for none
 * @param cases at least one
 */
public record FigureSection(String title, String note, List<ReviewCase> cases) {

    /** Copies {@code cases} in. */
    public FigureSection {
        cases = List.copyOf(cases);
    }
}
