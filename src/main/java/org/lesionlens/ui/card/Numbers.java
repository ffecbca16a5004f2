package org.lesionlens.ui.card;

import java.util.Optional;

/** Numbers that people write, with a point or a comma. */
final class Numbers {

    private Numbers() {}

    static Optional<Double> parse(String text) {
        try {
            return Optional.of(Double.parseDouble(text.strip().replace(',', '.')));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    static String text(double number) {
        return String.valueOf(number);
    }
}
