package org.lesionlens.figure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lesionlens.cases.Sex;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.overlay.LegendNumber;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CaseGrouping;
import org.lesionlens.review.CaseOrder;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.Patient;
import org.lesionlens.review.Review;
import org.lesionlens.review.ReviewCase;

/**
 * Chooses what figures of a set show.
 *
 * @param model whose heat they show
 * @param threshold p ≥ this is called positive
 * @param count of lesions at most, of each truth
 * @param pick which of them
 * @param seed of the lot
 * @param order in which they stand; null for that of the picking
 */
public record FigureContents(
        FigureModel model,
        double threshold,
        int count,
        FigurePick pick,
        long seed,
        @Nullable CaseOrder order) {

    /**
     * Lesions by outcome, those that are positive above the others.
     *
     * @param outcomes that are wanted
     * @return none if no lesion has one of them
     */
    public Optional<FigureContent> confusion(Review review, Set<Outcome> outcomes) {
        return confusion(review, review.cases(), outcomes);
    }

    /**
     * The same of some lesions of a set, all of which are counted.
     *
     * @param review the whole set
     * @param among the lesions that a filter shows
     */
    public Optional<FigureContent> confusion(
            Review review, List<ReviewCase> among, Set<Outcome> outcomes) {
        Map<OutcomeGroup, Integer> counts = new EnumMap<>(OutcomeGroup.class);
        for (ReviewCase one : review.cases()) { // without a truth, none had to be scored
            OutcomeGroup group =
                    one.truth().isKnown() ? one.group(threshold) : OutcomeGroup.UNLABELLED;
            counts.merge(group, 1, Integer::sum);
        }
        List<FigureSection> sections = new ArrayList<>();
        for (boolean positive : new boolean[] {true, false}) {
            List<ReviewCase> wanted =
                    among.stream()
                            .filter(one -> one.truth().isKnown())
                            .filter(one -> one.truth().isPositive() == positive)
                            .filter(one -> isWanted(one, outcomes))
                            .toList();
            if (!wanted.isEmpty()) {
                String title = (positive ? "Truth: " : "Truth: not ") + model.positive();
                sections.add(section(title, wanted));
            }
        }
        if (sections.isEmpty()) {
            return Optional.empty();
        }
        String title =
                sections.size() == 1
                        ? sections.getFirst().title() + ", " + letters(outcomes, sections)
                        : letters(outcomes, sections);
        String about =
                "The set at threshold %s: %s."
                        .formatted(
                                LegendNumber.text(threshold, Locale.ROOT),
                                counts.entrySet().stream()
                                        .map(entry -> counted(entry.getKey(), entry.getValue()))
                                        .collect(Collectors.joining(", ")));
        about += filtered(review, among);
        if (sections.size() == 1) {
            FigureSection only = sections.getFirst();
            about = about + " Shown: " + only.note() + ".";
            sections = List.of(new FigureSection("", "", only.cases()));
        }
        return Optional.of(new FigureContent(title, about, sections, model, threshold));
    }

    private static String filtered(Review review, List<ReviewCase> among) {
        return among.size() == review.cases().size()
                ? ""
                : " The filter shows %d of %d.".formatted(among.size(), review.cases().size());
    }

    private boolean isWanted(ReviewCase one, Set<Outcome> outcomes) {
        return one.group(threshold).outcome().filter(outcomes::contains).isPresent();
    }

    private static String letters(Set<Outcome> outcomes, List<FigureSection> sections) {
        Set<Outcome> shown = EnumSet.copyOf(outcomes);
        if (sections.size() == 1) {
            boolean positive = sections.getFirst().cases().getFirst().truth().isPositive();
            shown.removeIf(outcome -> outcome.isOfPositives() != positive);
        }
        return shown.stream().map(Outcome::letters).collect(Collectors.joining(" + "));
    }

    private static String counted(OutcomeGroup group, int count) {
        String name =
                group.outcome()
                        .map(Outcome::letters)
                        .orElse(
                                group == OutcomeGroup.UNLABELLED
                                        ? "of unknown truth"
                                        : "without a probability");
        return count + " " + name;
    }

    private FigureSection section(String title, List<ReviewCase> wanted) {
        List<ReviewCase> picked = pick.pick(wanted, count, threshold, seed);
        String note = "%d of %d, %s".formatted(picked.size(), wanted.size(), pick.words(seed));
        return new FigureSection(title, note, ordered(picked));
    }

    private List<ReviewCase> ordered(List<ReviewCase> cases) {
        return order == null ? cases : sorted(cases, order);
    }

    private static List<ReviewCase> sorted(List<ReviewCase> cases, CaseOrder order) {
        Review review = new Review(cases, cases.getFirst().source());
        return new CaseGrouping(review, CaseFilter.ALL, order).sorted();
    }

    /**
     * All lesions of a patient, the highest probability first unless another order is wanted.
     *
     * @param name what the patient is called
     */
    public FigureContent patient(Patient patient, String name) {
        List<String> known = new ArrayList<>();
        int photos = patient.cases().size();
        known.add(photos == 1 ? "1 photo" : photos + " photos");
        if (patient.lesions() != photos) {
            known.add(patient.lesions() == 1 ? "1 lesion" : patient.lesions() + " lesions");
        }
        if (patient.isNamed() && patient.sex() != Sex.UNKNOWN) {
            known.add(patient.sex().name().toLowerCase(Locale.ROOT));
        }
        patient.ages()
                .filter(_ -> patient.isNamed())
                .ifPresent(ages -> known.add(age(ages.from(), ages.to())));
        CaseOrder used = order == null ? CaseOrder.PROBABILITY : order;
        List<ReviewCase> sorted = sorted(patient.cases(), used);
        List<ReviewCase> shown = sorted.subList(0, Math.min(count, sorted.size()));
        if (shown.size() < sorted.size()) {
            known.add("the first " + shown.size() + " shown");
        }
        return new FigureContent(
                name,
                String.join(", ", known),
                List.of(new FigureSection("", "", shown)),
                model,
                threshold);
    }

    private static String age(double youngest, double oldest) {
        String from = LegendNumber.text(youngest, Locale.ROOT);
        return youngest == oldest
                ? from + " years"
                : from + " to " + LegendNumber.text(oldest, Locale.ROOT) + " years";
    }

    /**
     * Lesions that somebody has chosen, in the order given unless another one is wanted; if they
     * are more than a figure shows, as they are picked.
     *
     * @param cases at least one
     * @param title above them
     * @param about which they are
     */
    public FigureContent selection(List<ReviewCase> cases, String title, String about) {
        if (cases.size() > count) {
            return picked(cases, title);
        }
        return new FigureContent(
                title, about, List.of(new FigureSection("", "", ordered(cases))), model, threshold);
    }

    /**
     * Some of many lesions, as they are picked.
     *
     * @param cases at least one
     * @param title above them
     */
    public FigureContent picked(List<ReviewCase> cases, String title) {
        FigureSection section = section("", cases);
        return new FigureContent(
                title,
                "Shown: " + section.note() + ".",
                List.of(new FigureSection("", "", section.cases())),
                model,
                threshold);
    }
}
