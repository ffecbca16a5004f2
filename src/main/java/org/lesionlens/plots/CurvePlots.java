package org.lesionlens.plots;

import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lesionlens.drawing.Drawing;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.Curve;
import org.lesionlens.evaluation.CurvePoint;
import org.lesionlens.evaluation.PrecisionRecallCurve;
import org.lesionlens.evaluation.RocCurve;
import org.lesionlens.plots.Axes.Axis;
import org.lesionlens.plots.CurvePlot.Person;

/** The two curves that thresholds run along. */
final class CurvePlots {

    private CurvePlots() {}

    /** The ROC curve; none unless there are positive and negative lesions. */
    static Optional<Drawing> roc(MeasuredSet set) {
        return set.measures().roc().map(curve -> roc(curve, set));
    }

    private static CurvePlot roc(RocCurve curve, MeasuredSet set) {
        CurvePoint used = curve.at(set.threshold());
        return new CurvePlot(
                new Heading("ROC curve", rocResult(curve, set)),
                Axis.unit("False-positive rate: 1 − specificity"),
                Axis.unit("Sensitivity"),
                places(curve.points()),
                List.of(new Point2D.Double(0, 0), new Point2D.Double(1, 1)),
                used,
                List.of(
                        "threshold " + Numbers.threshold(set.threshold()),
                        "sensitivity " + Numbers.three(used.y()),
                        "specificity " + Numbers.three(1 - used.x())),
                set.readers().stream()
                        .map(one ->
                                new Person(one.name(), 1 - one.specificity(), one.sensitivity()))
                        .toList());
    }

    /** The area under the ROC curve and how sure it is. */
    static String rocResult(RocCurve curve, MeasuredSet set) {
        return result("AUC", curve.area(), set.intervals().areas().roc(), set);
    }

    /** The curve of precision over recall; none if no lesion is positive. */
    static Optional<Drawing> precisionRecall(MeasuredSet set) {
        return set.measures().precisionRecall().map(curve -> precisionRecall(curve, set));
    }

    private static CurvePlot precisionRecall(PrecisionRecallCurve curve, MeasuredSet set) {
        CurvePoint used = curve.at(set.threshold());
        var scores = set.measures().scores();
        double share = (double) scores.positives() / scores.size();
        return new CurvePlot(
                new Heading("Precision and recall", precisionResult(curve, set)),
                Axis.unit("Recall: sensitivity"),
                Axis.unit("Precision: PPV"),
                steps(curve),
                List.of(new Point2D.Double(0, share), new Point2D.Double(1, share)),
                used,
                List.of(
                        "threshold " + Numbers.threshold(set.threshold()),
                        "precision " + Numbers.three(used.y()),
                        "recall " + Numbers.three(used.x())),
                List.of());
    }

    /** The average precision and how sure it is. */
    static String precisionResult(PrecisionRecallCurve curve, MeasuredSet set) {
        return result(
                "Average precision",
                curve.averagePrecision(),
                set.intervals().areas().averagePrecision(),
                set);
    }

    private static String result(
            String name, double area, ClusteredInterval certainty, MeasuredSet set) {
        return "%s %s (%s)"
                .formatted(
                        name,
                        Numbers.three(area),
                        certainty
                                .interval()
                                .map(known -> "95 % " + Numbers.interval(known))
                                .orElseGet(() ->
                                        Numbers.interval(
                                                certainty, set.measures().clusters().kind())));
    }

    private static List<Point2D> places(List<CurvePoint> points) {
        return points.stream().<Point2D>map(p -> new Point2D.Double(p.x(), p.y())).toList();
    }

    /** Between two points there is no precision, and the area counts none. */
    private static List<Point2D> steps(Curve curve) {
        List<Point2D> places = new ArrayList<>();
        double x = 0;
        for (CurvePoint point : curve.points()) {
            places.add(new Point2D.Double(x, point.y()));
            places.add(new Point2D.Double(point.x(), point.y()));
            x = point.x();
        }
        return places;
    }
}
