package org.lesionlens.torchscript;

import java.util.List;

/**
 * A tensor as a pickle describes it.
 *
 * @param storage where its numbers are
 * @param offset of its first number, counted in numbers
 * @param sizes of its dimensions
 * @param strides from one number to the next along each dimension, counted in numbers
 */
record PickledTensor(
        TensorPickle.Storage storage, long offset, List<Long> sizes, List<Long> strides) {

    PickledTensor {
        sizes = List.copyOf(sizes);
        strides = List.copyOf(strides);
    }

    /**
     * Checks that all of its numbers lie within its storage.
     *
     * @throws UnsoundArchiveException if not
     */
    void check() throws UnsoundArchiveException {
        if (!fits()) {
            throw new UnsoundArchiveException(
                    "a tensor of the sizes %s and strides %s from number %d on is not within the %d numbers of data/%s"
                            .formatted(sizes, strides, offset, storage.count(), storage.key()));
        }
    }

    private boolean fits() {
        boolean plain =
                offset >= 0
                        && sizes.size() == strides.size()
                        && sizes.stream().allMatch(size -> size >= 0)
                        && strides.stream().allMatch(stride -> stride >= 0);
        if (!plain) {
            return false;
        }
        if (sizes.contains(0L)) {
            return offset <= storage.count();
        }
        try {
            long last = offset;
            long numbers = 1;
            for (int i = 0; i < sizes.size(); i++) {
                last = Math.addExact(last, Math.multiplyExact(sizes.get(i) - 1, strides.get(i)));
                numbers = Math.multiplyExact(numbers, sizes.get(i));
            }
            return last < storage.count() && numbers <= Long.MAX_VALUE / Double.BYTES;
        } catch (ArithmeticException e) {
            return false;
        }
    }
}
