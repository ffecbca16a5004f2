package org.lesionlens.doctor;

/** Looks at one thing that the program needs. */
public interface Check {

    /** What it looks at, in a word or two. */
    String what();

    /**
     * Looks.
     *
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    CheckedPoint look() throws InterruptedException;
}
