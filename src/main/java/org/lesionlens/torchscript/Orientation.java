package org.lesionlens.torchscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * How a picture lies that a network turned: its rows and columns are swapped, if at all, and then
 * flipped.
 *
 * @param swapped rows became columns
 * @param upsideDown rows are in the opposite order
 * @param mirrored columns are in the opposite order
 */
record Orientation(boolean swapped, boolean upsideDown, boolean mirrored) {

    static final Orientation UPRIGHT = new Orientation(false, false, false);

    private static final int QUARTERS = 4;

    Orientation swap() {
        return new Orientation(!swapped, mirrored, upsideDown);
    }

    /**
     * Flipped along axes of (N, C, H, W).
     *
     * @param axes 2 or −2 for rows, 3 or −1 for columns; others do not turn a picture
     */
    Orientation flip(Set<Integer> axes) {
        boolean rows = axes.contains(2) != axes.contains(-2);
        boolean columns = axes.contains(3) != axes.contains(-1);
        return new Orientation(swapped, upsideDown != rows, mirrored != columns);
    }

    /** Turned by quarters from the rows' axis towards the columns', as {@code torch.rot90} does. */
    Orientation turn(int quarters) {
        Orientation turned = this;
        for (int i = 0; i < Math.floorMod(quarters, QUARTERS); i++) {
            turned = turned.flip(Set.of(3)).swap();
        }
        return turned;
    }

    /** Code that turns (N, C, H, W) as the picture was turned. */
    String turned(String tensor) {
        return flipped(swapped ? swap(tensor) : tensor);
    }

    /** Code that turns it back. */
    String upright(String tensor) {
        return swapped ? swap(flipped(tensor)) : flipped(tensor);
    }

    private static String swap(String tensor) {
        return "torch.transpose(%s, 2, 3)".formatted(tensor);
    }

    private String flipped(String tensor) {
        List<String> axes = new ArrayList<>();
        if (upsideDown) {
            axes.add("2");
        }
        if (mirrored) {
            axes.add("3");
        }
        return axes.isEmpty()
                ? tensor
                : "torch.flip(%s, [%s])".formatted(tensor, String.join(", ", axes));
    }
}
