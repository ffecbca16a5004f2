package org.lesionlens.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.ModelClasses;
import org.lesionlens.evaluation.TurnedRound;
import org.lesionlens.figure.FigureModel;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.methods.MethodsSummary;
import org.lesionlens.overlay.OverlayStyle;
import org.lesionlens.plots.MeasuredSet;
import org.lesionlens.plots.Numbers;
import org.lesionlens.review.MeasureIntervals;
import org.lesionlens.review.MeasuredUnit;
import org.lesionlens.review.Measures;
import org.lesionlens.review.PooledFeatures;
import org.lesionlens.review.ProbabilitySource;
import org.lesionlens.review.Progress;
import org.lesionlens.review.Review;

/**
 * All that a report tells of.
 *
 * @param cases as they were read
 * @param review the same with what the model said of them
 * @param measured how well it is called, by measures, intervals and threshold
 * @param features that compare a patient's lesions
 * @param style how heat is drawn
 * @param names what lesions and patients are called
 * @param named true if these are their own names, and those of tables may be told, too
 * @param program its name and version
 * @param day when the report was made, as people read it
 * @param methods which of them is to be believed, if that was tested
 * @param remarks what else a person should know, sentence by sentence
 */
public record ReportedSet(
        CaseSet cases,
        Review review,
        ReportedModel model,
        MeasuredSet measured,
        PooledFeatures features,
        OverlayStyle style,
        FigureNames names,
        boolean named,
        String program,
        String day,
        Optional<MethodsSummary> methods,
        List<String> remarks) {

    public ReportedSet {
        remarks = List.copyOf(remarks);
    }

    /**
     * How a report is wanted.
     *
     * @param threshold p ≥ this is called positive, in [0, 1]
     * @param style how heat is drawn
     * @param unit what is counted where lesions have several photos
     * @param named true for own names in place of numbers
     * @param program its name and version
     * @param day as people read it
     * @param methods which of them is to be believed, if that was tested
     */
    public record Wish(
            double threshold,
            OverlayStyle style,
            MeasuredUnit unit,
            boolean named,
            String program,
            String day,
            Optional<MethodsSummary> methods) {}

    /**
     * Measures a set; takes seconds for 33,126 photos.
     *
     * @param cases as they were read
     * @param review what is counted of them, with what the model said
     * @throws IOException if what is kept of it cannot be read
     */
    public static ReportedSet of(
            CaseSet cases, Review review, ReportedModel model, KeptResults kept, Wish wish)
            throws IOException {
        ModelOutput output = model.card().output();
        String sought = FigureModel.of(model.card(), model.key(), review.cases()).positive();
        Measures measures =
                Measures.of(
                        review, wish.unit(), new ModelClasses(output.classes(), output.positive()));
        var measured =
                new MeasuredSet(
                        measures,
                        MeasureIntervals.of(measures),
                        wish.threshold(),
                        sought,
                        wish.style().colourMap(),
                        new MeasuredSet.Subject(
                                model.card().name(),
                                model.shortHash(),
                                review.source(),
                                review.cases().size(),
                                cases.images().size()),
                        kept.readers(review, sought, wish.named()));
        return new ReportedSet(
                cases,
                review,
                model,
                measured,
                kept::features,
                wish.style(),
                new FigureNames(cases.images(), wish.named()),
                wish.named(),
                wish.program(),
                wish.day(),
                wish.methods(),
                remarks(cases, review, measures, sought));
    }

    private static List<String> remarks(
            CaseSet cases, Review review, Measures measures, String sought) {
        List<String> remarks = new ArrayList<>();
        TurnedRound.of(measures.scores())
                .map(found ->
                        "The area under the ROC curve is %s%s: is the class “%s” turned round, in the card or in the labels?"
                                .formatted(
                                        Numbers.three(found.area()),
                                        found.mayBeChance()
                                                ? ", which may be chance of so few lesions"
                                                : "",
                                        sought))
                .ifPresent(remarks::add);
        if (review.source() == ProbabilitySource.TABLE) {
            remarks.add("The probabilities are those of a table, not this model's.");
        }
        long failed =
                review.cases().stream()
                        .filter(one -> one.progress() instanceof Progress.Failed)
                        .count();
        if (failed > 0) {
            remarks.add(
                    Numbers.counted(failed, "photo") + " could not be looked at; see the data.");
        }
        if (review.cases().size() < cases.images().size()) {
            remarks.add(
                    "A filter is on: this report is of %s of the %s photos."
                            .formatted(
                                    Numbers.count(review.cases().size()),
                                    Numbers.count(cases.images().size())));
        }
        return remarks;
    }

    double threshold() {
        return measured.threshold();
    }

    String sought() {
        return measured.sought();
    }
}
