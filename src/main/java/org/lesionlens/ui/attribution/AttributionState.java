package org.lesionlens.ui.attribution;

import java.util.OptionalDouble;

/** How far an attribution of the shown photo is. */
public sealed interface AttributionState {

    /** No photo is shown that a network could be asked about. */
    record Nothing() implements AttributionState {}

    /** One can be computed. */
    record Ready() implements AttributionState {}

    /**
     * One is being computed.
     *
     * @param share of the work that is done, in [0, 1]
     * @param secondsLeft about; empty at the beginning
     */
    record Running(double share, OptionalDouble secondsLeft) implements AttributionState {}

    /** One is shown. */
    record Done() implements AttributionState {}

    /** It broke off. */
    record Failed(Throwable cause) implements AttributionState {}
}
