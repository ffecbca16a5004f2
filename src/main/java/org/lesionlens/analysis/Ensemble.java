package org.lesionlens.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.lesionlens.explain.ClassEvidence;
import org.lesionlens.explain.EnlargedMaps;
import org.lesionlens.explain.FeatureMaps;
import org.lesionlens.files.ContentHash;
import org.lesionlens.image.ImageTensor;

/**
 * Several networks that are asked together: the mean of their probabilities, or of their logits if
 * the first one's card says so, and each position's mean share in their logits.
 *
 * <p>Each takes the photo, and what it takes besides, as its own card says. Their activations lie
 * one behind the other, enlarged to the finest grid, each with the gradient of its own network's
 * logit, divided by their number: of equal grids Grad-CAM of that is the mean of theirs. The map of
 * a grid of {@code cells} on one of height {@code h} and width {@code w} counts times {@code cells
 * / (h * w)}, as each of its cells shares its part in the logit with those in its place.
 */
public final class Ensemble implements Classifier {

    private final List<Classifier> members;
    private final EnsembleInputs inputs;
    private final ModelCard card;

    private Ensemble(List<Classifier> members, ModelCard card) {
        this.members = List.copyOf(members);
        this.inputs = new EnsembleInputs(members.stream().map(Classifier::card).toList());
        this.card = card;
    }

    /**
     * Several networks as one, which closes them. Its card is the first one's.
     *
     * @param members at least one
     * @throws ModelLoadException if their cards do not go together; says what differs
     */
    public static Classifier of(List<Classifier> members) throws ModelLoadException {
        ModelCard first = members.getFirst().card();
        for (Classifier member : members) {
            check(first, member.card());
        }
        List<ModelCard> cards = members.stream().map(Classifier::card).toList();
        var inputs = new EnsembleInputs(cards);
        String names = cards.stream().map(ModelCard::name).collect(Collectors.joining(" + "));
        return members.size() == 1
                ? members.getFirst()
                : new Ensemble(
                        members,
                        first.together(
                                "%s (%d together)".formatted(names, members.size()),
                                inputs.spec(),
                                inputs.layers(),
                                inputs.numbers()));
    }

    private static void check(ModelCard first, ModelCard other) throws ModelLoadException {
        String difference = difference(first, other);
        if (!difference.isEmpty()) {
            throw new ModelLoadException(
                    "%s and %s cannot be asked together, as they %s: see their cards."
                            .formatted(first.name(), other.name(), difference));
        }
    }

    /** What two of them do in another way; blank if nothing. */
    private static String difference(ModelCard first, ModelCard other) {
        ModelOutput one = first.output();
        ModelOutput two = other.output();
        if (!first.input().seesAs(other.input())) {
            return "look at other parts of a photo (fit, shape or pixels as stored)";
        }
        if (!one.classes().equals(two.classes()) || !one.positive().equals(two.positive())) {
            return "have other classes";
        }
        boolean same =
                one.activation() == two.activation() && one.speaksFor().equals(two.speaksFor());
        return same ? "" : "make probabilities in another way";
    }

    /** In what the first card holds for all, though another one says otherwise. */
    static List<Adjustment> overruled(List<ModelCard> cards) {
        List<Adjustment> said = new ArrayList<>();
        if (cards.stream().map(ModelCard::decisionThreshold).distinct().count() > 1) {
            said.add(Adjustment.FIRST_THRESHOLD);
        }
        if (cards.stream().map(ModelCard::averagesLogits).distinct().count() > 1) {
            said.add(Adjustment.FIRST_MEAN);
        }
        return said;
    }

    @Override
    public ModelCard card() {
        return card;
    }

    @Override
    public ContentHash key() {
        String others = members.stream().map(member -> member.key().hex()).toList().toString();
        return members.getFirst().key().with(others + card.averagesLogits());
    }

    @Override
    public List<Adjustment> adjustments() {
        Set<Adjustment> all = new LinkedHashSet<>();
        members.forEach(member -> all.addAll(member.adjustments()));
        all.addAll(overruled(members.stream().map(Classifier::card).toList()));
        return List.copyOf(all);
    }

    @Override
    public Classifier given(KnownFacts facts) throws MissingFactException {
        List<Classifier> given = new ArrayList<>();
        for (Classifier member : members) {
            given.add(member.given(facts));
        }
        return new Ensemble(given, card);
    }

