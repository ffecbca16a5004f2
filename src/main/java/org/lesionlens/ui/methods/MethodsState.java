package org.lesionlens.ui.methods;

import java.util.OptionalDouble;

/** How far a comparison of methods is. */
sealed interface MethodsState {

    /** Methods and photos are being chosen. */
    record Choosing() implements MethodsState {}

    /**
     * Photos are tested.
     *
     * @param done photos that are
     * @param of how many
     * @param within how far the next one is, in [0, 1]
     * @param secondsLeft none before anybody can tell
     */
    record Running(int done, int of, double within, OptionalDouble secondsLeft)
            implements MethodsState {

        /** Of all, in [0, 1]. */
        double share() {
            return (done + within) / of;
        }
    }

    /** A person has stopped it; what is done is in the table. */
    record Stopped(int done, int of) implements MethodsState {}

    /** It broke off; what is done is in the table. */
    record Failed(Throwable cause) implements MethodsState {}

    /** All photos were tested, or could not be. */
    record Done() implements MethodsState {}
}
