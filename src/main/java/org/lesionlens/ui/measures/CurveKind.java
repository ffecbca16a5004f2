package org.lesionlens.ui.measures;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import org.lesionlens.evaluation.ClusterBootstrap.Areas;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.Curve;
import org.lesionlens.evaluation.CurvePoint;
import org.lesionlens.evaluation.PrecisionRecallCurve;
import org.lesionlens.evaluation.RocCurve;
import org.lesionlens.review.Measures;

/** The two curves that the threshold runs along, and how they differ. */
enum CurveKind {
    ROC("roc") {
        @Override
        Optional<? extends Curve> curve(Measures measures) {
            return measures.roc();
        }

        @Override
        double area(Curve curve) {
            return ((RocCurve) curve).area();
        }

        @Override
        ClusteredInterval interval(Areas intervals) {
            return intervals.roc();
        }

        @Override
        List<Point2D> line(Curve curve) {
            return curve.points().stream().map(p -> new Point2D(p.x(), p.y())).toList();
        }

        @Override
        List<Point2D> chance(Measures measures) {
            return List.of(new Point2D(0, 0), new Point2D(1, 1));
        }
    },
    PRECISION_RECALL("pr") {
        @Override
        Optional<? extends Curve> curve(Measures measures) {
            return measures.precisionRecall();
        }

        @Override
        double area(Curve curve) {
            return ((PrecisionRecallCurve) curve).averagePrecision();
        }

        @Override
        ClusteredInterval interval(Areas intervals) {
            return intervals.averagePrecision();
        }

        // In steps: between two points there is no precision, and the area counts none.
        @Override
        List<Point2D> line(Curve curve) {
            List<Point2D> line = new ArrayList<>();
            double x = 0;
            for (CurvePoint point : curve.points()) {
                line.add(new Point2D(x, point.y()));
                line.add(new Point2D(point.x(), point.y()));
                x = point.x();
            }
            return line;
        }

        @Override
        List<Point2D> chance(Measures measures) {
            double share = (double) measures.scores().positives() / measures.scores().size();
            return List.of(new Point2D(0, share), new Point2D(1, share));
        }
    };

    private final String key;

    CurveKind(String key) {
        this.key = key;
    }

    /** Start of its texts' keys and of its ids. */
    String key() {
        return key;
    }

    abstract Optional<? extends Curve> curve(Measures measures);

    abstract double area(Curve curve);

    abstract ClusteredInterval interval(Areas intervals);

    /** As it is drawn. */
    abstract List<Point2D> line(Curve curve);

    /** What calls at random would give. */
    abstract List<Point2D> chance(Measures measures);
}
