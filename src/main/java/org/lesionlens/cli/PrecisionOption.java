package org.lesionlens.cli;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.Analyzer;
import org.lesionlens.analysis.Classifier;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.scoring.PrecisionAgreement;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The option for the numbers that features are computed in. */
public final class PrecisionOption {

    /** What may be asked for. */
    private enum Wanted {
        FLOAT32,
        BFLOAT16,
        AUTO
    }

    @Option(
            names = "--precision",
            paramLabel = "P",
            description = {
                "Numbers that features are computed in: float32, bfloat16, or auto; default: float32.",
                "bfloat16 has 8 significant bits: it is faster on processors that compute in it, and",
                "says another second or third digit. How far it agrees over 20 photos is told before.",
                "auto takes it where it is faster and says the same: no call changes, probabilities",
                "within 0.01, maps that correlate by 0.99. Results are kept apart."
            })
    private String wanted = "float32";

    /**
     * Refuses what is no precision.
     *
     * @param asked the command line to blame
     */
    public void check(CommandLine asked) {
        try {
            wanted();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    asked, "--precision is not float32, bfloat16 or auto: " + wanted, e);
        }
    }

    private Wanted wanted() {
        return Wanted.valueOf(wanted.toUpperCase(Locale.ROOT));
    }

    /**
     * The network in the precision that is asked for. Says how far another one agrees.
     *
     * @param exact in float32; to be closed by the caller
     * @param images of the set that it is to go over
     * @param threshold called positive iff p ≥ this
     * @param messages hears sentences
     * @throws ParameterException if it is asked for without a choice, and is not to be had
     */
    public Classifier of(
            Classifier exact,
            List<LesionImage> images,
            Analyzer analyzer,
            double threshold,
            CommandLine asked,
            Consumer<String> messages)
            throws InterruptedException {
        if (wanted() == Wanted.FLOAT32) {
            return exact;
        }
        Classifier reduced;
        try {
            reduced = exact.inBfloat16();
        } catch (ModelLoadException e) {
            if (wanted() == Wanted.BFLOAT16) {
                throw new ParameterException(asked, "--precision bfloat16: " + e.getMessage(), e);
            }
            messages.accept("float32 is used: " + e.getMessage());
            return exact;
        }
        var agreement = PrecisionAgreement.over(images, analyzer, exact, reduced, threshold);
        boolean told = agreement.photos() > 0;
        messages.accept(
                told
                        ? told(agreement, threshold)
                        : "no photo could be compared in bfloat16 and float32");
        if (wanted() == Wanted.AUTO && !agreement.isClose()) {
            messages.accept(
                    "float32 is used: bfloat16 "
                            + (told ? "does not say the same" : "cannot be judged"));
            return exact;
        }
        messages.accept("%s: %s".formatted(exact.card().name(), Adjustment.BFLOAT16.sentence()));
        return reduced;
    }

    private static String told(PrecisionAgreement agreement, double threshold) {
        return String.format(
                Locale.ROOT,
                "bfloat16 beside float32, over %d photos%s: probabilities differ by %.5f at most, %d"
                        + " calls change at p >= %.3f, maps correlate by %.5f at least, a run takes"
                        + " %.2f of the time",
                agreement.photos(),
                agreement.failed() == 0
                        ? ""
                        : ", %d more fail in bfloat16 alone".formatted(agreement.failed()),
                agreement.largestDifference(),
                agreement.changedCalls(),
                threshold,
                agreement.leastCorrelation(),
                agreement.timeShare());
    }
}
