package org.lesionlens.figure;

import java.util.Locale;
import java.util.Optional;

/**
 * What a figure is drawn on.
 *
 * @param width in points of 1/72 inch; 0 for as wide as the columns need
 * @param height in points: of each page, or at most if the paper fits the figure
 * @param fits true if the paper ends where the figure does
 */
public record FigurePaper(double width, double height, boolean fits) {

    private static final double MILLIMETRE = 72 / 25.4;
    private static final double A4_SHORT = 210 * MILLIMETRE;
    private static final double A4_LONG = 297 * MILLIMETRE;
    private static final double TALLEST = 2400;
    private static final double SMALLEST = 200;

    /** As large as the figure, which goes on on a second one only if it is very long. */
    public static final FigurePaper FITTING = new FigurePaper(0, TALLEST, true);

    /** A4, upright. */
    public static final FigurePaper A4 = new FigurePaper(A4_SHORT, A4_LONG, false);

    /**
     * The paper of a name: {@code fit}, {@code a4}, {@code letter}, either of them with {@code
     * -landscape}, or {@code 180x240} in millimetres.
     */
    public static Optional<FigurePaper> named(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "fit" -> Optional.of(FITTING);
            case "a4" -> Optional.of(A4);
            case "a4-landscape" -> Optional.of(new FigurePaper(A4_LONG, A4_SHORT, false));
            case "letter" -> Optional.of(new FigurePaper(612, 792, false));
            case "letter-landscape" -> Optional.of(new FigurePaper(792, 612, false));
            default -> measured(name.toLowerCase(Locale.ROOT));
        };
    }

    private static Optional<FigurePaper> measured(String name) {
        String[] sides = name.split("x", -1);
        if (sides.length != 2) {
            return Optional.empty();
        }
        try {
            double width = Double.parseDouble(sides[0]) * MILLIMETRE;
            double height = Double.parseDouble(sides[1]) * MILLIMETRE;
            boolean isPaper =
                    width >= SMALLEST && height >= SMALLEST && width < 15000 && height < 15000;
            return isPaper ? Optional.of(new FigurePaper(width, height, false)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
