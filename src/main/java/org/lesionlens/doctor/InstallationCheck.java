package org.lesionlens.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** All that is looked at, in its order. */
public final class InstallationCheck {

    private final List<Check> checks;

    public InstallationCheck(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /**
     * Looks at all of it; takes some seconds, for the network.
     *
     * @param begun is told what is looked at next
     * @throws InterruptedException if the calling thread is interrupted while it waits
     */
    public CheckedInstallation run(Consumer<String> begun) throws InterruptedException {
        List<CheckedPoint> points = new ArrayList<>();
        for (Check check : checks) {
            begun.accept(check.what());
            points.add(check.look());
        }
        return new CheckedInstallation(points);
    }
}
