package org.lesionlens.analysis;

import org.jspecify.annotations.Nullable;

/**
 * What a network runs on.
 *
 * @param device for people to read: {@code CPU} or {@code CUDA}
 * @param trouble why not on CUDA; null if it does, or libtorch was not built for it
 */
public record RunsOn(String device, @Nullable CudaTrouble trouble) {

    /** An NVIDIA card. */
    public static final RunsOn CUDA = new RunsOn("CUDA", null);

    /** The processor, as nothing else could be. */
    public static final RunsOn CPU = new RunsOn("CPU", null);

    /** The processor, for want of a card that works. */
    public static RunsOn cpu(@Nullable CudaTrouble trouble) {
        return new RunsOn(CPU.device, trouble);
    }

    /** For people to read, in English. */
    public String words() {
        return trouble == null ? device : device + ", as " + trouble.words();
    }
}
