package org.lesionlens.analysis;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part of what a network takes besides the photo: one number, or those of one fact. */
public sealed interface InputPart {

    /** The same number for every lesion. */
    record Constant(double number) implements InputPart {

        @Override
        public List<Double> numbers(KnownFacts facts) {
            return List.of(number);
        }

        @Override
        public List<Double> example() {
            return List.of(number);
        }
    }

    /** What is done to a number first. */
    enum Logarithm {
        NONE,
        LOG,
        LOG1P;

        double of(double number) {
            return switch (this) {
                case NONE -> number;
                case LOG -> Math.log(number);
                case LOG1P -> Math.log1p(number);
            };
        }

        String modelName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A number: (logarithm(x) − {@code subtract}) / {@code divide}.
     *
     * @param missing that stands for one that is not known; null if none does
     */
    record Scaled(
            LesionFact fact,
            Logarithm logarithm,
            double subtract,
            double divide,
            @Nullable Double missing)
            implements InputPart {

        private static final double EXAMPLE = 50;

        /**
         * @throws IllegalArgumentException if it would be divided by 0
         */
        public Scaled {
            if (!(Math.abs(divide) > 0)) {
                throw new IllegalArgumentException(fact.modelName() + " is divided by 0");
            }
        }

        private List<Double> scaled(double number) {
            return List.of((logarithm.of(number) - subtract) / divide);
        }

        @Override
        public List<Double> numbers(KnownFacts facts) throws MissingFactException {
            Optional<String> value = facts.of(fact);
            if (value.isEmpty()) {
                return List.of(orMissing(fact, missing));
            }
            double number;
            try {
                number = scaled(Double.parseDouble(value.get())).getFirst();
            } catch (NumberFormatException e) {
                throw new MissingFactException(
                        "the model takes the %s as a number, which '%s' is not"
                                .formatted(fact.modelName(), value.get()));
            }
            if (!Double.isFinite(number)) {
                throw new MissingFactException(
                        "the %s '%s' has no number as the model's card makes it"
                                .formatted(fact.modelName(), value.get()));
            }
            return List.of(number);
        }

        @Override
        public List<Double> example() {
            return scaled(EXAMPLE);
        }

        @Override
        public Optional<LesionFact> asked() {
            return Optional.of(fact);
        }
    }

    /**
     * A number for each category.
     *
     * @param missing that stands for what is not known; null if none does
     */
    record Categories(LesionFact fact, Map<String, Double> values, @Nullable Double missing)
            implements InputPart {

        /**
         * @throws IllegalArgumentException if there is no category
         */
        public Categories {
            if (values.isEmpty()) {
                throw new IllegalArgumentException("no values of " + fact.modelName());
            }
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        @Override
        public List<Double> numbers(KnownFacts facts) throws MissingFactException {
            int category = category(fact, facts, List.copyOf(values.keySet()));
            return List.of(
                    category < 0
                            ? orMissing(fact, missing)
                            : List.copyOf(values.values()).get(category));
        }

        @Override
        public List<Double> example() {
            return List.of(values.values().iterator().next());
        }

        @Override
        public Optional<LesionFact> asked() {
            return Optional.of(fact);
        }
    }

    /**
     * A 1 in the place of its category, and 0 in all others.
     *
     * @param categories a blank one stands for what is not known
     * @param missing in all places if that is so; null to have a place of its own, or none
     */
    record OneHot(LesionFact fact, List<String> categories, @Nullable Double missing)
            implements InputPart {

        /**
         * @throws IllegalArgumentException if there is no category
         */
        public OneHot {
            if (categories.isEmpty()) {
                throw new IllegalArgumentException("no categories of " + fact.modelName());
            }
            categories = List.copyOf(categories);
        }

        @Override
        public List<Double> numbers(KnownFacts facts) throws MissingFactException {
            int category = category(fact, facts, categories);
            int place = category < 0 ? categories.indexOf("") : category;
            return place < 0
                    ? Collections.nCopies(categories.size(), orMissing(fact, missing))
                    : hot(place);
        }

        private List<Double> hot(int place) {
            List<Double> numbers = new ArrayList<>(Collections.nCopies(categories.size(), 0.0));
            numbers.set(place, 1.0);
            return numbers;
        }

        @Override
        public List<Double> example() {
            return hot(0);
        }

        @Override
        public Optional<LesionFact> asked() {
            return Optional.of(fact);
        }
    }

    /**
     * Its numbers for a lesion.
     *
     * @throws MissingFactException if too little is known of it
     */
    List<Double> numbers(KnownFacts facts) throws MissingFactException;

    /** Numbers that a network is tried with. */
    List<Double> example();

    /** What must be known of a lesion; empty if nothing. */
    default Optional<LesionFact> asked() {
        return Optional.empty();
    }

    private static double orMissing(LesionFact fact, @Nullable Double missing)
            throws MissingFactException {
        if (missing == null) {
            throw new MissingFactException(
                    "the model takes the lesion's %s, which nobody tells, and its card has no number for one that is missing"
                            .formatted(fact.modelName()));
        }
        return missing;
    }

    /** The place of a lesion's category; −1 if it is not known. */
    private static int category(LesionFact fact, KnownFacts facts, List<String> names)
            throws MissingFactException {
        String written = facts.written(fact);
        for (int i = 0; i < names.size(); i++) {
            if (isSame(fact, written, names.get(i))) {
                return i;
            }
        }
        Optional<String> value = facts.of(fact);
        if (value.isPresent()) {
            throw new MissingFactException(
                    "the %s '%s' is none of those that the model's card knows"
                            .formatted(fact.modelName(), value.get()));
        }
        return -1;
    }

    private static boolean isSame(LesionFact fact, String written, String category) {
        Optional<BigDecimal> number = number(written);
        Optional<BigDecimal> other = number(category);
        if (number.isPresent() && other.isPresent()) {
            return number.get().compareTo(other.get()) == 0; // 5 is 5.0, and -1 is not 1
        }
        String said = plain(written);
        String name = plain(category);
        boolean isShort = fact == LesionFact.SEX && name.length() == 1;
        return !name.isEmpty() && (isShort ? said.startsWith(name) : said.equals(name));
    }

    private static Optional<BigDecimal> number(String text) {
        try {
            return Optional.of(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Without what parts words; what parts digits, as in 0-5 years, stays. */
    private static String plain(String category) {
        return category.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .replaceAll("(?<!\\p{N}) | (?!\\p{N})", "");
    }
}
