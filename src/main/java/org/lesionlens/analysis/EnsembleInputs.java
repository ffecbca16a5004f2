package org.lesionlens.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lesionlens.image.ImageTensor;
import org.lesionlens.image.InputSpec;

/**
 * What several networks take that are asked together, each by its own card.
 *
 * @param cards of the networks, at least one
 */
record EnsembleInputs(List<ModelCard> cards) {

    EnsembleInputs {
        cards = List.copyOf(cards);
    }

    /** The first one's, with those that are not the same. */
    InputSpec spec() {
        InputSpec first = cards.getFirst().input();
        return first.together(others());
    }

    private List<InputSpec> others() {
        InputSpec first = cards.getFirst().input();
        return cards.stream()
                .map(ModelCard::input)
                .distinct()
                .filter(input -> !input.equals(first))
                .toList();
    }

    /**
     * What a network takes of a photo.
     *
     * @throws ClassificationException if it is not there
     */
    ImageTensor tensor(int member, ImageTensor input) throws ClassificationException {
        int place = others().indexOf(cards.get(member).input());
        if (place < 0) {
            return input;
        }
        if (input.others().isEmpty()) {
            throw new ClassificationException(
                    "these networks take a photo in several sizes or colours: they can be asked of whole photos only, not of photos that are changed");
        }
        return input.others().get(place);
    }

    /** Where each network is explained, once if all have the same layer. */
    String layers() {
        return cards.stream()
                .map(ModelCard::targetLayer)
                .distinct()
                .collect(Collectors.joining(" + "));
    }

    /**
     * All numbers besides the photo; what several call alike but take otherwise has each's name.
     */
    Map<String, InputEncoding> numbers() {
        Map<String, InputEncoding> all = new TreeMap<>();
        for (int i = 0; i < cards.size(); i++) {
            for (Map.Entry<String, InputEncoding> input : cards.get(i).inputs().entrySet()) {
                all.put(name(i, input.getKey()), input.getValue());
            }
        }
        return all;
    }

    private String name(int member, String input) {
        boolean same =
                cards.stream()
                                .map(card -> card.inputs().get(input))
                                .filter(one -> one != null)
                                .distinct()
                                .count()
                        == 1;
        return same ? input : "%s (%d)".formatted(input, member + 1);
    }

    /** What the networks were given. */
    GivenInputs given(List<ForwardPass> passes) {
        Map<String, List<Double>> all = new TreeMap<>();
        var missing = new TreeSet<LesionFact>();
        for (int i = 0; i < passes.size(); i++) {
            GivenInputs own = passes.get(i).given();
            for (Map.Entry<String, List<Double>> input : own.numbers().entrySet()) {
                all.put(name(i, input.getKey()), input.getValue());
            }
            missing.addAll(own.missing());
        }
        return new GivenInputs(all, missing);
    }

    /** One tensor a network. */
    List<List<ImageTensor>> tensors(List<ImageTensor> inputs) throws ClassificationException {
        List<List<ImageTensor>> all = new ArrayList<>();
        for (int i = 0; i < cards.size(); i++) {
            List<ImageTensor> own = new ArrayList<>();
            for (ImageTensor input : inputs) {
                own.add(tensor(i, input));
            }
            all.add(own);
        }
        return all;
    }
}
