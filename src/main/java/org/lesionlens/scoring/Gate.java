package org.lesionlens.scoring;

/** Holds work back while something else goes first; open at first. For any thread. */
public final class Gate {

    private boolean open = true;

    /** Lets all through from now on, or nobody. */
    public synchronized void setOpen(boolean lets) {
        open = lets;
        notifyAll();
    }

    /**
     * Returns as soon as the gate is open.
     *
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    public synchronized void pass() throws InterruptedException {
        while (!open) {
            wait();
        }
    }
}
