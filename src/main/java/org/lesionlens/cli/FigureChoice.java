package org.lesionlens.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.CaseSet;
import org.lesionlens.cases.LesionImage;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.figure.FigureContent;
import org.lesionlens.figure.FigureContents;
import org.lesionlens.figure.FigureModel;
import org.lesionlens.figure.FigureNames;
import org.lesionlens.figure.FigurePick;
import org.lesionlens.files.FileNames;
import org.lesionlens.review.CaseOrder;
import org.lesionlens.review.Patient;
import org.lesionlens.review.PatientContext;
import org.lesionlens.review.Patients;
import org.lesionlens.review.PooledFeatures;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options for which lesions a figure shows. */
final class FigureChoice {

    private static final int MOST = 500;
    private static final String PICKED = "picked";

    /** The kinds of figures. */
    enum Kind {
        CONFUSION,
        PATIENT,
        SELECTION
    }

    @Option(
            names = "--kind",
            required = true,
            paramLabel = "KIND",
            description = {
                "confusion: lesions by outcome; patient: all lesions of one patient;",
                "selection: the images that --image names."
            })
    private Kind kind = Kind.CONFUSION;

    @Option(
            names = "--outcomes",
            paramLabel = "tp,fn,tn,fp",
            split = ",",
            description = "Which outcomes a confusion figure shows; default: all four.")
    private List<Outcomes> outcomes = new ArrayList<>();

    /** An outcome as a command names it. */
    enum Outcomes {
        TP,
        FN,
        TN,
        FP,
        ALL
    }

    @Option(
            names = "--count",
            paramLabel = "N",
            description = {
                "How many lesions at most, of each truth, 1 to 500;",
                "default: ${DEFAULT-VALUE}."
            })
    private int count = 25;

    @Option(
            names = "--pick",
            paramLabel = "HOW",
            description = {
                "Which of them: wrong (most wrong first), confident, nearest (to the",
                "threshold), as many of each outcome of a truth as of the other;",
                "or random; default: wrong."
            })
    private FigurePick pick = FigurePick.WRONG;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Of what is drawn at random; default: ${DEFAULT-VALUE}.")
    private long seed = 1;

    @Option(
            names = "--order",
            paramLabel = "ORDER",
            description = {
                "How they stand: picked, error, probability, name, patient, age, site or",
                "border_energy; default: picked, and for a patient by site."
            })
    private String order = PICKED;

    @Option(
            names = "--patient",
            paramLabel = "ID",
            description = {
                "Whose lesions; default: of a patient that is drawn by --seed from those",
                "with 2 to --count images."
            })
    private @Nullable String patient;

    @Option(
            names = "--image",
            paramLabel = "NAME",
            split = ",",
            description = "Names of images for a selection, with or without ending.")
    private List<String> names = new ArrayList<>();

    /** The kind that was asked for. */
    Kind kind() {
        return kind;
    }

    /**
     * Refuses what contradicts itself.
     *
     * @param asked the command line to blame
     */
    void check(CommandLine asked) {
        if (count < 1 || count > MOST) {
            throw new ParameterException(asked, "--count is not in 1 to 500: " + count);
        }
        if (names.isEmpty() == (kind == Kind.SELECTION)) {
            throw new ParameterException(asked, "--image names images, for --kind selection");
        }
        if (patient != null && kind != Kind.PATIENT) {
            throw new ParameterException(asked, "--patient is for --kind patient");
        }
        if (!outcomes.isEmpty() && kind != Kind.CONFUSION) {
            throw new ParameterException(asked, "--outcomes is for --kind confusion");
        }
        caseOrder(asked);
    }

    private @Nullable CaseOrder caseOrder(CommandLine asked) {
        if (order.equals(PICKED)) {
            return null;
        }
        try {
            return CaseOrder.valueOf(order.toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(asked, "no --order: " + order, e);
        }
    }

    /**
     * Which lesions have to be scored for it.
     *
     * @throws ParameterException if they are not in the set
     */
    IntPredicate wanted(CommandLine asked, CaseSet cases) {
        List<LesionImage> images = cases.images();
        return switch (kind) {
            case CONFUSION -> index -> images.get(index).truth().isKnown();
            case PATIENT -> {
                String id = patientOf(asked, cases);
                yield index -> images.get(index).patient().equals(id);
            }
            case SELECTION -> {
                Set<Integer> chosen = new HashSet<>(chosen(asked, images));
                yield chosen::contains;
            }
        };
    }

    private String patientOf(CommandLine asked, CaseSet cases) {
        if (patient != null) {
            if (cases.images().stream().noneMatch(one -> one.patient().equals(patient))) {
                throw new ParameterException(asked, "no patient '%s'".formatted(patient));
            }
            return patient;
        }
        List<String> ids =
                cases.patients().entrySet().stream()
                        .filter(entry -> !entry.getKey().isEmpty())
                        .filter(entry -> entry.getValue().size() <= count)
                        .filter(entry -> entry.getValue().size() > 1)
                        .map(java.util.Map.Entry::getKey)
                        .sorted()
                        .toList();
        if (ids.isEmpty()) {
            throw new ParameterException(
                    asked, "no patient with 2 to %d images is named".formatted(count));
        }
        return ids.get(new Random(seed).nextInt(ids.size()));
    }

    private List<Integer> chosen(CommandLine asked, List<LesionImage> images) {
        List<Integer> chosen = new ArrayList<>();
        for (String name : names) {
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < images.size(); i++) {
                LesionImage one = images.get(i);
                if (one.name().equals(name) || FileNames.name(one.file()).equals(name)) {
                    found.add(i);
                }
            }
            if (found.size() != 1) {
                throw new ParameterException(
                        asked,
                        found.isEmpty()
                                ? "no image '%s' in the set".formatted(name)
                                : "%d images are called '%s'".formatted(found.size(), name));
            }
            chosen.addAll(found);
        }
        return chosen;
    }

    /**
     * What the figure shows.
     *
     * @param review with what is known of the wanted lesions
     * @param features that compare a patient's lesions
     * @return none if there is no such lesion
     * @throws IOException if the features cannot be read
     */
    Optional<FigureContent> content(
            CommandLine asked,
            CaseSet cases,
            Review review,
            PooledFeatures features,
            FigureModel model,
            double threshold,
            FigureNames called)
            throws IOException {
        int most = kind == Kind.SELECTION ? Math.max(count, names.size()) : count;
        var contents = new FigureContents(model, threshold, most, pick, seed, caseOrder(asked));
        return switch (kind) {
            case CONFUSION -> contents.confusion(review, outcomes());
            case PATIENT -> {
                String id = patientOf(asked, cases);
                Optional<Patient> shown =
                        Patients.of(review).all().stream()
                                .filter(one -> one.id().equals(id))
                                .findAny();
                if (shown.isEmpty()) {
                    yield Optional.empty();
                }
                var compared = PatientContext.of(shown.get(), features);
                yield Optional.of(contents.patient(shown.get(), compared, called));
            }
            case SELECTION -> {
                List<ReviewCase> chosen =
                        chosen(asked, cases.images()).stream().map(review.cases()::get).toList();
                yield Optional.of(contents.selection(chosen, "Selected lesions", ""));
            }
        };
    }

    private Set<Outcome> outcomes() {
        if (outcomes.isEmpty() || outcomes.contains(Outcomes.ALL)) {
            return EnumSet.allOf(Outcome.class);
        }
        Set<Outcome> wanted = EnumSet.noneOf(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            if (outcomes.contains(Outcomes.valueOf(outcome.letters()))) {
                wanted.add(outcome);
            }
        }
        return wanted;
    }
}
