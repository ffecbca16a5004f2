package org.lesionlens.figure;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lesionlens.evaluation.Outcome;
import org.lesionlens.review.CaseFilter;
import org.lesionlens.review.CaseGrouping;
import org.lesionlens.review.CaseOrder;
import org.lesionlens.review.OutcomeGroup;
import org.lesionlens.review.Patient;
import org.lesionlens.review.PatientContext;
import org.lesionlens.review.ProbabilityText;
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
                                ProbabilityText.threshold(threshold),
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
        Map<OutcomeGroup, List<ReviewCase>> groups = grouped(wanted);
        boolean isShared = groups.size() > 1 && pick.isOfEachOutcome();
        List<ReviewCase> picked =
                isShared ? ofEach(wanted, groups) : pick.pick(wanted, count, threshold, seed);
        Map<OutcomeGroup, List<ReviewCase>> shown = grouped(picked);
        String counts =
                isShared
                        ? groups.entrySet().stream()
                                .map(entry ->
                                        "%d of %s"
                                                .formatted(
                                                        shown.getOrDefault(
                                                                        entry.getKey(), List.of())
                                                                .size(),
                                                        counted(
                                                                entry.getKey(),
                                                                entry.getValue().size())))
                                .collect(Collectors.joining(" and "))
                        : "%d of %d".formatted(picked.size(), wanted.size());
        return new FigureSection(title, counts + ", " + pick.words(seed), ordered(picked));
    }

    private Map<OutcomeGroup, List<ReviewCase>> grouped(List<ReviewCase> cases) {
        return cases.stream()
                .collect(
                        Collectors.groupingBy(
                                one -> one.group(threshold),
                                () -> new EnumMap<>(OutcomeGroup.class),
                                Collectors.toList()));
    }

    /**
     * As many of each outcome, as far as there are as many: the most wrong of TP and FN alone would
     * all be FN. They stand in the order of the picking.
     */
    private List<ReviewCase> ofEach(
            List<ReviewCase> wanted, Map<OutcomeGroup, List<ReviewCase>> groups) {
        Map<OutcomeGroup, Integer> room = new EnumMap<>(OutcomeGroup.class);
        int left = count;
        int open = groups.size();
        List<OutcomeGroup> smallestFirst =
                groups.keySet().stream()
                        .sorted(
                                Comparator.comparingInt(
                                        group -> groups.getOrDefault(group, List.of()).size()))
                        .toList();
        for (OutcomeGroup group : smallestFirst) { // what the small leave free, the large take
            int share = Math.min(groups.getOrDefault(group, List.of()).size(), left / open);
            room.put(group, share);
            left -= share;
            open--;
        }
        return pick.pick(wanted, wanted.size(), threshold, seed).stream()
                .filter(one -> room.merge(one.group(threshold), -1, Integer::sum) >= 0)
                .toList();
    }

    private List<ReviewCase> ordered(List<ReviewCase> cases) {
        return order == null ? cases : sorted(cases, order);
    }

    static List<ReviewCase> sorted(List<ReviewCase> cases, CaseOrder order) {
        Review review = new Review(cases, cases.getFirst().source());
        return new CaseGrouping(review, CaseFilter.ALL, order).sorted();
    }

    /**
     * A patient's page: the lesions by their site on the body, or in the order that is wanted.
     *
     * @param compared how much each stands out
     */
    public FigureContent patient(Patient patient, PatientContext compared, FigureNames names) {
        return new PatientContent(model, threshold, count, order)
                .of(patient, Optional.of(compared), names);
    }

    /** The same where nobody has compared the lesions. */
    public FigureContent patient(Patient patient, FigureNames names) {
        return new PatientContent(model, threshold, count, order)
                .of(patient, Optional.empty(), names);
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
        List<ReviewCase> picked = pick.pick(cases, count, threshold, seed);
        return new FigureContent(
                title,
                "Shown: %d of %d, %s.".formatted(picked.size(), cases.size(), pick.words(seed)),
                List.of(new FigureSection("", "", ordered(picked))),
                model,
                threshold);
    }
}
