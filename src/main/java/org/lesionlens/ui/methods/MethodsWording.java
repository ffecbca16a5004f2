package org.lesionlens.ui.methods;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.stream.Collectors;
import org.lesionlens.evaluation.ClusteredInterval;
import org.lesionlens.evaluation.Clusters;
import org.lesionlens.explain.ExplanationMethod;
import org.lesionlens.faithfulness.MapMeasure;
import org.lesionlens.files.FileProblem;
import org.lesionlens.methods.Asked;
import org.lesionlens.methods.MethodsSummary;
import org.lesionlens.methods.PhotosTable.OtherTableException;
import org.lesionlens.methods.PickedPhoto.Category;
import org.lesionlens.methods.TestedPhoto;
import org.lesionlens.ui.fx.Formats;
import org.lesionlens.ui.fx.Reason;
import org.lesionlens.ui.fx.Texts;
import org.lesionlens.ui.review.ProbabilityWords;

/** What is said of compared methods. */
final class MethodsWording {

    static final Texts TEXTS = Texts.of(MethodsWording.class);
    static final String NONE = "–";

    private static final double SECOND = 1000;
    private static final int TOLD = 3; // failures; the others are counted

    private MethodsWording() {}

    static String method(String key) {
        return key.equals(Asked.RANDOM)
                ? TEXTS.get("random")
                : ExplanationMethod.of(key).map(ExplanationMethod::label).orElse(key);
    }

    /** Its name, and which way is good. */
    static String measure(MapMeasure measure) {
        return TEXTS.get("measure." + measure.key()) + (measure.moreIsBetter() ? " ↑" : " ↓");
    }

    static String category(String category) {
        return category.equals(MethodsSummary.ALL)
                ? TEXTS.get("category.all")
                : switch (Category.valueOf(category)) {
                    case POSITIVE -> TEXTS.get("category.positive");
                    case NEGATIVE -> TEXTS.get("category.negative");
                    case TP, FN, TN, FP -> category;
                };
    }

    static String time(double seconds) {
        return seconds < 90
                ? TEXTS.get("seconds", Formats.whole(Math.max(1, seconds)))
                : TEXTS.get("minutes", Formats.whole(seconds / 60));
    }

    static String cost(MethodsViewModel.Cost cost) {
        String each = Formats.count((int) cost.each());
        String photos = TEXTS.counted("photos", cost.photos());
        return cost.millis() > 0
                ? TEXTS.get("cost.time", photos, each, time(cost.millis() / SECOND))
                : TEXTS.get("cost", photos, each);
    }

    /** Of which photos the numbers are. */
    static String photos(MethodsSummary summary) {
        Clusters clusters = summary.clusters();
        String categories =
                summary.means().keySet().stream()
                        .filter(category -> !category.equals(MethodsSummary.ALL))
                        .map(category -> category(category) + " " + count(summary, category))
                        .collect(Collectors.joining(", "));
        return TEXTS.get(
                "over",
                TEXTS.counted("photos", summary.photos().size()),
                categories,
                TEXTS.counted("of." + clusters.kind(), clusters.count()),
                ProbabilityWords.threshold(summary.lot().threshold(), 3),
                String.valueOf(summary.lot().seed()));
    }

    static int count(MethodsSummary summary, String category) {
        return category.equals(MethodsSummary.ALL)
                ? summary.photos().size()
                : (int)
                        summary.photos().stream()
                                .filter(one -> one.picked().category().name().equals(category))
                                .count();
    }

    /** Whose maps were tested. */
    static String classes(MethodsSummary summary) {
        List<String> names =
                summary.photos().stream().map(TestedPhoto::className).distinct().sorted().toList();
        return TEXTS.get("classes", String.join(", ", names));
    }

    /** How sure the numbers are. */
    static String certainty(MethodsSummary summary) {
        Clusters clusters = summary.clusters();
        String by = TEXTS.counted("of." + clusters.kind(), clusters.count());
        return clusters.count() < ClusteredInterval.FEWEST
                ? TEXTS.get("intervals.none", by, ClusteredInterval.FEWEST)
                : TEXTS.get("intervals." + clusters.kind());
    }

    /** The photos that could not be tested, and why. */
    static String failures(List<MethodsResult.Failure> failures) {
        String some =
                failures.stream()
                        .limit(TOLD)
                        .map(one -> TEXTS.get("failure", one.name(), one.reason()))
                        .collect(Collectors.joining("\n"));
        return TEXTS.counted("failures", failures.size())
                + "\n"
                + some
                + (failures.size() > TOLD
                        ? "\n" + TEXTS.get("failures.more", failures.size() - TOLD)
                        : "");
    }

    /** Why a comparison broke off, and what to do. */
    static String failed(Throwable cause) {
        return switch (cause) {
            case OtherTableException _ -> TEXTS.get("failed.other");
            case IOException problem -> TEXTS.get("failed.folder", folder(problem));
            default -> TEXTS.get("failed", TEXTS.get("reported", Reason.of(cause)));
        };
    }

    private static String folder(IOException problem) {
        Throwable first = problem.getCause() == null ? problem : problem.getCause();
        return switch (first) {
            case IOException full when FileProblem.isFullDisk(full) -> TEXTS.get("folder.full");
            case AccessDeniedException _ -> TEXTS.get("folder.denied");
            case NoSuchFileException _ -> TEXTS.get("folder.gone");
            case FileAlreadyExistsException _ -> TEXTS.get("folder.file");
            default -> TEXTS.get("reported", Reason.of(problem));
        };
    }
}
