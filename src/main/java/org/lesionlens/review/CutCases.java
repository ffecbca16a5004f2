package org.lesionlens.review;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Lesions in any order, of which a threshold wants those at or above it, or those below: what is
 * wanted is a view, in the same order, so that a step of the threshold neither sorts nor copies.
 *
 * <p>In blocks of {@value #BLOCK}: how many of a block are wanted is a search in its sorted
 * probabilities, and which one is the i-th is found in one block.
 */
final class CutCases {

    private static final int BLOCK = 512;

    private final List<ReviewCase> cases;
    private final double[] probabilities;
    private final double[] rising; // the same, each block sorted

    /**
     * @param cases each with a probability
     */
    CutCases(List<ReviewCase> cases) {
        this.cases = cases;
        probabilities =
                cases.stream().mapToDouble(one -> one.probability().orElseThrow()).toArray();
        rising = probabilities.clone();
        for (int from = 0; from < rising.length; from += BLOCK) {
            Arrays.sort(rising, from, Math.min(from + BLOCK, rising.length));
        }
    }

    /** Those with p ≥ {@code threshold}. */
    List<ReviewCase> called(double threshold) {
        return new View(this, threshold, true);
    }

    /** Those with p &lt; {@code threshold}. */
    List<ReviewCase> notCalled(double threshold) {
        return new View(this, threshold, false);
    }

    private static final class View extends AbstractList<ReviewCase> {

        private final CutCases whole;
        private final double threshold;
        private final boolean called;
        private final int[] ends; // how many there are up to the end of each block

        View(CutCases whole, double threshold, boolean called) {
            this.whole = whole;
            this.threshold = threshold;
            this.called = called;
            ends = new int[Math.ceilDiv(whole.rising.length, BLOCK)];
            int count = 0;
            for (int block = 0; block < ends.length; block++) {
                count += count(block);
                ends[block] = count;
            }
        }

        private int count(int block) {
            int from = block * BLOCK;
            int end = Math.min(from + BLOCK, whole.rising.length);
            int low = from;
            int high = end;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (whole.rising[middle] < threshold) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return called ? end - low : low - from;
        }

        private boolean wants(int index) {
            return (whole.probabilities[index] >= threshold) == called;
        }

        @Override
        public int size() {
            return ends.length == 0 ? 0 : ends[ends.length - 1];
        }

        @Override
        public ReviewCase get(int index) {
            if (index < 0 || index >= size()) {
                throw new IndexOutOfBoundsException(index);
            }
            int found = Arrays.binarySearch(ends, index + 1);
            int block = found < 0 ? -found - 1 : found;
            while (block > 0 && ends[block - 1] > index) {
                block--; // blocks without any end where the one before them does
            }
            int left = index - (block == 0 ? 0 : ends[block - 1]);
            int place = block * BLOCK;
            while (!wants(place) || left-- > 0) {
                place++;
            }
            return whole.cases.get(place);
        }

        @Override
        public Iterator<ReviewCase> iterator() {
            return new Iterator<>() {
                private int next = after(-1);

                private int after(int place) {
                    int following = place + 1;
                    while (following < whole.probabilities.length && !wants(following)) {
                        following++;
                    }
                    return following;
                }

                @Override
                public boolean hasNext() {
                    return next < whole.probabilities.length;
                }

                @Override
                public ReviewCase next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    ReviewCase one = whole.cases.get(next);
                    next = after(next);
                    return one;
                }
            };
        }

        /** Of the same lesions, a larger view holds a smaller one: of equal size they are equal. */
        @Override
        public boolean equals(Object other) {
            if (other instanceof View that && that.isOfTheSame(this)) {
                return that.size() == size();
            }
            return super.equals(other);
        }

        private boolean isOfTheSame(View that) {
            boolean sameSide = called == that.called;
            return sameSide && whole.equals(that.whole);
        }

        @Override
        public int hashCode() {
            return super.hashCode();
        }
    }
}
