package org.lesionlens.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.scoring.ScoreListener;
import org.lesionlens.store.PhotoPrediction;

/** Gathers what becomes of a set for its table, and reports it. */
final class ScoreResults implements ScoreListener {

    private final RunReport report;
    private final List<ImageResult> results = new ArrayList<>();

    ScoreResults(RunReport report) {
        this.report = report;
    }

    @Override
    public void scored(LesionImage lesion, PhotoPrediction prediction, boolean known) {
        results.add(new ImageResult(lesion, Optional.of(prediction.photo()), ""));
        if (known) {
            report.known();
        } else {
            report.done();
        }
    }

    @Override
    public void failed(LesionImage lesion, String reason) {
        results.add(new ImageResult(lesion, Optional.empty(), reason));
        report.failed(lesion.file(), reason);
    }

    /** What has become of the lesions so far, in the set's order. */
    List<ImageResult> all() {
        return List.copyOf(results);
    }
}
