package org.lesionlens.inference;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The shape of a tensor that a network gives for one photo.
 *
 * @param sides the first is the number of photos
 */
record GivenShape(List<Long> sides) {

    private static final int PICTURE = 4; // (N, channels, height, width)

    GivenShape {
        sides = List.copyOf(sides);
    }

    /** How many numbers it gives for a photo, if they have no order but that of classes; else 0. */
    int classes() {
        boolean row = sides.size() > 1 && sides.stream().skip(2).allMatch(side -> side == 1);
        return row && sides.getFirst() == 1 ? Math.toIntExact(sides.get(1)) : 0;
    }

    /** True for what has a value for each place of a grid. */
    boolean isPicture() {
        return sides.size() == PICTURE && classes() == 0;
    }

    /** What a person is told of a network that gives pictures. */
    String refusal() {
        return "it gives a picture of %d×%d for each photo, as segmentation does, not a number for each class"
                .formatted(sides.get(PICTURE - 1), sides.get(PICTURE - 2));
    }

    @Override
    public String toString() {
        return sides.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
    }
}