    @Override
    public Classifier givenAs(ForwardPass pass) {
        List<Classifier> given = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            given.add(members.get(i).givenAs(pass.members().get(i)));
        }
        return new Ensemble(given, card);
    }

    @Override
    public Precision precision() {
        return members.getFirst().precision();
    }

    @Override
    public Classifier inBfloat16() throws ModelLoadException, InterruptedException {
        List<Classifier> reduced = new ArrayList<>();
        for (Classifier member : members) {
            reduced.add(member.inBfloat16());
        }
        return new Ensemble(reduced, card);
    }

    @Override
    public double runMillis() {
        return members.stream().mapToDouble(Classifier::runMillis).sum();
    }

    @Override
    public RunsOn runsOn() {
        List<RunsOn> all = members.stream().map(Classifier::runsOn).distinct().toList();
        return new RunsOn(
                all.stream().map(RunsOn::device).distinct().collect(Collectors.joining(", ")),
                all.stream()
                        .map(RunsOn::trouble)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    @Override
    public int threads() throws ClassificationException, InterruptedException {
        return members.getFirst().threads();
    }

    @Override
    public ForwardPass forward(ImageTensor input)
            throws ClassificationException, InterruptedException {
        List<ForwardPass> passes = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            passes.add(members.get(i).forward(inputs.tensor(i, input)));
        }
        List<FeatureMaps> parts = passes.stream().map(ForwardPass::activations).toList();
        int height = parts.stream().mapToInt(FeatureMaps::height).max().orElseThrow();
        int width = parts.stream().mapToInt(FeatureMaps::width).max().orElseThrow();
        FeatureMaps all =
                FeatureMaps.joined(
                        parts.stream()
                                .map(one -> EnlargedMaps.activations(one, height, width))
                                .toList());
        List<Double> logits = mean(passes.stream().map(ForwardPass::logits).toList());
        return ForwardPass.of(logits, all, inputs.given(passes), passes);
    }

    /** Logits whose probabilities are the mean, or the mean of the logits. */
    private List<Double> mean(List<List<Double>> logits) throws ClassificationException {
        if (logits.stream().mapToInt(List::size).distinct().count() > 1) {
            throw new ClassificationException(
                    "the networks cannot be asked together: one gives a number for each class, and another one for two");
        }
        if (card.averagesLogits()) {
            return meanOf(logits);
        }
        Activation activation = card.output().activation();
        List<Double> probabilities =
                meanOf(logits.stream().map(activation::probabilities).toList());
        return activation == Activation.SOFTMAX
                ? probabilities.stream().map(p -> Math.log(Math.max(p, Double.MIN_NORMAL))).toList()
                : Activation.NONE.logits(probabilities);
    }

    private static List<Double> meanOf(List<List<Double>> rows) {
        double[] sums = new double[rows.getFirst().size()];
        for (List<Double> row : rows) {
            Arrays.setAll(sums, i -> sums[i] + row.get(i));
        }
        return Arrays.stream(sums).map(sum -> sum / rows.size()).boxed().toList();
    }

    @Override
    public ClassEvidence evidence(ForwardPass pass, int classIndex)
            throws ClassificationException, InterruptedException {
        FeatureMaps maps = pass.activations();
        List<FeatureMaps> gradients = new ArrayList<>();
        double logit = 0;
        for (int i = 0; i < members.size(); i++) {
            ClassEvidence own = members.get(i).evidence(pass.members().get(i), classIndex);
            gradients.add(EnlargedMaps.gradients(own.gradients(), maps.height(), maps.width()));
            logit += own.logit() / members.size();
        }
        float[] all = FeatureMaps.joined(gradients).toArray();
        for (int i = 0; i < all.length; i++) {
            all[i] /= members.size();
        }
        var mean = new FeatureMaps(maps.channels(), maps.height(), maps.width(), all);
        return new ClassEvidence(logit, maps, mean);
    }

    /** The mean of theirs, as the evidence is of the mean of their logits. */
    @Override
    public InputGradient inputGradient(ImageTensor input, int classIndex)
            throws ClassificationException, InterruptedException {
        double score = 0;
        double[] sums = new double[input.toArray().length];
        for (int i = 0; i < members.size(); i++) {
            ImageTensor own = inputs.tensor(i, input);
            if (own != input) {
                throw new ClassificationException(
                        "these networks take a photo in several sizes or colours: no one gradient is of all");
            }
            InputGradient gradient = members.get(i).inputGradient(own, classIndex);
            score += gradient.score() / members.size();
            float[] values = gradient.values().toArray();
            Arrays.setAll(sums, place -> sums[place] + values[place] / members.size());
        }
        float[] mean = new float[sums.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) sums[i];
        }
        return new InputGradient(score, new FeatureMaps(3, input.height(), input.width(), mean));
    }

    @Override
    public double[] ablatedScores(ForwardPass pass, int classIndex)
            throws ClassificationException, InterruptedException {
        double whole = evidence(pass, classIndex).logit();
        double[] scores = new double[pass.activations().channels()];
        int place = 0;
        for (int i = 0; i < members.size(); i++) {
            ForwardPass own = pass.members().get(i);
            double intact = members.get(i).evidence(own, classIndex).logit();
            for (double score : members.get(i).ablatedScores(own, classIndex)) {
                scores[place++] = whole + (score - intact) / members.size();
            }
        }
        return scores;
    }

    @Override
    public List<List<Double>> logits(List<ImageTensor> photos)
            throws ClassificationException, InterruptedException {
        List<List<List<Double>>> all = new ArrayList<>();
        List<List<ImageTensor>> tensors = inputs.tensors(photos);
        for (int i = 0; i < members.size(); i++) {
            all.add(members.get(i).logits(tensors.get(i)));
        }
        List<List<Double>> means = new ArrayList<>();
        for (int i = 0; i < photos.size(); i++) {
            int row = i;
            means.add(mean(all.stream().map(logits -> logits.get(row)).toList()));
        }
        return means;
    }

    /** The mean of theirs, as the evidence is of the mean of their logits. */
    @Override
    public List<Double> scores(List<ImageTensor> photos, int classIndex)
            throws ClassificationException, InterruptedException {
        List<List<Double>> all = new ArrayList<>();
        List<List<ImageTensor>> tensors = inputs.tensors(photos);
        for (int i = 0; i < members.size(); i++) {
            all.add(members.get(i).scores(tensors.get(i), classIndex));
        }
        return meanOf(all);
    }

    @Override
    public void runBackbone(ImageTensor input)
            throws ClassificationException, InterruptedException {
        for (int i = 0; i < members.size(); i++) {
            members.get(i).runBackbone(inputs.tensor(i, input));
        }
    }

    @Override
    public void close() {
        members.forEach(Classifier::close);
    }
}
