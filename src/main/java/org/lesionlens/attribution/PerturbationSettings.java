package org.lesionlens.attribution;

import org.lesionlens.explain.PerturbationMethod;

/** How parts of the photo are covered, and what is watched. */
public sealed interface PerturbationSettings extends AttributionSettings {

    @Override
    PerturbationMethod method();

    /** What covers a part. */
    Replacement fill();

    /** What is watched. */
    WatchedScore score();

    /**
     * A patch that is moved over the photo.
     *
     * @param patch side in pixels of the network's input, at least 1
     * @param stride from one place to the next, in the same pixels, 1 to {@code patch}
     */
    record Occlusion(int patch, int stride, Replacement fill, WatchedScore score)
            implements PerturbationSettings {

        /**
         * @throws IllegalArgumentException if a number is outside its range
         */
        public Occlusion {
            if (patch < 1) {
                throw new IllegalArgumentException(
                        "patch: %d; it must be at least 1".formatted(patch));
            }
            if (stride < 1 || stride > patch) {
                throw new IllegalArgumentException(
                        "stride: %d; it must be from 1 to the patch's side, %d"
                                .formatted(stride, patch));
            }
        }

        /** A patch of an eighth of an input's shorter side, moved by half of its own. */
        public static Occlusion usual(int width, int height) {
            int patch = Math.max(1, Math.min(width, height) / 8);
            return new Occlusion(
                    patch, Math.max(1, patch / 2), Replacement.MEAN_SKIN, WatchedScore.LOGIT);
        }

        @Override
        public PerturbationMethod method() {
            return PerturbationMethod.OCCLUSION;
        }

        @Override
        public long forwardPasses(int width, int height) {
            return 1 + (long) places(width) * places(height);
        }

        /** How many places there are along a side: every stride, and one at the very end. */
        int places(int length) {
            return Math.ceilDiv(length - patch, stride) + 1;
        }

        @Override
        public String inWords() {
            return "patch of %d pixels every %d, filled with %s, %s"
                    .formatted(patch, stride, fill.inWords(), score.inWords());
        }
    }

    /**
     * Random masks.
     *
     * @param masks at least 2
     * @param cells along each side of a mask before it is enlarged, at least 1; 7 in the paper
     * @param seed of the masks
     */
    record Rise(int masks, int cells, long seed, Replacement fill, WatchedScore score)
            implements PerturbationSettings {

        /** How likely a cell is to stay open, as in the paper. */
        public static final double OPEN = 0.5;

        /**
         * @throws IllegalArgumentException if a number is outside its range
         */
        public Rise {
            if (masks < 2) {
                throw new IllegalArgumentException(
                        "masks: %d; they must be at least 2".formatted(masks));
            }
            if (cells < 1) {
                throw new IllegalArgumentException(
                        "mask-cells: %d; they must be at least 1".formatted(cells));
            }
        }

        @Override
        public PerturbationMethod method() {
            return PerturbationMethod.RISE;
        }

        @Override
        public long forwardPasses(int width, int height) {
            return masks;
        }

        @Override
        public String inWords() {
            return "%d masks of %d×%d cells, seed %d, behind them %s, %s"
                    .formatted(masks, cells, cells, seed, fill.inWords(), score.inWords());
        }
    }
}
