package org.lesionlens.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was found of an installation.
 *
 * @param points in the order in which they are told
 */
public record CheckedInstallation(List<CheckedPoint> points) {

    public CheckedInstallation {
        points = List.copyOf(points);
    }

    /** True if nothing is a fault. */
    public boolean works() {
        return points.stream().noneMatch(point -> point.state() == CheckedPoint.State.FAULT);
    }

    /** A table of plain text, to be pasted into a report. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (CheckedPoint point : points) {
            lines.add(row(point.state().name(), point.what(), point.found()));
            if (!point.advice().isBlank()) {
                lines.add(row("", "", point.advice()));
            }
        }
        lines.add(row("", "", works() ? "This installation works." : "Something is wrong."));
        return lines;
    }

    private static String row(String state, String what, String words) {
        return "%-5s  %-11s  %s".formatted(state.toLowerCase(Locale.ROOT), what, words);
    }
}
