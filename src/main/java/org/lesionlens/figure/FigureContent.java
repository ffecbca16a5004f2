package org.lesionlens.figure;

import java.util.List;
import org.lesionlens.review.ReviewCase;

/**
 * What a figure shows.
 *
 * @param title above everything
 * @param about one line below the title; blank for none
 * @param sections from top to bottom
 * @param model whose heat it is
 * @param threshold p ≥ this is called positive
 */
public record FigureContent(
        String title,
        String about,
        List<FigureSection> sections,
        FigureModel model,
        double threshold) {

    /** Copies {@code sections} in. */
    public FigureContent {
        sections = List.copyOf(sections);
    }

    /** All its lesions, in their order. */
    public List<ReviewCase> cases() {
        return sections.stream().flatMap(section -> section.cases().stream()).toList();
    }
}
