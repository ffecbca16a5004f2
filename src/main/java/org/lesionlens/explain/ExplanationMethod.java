package org.lesionlens.explain;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * A way to tell where a class's score comes from. The three kinds answer different questions, and a
 * map of one is not to be read as one of another.
 */
public sealed interface ExplanationMethod
        permits CamMethod, PixelMethod, PerturbationMethod, ViewsMethod {

    /** All methods: of a layer's maps first, then of pixels, then by perturbation. */
    static Stream<ExplanationMethod> all() {
        return Stream.of(
                        CamMethod.values(),
                        ViewsMethod.values(),
                        PixelMethod.values(),
                        PerturbationMethod.values())
                .flatMap(Stream::of);
    }

    /** The method that goes by {@code key}, if there is one. */
    static Optional<ExplanationMethod> of(String key) {
        return all().filter(method -> method.key().equals(key)).findFirst();
    }

    /** As files and options name it, for example {@code grad-cam++}; never changes. */
    String key();

    /** Its proper name, for example {@code Grad-CAM++}; the same in every language. */
    String label();

    /** Who described it, when and where: authors, year, link. */
    String citation();

    /** True if values below 0 mean evidence against the class. */
    boolean isSigned();
}
