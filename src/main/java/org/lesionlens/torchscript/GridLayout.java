package org.lesionlens.torchscript;

import java.util.Optional;
import java.util.Set;

/** In which order a tensor has images (N), channels (C) and positions: rows (H), columns (W). */
enum GridLayout {
    /** (N, C, H, W), as convolutions have it. */
    NCHW("%s", "%s"),
    /** (N, H, W, C), as Swin and Keras have it. */
    NHWC("torch.permute(%s, [0, 3, 1, 2])", "torch.permute(%s, [0, 2, 3, 1])"),
    /** (N, L, C): a row of L positions, the tokens of transformers and mixers. */
    NLC("torch.transpose(%s, 1, 2)", "torch.transpose(torch.flatten(%s, 2), 1, 2)"),
    /** (N, C, L). */
    NCL("%s", "torch.flatten(%s, 2)"),
    /** (L, N, C), as PyTorch's transformer has it by default. */
    LNC("torch.permute(%s, [1, 2, 0])", "torch.permute(torch.flatten(%s, 2), [2, 0, 1])");

    private static final Set<Integer> LAST_TWO = Set.of(-1, -2);

    private final String channelsFirst;
    private final String back;

    /**
     * @param channelsFirst code that puts the images first, then the channels, then the positions
     * @param back code that makes this layout of (N, C, H, W)
     */
    GridLayout(String channelsFirst, String back) {
        this.channelsFirst = channelsFirst;
        this.back = back;
    }

    /** The layout of a tensor that is pooled over some axes; empty if these are no positions. */
    static Optional<GridLayout> pooledOver(Set<Integer> axes) {
        if (axes.equals(Set.of(2, 3)) || axes.equals(LAST_TWO)) {
            return Optional.of(NCHW);
        }
        if (axes.equals(Set.of(1, 2)) || axes.equals(Set.of(-2, -3))) {
            return Optional.of(NHWC);
        }
        if (axes.size() != 1) {
            return Optional.empty();
        }
        return switch (axes.iterator().next()) {
            case 1, -2 -> Optional.of(NLC);
            case 2, -1 -> Optional.of(NCL);
            case 0, -3 -> Optional.of(LNC);
            default -> Optional.empty();
        };
    }

    /** True if its positions are in a row, which has to be broken in rows of a grid. */
    boolean isRow() {
        return this == NLC || this == NCL || this == LNC;
    }

    /** Which axis counts the images. */
    int imageAxis() {
        return this == LNC ? 1 : 0;
    }

    /** Which axis has the channels. */
    int channelAxis() {
        return this == NCHW || this == NCL ? 1 : this == NHWC ? 3 : 2;
    }

    /** Which axis counts the positions that are in a row. */
    int rowAxis() {
        return switch (this) {
            case NLC -> 1;
            case NCL -> 2;
            case LNC -> 0;
            case NCHW, NHWC -> throw new IllegalStateException(this + " has no row of positions");
        };
    }

    /** Code of (N, C, H, W), or of (N, C, L). */
    String channelsFirst(String tensor) {
        return channelsFirst.formatted(tensor);
    }

    /** Code of this layout. */
    String of(String channelsFirst) {
        return back.formatted(channelsFirst);
    }
}
