package org.lesionlens.doctor;

/**
 * What was found of one thing that the program needs. It names no person and no folder of one, as
 * it goes into reports.
 *
 * @param what was looked at
 * @param found there
 * @param state whether that will do
 * @param advice what to do about it; blank if there is nothing to do
 */
public record CheckedPoint(String what, String found, State state, String advice) {

    /** Whether something will do. */
    public enum State {
        /** It will. */
        OK,
        /** It will, with less than there could be. */
        NOTE,
        /** It will not. */
        FAULT
    }

    static CheckedPoint ok(String what, String found) {
        return new CheckedPoint(what, found, State.OK, "");
    }

    static CheckedPoint note(String what, String found, String advice) {
        return new CheckedPoint(what, found, State.NOTE, advice);
    }

    static CheckedPoint fault(String what, String found, String advice) {
        return new CheckedPoint(what, found, State.FAULT, advice);
    }
}
