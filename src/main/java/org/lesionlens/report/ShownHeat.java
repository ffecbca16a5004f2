package org.lesionlens.report;

import java.io.IOException;
import java.util.List;
import org.lesionlens.figure.FigureHeat;
import org.lesionlens.review.ReviewCase;

/**
 * The heat of the lesions that a report shows. Measures of many maps are always of those that are
 * kept with all results.
 *
 * @param heat what it is
 * @param maps finds it
 */
public record ShownHeat(FigureHeat heat, Maps maps) {

    /** That of the maps that are kept with all results. */
    public static final ShownHeat GRAD_CAM = new ShownHeat(FigureHeat.GRAD_CAM, cases -> cases);

    /** Finds the heat of lesions. */
    @FunctionalInterface
    public interface Maps {

        /**
         * The same lesions with this heat.
         *
         * @throws IOException if there is none of one of them; says of which and why
         * @throws InterruptedException if the calling thread is interrupted
         */
        List<ReviewCase> of(List<ReviewCase> cases) throws IOException, InterruptedException;
    }

    /** True if it is that of the maps that are kept with all results. */
    boolean isKept() {
        return heat.equals(FigureHeat.GRAD_CAM);
    }
}
