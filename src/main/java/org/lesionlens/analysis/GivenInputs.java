package org.lesionlens.analysis;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.lesionlens.files.ContentHash;

/**
 * What a network was given of a lesion besides its photo; none if it takes nothing of a lesion.
 *
 * @param numbers by the names of the inputs, in their order
 * @param missing what is not known of the lesion, for which the card's numbers stand
 */
public record GivenInputs(Map<String, List<Double>> numbers, Set<LesionFact> missing) {

    /** Of a network that takes nothing of a lesion but its photo. */
    public static final GivenInputs NONE = new GivenInputs(Map.of(), Set.of());

    public GivenInputs {
        numbers = Collections.unmodifiableMap(new TreeMap<>(numbers));
        missing = Collections.unmodifiableSet(new TreeSet<>(missing));
    }

    /**
     * What a card makes of what is known of a lesion.
     *
     * @throws MissingFactException if too little is known
     */
    public static GivenInputs of(ModelCard card, KnownFacts facts) throws MissingFactException {
        if (!card.takesFacts()) {
            return NONE;
        }
        Map<String, List<Double>> numbers = new TreeMap<>();
        Set<LesionFact> missing = EnumSet.noneOf(LesionFact.class);
        for (Map.Entry<String, InputEncoding> input : card.inputs().entrySet()) {
            numbers.put(input.getKey(), input.getValue().numbers(facts));
            for (LesionFact fact : input.getValue().asked()) {
                if (facts.of(fact).isEmpty()) {
                    missing.add(fact);
                }
            }
        }
        return new GivenInputs(numbers, missing);
    }

    /** True if the network takes nothing of a lesion. */
    public boolean isEmpty() {
        return numbers.isEmpty();
    }

    /** All numbers, in one row. */
    public List<Double> row() {
        return numbers.values().stream().flatMap(List::stream).toList();
    }

    /** Stands for a photo together with these numbers; for the photo alone if there are none. */
    public ContentHash key(ContentHash photo) {
        return isEmpty() ? photo : photo.with(numbers.toString());
    }

    /** For people to read, in English: what a card's network is given; blank if only the photo. */
    public String words(ModelCard card) {
        return card.inputs().entrySet().stream()
                .map(input -> input.getKey() + ": " + words(input.getKey(), input.getValue()))
                .collect(Collectors.joining("; "))
                .concat(missing.isEmpty() ? "" : " (not known: " + names() + ")");
    }

    private String names() {
        return missing.stream().map(LesionFact::modelName).collect(Collectors.joining(", "));
    }

    private String words(String name, InputEncoding encoding) {
        if (encoding.isZeros()) {
            return "zeros, whatever is known of the lesion";
        }
        List<Double> row = numbers.getOrDefault(name, encoding.example());
        String all =
                row.stream()
                        .map(number -> String.valueOf(number.floatValue()).replaceAll("\\.0$", ""))
                        .collect(Collectors.joining(" "));
        return encoding.isConstant() ? all + ", the same for every lesion" : all;
    }
}
