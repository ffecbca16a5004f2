package org.lesionlens.analysis;

import org.jspecify.annotations.Nullable;

/** A network is not run in the precision that is asked for. */
public final class PrecisionException extends ModelLoadException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why. */
    public enum Reason {
        /** The engine knows one precision. */
        ENGINE("this network is run in float32 alone"),
        /** It runs on another device than the CPU. */
        DEVICE("the network does not run on the CPU"),
        /** Only one version of libtorch is known to do it, on Linux and x86-64. */
        LIBTORCH("this libtorch, or this system, was not tried with bfloat16"),
        /** The processor does not compute in it. */
        PROCESSOR("this processor has no instructions for bfloat16 (AVX512_BF16 or AMX)"),
        /** Its operators are run one by one. */
        OPERATORS(
                "this network's operators are not joined here, which bfloat16 needs; `inspect` tells why"),
        /** Nothing is gained. */
        NO_FASTER("it was no faster than float32"),
        /** It ended in an error, now or before. */
        FAILED("this network's features cannot be computed in bfloat16");

        private final String words;

        Reason(String words) {
            this.words = words;
        }
    }

    /**
     * @param details of this network; blank if there are none
     */
    public PrecisionException(Reason reason, String details, @Nullable Throwable cause) {
        super(details.isBlank() ? reason.words : reason.words + ": " + details, cause);
        this.reason = reason;
    }

    public PrecisionException(Reason reason) {
        this(reason, "", null);
    }

    public Reason reason() {
        return reason;
    }
}
