package org.lesionlens.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lesionlens.analysis.Activation;
import org.lesionlens.analysis.Adjustment;
import org.lesionlens.analysis.ModelCard;
import org.lesionlens.analysis.ModelLoadException;
import org.lesionlens.analysis.ModelOutput;
import org.lesionlens.analysis.OutputComparison;
import org.lesionlens.torchscript.FinalActivation;

/**
 * Whether a card says of a network's numbers what they were seen to be.
 *
 * @param taken the activation that its code ends in and that its head leaves out
 * @param outputs how many numbers it gives for a photo
 */
record CardCheck(
        TorchArchive archive, FinalActivation taken, int outputs, ObservedOutputs observed) {

    /** How far a probability may be from the file's own. */
    private static final double TOLERANCE = 1e-4;

    private static final int MANY = 8; // outputs for each class that a card names

    /** The activation that its code ends in, by a card's word; null if none is known. */
    @Nullable Activation activation() {
        return switch (taken) {
            case NONE -> null;
            case SIGMOID, LOG_SIGMOID -> Activation.SIGMOID;
            case SOFTMAX, LOG_SOFTMAX -> Activation.SOFTMAX;
        };
    }

    /** What a card should say, as far as it is known; null if the numbers are logits. */
    @Nullable Activation likely() {
        Activation found = activation();
        return found == null && seemProbabilities() ? Activation.NONE : found;
    }

    /**
     * A card, with the activation that makes its probabilities of the head's logits.
     *
     * @throws ModelLoadException if it does not fit what the network gives, or its probabilities
     *     are not the file's
     */
    ModelCard checked(ModelCard card) throws ModelLoadException {
        checkTensor(card.output());
        if (archive.sortsNumbers() && observed.isOrdered()) {
            throw new ModelLoadException(
                    "%s cannot be used: it sorts its numbers at its end, so that they stand for no class. Save the network as it is before that. Its code ends with: %s"
                            .formatted(archive.name(), archive.ending()));
        }
        ModelCard checked = card.withActivation(activation(card.output().activation()));
        if (!checked.output().fits(outputs)) {
            throw new ModelLoadException(
                    "%s gives %d logit(s), but its model.json names %d classes with %s. %s"
                            .formatted(
                                    archive.name(),
                                    outputs,
                                    card.output().classes().size(),
                                    card.output().activation().modelName(),
                                    wayOn(card.output().classes().size())));
        }
        OutputComparison comparison = compare(checked.output()).orElse(null);
        if (comparison != null && !(comparison.deviation() <= TOLERANCE)) {
            int positive = checked.output().positiveIndex();
            throw new ModelLoadException(
                    String.format(
                            Locale.ROOT,
                            "%s says P(%s) = %.6f of a sample photo by itself, but %.6f comes of its logits; it is not used. Its code ends with: %s",
                            archive.name(),
                            checked.output().positive(),
                            comparison.file().get(positive),
                            comparison.program().get(positive),
                            archive.ending()));
        }
        return checked;
    }

    /** Checks that there was no choice of a tensor, or that the card has made it. */
    private void checkTensor(ModelOutput output) throws ModelLoadException {
        Map<String, Integer> fitting = new LinkedHashMap<>(archive.fitting());
        fitting.values().removeIf(numbers -> !output.fits(numbers));
        if (fitting.isEmpty() || archive.card() != null) {
            return;
        }
        String taken = archive.fitting().keySet().iterator().next();
        boolean told =
                output.tensor().isEmpty() ? fitting.size() == 1 : output.tensor().equals(taken);
        if (!told || !fitting.containsKey(taken)) {
            throw new ModelLoadException(
                    "%s cannot be used: %s, in %s beside it."
                            .formatted(
                                    archive.name(),
                                    ForwardChoice.several(fitting),
                                    archive.cardName()));
        }
    }

    private String wayOn(int classes) {
        return outputs > MANY * classes
                ? "So many may be an embedding, the features before the layer that tells classes: open the network with that layer."
                : "Name one class for each, in their order.";
    }

    private Activation activation(Activation asked) throws ModelLoadException {
        Activation found = activation();
        if (found == null) {
            checkUnknown(asked);
            return asked;
        }
        // Several sigmoids that add up to 1 are those of two classes of which one is right; and
        // one share of a softmax is the sigmoid of a logit.
        boolean same =
                asked == found
                        || asked == Activation.NONE
                        || (found == Activation.SIGMOID && (outputs == 1 || observed.sumsToOne()));
        if (!same) {
            throw new ModelLoadException(
                    "%s ends in a %s, but its model.json says %s: write \"activation\": \"%s\" there."
                            .formatted(
                                    archive.name(),
                                    found.modelName(),
                                    asked.modelName(),
                                    found.modelName()));
        }
        return found;
    }

    /** Checks what a card says of numbers that come out of no activation that is known. */
    private void checkUnknown(Activation asked) throws ModelLoadException {
        if (asked != Activation.NONE && !archive.bounded().isEmpty() && observed.isNarrow()) {
            throw new ModelLoadException(
                    "%1$s ends in %2$s, which gives numbers from %3$s: they are neither probabilities nor logits, and no activation of a card makes probabilities of them. Open the network as it is before %2$s.%4$s"
                            .formatted(
                                    archive.name(),
                                    archive.bounded(),
                                    bounds(archive.bounded()),
                                    archive.bounded().equals("tanh")
                                            ? " Twice its numbers there are logits, if (tanh + 1) / 2 was meant as a probability."
                                            : ""));
        }
        if (asked == Activation.NONE && !observed.withinUnit()) {
            throw new ModelLoadException(
                    "%s gives numbers outside of 0 to 1, but its model.json says that they are probabilities already: write \"activation\": \"sigmoid\" or \"softmax\" there."
                            .formatted(archive.name()));
        }
        boolean probabilities =
                seemProbabilities()
                        || (asked == Activation.SIGMOID
                                && observed.withinUnit()
                                && !archive.endsInWeights());
        if (asked != Activation.NONE && probabilities) {
            throw new ModelLoadException(
                    "%s gives numbers from 0 to 1%s for noise and photo alike, as probabilities are, and a %s would be applied a second time: write \"activation\": \"none\" in its model.json, so that they are taken as they are. Its code ends with: %s"
                            .formatted(
                                    archive.name(),
                                    observed.sumsToOne() && outputs > 1 ? " that add up to 1" : "",
                                    asked.modelName(),
                                    archive.ending()));
        }
    }

    /**
     * Logits of a network that was hardly trained lie between 0 and 1, too: those of one number
     * tell by what they come out of, those of several by adding up to 1.
     */
    private boolean seemProbabilities() {
        return observed.areProbabilities(outputs) && (outputs > 1 || !archive.endsInWeights());
    }

    /** What may be wrong with a card that {@link #checked} lets pass. */
    List<Adjustment> doubts(ModelOutput output) {
        if (activation() != null || output.activation() == Activation.NONE) {
            return List.of();
        }
        List<Adjustment> doubts = new ArrayList<>();
        if (observed.withinUnit()) {
            doubts.add(Adjustment.WITHIN_UNIT);
        }
        if (archive.isUnsigned() && observed.isUnsigned()) {
            doubts.add(Adjustment.UNSIGNED);
        }
        return doubts;
    }

    private static String bounds(String operator) {
        return switch (operator) {
            case "hardsigmoid" -> "0 to 1";
            case "atan", "arctan" -> "-1.57 to 1.57";
            default -> "-1 to 1";
        };
    }

    /**
     * The probabilities of the sample photo by the file's own output, and by the head's.
     *
     * @param output what {@link #checked} says
     * @return empty if there was no photo
     */
    Optional<OutputComparison> compare(ModelOutput output) {
        return observed.onPhoto()
                .map(photo ->
                        new OutputComparison(
                                own(output, photo.file()),
                                output.probabilities(output.activation().logits(photo.head()))));
    }

    private List<Double> own(ModelOutput output, List<Double> file) {
        List<Double> numbers =
                switch (taken) {
                    case LOG_SIGMOID, LOG_SOFTMAX -> file.stream().map(Math::exp).toList();
                    case NONE, SIGMOID, SOFTMAX -> file;
                };
        boolean logits = taken == FinalActivation.NONE && output.activation() != Activation.NONE;
        return logits ? output.probabilities(numbers) : output.ofProbabilities(numbers);
    }
}
